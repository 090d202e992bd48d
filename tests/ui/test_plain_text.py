import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from app.ui.look import plain_text

AWKWARD = st.text(
    st.sampled_from("ab \r\n\u2029\u2028\ufdd0\ufdd1\0\t\f😀é𝔸<>&\udcff")
    | st.characters(codec="utf-8"),
    max_size=60,
)


@given(AWKWARD)
def test_displayable_keeps_the_number_of_characters(text: str) -> None:
    assert len(plain_text.displayable(text)) == len(text)


@given(AWKWARD, st.data())
def test_a_span_found_by_its_offsets_is_the_same_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = plain_text.displayable(text)
    document = QTextDocument()
    document.setPlainText(shown)
    cursor = QTextCursor(document)
    cursor.setPosition(plain_text.utf16_length(shown[:start]))
    cursor.setPosition(plain_text.utf16_length(shown[:end]), QTextCursor.MoveMode.KeepAnchor)
    selected = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    assert selected == shown[start:end].replace("\u2028", "\n")


def test_a_tooltip_never_holds_markup_of_the_text() -> None:
    assert plain_text.tooltip("<img src=x> & co") == "<p>&lt;img src=x&gt; &amp; co</p>"


def test_a_long_tooltip_is_cut_at_a_word() -> None:
    assert plain_text.tooltip("word " * 500).endswith("word …</p>")


def test_a_warning_stands_above_the_words_of_a_tooltip() -> None:
    assert plain_text.tooltip("a < b", warning="Hidden text") == (
        "<p><b>Hidden text</b></p><p>a &lt; b</p>"
    )


@given(AWKWARD | st.text(st.sampled_from("ab 12-\u202e\u2066\u200f\u200b\u05d0"), max_size=30))
def test_nothing_shown_can_turn_the_line(text: str) -> None:
    turning = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    for shown in (
        plain_text.displayable(text),
        plain_text.one_line(text),
        plain_text.tooltip(text),
    ):
        assert not turning & set(shown)
        letters = {unicodedata.bidirectional(c) for c in shown if c != "\u200f"}
        assert "\u200f" not in shown or letters & {"R", "AL"}
