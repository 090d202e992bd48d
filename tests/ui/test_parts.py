from hypothesis import given
from hypothesis import strategies as st

from app.ui.viewer.parts import PART_CHARACTERS, Part, part_at, split


@given(st.integers(0, 3 * PART_CHARACTERS), st.sampled_from(["a", "word ", "line\n", "一"]))
def test_parts_tile_the_text(length: int, unit: str) -> None:
    text = (unit * (length // len(unit) + 1))[:length]
    parts = split(text, ())
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(0 < part.end - part.start <= PART_CHARACTERS for part in parts)


def test_pages_are_parts() -> None:
    parts = split("one two", [(1, 0, 4), (2, 4, 7)])
    assert parts == (Part(0, 4, 1), Part(4, 7, 2))


def test_a_very_long_page_is_cut_after_a_line() -> None:
    line = "x" * 99 + "\n"
    parts = split(line * 1_000, [(1, 0, 100_000)])
    assert len(parts) > 1
    assert {part.page for part in parts} == {1}
    assert all(part.end % 100 == 0 for part in parts)


def test_an_offset_is_found_in_its_part() -> None:
    parts = (Part(0, 4, 1), Part(4, 7, 2))
    assert [part_at(parts, offset) for offset in (0, 3, 4, 6, 7)] == [0, 0, 1, 1, 1]
