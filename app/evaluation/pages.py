"""Scores page finding in real files: is one of the first passages on a page with the answer?"""

import time
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import msgspec

from app.domain.search import Mode, Query
from app.evaluation.datasets import PageSet
from app.evaluation.report import Report, Run, Step, latency
from app.evaluation.retrieval import Search

_DEPTHS = (1, 5, 10)


def evaluate_pages(
    search: Search, dataset: PageSet, *, mode: Mode, run: Run
) -> Generator[Step, None, Report]:
    """Search for every question and score `page_hit@1`, `@5` and `@10`.

    Each question's passages go to `run.details`, one JSON line each.
    """
    questions = dataset.questions[: run.limit]
    values: dict[str, list[float]] = defaultdict(list)
    milliseconds = []
    started = time.perf_counter()
    with run.details.open("wb") as file:
        for done, question in enumerate(questions, 1):
            run.cancel.raise_if_cancelled()
            query = Query(question.text, collection=run.collection, k=max(_DEPTHS), mode=mode)
            result = search(query)
            milliseconds.append(result.ms)
            wanted = str(dataset.documents / question.document)
            right = [
                hit.document.path == wanted and hit.chunk.page in question.pages
                for hit in result.hits
            ]
            for k in _DEPTHS:
                values[f"page_hit@{k}"].append(float(any(right[:k])))
            found = [(Path(hit.document.path).name, hit.chunk.page) for hit in result.hits]
            line = {"_id": question.id, "passages": found, "right": right, "ms": result.ms}
            file.write(msgspec.json.encode(line) + b"\n")
            yield Step(f"ask ({mode})", done, len(questions))
    return Report(
        n=len(questions),
        seconds=time.perf_counter() - started,
        values=values,
        statistics=latency(milliseconds),
        details=run.details,
    )
