"""Chooses which sentences of the passages a prompt has room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.documents import Span
from app.domain.search import Hit
from app.domain.sentences import sentence_spans

_NEIGHBOUR = 0.5  # of its neighbour's value: "It was built in 1874" needs the sentence before
_GAP = " … "
_SMALLEST_TOKENS = 24  # a shorter piece of a sentence says nothing


@dataclass(slots=True)
class _Part:
    """A sentence of a passage."""

    hit: Hit
    span: Span
    value: float = 0.0


@dataclass(slots=True)
class _Chosen:
    """The parts of a passage that are in, and the end of a cut one."""

    spans: list[Span] = field(default_factory=list)


def excerpts(
    hits: Sequence[Hit],
    worth: Mapping[tuple[int, int], float],
    *,
    room: int,
    head: Callable[[Hit], int],
    count_tokens: Callable[[str], int],
) -> dict[int, str]:
    """For each passage (by chunk id) that gets a place, the text of it that does.

    Sentences go in by what they are worth, the best first, until `room` tokens are used; a header
    row goes with its rows. The first that does not fit is cut at a word. What is left out between
    two sentences is shown as "…".

    Args:
        hits: Passages, best first.
        worth: Of a sentence, by the chunk's id and the sentence's start in its document.
        room: Tokens for all of it.
        head: Tokens that a passage costs beside its text.
        count_tokens: Of a text.
    """
    chosen: dict[int, _Chosen] = {}
    for part in sorted(_parts(hits, worth), key=lambda part: -part.value):
        identity = part.hit.chunk.id
        text = part.hit.chunk.text
        cost = count_tokens(text[part.span.start : part.span.end]) + 1
        cost += 0 if identity in chosen else head(part.hit)
        if cost > room:
            fitting = _cut(text, part.span, cost - room, count_tokens)
            if fitting is not None:
                chosen.setdefault(identity, _Chosen()).spans.append(fitting)
            break
        chosen.setdefault(identity, _Chosen()).spans.append(part.span)
        room -= cost
    by_id = {hit.chunk.id: hit for hit in hits}
    return {i: _joined(by_id[i].chunk.text, one.spans) for i, one in chosen.items()}


def _parts(hits: Sequence[Hit], worth: Mapping[tuple[int, int], float]) -> list[_Part]:
    """Every sentence with its value, passages in order: equal ones stay so."""
    parts: list[_Part] = []
    for hit in hits:
        chunk = hit.chunk
        own = [_Part(hit, span) for span in sentence_spans(chunk.text, hit.document.language)]
        values = [worth.get((chunk.id, chunk.start + part.span.start), 0.0) for part in own]
        for at, part in enumerate(own):
            around = max(values[max(at - 1, 0) : at + 2])
            part.value = max(values[at], _NEIGHBOUR * around)
        if own and chunk.sheet is not None:
            own[0].value = max(part.value for part in own)
        parts += own
    return parts


def _cut(text: str, span: Span, excess: int, count_tokens: Callable[[str], int]) -> Span | None:
    """As many words from its beginning as make it `excess` tokens shorter."""
    sentence = text[span.start : span.end]
    allowed = count_tokens(sentence) - excess
    if allowed < _SMALLEST_TOKENS:
        return None
    end = len(sentence)
    while end > 0 and count_tokens(sentence[:end]) > allowed:
        end = sentence.rfind(" ", 0, int(end * 0.9) or 1)
    return Span(span.start, span.start + end) if end > 0 else None


def _joined(text: str, spans: Sequence[Span]) -> str:
    """The spans in order, with what is between them where nothing is left out."""
    result, last = "", None
    for span in sorted(spans, key=lambda span: span.start):
        if last is not None:
            between = text[last : span.start]
            result += between if not between.strip() else _GAP
        result += text[span.start : span.end]
        last = span.end
    return result
