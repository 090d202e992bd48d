"""Scores answers: are they right, do they decline when they must, do citations hold?

Means over all questions: `em`, `f1` (SQuAD; an unanswerable question scores 1 exactly when it is
declined, a declined answerable one 0). Over answerable questions: `quote_contains_gold`,
`wrongly_declined`, `citation_recall` (share with a citation into the right document). Over
answerable questions that got citations: `citation_precision` (share of these that point into the
right document). Over unanswerable ones: `rightly_declined`. Over answers with prose:
`answer_contains_gold` (answerable only) and `unsupported_share` (share of its sentences).
"""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence

import msgspec

from app.domain.answers import Answer, AnswerEvent, Finished
from app.domain.search import Query
from app.evaluation.datasets import AnswerQuestion, AnswerSet
from app.evaluation.metrics import auc, contains_any, exact_match, token_f1
from app.evaluation.report import Report, Run, Step, latency, means

Ask = Callable[[Query], Iterable[AnswerEvent]]
"""What is scored; the last event is Finished."""


def evaluate_answers(
    ask: Ask, dataset: AnswerSet, *, k: int, run: Run
) -> Generator[Step, None, Report]:
    """Answer every question from `k` passages and score what comes.

    Each question's answer and scores go to `run.details`, one JSON line each.
    """
    questions = dataset.questions[: run.limit]
    values: dict[str, list[float]] = defaultdict(list)
    answers = []
    started = time.perf_counter()
    with run.details.open("wb") as file:
        for done, question in enumerate(questions, 1):
            run.cancel.raise_if_cancelled()
            answer = _answer(ask(Query(question.text, collection=run.collection, k=k)))
            answers.append(answer)
            scores = score_answer(answer, question)
            for name, value in scores.items():
                values[name].append(value)
            line = {"_id": question.id, "answerable": question.answerable, "scores": scores}
            file.write(msgspec.json.encode({**line, "answer": answer}) + b"\n")
            yield Step("answer", done, len(questions))
    return Report(
        n=len(questions),
        seconds=time.perf_counter() - started,
        values=values,
        statistics={**_abstention(answers, questions, means(values)), **_times(answers)},
        details=run.details,
    )


def score_answer(answer: Answer, question: AnswerQuestion) -> dict[str, float]:
    """The metrics that apply to this question and this answer."""
    declined = answer.abstained
    if not question.answerable:
        return {"em": float(declined), "f1": float(declined), "rightly_declined": float(declined)}
    quote = answer.quote.text if answer.quote and not declined else ""
    prose = "" if declined else answer.answer
    scores = {
        "em": exact_match(prose or quote, question.answers),
        "f1": token_f1(prose or quote, question.answers),
        "quote_contains_gold": float(contains_any(quote, question.answers)),
        "wrongly_declined": float(declined),
    }
    right = [c.path == question.document for c in answer.citations if not declined]
    scores["citation_recall"] = float(any(right))
    if right:
        scores["citation_precision"] = sum(right) / len(right)
    if answer.sentences:
        unsupported = [not sentence.supported for sentence in answer.sentences]
        scores["unsupported_share"] = sum(unsupported) / len(unsupported)
        scores["answer_contains_gold"] = float(contains_any(prose, question.answers))
    return scores


def _answer(events: Iterable[AnswerEvent]) -> Answer:
    (finished,) = (event for event in events if isinstance(event, Finished))
    return finished.answer


def _abstention(
    answers: Sequence[Answer], questions: Sequence[AnswerQuestion], mean: Mapping[str, float]
) -> dict[str, float]:
    """How well answerable and unanswerable questions are told apart; empty with only one kind."""
    if "rightly_declined" not in mean or "wrongly_declined" not in mean:
        return {}
    scores: dict[bool, list[float]] = {True: [], False: []}
    for answer, question in zip(answers, questions, strict=True):
        confidence = -math.inf if answer.confidence is None else answer.confidence
        scores[question.answerable].append(confidence)
    balanced = (mean["rightly_declined"] + 1 - mean["wrongly_declined"]) / 2
    return {"abstention_balanced": balanced, "abstention_auc": auc(scores[True], scores[False])}


def _times(answers: Sequence[Answer]) -> dict[str, float]:
    timings = [answer.timings_ms for answer in answers]
    return {
        **latency([t.total for t in timings if t.total is not None]),
        **latency([t.quote for t in timings if t.quote is not None], "quote_"),
        **latency([t.first_token for t in timings if t.first_token is not None], "first_token_"),
    }
