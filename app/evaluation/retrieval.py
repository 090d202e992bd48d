"""Scores search: are the documents judged relevant among the first ten?"""

from collections.abc import Callable, Generator, Sequence

from app.domain.search import Mode, Query, SearchResult
from app.evaluation.datasets import JudgedQuestion, RetrievalSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.metrics import ndcg, recall, reciprocal_rank
from app.evaluation.report import Report, Run, Step

Search = Callable[[Query], SearchResult]
"""What is scored."""

_DEPTH = 10
_FIRST_K = 50
_MOST_K = 1600


def evaluate_retrieval(
    search: Search, dataset: RetrievalSet, *, mode: Mode, run: Run
) -> Generator[Step, None, Report]:
    """Search for every question; a document has the rank of its first passage.

    Each question's ranking and scores go to `run.details`, one JSON line each.
    """
    with Ledger(run) as ledger:
        for question, step in run.each(f"ask ({mode})", dataset.questions):
            ranking, ms = _rank(search, question, mode, run.collection)
            outcome = Outcome(
                question.id,
                question.text,
                _scores(ranking, question),
                {"total": ms},
                language=question.language,
            )
            ledger.add(outcome, ranking=ranking)
            yield step
        return ledger.report()


def _rank(
    search: Search, question: JudgedQuestion, mode: Mode, collection: str
) -> tuple[list[str], float]:
    """The first ten distinct documents and the milliseconds of the first search."""
    k, ms = _FIRST_K, None
    while True:
        result = search(Query(question.text, collection=collection, k=k, mode=mode))
        ms = result.ms if ms is None else ms
        documents = _documents(result)
        if len(documents) >= _DEPTH or len(result.hits) < k or k >= _MOST_K:
            return documents[:_DEPTH], ms
        k *= 4


def _documents(result: SearchResult) -> list[str]:
    return list(dict.fromkeys(hit.document.path for hit in result.hits))


def _scores(ranking: Sequence[str], question: JudgedQuestion) -> dict[str, float]:
    grades = question.grades
    return {
        "ndcg@10": ndcg(ranking, grades, k=10),
        "recall@1": recall(ranking, grades, k=1),
        "recall@5": recall(ranking, grades, k=5),
        "recall@10": recall(ranking, grades, k=10),
        "mrr@10": reciprocal_rank(ranking, grades, k=10),
    }
