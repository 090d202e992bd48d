"""What each way of making a generator faster or smaller brings: the same with it and without."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.cancel import CancelToken
from app.engines.llama_options import LlamaOptions
from app.engines.protocols import GenerateOptions, Message, spoken
from app.engines.remote import RemoteGenerator
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.rounds import interleave
from app.evaluation.report import Step

Open = Callable[[LlamaOptions], RemoteGenerator]
"""The model in a process of its own, computed so."""

_SENTENCE = "The pump {0} stands in cellar {1}, was built by {2} men and fills {3} tanks a day. "
_SENTENCES = 16
_QUESTIONS = ("Which pump is the oldest?", "Who built the tanks?")
_QUOTE = "Repeat the following text word for word:\n"
_PROSE = "Tell me a long story about the sea, a lighthouse and an old man."
_TOKENS = 64
_UNDER_40 = Bar(0.4, of_ratio=True)


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one chat: milliseconds to the first piece, and tokens of prompt and answer a second."""

    first_ms: float
    prompt_per_s: float
    answer_per_s: float


def bench_speed(
    open_model: Open,
    base: LlamaOptions,
    *,
    perplexity: Callable[[LlamaOptions], float],
    conditions: Sequence[str],
    rounds: int = 5,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Compare ways of computing one model, `base` being the usual one.

    `perplexity` is that of a fixed text. One round of each way after the other, in turns.
    """
    figures: list[Figure] = []
    with ExitStack() as stack:
        opened = {
            name: stack.enter_context(closing(open_model(options)))
            for name, options in _ways(base).items()
        }
        figures += yield from _reuse(opened["base"], rounds, cancel)
        figures += yield from _computing(opened, rounds, cancel)
        figures += yield from _guessing(opened, rounds, cancel)
        figures += [
            Figure(
                f"memory of the process, {name} cache",
                "MB",
                Rounds((opened[name].host.resident_bytes / 1e6,)),
                "full cache",
                Rounds((opened["base"].host.resident_bytes / 1e6,)),
            )
            for name in ("half", "quarter")
        ]
    figures += yield from _restarted(open_model, base, rounds, cancel)
    full = Rounds((perplexity(base),))
    figures += [
        Figure(f"perplexity, {name} cache", "", Rounds((perplexity(way),)), "full cache", full)
        for name, way in _ways(base).items()
        if name in {"half", "quarter"}
    ]
    return BenchReport("speed", "sotto bench speed", tuple(conditions), tuple(figures))


def _ways(base: LlamaOptions) -> dict[str, LlamaOptions]:
    half = replace(base, key_type="q8_0", value_type="q8_0", flash_attention=True)
    return {
        "base": base,
        "half": half,
        "quarter": replace(half, key_type="q4_0", value_type="q4_0"),
        "guessing": replace(half, speculate=True),
        "large blocks": replace(base, batch_tokens=128, micro_batch=128),
        "one thread": replace(base, threads=1, batch_threads=1),
    }


def _reuse(
    generator: RemoteGenerator, rounds: int, cancel: CancelToken
) -> Generator[Step, None, list[Figure]]:
    """Of two questions on the same passages, the second."""

    def both(number: int) -> tuple[float, float]:
        first, second = (
            _asked(generator, [Message("user", f"{_passages(number)}\n{question}")], 1, cancel)
            for question in _QUESTIONS
        )
        return first.first_ms, second.first_ms

    both(-1)
    found = yield from interleave("follow-up", {"both": both}, rounds=rounds, cancel=cancel)
    fresh, kept = zip(*found["both"], strict=True)
    name = "first token of a follow-up, passages in memory"
    return [Figure(name, "ms", Rounds(kept), "without reuse", Rounds(fresh), _UNDER_40)]


def _restarted(
    open_model: Open, base: LlamaOptions, rounds: int, cancel: CancelToken
) -> Generator[Step, None, list[Figure]]:
    """The first answer of a new process, whose instructions another has computed."""
    chat = [Message("system", _passages(0)), Message("user", _QUESTIONS[0])]
    with tempfile.TemporaryDirectory() as folder:
        ways = {"kept": replace(base, prefix_cache=Path(folder)), "fresh": base}

        def started(options: LlamaOptions) -> Callable[[int], float]:
            def once(_: int) -> float:
                with closing(open_model(options)) as generator:
                    generator.host.ready()
                    return _asked(generator, chat, 1, cancel).first_ms

            return once

        started(ways["kept"])(-1)  # computes them
        contestants = {name: started(options) for name, options in ways.items()}
        found = yield from interleave("restart", contestants, rounds=rounds, cancel=cancel)
    kept, fresh = (Rounds(tuple(found[name])) for name in ("kept", "fresh"))
    name = "first token after a restart, instructions on disk"
    return [Figure(name, "ms", kept, "without reuse", fresh, _UNDER_40)]


def _computing(
    opened: Mapping[str, RemoteGenerator], rounds: int, cancel: CancelToken
) -> Generator[Step, None, list[Figure]]:
    """Tokens of a prompt and of an answer in a second."""
    found = yield from interleave(
        "computing",
        {name: _measured(opened[name], _PROSE, cancel) for name in opened if name != "guessing"},
        rounds=rounds,
        cancel=cancel,
    )
    figures = []
    for name in ("half", "quarter", "large blocks", "one thread"):
        said = f"{name} cache" if name in {"half", "quarter"} else name
        against = "full cache" if name in {"half", "quarter"} else "as usual"
        for what, of in (
            ("prompt", lambda speed: speed.prompt_per_s),
            ("answer", lambda speed: speed.answer_per_s),
        ):
            ours, theirs = (Rounds(tuple(map(of, found[each]))) for each in (name, "base"))
            figures.append(Figure(f"tokens of the {what}, {said}", "1/s", ours, against, theirs))
    return figures


def _guessing(
    opened: Mapping[str, RemoteGenerator], rounds: int, cancel: CancelToken
) -> Generator[Step, None, list[Figure]]:
    """Guessing ahead, where an answer repeats its passages and where it does not."""
    figures = []
    for name, asked in (("quoting", f"{_QUOTE}{_passages(0, 4)}"), ("free prose", _PROSE)):
        contestants = {
            way: _measured(opened[way], asked, cancel, fresh=False) for way in ("guessing", "half")
        }
        found = yield from interleave(name, contestants, rounds=rounds, cancel=cancel)
        ours, theirs = (
            Rounds(tuple(speed.answer_per_s for speed in found[way])) for way in contestants
        )
        label = f"tokens of an answer, guessing, {name}"
        figures.append(Figure(label, "1/s", ours, "without guessing", theirs))
    return figures


def _measured(
    generator: RemoteGenerator, asked: str, cancel: CancelToken, *, fresh: bool = True
) -> Callable[[int], Speed]:
    """A chat of `_TOKENS` tokens; with `fresh` behind passages that are new in each round."""

    def once(number: int) -> Speed:
        text = f"{_passages(number)}\n{asked}" if fresh else asked
        return _asked(generator, [Message("user", text)], _TOKENS, cancel)

    once(-1)  # loads and warms up
    return once


def _asked(
    generator: RemoteGenerator, chat: list[Message], tokens: int, cancel: CancelToken
) -> Speed:
    asked = generator.count_tokens(chat[-1].content)
    started = time.perf_counter()
    times, said = [], []
    options = GenerateOptions(max_tokens=tokens)
    for piece in spoken(generator.generate(chat, options, cancel)):
        times.append(time.perf_counter())
        said.append(piece)
    first_s = times[0] - started if times else time.perf_counter() - started
    after = generator.count_tokens("".join(said[1:]))
    return Speed(
        1000 * first_s,
        asked / first_s,
        after / max(times[-1] - times[0], 1e-9) if times else 0.0,
    )


def _passages(number: int, sentences: int = _SENTENCES) -> str:
    numbers = ((17 * number + 7 * n) % 90 for n in range(4 * sentences))
    rows = zip(*[numbers] * 4, strict=True)
    return f"Text {number}. " + "".join(_SENTENCE.format(*row) for row in rows)
