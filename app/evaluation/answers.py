"""Scores answers: are they right, do they decline when they must, do citations hold?

Means over all questions: `em`, `f1` (SQuAD; an unanswerable question scores 1 exactly when it is
declined, a declined answerable one 0). Over answerable questions: `quote_contains_gold` (an
accepted answer in the quote), `first_contains_gold` (in its first sentence), `quote_words` (its
length), `wrongly_declined`, `citation_recall` (share with a citation into the right document). Over
answerable questions that got citations: `citation_precision` (share of these that point into the
right document). Over unanswerable ones: `rightly_declined`. Over answers with prose:
`answer_contains_gold` (answerable only) and `unsupported_share` (share of its sentences). Where
both kinds are asked: `abstention_balanced`, `abstention_auc` and the curve of other thresholds.
"""

from collections.abc import Callable, Generator, Iterable

from app.domain.answers import Answer, AnswerEvent, Finished
from app.domain.search import Query
from app.domain.sentences import sentence_spans
from app.evaluation.datasets import AnswerQuestion, AnswerSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.metrics import contains_any, exact_match, token_f1
from app.evaluation.report import Report, Run, Step

Ask = Callable[[Query], Iterable[AnswerEvent]]
"""What is scored; the last event is Finished."""


def evaluate_answers(
    ask: Ask, dataset: AnswerSet, *, k: int, run: Run
) -> Generator[Step, None, Report]:
    """Answer every question from `k` passages and score what comes.

    Each question's answer and scores go to `run.details`, one JSON line each.
    """
    with Ledger(run) as ledger:
        for question, step in run.each("answer", dataset.questions):
            answer = _answer(ask(Query(question.text, collection=run.collection, k=k)))
            ledger.add(_outcome(answer, question), answer=answer)
            yield step
        return ledger.report()


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
        "first_contains_gold": float(contains_any(_first(quote), question.answers)),
        "wrongly_declined": float(declined),
    }
    if quote:
        scores["quote_words"] = float(len(quote.split()))
    right = [c.path == question.document for c in answer.citations if not declined]
    scores["citation_recall"] = float(any(right))
    if right:
        scores["citation_precision"] = sum(right) / len(right)
    if answer.sentences:
        unsupported = [not sentence.supported for sentence in answer.sentences]
        scores["unsupported_share"] = sum(unsupported) / len(unsupported)
        scores["answer_contains_gold"] = float(contains_any(prose, question.answers))
    return scores


def _first(quote: str) -> str:
    spans = sentence_spans(quote, None)
    return quote[spans[0].start : spans[0].end] if spans else ""


def _answer(events: Iterable[AnswerEvent]) -> Answer:
    (finished,) = (event for event in events if isinstance(event, Finished))
    return finished.answer


def _outcome(answer: Answer, question: AnswerQuestion) -> Outcome:
    timings = answer.timings_ms
    steps = {
        "total": timings.total, "quote": timings.quote, "first_token": timings.first_token,
    }  # fmt: skip
    return Outcome(
        question.id,
        question.text,
        score_answer(answer, question),
        {step: ms for step, ms in steps.items() if ms is not None},
        answerable=question.answerable,
        confidence=answer.confidence,
        language=question.language,
    )
