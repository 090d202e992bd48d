"""Tells what a model writes down for itself from what it answers, by the marks around it.

A model that reasons puts its thoughts first, between two marks of its family; what else it writes
between such marks later is a part of its answer.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from app.engines.pieces import overlap
from app.engines.protocols import Thought


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before thoughts, and between them and the answer."""

    opens: str
    closes: str


KNOWN = (
    Marks("<think>", "</think>"),
    Marks("<thinking>", "</thinking>"),
    Marks("<thought>", "</thought>"),
    Marks("<seed:think>", "</seed:think>"),
    Marks("<|begin_of_thought|>", "<|end_of_thought|>"),
    Marks("[THINK]", "[/THINK]"),
    Marks("<|channel|>analysis<|message|>", "<|end|><|start|>assistant<|channel|>final<|message|>"),
)
"""Of Qwen, DeepSeek, GLM and many others; Granite; EXAONE; Seed; Sky-T1; Magistral; gpt-oss."""
MOST_MARK_TOKENS = 32
"""No mark is longer, with the line breaks around it."""
_SKIPPED = ("<|channel|>final<|message|>",)
"""What begins an answer without being a part of it."""
_OPENINGS = (*(marks.opens for marks in KNOWN), *_SKIPPED)
_SWITCHES = ("enable_thinking", "reasoning_effort")


def thinks(template: str) -> bool:
    """Whether a chat template is one of a model that reasons.

    It has a switch for that, or begins the thoughts itself; what it merely takes out of earlier
    answers says nothing.
    """
    beginning = template.rpartition("add_generation_prompt")[2]
    switched = any(switch in template for switch in _SWITCHES)
    return switched or any(marks.opens in beginning for marks in KNOWN)


def is_mark(control: str) -> bool:
    """Whether marks are made of that control token, which a vocabulary would otherwise not show."""
    texts = [text for marks in KNOWN for text in (marks.opens, marks.closes)]
    return control != "" and any(control in text for text in texts)


def begun(prompt: str) -> Marks | None:
    """The marks that a prompt has opened at its end; None where the model begins by itself."""
    end = prompt.rstrip()
    return next((marks for marks in KNOWN if end.endswith(marks.opens)), None)


def think_first(
    write: Callable[[str, int], Iterator[str]], prompt: str, *, thoughts: int, answer: int
) -> Generator[Thought, None, Iterator[str]]:
    """Thoughts as they come, at most so many tokens; returns what is answered then.

    `write` continues a prompt by at most so many tokens, a piece for each. Where thoughts are to
    be over, the mark that ends them is put into the model's mouth ("budget forcing": Muennighoff
    et al. 2025, "s1: Simple test-time scaling").
    """
    marks, rest = begun(prompt), ""
    if marks is None:
        pieces = write(prompt, thoughts + answer)
        marks, rest = _opening(pieces)
        if marks is None:
            return islice(filter(None, chain((rest,), pieces)), answer)
        prompt += marks.opens
    elif thoughts:
        pieces = write(prompt, thoughts + answer)
    else:
        return write(_closed(prompt, marks), answer)
    between = _Between(marks, chain((rest,), pieces))
    for number, text in enumerate(between):
        if number == thoughts:
            return write(_closed(prompt, marks), answer)
        prompt += text
        yield Thought(text)
    return islice(_trimmed(chain((between.rest,), pieces)), answer)


def _closed(prompt: str, marks: Marks) -> str:
    return f"{prompt}\n{marks.closes}\n\n"


class _Between:
    """The pieces before the closing mark; `rest` is what was read behind it."""

    def __init__(self, marks: Marks, pieces: Iterator[str]) -> None:
        self.rest = ""
        self._closes = marks.closes
        self._pieces = pieces

    def __iter__(self) -> Iterator[str]:
        held = ""
        for piece in self._pieces:
            text, closed, self.rest = (held + piece).partition(self._closes)
            keep = 0 if closed else overlap(text, self._closes)
            held = text[len(text) - keep :]
            if text := text[: len(text) - keep]:
                yield text
            if closed:
                return
        if held:
            yield held


def _opening(pieces: Iterator[str]) -> tuple[Marks | None, str]:
    """The marks that a reply begins with, and what was read behind them.

    No more is held back than may be the beginning of marks.
    """
    held = ""
    for piece in pieces:
        held += piece
        start = held.lstrip()
        found = next((each for each in _OPENINGS if start.startswith(each)), None)
        if found is not None:
            marks = next((marks for marks in KNOWN if marks.opens == found), None)
            return marks, start.removeprefix(found)
        if not any(each.startswith(start) for each in _OPENINGS):
            break
    return None, held


def _trimmed(pieces: Iterator[str]) -> Iterator[str]:
    """Without the white space at the beginning."""
    begun = False
    for piece in pieces:
        text = piece if begun else piece.lstrip()
        begun = begun or text != ""
        if text:
            yield text
