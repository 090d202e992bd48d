"""How long a question takes until the quote stands there, on a library of usual size."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from app.domain.answers import Finished
from app.domain.cancel import CancelToken
from app.domain.search import Query
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Latencies
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.library import COLLECTION
from app.evaluation.datasets import Entry
from app.evaluation.homes import index_corpus
from app.evaluation.report import Step

if TYPE_CHECKING:
    from app.wiring import Sotto

_CHUNKS_PER_TEXT = 20
_PARAGRAPH_WORDS = 150
_WARM_UP = 5


def bench_ask(
    sotto: Sotto,
    *,
    words: Sequence[str],
    chunks: int = 5_000,
    questions: int = 100,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Index generated texts of about `chunks` passages and ask for quotes, with models warm."""
    generated = Generated(words)
    paragraphs = generated.texts(chunks, words=_PARAGRAPH_WORDS)
    corpus = [
        Entry(f"text-{n}", f"Text {n}", "\n\n".join(paragraphs[n : n + _CHUNKS_PER_TEXT]))
        for n in range(0, chunks, _CHUNKS_PER_TEXT)
    ]
    yield from index_corpus(sotto.library, corpus, COLLECTION, cancel)
    asked = [
        generated.question(paragraphs[n * chunks // (questions + _WARM_UP)])
        for n in range(questions + _WARM_UP)
    ]
    quote_ms, retrieve_ms, embed_ms = [], [], []
    for number, text in enumerate(asked):
        cancel.raise_if_cancelled()
        query = Query(text, collection=COLLECTION, k=sotto.settings.passages)
        for event in sotto.assistant.ask(query, quotes_only=True):
            if isinstance(event, Finished) and number >= _WARM_UP:
                timings = event.answer.timings_ms
                quote_ms.append(timings.quote or 0.0)
                retrieve_ms.append(timings.retrieve or 0.0)
                embed_ms.append(sotto.assistant.search(query).steps_ms["embed"])
        yield Step("ask", number + 1, len(asked))
    alone = Latencies(tuple(embed_ms))
    against = "embedding the question alone"
    stored = sum(info.chunks for info in sotto.library.collections())
    return BenchReport(
        "ask",
        "sotto bench ask",
        (f"{stored:,} chunks of generated text, {questions} questions, models warm.",),
        (
            Figure("quote", "ms", Latencies(tuple(quote_ms)), against, alone, Bar(100.0)),
            Figure("retrieval", "ms", Latencies(tuple(retrieve_ms)), against, alone, Bar(30.0)),
        ),
    )
