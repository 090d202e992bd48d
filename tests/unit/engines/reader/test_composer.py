"""What a walk through a document composes."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import ExtractedPage, Extraction, FlagKind
from app.engines.reader.composer import Composer, Facts


def composed(*steps: tuple[str, *tuple[object, ...]]) -> Extraction:
    composer = Composer("text/x", Facts(author="Anna"))
    for name, *values in steps:
        getattr(composer, name)(*values)
    (piece,) = composer.pieces([])
    return piece


def test_breaks_do_not_add_up_and_none_stands_at_the_ends() -> None:
    found = composed(
        ("paragraph",), ("write", "a"), ("line",), ("paragraph",), ("line",), ("write", " b "),
        ("paragraph",),
    )  # fmt: skip
    assert found.text == "a\n\nb"


def test_spaces_between_pieces_of_a_line_are_one() -> None:
    found = composed(("write", "a "), ("write", " "), ("write", "\n b"), ("write", "c"))
    assert found.text == "a bc"


def test_pages_end_with_an_empty_line_and_keep_their_numbers() -> None:
    found = composed(("open_page", 1), ("write", "a"), ("open_page", 2), ("open_page", 3))
    assert found.pages == (
        ExtractedPage("a\n\n", 1),
        ExtractedPage("", 2),
        ExtractedPage("", 3),
    )


def test_hidden_stretches_next_to_each_other_are_one_flag() -> None:
    found = composed(
        ("write", "a "), ("hide", FlagKind.WHITE), ("write", "b "), ("write", "c"), ("hide", None),
        ("write", " d"),
    )  # fmt: skip
    assert [found.text[f.start : f.end] for f in found.flags] == ["b c"]


def test_a_long_cell_keeps_its_paragraphs_and_a_short_one_its_line() -> None:
    table = (("open_table",), ("open_row",), ("open_cell",))
    short = composed(*table, ("write", "a"), ("paragraph",), ("write", "b"))
    long = composed(*table, ("write", "a" * 300), ("paragraph",), ("write", "b"))
    assert short.text == "a b"
    assert long.text.endswith("a\n\nb")


_STEPS = st.one_of(
    st.sampled_from(
        [
            *(("line",), ("paragraph",), ("close_heading",), ("open_table",), ("open_row",)),
            *(("open_cell",), ("close_cell",), ("close_row",), ("close_table",)),
            *(("open_heading", 1), ("open_page", 1), ("hide", FlagKind.TINY), ("hide", None)),
        ]
    ),
    st.tuples(st.sampled_from(["write", "write_exactly"]), st.text(max_size=9)),
)


@given(st.lists(_STEPS, max_size=40))
def test_any_order_of_steps_gives_offsets_that_are_right(
    steps: list[tuple[str, *tuple[object, ...]]],
) -> None:
    found = composed(*steps)
    for heading in found.headings:
        assert " ".join(found.text[heading.start :].split()).startswith(heading.title)
    for flag in found.flags:
        assert 0 <= flag.start < flag.end <= len(found.text)
    for table in found.tables:
        for row in table.rows:
            assert table.start <= row.start <= row.end <= table.end <= len(found.text)
            for span in filter(None, row.spans):
                assert row.start <= span[0] < span[1] <= row.end
