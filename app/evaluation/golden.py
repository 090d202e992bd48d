"""Scores golden questions: is the right place found, is the quote right, is declining right?

`recall@k` and `mrr@10` are of the first passage that is right: one of the expected document, or
where none is expected, one that contains an expected answer. `right` is the mean of what was
checked of a question, from 0 to 1.
"""

from collections.abc import Callable, Generator, Sequence

from app.domain.answers import Answer, Finished
from app.domain.cancel import CancelToken
from app.domain.golden import Expected, GoldenQuestion
from app.domain.search import Hit, Query
from app.evaluation.answers import Ask
from app.evaluation.ledger import Outcome
from app.evaluation.metrics import contains_any
from app.evaluation.report import Step
from app.evaluation.retrieval import Search
from app.storage.records import printable

_DEPTHS = (1, 5, 10)
_CHECKS = ("mrr@10", "page_hit@5", "quote_contains_gold", "rightly_declined")


def run_golden(
    search: Search,
    ask: Ask,
    questions: Sequence[GoldenQuestion],
    *,
    k: int,
    forget: Callable[[str], None],
    cancel: CancelToken,
) -> Generator[Step, None, list[Outcome]]:
    """Search for and ask every question, with `k` passages; `forget` gets each answer's trace."""
    outcomes = []
    for done, golden in enumerate(questions, 1):
        cancel.raise_if_cancelled()
        scope = golden.collection
        hits = search(Query(golden.question, collection=scope, k=max(_DEPTHS))).hits
        answer = _answer(ask, Query(golden.question, collection=scope, k=k))
        forget(answer.trace_id)
        outcomes.append(
            Outcome(
                str(golden.id),
                golden.question,
                score_golden(hits, answer, golden.expected),
                {"total": answer.timings_ms.total or 0.0},
                answerable=golden.expected.answerable,
                confidence=answer.confidence,
            )
        )
        yield Step("golden questions", done, len(questions))
    return outcomes


def score_golden(hits: Sequence[Hit], answer: Answer, expected: Expected) -> dict[str, float]:
    """The metrics that apply to what is expected."""
    declined = float(answer.abstained)
    if not expected.answerable:
        return {"right": declined, "rightly_declined": declined}
    scores = {"wrongly_declined": declined}
    found = [_is_right(hit, expected) for hit in hits]
    scores |= {f"recall@{k}": float(any(found[:k])) for k in _DEPTHS}
    scores["mrr@10"] = 1 / (1 + found.index(True)) if any(found) else 0.0
    if expected.pages:
        on_page = [_is_right(hit, expected) and hit.chunk.page in expected.pages for hit in hits]
        scores |= {f"page_hit@{k}": float(any(on_page[:k])) for k in _DEPTHS}
    if expected.answers:
        quote = answer.quote.text if answer.quote and not declined else ""
        scores["quote_contains_gold"] = float(contains_any(quote, expected.answers))
        if answer.sentences:
            scores["answer_contains_gold"] = float(contains_any(answer.answer, expected.answers))
    checks = [scores[name] for name in _CHECKS if name in scores]
    checks.append(1.0 - declined)
    return {"right": sum(checks) / len(checks), **scores}


def _is_right(hit: Hit, expected: Expected) -> bool:
    if expected.document is None:
        return contains_any(hit.chunk.text, expected.answers)
    path, wanted = (
        name.replace("\\", "/") for name in (printable(hit.document.path), expected.document)
    )
    return path == wanted or path.endswith("/" + wanted)


def _answer(ask: Ask, query: Query) -> Answer:
    (finished,) = (event for event in ask(query) if isinstance(event, Finished))
    return finished.answer
