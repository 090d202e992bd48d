"""The step before the quote: questions that are computed over tables or files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.answering.tables.compute import Outcome, compute
from app.answering.tables.files import file_row, files_subject
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Operation, Plan
from app.answering.tables.question import Question, marked_language, read_question
from app.answering.tables.reading import Understood, understand
from app.answering.tables.say import in_words, read_as, sentences
from app.answering.tables.subject import Member, Subject
from app.domain.answers import Citation, Sentence
from app.domain.computed import Computed, Item
from app.domain.documents import Cell, Document, Status
from app.retrieval.language import question_language
from app.services.answer_run import Run
from app.services.table_subjects import TableSubjects

if TYPE_CHECKING:
    from app.storage.library import LibraryStore

_CITED = 5
_NAMED = 3  # tables in a notice
_CLOSE = 0.5  # of weight, between readings that could both be meant
_GUESSED = frozenset({Said.UNSURE, Said.FIGURE, Said.RIVALS, Said.LEFT_OUT, Said.TAKEN_AS})
_BEGINNING = 160  # characters of a file that stand for it
_FILES_NAME = "the files"


class RouteStep:
    """Decides whether a question is computed, and computes it.

    Where nothing fits well enough it does nothing: the question is looked up as every other.
    """

    def __init__(self, store: LibraryStore) -> None:
        self._store = store
        self._subjects = TableSubjects(store)

    def compute(self, run: Run) -> None:
        """Set the run's computed answer with its citations, where there is one."""
        language = question_language(run.text) or marked_language(run.text)
        question = read_question(run.text, language)
        if not question.may_compute:
            return
        name = run.query.collection
        scope = self._store.collection_id(name) if name else None
        documents, subjects = self._about(question, scope)
        read = [found for each in subjects if (found := understand(question, each)) is not None]
        if not read:
            return
        best = max(read, key=lambda found: found.weight)
        rivals = [
            o
            for o in read
            if o is not best and o.weight >= best.weight - _CLOSE and not o.subject.is_files
        ]
        rows = self._rows(best.subject, documents)
        kinds = [each.kind for each in best.subject.fields]
        outcome = compute(best.plan, kinds, rows, shown=_CITED, cancel=run.cancel)
        left_out = any(notice.said is Said.LEFT_OUT for notice in best.warnings)
        if not outcome.num_rows and (left_out or best.plan.compares_parts):
            return  # a look-up whose words happen to be in a table
        if best.counts_either and outcome.pairs[0][1] != outcome.num_rows:
            return
        self._tell(run, best, outcome, rivals, documents, language)

    def stand(self, run: Run) -> None:
        """Keep what was computed where the search found nothing."""
        if run.computed is None or not run.abstained:
            return
        run.quote = None
        run.abstained = False
        run.citations.keep(frozenset(n for each in run.sentences for n in each.citations))

    def _about(
        self, question: Question, scope: int | None
    ) -> tuple[dict[int, Document], list[Subject]]:
        """Everything that could be computed over, and the documents it is in by id."""
        tables = self._store.tables(scope)
        asks_for_files = question.asks_for_files
        if asks_for_files:
            files = self._store.documents(scope, status=Status.INDEXED)
            documents = {document.id: document for document in files}
        else:
            documents = self._store.documents_by_id({table.document_id for table in tables})
        subjects = self._subjects.of(tables, documents)
        if asks_for_files:
            subjects = [files_subject(_FILES_NAME, list(documents.values())), *subjects]
        return documents, subjects

    def _rows(
        self, subject: Subject, documents: dict[int, Document]
    ) -> Iterator[tuple[Cell, ...] | None]:
        if subject.is_files:
            return map(file_row, documents.values())
        return self._subjects.rows(subject)

    def _tell(
        self,
        run: Run,
        best: Understood,
        outcome: Outcome,
        rivals: list[Understood],
        documents: dict[int, Document],
        language: str | None,
    ) -> None:
        subject, plan = best.subject, best.plan
        column = None if plan.column is None else subject.fields[plan.column]
        notices = list(best.warnings)
        if len(subject.members) > 1:
            names = ", ".join(member.name for member in subject.members[:_NAMED])
            more = ", …" if len(subject.members) > _NAMED else ""
            count = str(len(subject.members))
            notices.append(Notice(Said.TOGETHER, (count, names + more)))
        if rivals:
            others = ", ".join(rival.subject.name for rival in rivals[:_NAMED])
            notices.append(Notice(Said.RIVALS, (subject.name, others)))
        if column is not None and column.coerced and (lost := self._subjects.lost(subject, column)):
            notices.append(Notice(Said.NO_NUMBERS, (str(lost), column.name)))
        if not outcome.num_rows:
            notices.append(Notice(Said.NO_ROW))
        if outcome.tied:
            notices.append(Notice(Said.TIED))
        conditions = [each for part in (*plan.parts, plan.conditions) for each in part]
        run.computed = Computed(
            operation=plan.operation,
            table=subject.name,
            column=_called(subject, plan),
            conditions=tuple(in_words(each, subject.fields, language) for each in conditions),
            rows=outcome.num_rows,
            value=_value(plan, outcome),
            tables=0 if subject.is_files else len(subject.members),
            warnings=tuple(notice.text(language) for notice in notices),
            basis=tuple(Item("", figure) for figure in outcome.basis),
        )
        if not _GUESSED.isdisjoint(notice.said for notice in notices):
            group = None if plan.group is None else subject.fields[plan.group].name
            said = Notice(Said.READ_AS, (read_as(run.computed, language, group),))
            told = (*run.computed.warnings, said.text(language))
            run.computed = replace(run.computed, warnings=told)
        run.computed_from = _documents_in(run.computed, subject, documents)
        cited = tuple(
            run.citations.add(each) for each in self._citations(subject, outcome, documents)
        )
        total = sum(member.num_rows for member in subject.members)
        for n, text in enumerate(
            sentences(
                run.computed,
                language,
                unit=column.unit
                if column is not None and plan.operation not in _UNITLESS
                else None,
                group=None if plan.group is None else subject.fields[plan.group].name,
                rows_total=total,
                is_year=column is not None and column.is_year and plan.operation not in _UNITLESS,
            )
        ):
            run.sentences.append(
                Sentence(
                    text, tuple(c.n for c in cited) if n == 0 else (), supported=True, support=1.0
                )
            )
        run.prose = " ".join(sentence.text for sentence in run.sentences)

    def _citations(
        self, subject: Subject, outcome: Outcome, documents: dict[int, Document]
    ) -> Iterator[Citation]:
        in_order = list(documents.values())
        for index in outcome.rows:
            if subject.is_files:
                yield from self._beginning(in_order[index])
                continue
            member, at = _place(subject.members, index)
            table = self._store.table(member.id)
            rows = self._store.table_rows(member.id, at, 1)
            if table is None or not rows:
                continue
            (row,) = rows
            yield _citation(
                documents[member.document_id],
                row.start,
                self._store.slice(member.document_id, row.start, row.end),
                sheet=table.sheet,
                row=row.number,
                part=table.part,
            )

    def _beginning(self, document: Document) -> Iterator[Citation]:
        """The first words of a file stand for it."""
        text = self._store.slice(document.id, 0, _BEGINNING).split("\n\n")[0].rstrip()
        if text:
            page = self._store.page_of(document.id, 0)
            yield _citation(document, 0, text, page=page)


_UNITLESS = frozenset({Operation.COUNT, Operation.COUNT_DISTINCT})


def _value(plan: Plan, outcome: Outcome) -> Cell | tuple[Item, ...]:
    if plan.group is None and plan.label is None and plan.operation is not Operation.DISTINCT:
        return (
            outcome.pairs[0][1]
            if outcome.pairs and outcome.num_rows
            else (0 if plan.operation in {Operation.COUNT, Operation.COUNT_DISTINCT} else None)
        )
    return tuple(Item("" if name is None else str(name), value) for name, value in outcome.pairs)


def _called(subject: Subject, plan: Plan) -> str | None:
    """What is computed with, both columns of a change from one to another."""
    columns = [subject.fields[at].name for at in (plan.column, plan.later) if at is not None]
    return " → ".join(columns) or None


def _documents_in(
    computed: Computed, subject: Subject, documents: dict[int, Document]
) -> frozenset[int]:
    """Ids of the documents that the answer tells something of."""
    if not subject.is_files:
        return frozenset(member.document_id for member in subject.members)
    items = computed.value if isinstance(computed.value, tuple) else ()
    names = {item.name for item in items}
    return frozenset(d.id for d in documents.values() if file_row(d)[0] in names)


def _place(members: tuple[Member, ...], index: int) -> tuple[Member, int]:
    """The table that row `index` of all is in, and its index there."""
    for member in members:
        if index < member.num_rows:
            return member, index
        index -= member.num_rows
    raise IndexError(index)


def _citation(
    document: Document,
    start: int,
    text: str,
    *,
    page: int | None = None,
    sheet: str | None = None,
    row: int | None = None,
    part: str | None = None,
) -> Citation:
    return Citation(
        n=0,
        document_id=document.id,
        document=document.title,
        path=document.path,
        page=page,
        section=None,
        start=start,
        end=start + len(text),
        start_s=None,
        end_s=None,
        text=text,
        score=1.0,
        sheet=sheet,
        first_row=row,
        last_row=row,
        part=part,
    )
