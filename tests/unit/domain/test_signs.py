import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.signs import STAND_IN, printable, visible, without_width

SIGNS = (
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a"
)
HOSTILE = st.text(
    st.sampled_from(SIGNS + "ab 1-2\n\u05d0\u0627\u06cc😀") | st.characters(codec="utf-8"),
    max_size=60,
)
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
FROM_RIGHT = {"R", "AL"}


def _turns(line: str) -> bool:
    """Whether signs alone give this line letters of another direction."""
    marks = [c for c in line if unicodedata.category(c) == "Cf"]
    letters = [c for c in line if unicodedata.category(c) != "Cf"]
    classes = {unicodedata.bidirectional(c) for c in marks}
    return bool(classes & FROM_RIGHT) and not FROM_RIGHT & {
        unicodedata.bidirectional(c) for c in letters
    }


@given(HOSTILE)
def test_no_sign_turns_what_is_shown(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not TURNING & {unicodedata.bidirectional(c) for c in shown}
    assert not any(_turns(line) for line in shown.splitlines())
    assert visible(shown) == shown


@given(HOSTILE)
def test_what_is_printed_steers_no_terminal(text: str) -> None:
    shown = printable(text + "\x1b[2J\x9b0m\x07")
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@given(st.text("abc äöü 中文 123 .,-", max_size=40))
def test_text_without_such_signs_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert list(without_width(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # a Persian word needs the joiner
        "👩\u200d👧 and 👨\u200d💻",
        "שלום (1\u200f) 2",
        "\ufeffAt the beginning",
        "ไทย\u200bไทย",
    ],
)
def test_scripts_keep_the_signs_that_they_need(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see \u202egnp.exe\u202c", f"see {STAND_IN}gnp.exe{STAND_IN}"),
        ("10\u200f - 20", f"10{STAND_IN} - 20"),
        ("pass\u200bword", f"pass{STAND_IN}word"),
        ("if\u2066 admin\u2069", f"if{STAND_IN} admin{STAND_IN}"),
    ],
)
def test_a_sign_that_hides_or_turns_is_seen(text: str, shown: str) -> None:
    assert visible(text) == shown
