"""What running the search model in a process of its own costs, and how fast it is."""

import time
from collections.abc import Callable, Generator, Sequence

from app.domain.cancel import CancelToken
from app.engines.protocols import Embedder
from app.evaluation.bench.figures import BenchReport, Figure, Latencies, Rounds
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.rounds import interleave
from app.evaluation.report import Step

_WORDS = 150
_QUESTIONS = 50


def bench_embed(
    hosted: Embedder,
    direct: Embedder,
    *,
    words: Sequence[str],
    compared: Embedder | None = None,
    passages: int = 256,
    rounds: int = 5,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Compare `hosted` with the same model `direct` in this process, and with another one.

    All embed the same generated passages of 150 words, in rounds that take turns.
    """
    generated = Generated(words)
    texts = generated.texts(passages, words=_WORDS)
    questions = [generated.question(text) for text in texts[:_QUESTIONS]]
    contestants = {"hosted": hosted, "direct": direct}
    if compared is not None:
        contestants["compared"] = compared

    def passages_per_s(embedder: Embedder) -> Callable[[int], float]:
        def measure(_: int) -> float:
            started = time.perf_counter()
            embedder.embed_passages(texts, cancel)
            return len(texts) / (time.perf_counter() - started)

        return measure

    for embedder in contestants.values():
        embedder.embed_passages(texts[:16])  # loads and warms up
    runs = {name: passages_per_s(embedder) for name, embedder in contestants.items()}
    speeds = yield from interleave("embed", runs, rounds=rounds, cancel=cancel)
    asked = {name: Latencies(_ms(embedder, questions)) for name, embedder in contestants.items()}
    figures = [
        Figure("passages", "1/s", Rounds(tuple(speeds["hosted"])), f"{name}, in this process",
               Rounds(tuple(speeds[key])))
        for key, name in _names(direct, compared).items()
    ]  # fmt: skip
    figures += [
        Figure("one question", "ms", asked["hosted"], f"{name}, in this process", asked[key])
        for key, name in _names(direct, compared).items()
    ]
    condition = f"{hosted.model}: {passages} generated passages of about {_WORDS} words."
    return BenchReport("embed", "sotto bench embed", (condition,), tuple(figures))


def _names(direct: Embedder, compared: Embedder | None) -> dict[str, str]:
    names = {"direct": direct.model}
    return names if compared is None else {**names, "compared": compared.model}


def _ms(embedder: Embedder, questions: Sequence[str]) -> tuple[float, ...]:
    times = []
    for question in questions:
        started = time.perf_counter()
        embedder.embed_query(question)
        times.append(1000 * (time.perf_counter() - started))
    return tuple(times)
