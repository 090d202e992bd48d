"""Golden questions: made by hand, from answers that were right, or from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from app import __version__
from app.domain.errors import DatasetProblem, QuestionProblem, RecordProblem
from app.domain.feedback import Rating
from app.domain.golden import Expected, GoldenQuestion, GoldenRun
from app.services.conversations import ConversationService, KeptAnswer
from app.settings import Settings
from app.storage.golden import GoldenStore

LAST = "last"
"""Names the latest run."""


class _Line(msgspec.Struct, kw_only=True, omit_defaults=True):
    """As in the answer and page sets of `sotto eval`; `doc` is a path or its end."""

    id: str | None = msgspec.field(name="_id", default=None)
    text: str
    answers: tuple[str, ...] = ()
    answerable: bool | None = None
    doc: str | None = None
    pages: tuple[int, ...] = ()
    collection: str | None = None


class GoldenService:
    """Methods may be called from any thread."""

    def __init__(self, store: GoldenStore, conversations: ConversationService) -> None:
        self._store = store
        self._conversations = conversations

    def questions(self, collection: str | None = None) -> list[GoldenQuestion]:
        """Those of a collection, or all, in the order in which they were made."""
        return self._store.questions(collection)

    def add(
        self, question: str, expected: Expected, collection: str | None = None
    ) -> GoldenQuestion:
        """Keep a question, in place of the same one about that collection.

        Raises QuestionProblem where nothing is expected of the answer, or what contradicts itself.
        """
        _check(question, expected)
        return self._store.put(question.strip(), expected, collection=collection)

    def add_answer(
        self, name: str | None, answers: Sequence[str] = (), collection: str | None = None
    ) -> GoldenQuestion:
        """Keep an answer that was given (see ConversationService.answer) as the right one.

        Expected are its quote, or `answers` instead, and the place of the quote; of an answer that
        declined, that it declines. Raises RecordProblem, or QuestionProblem where it has no quote.
        """
        kept = self._conversations.answer(name)
        question = kept.answer.rewritten or kept.answer.question
        expected = _expected(kept, answers)
        _check(question, expected)
        drawn_on = () if answers else kept.document_ids
        return self._store.put(question, expected, collection=collection, document_ids=drawn_on)

    def add_liked(self, collection: str | None = None) -> list[GoldenQuestion]:
        """Keep every answer that got thumbs up and is still there; returns them."""
        made = []
        for feedback in self._conversations.feedback():
            if feedback.rating is Rating.UP:
                try:
                    made.append(self.add_answer(feedback.trace_id, collection=collection))
                except (RecordProblem, QuestionProblem):
                    continue  # forgotten since, or without a quote
        return made

    def remove(self, question_id: int) -> None:
        """Delete a question and its results for good; raises RecordProblem."""
        if not self._store.remove(question_id):
            raise RecordProblem("golden question", str(question_id), "See: sotto golden list.")

    def export(self, collection: str | None = None) -> bytes:
        """The questions as JSON lines, which `take_in` and `sotto eval` read."""
        lines = [_line(question) for question in self._store.questions(collection)]
        return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)

    def take_in(
        self, name: str, data: bytes, collection: str | None = None
    ) -> list[GoldenQuestion]:
        """Keep the questions of a file called `name`; `collection` in place of their own.

        All lines are checked first. Raises DatasetProblem.
        """
        found = []
        for number, raw in enumerate(data.splitlines(), 1):
            if raw.strip():
                try:
                    line = msgspec.json.decode(raw, type=_Line)
                    expected = _line_expects(line)
                    _check(line.text, expected)
                except (msgspec.DecodeError, UnicodeDecodeError, QuestionProblem) as error:
                    raise DatasetProblem(name, str(error), number) from error
                found.append((line.text, expected, collection or line.collection))
        return [self.add(text, expected, scope) for text, expected, scope in found]

    def keep_run(
        self, results: Mapping[int, Mapping[str, float]], collection: str | None, used: Settings
    ) -> int:
        """Keep the scores of a run, by question id; returns its number."""
        settings = msgspec.json.encode(used).decode()
        return self._store.add_run(
            results, collection=collection, version=__version__, settings=settings
        )

    def runs(self) -> list[GoldenRun]:
        """All runs, the oldest first."""
        return self._store.runs()

    def results(self, run: str) -> dict[int, dict[str, float]]:
        """The scores of the run of that number, or of the LAST, by question id.

        Raises RecordProblem.
        """
        runs = self._store.runs()
        wanted = str(runs[-1].id) if runs and run.lower() == LAST else run
        for kept in runs:
            if str(kept.id) == wanted:
                return self._store.results(kept.id)
        raise RecordProblem("golden run", run, "See: sotto golden runs.")


def _check(question: str, expected: Expected) -> None:
    reason = None
    if not question.strip():
        reason = "The question is empty."
    elif expected.answerable and not (expected.answers or expected.document):
        reason = "A golden question needs an expected answer or document."
    elif not expected.answerable and (expected.answers or expected.document):
        reason = "A question that is not in the documents has no expected answer or document."
    elif expected.pages and not expected.document:
        reason = "Expected pages need their document."
    elif any(page < 1 for page in expected.pages):
        reason = "Pages count from 1."
    if reason is not None:
        problem = QuestionProblem(reason)
        problem.remedy = "See: sotto golden add --help."
        raise problem


def _expected(kept: KeptAnswer, answers: Sequence[str]) -> Expected:
    if kept.answer.abstained:
        return Expected(answerable=False)
    quote = kept.answer.quote
    if quote is None:
        return Expected(answers=tuple(answers))
    cited = next(one for one in kept.answer.citations if one.n == quote.citation)
    pages = (cited.page,) if cited.page is not None else ()
    return Expected(True, tuple(answers) or (quote.text,), cited.path, pages)


def _line_expects(line: _Line) -> Expected:
    answerable = line.answerable
    if answerable is None:
        answerable = bool(line.answers or line.doc)
    if not answerable:  # sets name the document that decides it
        return Expected(answerable=False)
    return Expected(True, line.answers, line.doc, line.pages)


def _line(question: GoldenQuestion) -> _Line:
    expected = question.expected
    return _Line(
        id=str(question.id),
        text=question.question,
        answers=expected.answers,
        answerable=expected.answerable,
        doc=expected.document,
        pages=expected.pages,
        collection=question.collection,
    )
