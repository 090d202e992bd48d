"""What running a generator in a process of its own costs: tokens a second, and the first token."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.cancel import CancelToken
from app.engines import protocols
from app.engines.protocols import GenerateOptions, Message, spoken
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.rounds import interleave
from app.evaluation.report import Step

_SYSTEM = "You are a helpful assistant. Answer at length."
_SUBJECTS = (
    "how a lighthouse works", "how bread is made", "how rivers shape valleys", "how bees live",
    "how a bicycle is built", "how glaciers move", "how paper is made", "how ships navigate",
    "how soil forms", "how clocks keep time",
)  # fmt: skip

_QUESTIONS = ("What is it?", "What is it good for?")
_REPEATED = 60  # times a sentence of about ten tokens

Stream = Callable[[tuple[Message, ...], int], Iterator[str]]
"""Continues a chat by at most so many tokens, piece by piece."""


@dataclass(frozen=True, slots=True)
class Run:
    """One answer: seconds to its first piece, and tokens a second after it."""

    first_s: float
    tokens_per_s: float


def bench_generate(
    hosted: protocols.Generator,
    direct: Stream,
    *,
    conditions: str,
    tokens: int = 128,
    rounds: int = 6,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Compare `hosted` with `direct`, the same model in this process.

    Both continue the same chats greedily, one after the other, in rounds that take turns.
    """

    def by_host(messages: tuple[Message, ...], max_tokens: int) -> Iterator[str]:
        options = GenerateOptions(max_tokens=max_tokens)
        return spoken(hosted.generate(messages, options, cancel))

    def measured(stream: Stream) -> Callable[[int], Run]:
        return lambda number: _measure(stream(_chat(number), tokens), hosted.count_tokens)

    contestants = {"hosted": measured(by_host), "direct": measured(direct)}
    for contestant in contestants.values():
        contestant(-1)  # loads and warms up
    runs = yield from interleave("generate", contestants, rounds=rounds, cancel=cancel)

    def fresh_and_kept(number: int) -> tuple[float, float]:
        chats = (_about_passages(number, question) for question in _QUESTIONS)
        fresh, kept = (1000 * _seconds(by_host(chat, 1)) for chat in chats)
        return fresh, kept

    pairs = yield from interleave(
        "first token", {"pairs": fresh_and_kept}, rounds=rounds, cancel=cancel
    )
    fresh_ms, kept_ms = zip(*pairs["pairs"], strict=True)

    def figure(name: str, unit: str, bar: Bar | None, of: Callable[[Run], float]) -> Figure:
        ours, theirs = (Rounds(tuple(map(of, runs[key]))) for key in ("hosted", "direct"))
        return Figure(name, unit, ours, "llama-cpp-python, called directly", theirs, bar)

    at_least_95 = Bar(0.95, at_least=True, of_ratio=True)
    return BenchReport(
        "generate",
        "sotto bench generate",
        (f"{hosted.model}, {conditions}: {rounds} chats of up to {tokens} new tokens.",),
        (
            figure("tokens after the first", "1/s", at_least_95, lambda run: run.tokens_per_s),
            figure("first token", "ms", None, lambda run: 1000 * run.first_s),
            Figure(
                "first token, same passages again",
                "ms",
                Rounds(kept_ms),
                "passages for the first time",
                Rounds(fresh_ms),
                None,
            ),
        ),
    )


@contextmanager
def llama_directly(file: Path, *, context_length: int, threads: int) -> Iterator[Stream]:
    """llama-cpp-python as its own documentation calls it, in this process."""
    from llama_cpp import Llama

    llama = Llama(
        str(file), n_ctx=context_length, n_threads=threads, n_threads_batch=threads, verbose=False
    )

    def stream(messages: tuple[Message, ...], max_tokens: int) -> Iterator[str]:
        chat: Any = [{"role": m.role, "content": m.content} for m in messages]
        parts: Any = llama.create_chat_completion(
            chat, stream=True, temperature=0.0, max_tokens=max_tokens, seed=0
        )
        return (part["choices"][0]["delta"].get("content") or "" for part in parts)

    with closing(llama):
        yield stream


def _chat(number: int) -> tuple[Message, ...]:
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    return (Message("system", _SYSTEM), Message("user", f"Explain in detail {subject}."))


def _about_passages(number: int, question: str) -> tuple[Message, ...]:
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    passages = f"Passage {number} is about {subject}. " * _REPEATED
    return (Message("system", _SYSTEM), Message("user", f"{passages}\n\n{question}"))


def _seconds(pieces: Iterator[str]) -> float:
    started = time.perf_counter()
    for _ in pieces:
        pass
    return time.perf_counter() - started


def _measure(pieces: Iterator[str], count_tokens: Callable[[str], int]) -> Run:
    started = time.perf_counter()
    text, first, last = [], 0.0, 0.0
    for piece in pieces:
        if piece:
            last = time.perf_counter()
            first = first or last
            text.append(piece)
    tokens = count_tokens("".join(text[1:]))
    return Run(first - started, tokens / max(last - first, 1e-9))
