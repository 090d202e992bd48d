"""The place of the golden questions: the runs compared, and the questions with what is expected."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.golden import GoldenQuestion
from app.evaluation.compare import MetricChange
from app.evaluation.history import History
from app.ui.frame.places import Page
from app.ui.golden.bars import RunBars
from app.ui.look import words
from app.ui.look.labels import button, label
from app.ui.look.rows import Column, RowsModel
from app.ui.look.scroll import ScrollColumn
from app.ui.look.table import Table
from app.ui.look.theme import Theme
from app.ui.look.work import WorkView

_WIDEST_PX = 820


def _tr(text: str) -> str:
    return QCoreApplication.translate("golden", text)


class GoldenPage(Page):
    """Shows what is kept, and how it went.

    Signals:
        run_wanted(): ask all of them now.
        stop_wanted(): end the run; nothing of it is kept.
        remove_wanted(int): delete the question of this id.
    """

    run_wanted = Signal()
    stop_wanted = Signal()
    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        note = _tr(
            "Questions whose right answers you know. Ask them all again after a change, of a model"
            " or a setting, to see whether answers became better."
        )
        super().__init__(_tr("Golden questions"), note, parent)
        self._latest: Mapping[int, float] = {}
        self.run = button(_tr("Ask them all"), self.run_wanted.emit, "primary", parent=self)
        self.stop = button(_tr("Stop"), self.stop_wanted.emit, parent=self)
        self.stop.hide()
        self.tools.addWidget(self.run)
        self.tools.addWidget(self.stop)
        self.work = WorkView(self)
        self.said = label("", wrap=True, selectable=True, parent=self)
        self.bars = RunBars(theme, self)
        self.model: RowsModel[GoldenQuestion] = RowsModel(
            self._columns(), theme, identity=lambda one: one.id, parent=self
        )
        self.table: Table[GoldenQuestion] = Table(
            self.model, theme, name=_tr("Golden questions"), single=True, parent=self
        )
        self.table.chosen.connect(self._update)
        self.remove = button(_tr("Remove"), self._remove, name=_tr("Remove the question"))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 24)
        column.setSpacing(12)
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        for part in (self.said, self.bars, self.table):
            column.addWidget(part)
        column.addLayout(below)
        column.addStretch(1)
        self.body.addWidget(self.work)
        widest = theme.px(_WIDEST_PX)
        self.body.addWidget(ScrollColumn(inside, widest_px=widest, parent=self), 1)
        self.show_kept((), History())

    @property
    def target(self) -> QWidget:
        """The questions, or the way to ask them."""
        return self.table if self.table.isVisible() else self.run

    def show_kept(self, questions: Sequence[GoldenQuestion], history: History) -> None:
        """Show these questions and runs."""
        self._latest = history.latest or {}
        self.model.set_rows(())
        self.model.set_rows(questions)
        self.table.fit()
        self.table.setVisible(bool(questions))
        self.bars.show_runs(history.runs)
        self.said.setText(_said(questions, history))
        self._update()

    def show_running(self, done: int, total: int) -> None:
        """Show how far a run is."""
        text = _tr("Asking: {done} of {total}")
        self.work.show_step(
            text.format(done=words.number(done), total=words.number(total)), done, total
        )
        self.stop.show()
        self.run.hide()

    def show_ended(self, note: str = "") -> None:
        """A run is over, or ended early, which `note` explains."""
        self.work.hide()
        self.stop.hide()
        self.run.show()
        if note:
            self.said.setText(note)

    def _columns(self) -> list[Column[GoldenQuestion]]:
        return [
            Column(_tr("Question"), lambda one: one.question, lambda one: one.question),
            Column(_tr("Expected"), _expected, _expected, width=190, rank=1),
            Column(_tr("In"), _scope, _scope, width=120, rank=2),
            Column(
                _tr("Last run"),
                self._score,
                lambda one: self._latest.get(one.id, -1.0),
                width=86,
                end=True,
            ),
        ]

    def _score(self, question: GoldenQuestion) -> str:
        share = self._latest.get(question.id)
        return "–" if share is None else f"{words.number(round(share * 100))} %"

    def _update(self) -> None:
        self.run.setEnabled(self.model.rowCount() > 0)
        self.remove.setVisible(self.model.rowCount() > 0)
        self.remove.setEnabled(bool(self.table.selected))

    def _remove(self) -> None:
        for question in self.table.selected:
            self.remove_wanted.emit(question.id)


def _expected(golden: GoldenQuestion) -> str:
    if not golden.expected.answerable:
        return _tr("Not in the documents")
    path = golden.expected.document or ""
    return "; ".join(golden.expected.answers) or path.replace("\\", "/").rsplit("/", 1)[-1]


def _scope(golden: GoldenQuestion) -> str:
    return golden.collection or _tr("All files")


def _said(questions: Sequence[GoldenQuestion], history: History) -> str:
    """What to do, or what the runs say."""
    if not questions:
        return _tr(
            "None is kept yet. Below an answer that is right, choose “Keep as golden question”"
            " under “⋯”, or “Keep the last answer as a golden question” among all commands"
            " (Ctrl+K)."
        )
    if not history.runs:
        return _tr("They were not asked yet.")
    if history.change is None:
        return _tr("Asked once. Ask them again after a change to compare.")
    return _verdict(history.change)


def _verdict(change: MetricChange) -> str:
    text = {
        "better": _tr(
            "The latest run is better than the one before: {difference} points, most likely between"
            " {low} and {high}. Better: {better}, worse: {worse}, the same: {same}."
        ),
        "worse": _tr(
            "The latest run is worse than the one before: {difference} points, most likely between"
            " {low} and {high}. Better: {better}, worse: {worse}, the same: {same}."
        ),
        "unclear": _tr(
            "No clear difference to the run before: {difference} points, somewhere between {low}"
            " and {high}. Better: {better}, worse: {worse}, the same: {same}."
        ),
    }[change.verdict]
    return text.format(
        difference=_points(change.difference),
        low=_points(change.low),
        high=_points(change.high),
        better=words.number(change.better or 0),
        worse=words.number(change.worse or 0),
        same=words.number(change.same or 0),
    )


def _points(share: float) -> str:
    return f"{share * 100:+.0f}".replace("-", "\N{MINUS SIGN}")
