from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import ExtractedPage, Extraction, Heading
from app.ingest.clean import clean, clean_text, one_line, title_of


def extraction(*pages: str, headings: tuple[Heading, ...] = ()) -> Extraction:
    return Extraction(
        tuple(ExtractedPage(t, n) for n, t in enumerate(pages, 1)), "x", None, headings
    )


def test_line_ends_become_newlines() -> None:
    assert clean_text("a\r\nb\rc\x0bd\x0ce\x85f\u2028g") == "a\nb\nc\nd\ne\nf\ng"


def test_control_and_invisible_characters_go() -> None:
    assert clean_text("\ufeffa\0b\x07c\x7fd\x9fe\u00adf\uffffg\ufffe") == "abcdefg"


def test_everything_else_stays() -> None:
    text = "  a\tb\n\n\n  “quoted” é e\u0301 \u00a0 日本語。😀 \u200d\u200b well-\nknown  "
    assert clean_text(text) == text


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean_text("a\ud800b") == "a\ufffdb"


def test_a_soft_hyphen_at_a_line_end_joins_the_word() -> None:
    assert clean_text("infor\u00ad\n  mation") == "information"


def test_a_pdf_hyphen_joins_only_words_known_from_the_text() -> None:
    cleaned = clean(extraction("infor\x02mation long\x02term", "Information"))
    assert cleaned.pages[0].text == "information long-term"


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaned_text_can_be_stored_and_cleaning_again_changes_nothing(text: str) -> None:
    once = clean_text(text)
    once.encode()
    assert "\0" not in once
    assert "\r" not in once
    assert clean_text(once) == once


@given(st.lists(st.text(alphabet="ab \r\n\0\x02\u00ad", max_size=20), min_size=1, max_size=4))
def test_headings_move_with_the_text(parts: list[str]) -> None:
    pages = [part + "\n§" + part for part in parts]
    starts, offset = [], 0
    for page in pages:
        starts.append(offset + page.index("§"))
        offset += len(page)
    given_headings = tuple(Heading(start, 1, f"H{start}") for start in starts)
    cleaned = clean(extraction(*pages, headings=given_headings))
    assert len(cleaned.headings) == len(pages)
    assert all(cleaned.text[heading.start] == "§" for heading in cleaned.headings)
    assert [page.number for page in cleaned.pages] == list(range(1, len(pages) + 1))


def test_a_title_is_one_line() -> None:
    assert one_line("  A \r\n title\0 \u00a0 here ") == "A title here"


def test_a_document_without_a_title_that_says_something_is_called_by_its_name() -> None:
    for title in (None, "", " \0", "untitled", "-", "Document1"):
        assert title_of(title, "Pump manual") == "Pump manual"
    assert title_of("Microsoft Word - Pump manual", "x.doc") == "Pump manual"


def test_a_name_that_is_not_unicode_makes_a_title_that_is() -> None:
    assert title_of(None, "caf\udce9") == "caf\ufffd"


def test_a_title_has_bounds() -> None:
    assert len(title_of("word " * 1000, "x")) == 200
