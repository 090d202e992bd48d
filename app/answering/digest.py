"""What a language model is told when it sums up: notes of portions, then a summary of the notes.

A text longer than what the model has in view is summed up in layers (Wu et al., "Recursively
summarizing books with human feedback", arXiv 2109.10862, 2021). A note keeps the source sentences
that support it, so the last layer is as near to the text as the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.answering.judge import Judgement
from app.answering.prompt import Budget, Prompt, fill, neutral
from app.answering.stream import SentenceStream
from app.answering.summary import Centroid, content_words
from app.answering.wording import Length, Wording
from app.domain.search import Hit
from app.engines.protocols import Message

T = TypeVar("T")

_LONGEST_NOTE = 400  # characters
_ASK = "Sum up the {of}."
_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence on some passages, and how they support it."""

    text: str
    judgement: Judgement


def spread(count: int) -> list[int]:
    """The numbers below `count`, so ordered that any first few lie evenly among all of them.

    The sequence of van der Corput: where time runs out, every part of the text was looked at.
    """
    bits = max(count - 1, 0).bit_length()
    mirrored = (int(f"{n:0{bits}b}"[::-1], 2) for n in range(1 << bits))
    return [number for number in mirrored if number < count]


def portions(items: Iterable[tuple[T, int]], room: int) -> list[list[T]]:
    """Items, given with their sizes, in order and in as few lists as `room` allows for each."""
    parts: list[list[T]] = []
    left = 0
    for item, size in items:
        if not parts or size > left:
            parts.append([])
            left = room
        parts[-1].append(item)
        left -= size
    return parts


def note_prompt(passages: Sequence[Hit], budget: Budget, language: str | None) -> Prompt:
    """What asks for one or two sentences on passages."""
    instruction = Wording(Length.SHORT, language=language).summing("passages")
    return fill(instruction, _ASK.format(of="passages"), passages, budget)


def passages_prompt(passages: Sequence[Hit], budget: Budget, wording: Wording) -> Prompt:
    """What asks for the summary where all passages are in view at once."""
    return fill(wording.summing("passages"), _ASK.format(of="passages"), passages, budget)


def join_prompt(notes: Sequence[Note], wording: Wording) -> Prompt:
    """What asks for one summary of notes, with the passages that they come from."""
    listed = "\n".join(f"- {neutral(note.text)}" for note in notes)
    content = f'Notes:\n"""\n{listed}\n"""\n\n{_ASK.format(of="notes")}'
    hits = {source.hit.chunk.id: source.hit for note in notes for source in note.judgement.sources}
    messages = Message("system", wording.summing("notes")), Message("user", content)
    return Prompt(messages, tuple(hits.values()))


def sentences(said: str, language: str | None) -> list[str]:
    """What a model said, sentence by sentence and each once, without the marks of a list."""
    stream = SentenceStream(language)
    found = (_MARK.sub("", text).strip() for text in [*stream.feed(said), *stream.finish()])
    return list(dict.fromkeys(text for text in found if 0 < len(text) <= _LONGEST_NOTE))


def typical(notes: Sequence[Note], count: int) -> list[Note]:
    """The `count` notes that say most of what all of them say, in their order."""
    centroid = Centroid()
    for note in notes:
        centroid.add(note.text)
    centroid.finish()
    scores = [centroid.score(frozenset(content_words(note.text))) for note in notes]
    best = sorted(range(len(notes)), key=lambda n: -scores[n])[:count]
    return [notes[n] for n in sorted(best)]
