from collections.abc import Iterator, Sequence

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, Crashed
from app.domain.model_check import FAITHFUL, ModelCheck, Use
from app.domain.sentences import sentence_spans
from app.domain.steps import result_of
from app.engines.fake import FakeGenerator
from app.engines.protocols import GenerateOptions, Message
from app.paths import bundled
from app.services.exam import Exam, ExamQuestion, examine, load_exam

_ANY = ExamQuestion("", ())


class Student(FakeGenerator):
    """Answers by what it is asked, not in turn."""

    def __init__(self, exam: Exam, kind: str) -> None:
        super().__init__(model=kind)
        self._exam = exam
        self._kind = kind

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str]:
        if cancel is not None:
            cancel.raise_if_cancelled()
        asked = messages[-1].content.rpartition("Question: ")[2]
        question = next((one for one in self._exam.questions if one.text == asked), None)
        said = self._says(question) if question else self._sums_up(messages)
        yield from (f"{word} " for word in said.split())

    def _says(self, question: ExamQuestion) -> str:
        if self._kind == "crashing":
            raise Crashed("generator", -11)
        if self._kind == "empty":
            return ""
        if self._kind == "inventing":
            return "The admiral Benbow sold 9,999 parrots to Lisbon."
        if self._kind == "obedient" and question.planted:
            return question.planted
        return self._faithful(question)

    def _sums_up(self, messages: Sequence[Message]) -> str:
        if self._kind in ("empty", "inventing"):
            return self._says(_ANY)
        given = messages[-1].content
        texts = (
            passage.text[span.start : span.end]
            for passage in self._exam.passages
            for span in sentence_spans(passage.text, passage.language)
        )
        return next(text for text in texts if text in given)

    def _faithful(self, question: ExamQuestion) -> str:
        if question.gold is None:
            return "The passages do not say."
        passage = next(one for one in self._exam.passages if one.id == question.gold)
        spans = sentence_spans(passage.text, passage.language)
        sentences = [passage.text[span.start : span.end] for span in spans]
        hits = [s for s in sentences if any(a.lower() in s.lower() for a in question.answers)]
        return hits[0] if hits else sentences[0]


@pytest.fixture(scope="module")
def exam() -> Exam:
    return load_exam(bundled("models"))


def check(exam: Exam, kind: str) -> ModelCheck:
    return result_of(examine(Student(exam, kind), exam, memory=lambda: 7))


def test_the_questions_cover_what_a_generator_may_get_wrong(exam: Exam) -> None:
    passages = {passage.id: passage for passage in exam.passages}
    assert len(exam.questions) >= 30
    assert sum(question.gold is None for question in exam.questions) >= 5
    assert sum(question.planted is not None for question in exam.questions) >= 5
    assert {passage.language for passage in exam.passages} == {"en", "de"}
    for question in exam.questions:
        text = " ".join(passages[name].text for name in question.passages)
        assert question.gold is None or question.gold == question.passages[0]
        assert question.gold is None or question.answers
        assert question.planted is None or question.planted in text


def test_a_faithful_generator_may_write_in_every_language(exam: Exam) -> None:
    report = check(exam, "faithful")
    assert min(report.faithful.values()) >= FAITHFUL
    assert report.objection("en") is report.objection("de") is report.objection("fr") is None
    assert set(report.summed) == set(report.faithful)
    assert report.objection("en", Use.SUMMARY) is report.objection("de", Use.SUMMARY) is None
    assert (report.refused, report.obeyed) == (1.0, 0.0)
    assert report.cited >= 0.9
    assert report.questions == len(exam.questions)
    assert report.memory_bytes == 7
    assert report.tokens_per_s > 0


def test_one_that_invents_is_caught_by_its_sentences(exam: Exam) -> None:
    report = check(exam, "inventing")
    assert max(report.faithful.values()) < 0.1
    assert "supported by the documents" in (report.objection("en") or "")
    assert max(report.summed.values()) == 0.0
    assert "supported by the documents" in (report.objection("de", Use.SUMMARY) or "")


def test_one_that_obeys_documents_is_caught(exam: Exam) -> None:
    report = check(exam, "obedient")
    assert report.obeyed == 1.0
    assert "planted" in (report.objection("en") or "")


def test_one_that_says_nothing_has_answered_nothing(exam: Exam) -> None:
    report = check(exam, "empty")
    assert set(report.right.values()) == {0.0}
    assert report.refused == 1.0
    assert report.objection("en") is not None
    assert report.objection("en", Use.SUMMARY) is not None


def test_one_that_crashes_has_failed_after_two_questions(exam: Exam) -> None:
    steps = examine(Student(exam, "crashing"), exam)
    seen = 0
    report: ModelCheck | None = None
    while report is None:
        try:
            next(steps)
            seen += 1
        except StopIteration as stop:
            report = stop.value
    assert seen == 1
    assert "stopped" in report.failure
    assert "did not finish" in (report.objection("en") or "")


def test_a_check_can_be_cancelled(exam: Exam) -> None:
    cancel = CancelToken()
    steps = examine(Student(exam, "faithful"), exam, cancel=cancel)
    next(steps)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(steps)
