"""What a model thinks is told from what it answers, however its words arrive."""

from collections.abc import Iterator

import pytest

from app.domain.steps import each, result_of
from app.engines.protocols import Thought
from app.engines.thoughts import KNOWN, Marks, think_first, thinks


class Writer:
    """Says `reply` in pieces of `size` characters; after the closing mark only "Forced."."""

    def __init__(self, reply: str, size: int) -> None:
        self.prompts: list[tuple[str, int]] = []
        self._reply = reply
        self._size = size

    def __call__(self, prompt: str, most: int) -> Iterator[str]:
        self.prompts.append((prompt, most))
        forced = prompt.rstrip().endswith(tuple(marks.closes for marks in KNOWN))
        text = "Forced." if forced else self._reply
        pieces = [text[at : at + self._size] for at in range(0, len(text), self._size)]
        return iter(pieces[:most])


def told(writer: Writer, prompt: str, *, thoughts: int, answer: int = 500) -> tuple[str, str]:
    """All thoughts and all of the answer."""
    thinking = think_first(writer, prompt, thoughts=thoughts, answer=answer)
    seen = list[Thought]()
    answer_pieces = result_of(each(thinking, seen.append))
    return "".join(thought.text for thought in seen), "".join(answer_pieces)


@pytest.mark.parametrize("marks", KNOWN, ids=lambda marks: marks.opens)
@pytest.mark.parametrize("size", [1, 3, 500])
@pytest.mark.parametrize("opened", [False, True])
def test_thoughts_of_every_family_are_told_from_the_answer(
    marks: Marks, size: int, opened: bool
) -> None:
    begun = "" if opened else f"\n{marks.opens}"
    reply = f"{begun}\nTwo < three, so </ yes.\n{marks.closes}\n\nIt is <b>red</b>."
    prompt = f"Hello{marks.opens}\n" if opened else "Hello"
    thought, answer = told(Writer(reply, size), prompt, thoughts=400)
    assert thought.strip() == "Two < three, so </ yes."
    assert answer == "It is <b>red</b>."


@pytest.mark.parametrize("size", [1, 4, 500])
@pytest.mark.parametrize(
    "text", ["  It is red. <think>Is it?</think> Yes.", "<the pump> is red", "[THIS]", "", " "]
)
def test_an_answer_without_thoughts_is_left_as_it_is(text: str, size: int) -> None:
    writer = Writer(text, size)
    assert told(writer, "Hello", thoughts=0) == ("", text)
    assert told(writer, "Hello", thoughts=9) == ("", text)


@pytest.mark.parametrize("opened", [False, True])
def test_thoughts_that_take_too_long_are_ended(opened: bool) -> None:
    text = f"{'' if opened else '<think>'}One. Two. Three. Four.</think>Late."
    writer = Writer(text, 5)
    prompt = "Hello<think>\n" if opened else "Hello"
    thought, answer = told(writer, prompt, thoughts=2, answer=7)
    assert thought.startswith("One. ")
    assert "Three" not in thought
    assert answer == "Forced."
    (_, first), (forced, most) = writer.prompts
    assert (first, most) == (9, 7)
    assert forced == f"{prompt}{'' if opened else '<think>'}{thought}\n</think>\n\n"


def test_a_model_that_may_not_think_is_kept_from_it_before_it_begins() -> None:
    writer = Writer("never", 5)
    assert told(writer, "Hello<think>\n", thoughts=0) == ("", "Forced.")
    assert writer.prompts == [("Hello<think>\n\n</think>\n\n", 500)]


def test_thoughts_that_never_end_are_no_answer() -> None:
    assert told(Writer("<think>Hm, </thin", 4), "Hello", thoughts=99) == ("Hm, </thin", "")


def test_an_answer_is_no_longer_than_asked_for_however_short_the_thoughts() -> None:
    _, answer = told(Writer("<think>a</think>bcdefgh", 1), "Hello", thoughts=50, answer=3)
    assert answer == "bcd"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if add_generation_prompt %}<|im_start|>assistant\n<think>\n{% endif %}", True),
        ("{% if enable_thinking is false %}<think>\n\n</think>{% endif %}", True),
        ("Reasoning: {{ reasoning_effort }}", True),
        ("{{ c.split('<think>')[-1] }}{% if add_generation_prompt %}assistant{% endif %}", False),
        ("", False),
    ],
)
def test_a_template_says_whether_its_model_thinks(template: str, expected: bool) -> None:
    assert thinks(template) is expected


def test_thoughts_come_as_they_are_thought() -> None:
    thinking = think_first(Writer("<think>one two", 4), "Hello", thoughts=99, answer=9)
    assert next(thinking) == Thought("o")
