"""Packs passages and a question into a prompt that fits the model's context."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.answering.excerpt import excerpts
from app.answering.hostile import is_order
from app.answering.mention import blank
from app.answering.quote import Candidate
from app.answering.stray import left_out
from app.answering.wording import Wording
from app.domain.search import Hit
from app.engines.protocols import Message

_ASK = "Question: {question}"
_FENCE = '"""'
STOPS = ("\nQuestion:", "\nPassage ", _FENCE)
"""Where a model has begun to write its own prompt."""

_BLANK = re.compile(r" {8,}")  # where an order stood
_MARGIN_TOKENS = 32  # what a chat template adds around two messages
# What could end a passage or speak as another role: our fence and the markers of chat templates.
_MARKERS = re.compile(
    r"\"(?=\"\")|<(?=\|)|<(?=/?s>)|<(?=/?(?:start|end)_of_turn\b)|<(?=<\s*/?SYS)"
    r"|<(?=/?(?:seed:)?(?:think|thinking|thought)>)"
    r"|\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|THINK)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The messages, and the hits whose passages are in them, in that order."""

    messages: tuple[Message, ...] = ()
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """Tokens of prompt and answer together, and of the answer alone, as `count` counts them."""

    context: int
    answer: int
    count: Callable[[str], int]


def pack(
    question: str,
    passages: Sequence[Hit],
    budget: Budget,
    *,
    sources: Sequence[Candidate] = (),
    wording: Wording | None = None,
) -> Prompt:
    """The passages, best first, each once, and the question last.

    Where they do not fit, the sentences that are worth most by `sources` stay, with their
    neighbours. With room for none the prompt has the question alone.
    """
    wording = wording or Wording()
    foreign = any(hit.document.language not in (None, wording.language) for hit in passages)
    instruction = wording.instruction(name_language=foreign)
    asked = _ASK.format(question=neutral(question))
    return fill(instruction, asked, passages, budget, sources=sources)


def fill(
    instruction: str,
    asked: str,
    passages: Sequence[Hit],
    budget: Budget,
    *,
    sources: Sequence[Candidate] = (),
) -> Prompt:
    """An instruction, the passages as in `pack`, and what is asked of them last."""
    room = budget.context - budget.answer - _MARGIN_TOKENS
    room -= budget.count(instruction) + budget.count(asked)
    blocks, used = _blocks(list(_distinct(passages, asked)), sources, room, budget.count)
    content = "\n\n".join([*blocks, asked])
    return Prompt((Message("system", instruction), Message("user", content)), tuple(used))


def neutral(text: str) -> str:
    """`text` with a space inside whatever could close a passage or pose as another role."""
    return _MARKERS.sub(lambda found: found[0] + " ", text)


def _distinct(passages: Sequence[Hit], asked: str) -> Iterator[Hit]:
    """Those that say something, each text once, without orders and strange requests."""
    seen: set[str] = set()
    for hit in passages:
        chunk = hit.chunk
        kept = blank(chunk.text, left_out(chunk.text, asked, hit.document.language))
        text = " ".join(kept.split()).casefold()
        if text and text not in seen:
            seen.add(text)
            yield replace(hit, chunk=replace(chunk, text=kept))


def _blocks(
    hits: Sequence[Hit], sources: Sequence[Candidate], room: int, count: Callable[[str], int]
) -> tuple[list[str], list[Hit]]:
    whole = [_block(n, hit, hit.chunk.text) for n, hit in enumerate(hits, 1)]
    if sum(count(block) + 1 for block in whole) <= room:
        return whole, list(hits)
    worth = {(s.hit.chunk.id, s.span.start): s.score for s in sources}
    aim = room
    while aim > 0:
        parts = excerpts(
            hits,
            worth,
            room=aim,
            head=lambda hit: count(_block(len(hits), hit, "")) + 1,
            count_tokens=count,
        )
        used = [hit for hit in hits if hit.chunk.id in parts]
        blocks = [_block(n, hit, parts[hit.chunk.id]) for n, hit in enumerate(used, 1)]
        excess = sum(count(block) + 1 for block in blocks) - room
        if excess <= 0:
            return blocks, used
        # Marks of what is left out, and tokens that differ at the seams.
        aim -= excess
    return [], []


def _block(n: int, hit: Hit, text: str) -> str:
    source = " - ".join(filter(None, (hit.document.title, hit.chunk.section)))
    head = "" if is_order(source) else neutral(" ".join(source.split()))
    text = neutral(_BLANK.sub(" ", text).strip())
    return f"Passage {n} ({head}):\n{_FENCE}\n{text}\n{_FENCE}"
