import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.domain.sentences import sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, language)]


@given(st.text(), st.sampled_from(["en", "de", "zh", "ar", None]))
def test_sentences_are_slices_in_order_and_lose_only_white_space(
    text: str, language: str | None
) -> None:
    spans = sentence_spans(text, language)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
    kept = "".join(text[s.start : s.end] for s in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_abbreviations_and_decimals_end_nothing() -> None:
    assert sentences("Dr. Hale set it to 3.5 bar. It held.") == [
        "Dr. Hale set it to 3.5 bar.",
        "It held.",
    ]


def test_a_line_that_the_page_broke_is_joined() -> None:
    assert sentences("The pump needs a\npressure of two bar.") == [
        "The pump needs a\npressure of two bar."
    ]


def test_rows_items_and_headings_stand_alone() -> None:
    text = "# Care\nClean it weekly:\n- the lid\n- the hose\n| oil | 5 l |\n| gas | 2 l |"
    assert sentences(text) == [
        "# Care",
        "Clean it weekly:",
        "- the lid",
        "- the hose",
        "| oil | 5 l |",
        "| gas | 2 l |",
    ]


def test_a_long_run_without_full_stops_is_cut_at_its_lines() -> None:
    row = "part number and price in the list of all spare parts"
    assert sentences("\n".join([row] * 40)) == [row] * 40


def test_chinese_sentences_end_at_their_own_full_stop() -> None:
    assert sentences("水泵坏了。请更换。", "zh") == ["水泵坏了。", "请更换。"]
