"""Scores page finding in real files: is one of the first passages on a page with the answer?"""

from collections.abc import Generator
from pathlib import Path

from app.domain.search import Mode, Query
from app.evaluation.datasets import PageSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.report import Report, Run, Step
from app.evaluation.retrieval import Search

_DEPTHS = (1, 5, 10)


def evaluate_pages(
    search: Search, dataset: PageSet, *, mode: Mode, run: Run
) -> Generator[Step, None, Report]:
    """Search for every question and score `page_hit@1`, `@5` and `@10`.

    Each question's passages go to `run.details`, one JSON line each.
    """
    with Ledger(run) as ledger:
        for question, step in run.each(f"ask ({mode})", dataset.questions):
            query = Query(question.text, collection=run.collection, k=max(_DEPTHS), mode=mode)
            result = search(query)
            wanted = str(dataset.documents / question.document)
            right = [
                hit.document.path == wanted and hit.chunk.page in question.pages
                for hit in result.hits
            ]
            scores = {f"page_hit@{k}": float(any(right[:k])) for k in _DEPTHS}
            found = [(Path(hit.document.path).name, hit.chunk.page) for hit in result.hits]
            outcome = Outcome(question.id, question.text, scores, {"total": result.ms})
            ledger.add(outcome, passages=found, right=right)
            yield step
        return ledger.report()
