"""Scores questions that are computed over tables, and look-ups that must not be.

Over questions with an answer: `right`, `not_computed` (left to the search, which costs nothing but
the figure) and `wrong_unwarned` (a wrong figure that no warning goes with: it must be 0). Over
look-ups: `routed_wrongly`. `accuracy` is the mean over all.
"""

import math
from collections.abc import Generator

from app.domain.answers import Answer, Finished
from app.domain.computed import Computed
from app.domain.search import Query
from app.evaluation.answers import Ask
from app.evaluation.datasets import Gold, TableSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.report import Report, Run, Step

_TOLERANCE = 1e-6


def evaluate_tables(
    ask: Ask, dataset: TableSet, *, k: int, run: Run
) -> Generator[Step, None, Report]:
    """Ask every question and compare what was computed with the gold value.

    Each question's answer and scores go to `run.details`, one JSON line each.
    """
    with Ledger(run) as ledger:
        for question, step in run.each("answer", dataset.questions):
            answer = _answer(ask, Query(question.text, collection=run.collection, k=k))
            total = answer.timings_ms.total
            ledger.add(
                Outcome(
                    question.id,
                    question.text,
                    score_computed(answer.computed, question.answer),
                    {"total": total} if total is not None else {},
                ),
                kind=question.kind,
                gold=question.answer,
                answer=answer,
            )
            yield step
        return ledger.report()


def score_computed(computed: Computed | None, gold: Gold) -> dict[str, float]:
    """The metrics that apply to a question with this gold value."""
    if gold is None:
        return {"accuracy": float(computed is None), "routed_wrongly": float(computed is not None)}
    right = computed is not None and is_right(computed, gold)
    unwarned = computed is not None and not right and not computed.warnings
    return {
        "accuracy": float(right),
        "right": float(right),
        "not_computed": float(computed is None),
        "wrong_unwarned": float(unwarned),
    }


def is_right(computed: Computed, gold: Gold) -> bool:
    """Whether a computed value is the gold one: a number, a name, all names, or all figures."""
    value = computed.value
    if isinstance(gold, int | float):
        figure = value[0].value if isinstance(value, tuple) and len(value) == 1 else value
        return _equal(figure, gold)
    if not isinstance(value, tuple):
        return isinstance(gold, str) and str(value) == gold
    names = [item.name for item in value]
    if isinstance(gold, str):
        return names == [gold]
    if isinstance(gold, dict):
        figures = {item.name: item.value for item in value}
        return figures.keys() == gold.keys() and all(_equal(figures[n], gold[n]) for n in gold)
    return sorted(names) == sorted(gold or [])


def _equal(figure: object, gold: float) -> bool:
    numeric = isinstance(figure, int | float) and not isinstance(figure, bool)
    return numeric and math.isclose(float(figure), gold, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)  # type: ignore[arg-type]


def _answer(ask: Ask, query: Query) -> Answer:
    (finished,) = (event for event in ask(query) if isinstance(event, Finished))
    return finished.answer
