"""Why this answer: question, time, decision, passages, sentences, model and prompt, in one pane."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import Sentence
from app.engines.protocols import Message
from app.services.why import Passage, Why
from app.ui.look import plain_text, words
from app.ui.look.elided import ElidedLabel
from app.ui.look.labels import LabelRole, button, label
from app.ui.look.rows import Column, RowsModel
from app.ui.look.scroll import ScrollColumn
from app.ui.look.table import Table
from app.ui.look.theme import Theme
from app.ui.look.told import told
from app.ui.why import wording
from app.ui.why.bar import TimingBar

_WIDEST_PX = 760
_COPIED_MS = 1_500
_PROMPT_LINES = 16


class WhyView(QFrame):
    """Explains one answer at a time.

    Signals:
        opened(Citation): show this passage in its document.
        closed(): the user wants the room back.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAccessibleName(self.tr("Why this answer"))
        self._theme = theme
        self._record = ""
        self._question = ElidedLabel("", "muted", parent=self)
        self._column = QVBoxLayout()
        inside = QWidget(self)
        inside.setLayout(self._column)
        self._column.setContentsMargins(16, 14, 16, 24)
        self._column.setSpacing(8)
        self._inside = inside
        self.area = ScrollColumn(inside, widest_px=theme.px(_WIDEST_PX), parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.area, 1)

    def announce(self, question: str) -> None:
        """Name the answer whose trace is being fetched."""
        self._start(question)
        self._add(label(self.tr("Looking it up …"), "muted"))

    def show_missing(self, why: str) -> None:
        """Say that the answer cannot be explained any more."""
        self._start(self._question.text())
        self._add(label(why, wrap=True, selectable=True))

    def show_why(self, why: Why) -> None:
        """Explain this answer."""
        answer = why.trace.answer
        self._start(answer.question)
        self._record = json.dumps(why.record, ensure_ascii=False, indent=2)
        self._show_question(why)
        self._show_time(why)
        self._section(self.tr("Answer or not"))
        self._lines([wording.decision(why.trace)])
        if why.trace.evidence is not None:
            self._lines(wording.evidence(why.trace.evidence), "muted")
        self._show_passages(why.passages)
        self._show_sentences(answer.sentences)
        self._section(self.tr("Model"))
        if answer.model is None:
            self._lines([self.tr("No model wrote any of it.")], "muted")
        else:
            self._lines([wording.check(answer.model, why.check)], "muted")
        if why.trace.prompt:
            self._show_prompt(why.trace.prompt)
        self._column.addSpacing(8)
        copy = button(self.tr("Copy as JSON"), lambda: self._take(copy), parent=self._inside)
        self._add(copy, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _head(self) -> QFrame:
        head = QFrame(self)
        head.setObjectName("viewerHead")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label(self.tr("Why this answer"), "title", parent=head))
        names.addWidget(self._question)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 11, 10, 11)
        row.addLayout(names, 1)
        close = button("×", self.closed.emit, "turn", name=self.tr("Close the explanation"))
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _start(self, question: str) -> None:
        """Nothing but the question."""
        self._record = ""
        self._question.setText(plain_text.one_line(question))
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.area.verticalScrollBar().setValue(0)

    def _show_question(self, why: Why) -> None:
        answer = why.trace.answer
        lines = []
        if answer.rewritten:
            lines.append(self.tr("Understood as: {question}").format(question=answer.rewritten))
        lines += [told(note) for note in answer.notes]
        limits = wording.filters(why.filters)
        if lines or limits:
            self._section(self.tr("Question"))
            self._lines(lines)
            self._lines(limits, "muted")

    def _show_time(self, why: Why) -> None:
        self._section(self.tr("Time"))
        total = TimingBar(self._theme, self.tr("Time of each step"), self._inside)
        total.show_steps(wording.steps(why.trace.answer.timings_ms))
        self._add(total)
        if why.trace.steps_ms:
            self._lines([self.tr("Within the search:")], "muted")
            within = TimingBar(self._theme, self.tr("Time within the search"), self._inside)
            within.show_steps(wording.search_steps(why.trace.steps_ms))
            self._add(within)

    def _show_passages(self, passages: Sequence[Passage]) -> None:
        self._section(self.tr("Passages"))
        if not passages:
            self._lines([self.tr("None was found.")], "muted")
            return
        columns: list[Column[Passage]] = [
            Column(self.tr("Passage"), _name, lambda one: one.hit.rank),
            _ranks(self.tr("Words"), lambda one: one.hit.keyword_rank, width=60, rank=3),
            _ranks(self.tr("Meaning"), lambda one: one.hit.dense_rank, width=74, rank=2),
            _ranks(self.tr("Both"), lambda one: one.hit.fused_rank, width=50, rank=1),
            _ranks(self.tr("End"), lambda one: one.hit.rank, width=46),
        ]
        model = RowsModel(columns, self._theme, identity=lambda one: one.hit.chunk_id, tip=_tip)
        name = self.tr("Passages and their ranks")
        table: Table[Passage] = Table(
            model, self._theme, name=name, single=True, parent=self._inside
        )
        model.setParent(table)
        model.set_rows(passages)
        table.setSortingEnabled(False)
        table.fit()
        table.opened.connect(self._open)
        self._add(table)
        self._lines(
            [
                self.tr(
                    "Ranks by words, by meaning, by both together, and after a second look at the"
                    " best. Enter opens a passage."
                )
            ],
            "muted",
        )

    def _show_sentences(self, sentences: Sequence[Sentence]) -> None:
        if not sentences:
            return
        self._section(self.tr("Sentences"))
        for sentence in sentences:
            if sentence.supported:
                judged = self.tr("Supported, {degree}: {reason}")
            else:
                judged = self.tr("Not found in the sources, {degree}: {reason}")
            verdict = judged.format(
                degree=wording.percent(sentence.support), reason=told(sentence.reason)
            )
            self._lines([sentence.text])
            self._lines([verdict], "good" if sentence.supported else "warning")

    def _show_prompt(self, prompt: Sequence[Message]) -> None:
        self._section(self.tr("Prompt"))
        text = QPlainTextEdit(self._inside)
        text.setObjectName("prompt")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("The prompt as it was sent"))
        text.setPlainText("\n\n".join(f"[{one.role}]\n{one.content}" for one in prompt))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(12))
        text.setFont(font)
        text.setFixedHeight(_PROMPT_LINES * text.fontMetrics().lineSpacing())
        text.hide()

        def toggle() -> None:
            text.setVisible(text.isHidden())
            shown = self.tr("Hide the prompt") if not text.isHidden() else show
            switch.setText(shown)
            switch.setAccessibleName(shown)

        show = self.tr("Show the prompt as it was sent")
        switch = button(show, toggle, "link", parent=self._inside)
        self._add(switch, Qt.AlignmentFlag.AlignLeft)
        self._add(text)

    def _section(self, title: str) -> None:
        if self._column.count():
            self._column.addSpacing(12)
        self._add(label(title, "title"))

    def _lines(self, lines: Sequence[str], role: LabelRole = "plain") -> None:
        for line in lines:
            self._add(label(plain_text.one_line(line), role, wrap=True, selectable=True))

    def _add(
        self,
        widget: QWidget,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag(0),
    ) -> None:
        self._column.addWidget(widget, 0, align)

    def _open(self, passage: Passage) -> None:
        if passage.citation is not None:
            self.opened.emit(passage.citation)

    def _take(self, pressed: QPushButton) -> None:
        QGuiApplication.clipboard().setText(self._record)
        pressed.setText(self.tr("Copied"))
        back = self.tr("Copy as JSON")
        QTimer.singleShot(_COPIED_MS, pressed, lambda: pressed.setText(back))


def _ranks(
    title: str, place: Callable[[Passage], int | None], *, width: int, rank: int = 0
) -> Column[Passage]:
    """`rank` says how soon the column gives way, `place` which rank it shows."""

    def text(one: Passage) -> str:
        value = place(one)
        return words.number(value) if value else "–"

    return Column(title, text, lambda one: place(one) or 0, width=width, rank=rank, end=True)


def _name(passage: Passage) -> str:
    if passage.citation is None:
        return plain_text.one_line(passage.hit.path.replace("\\", "/").rsplit("/", 1)[-1])
    where = words.place(passage.citation)
    return ", ".join(part for part in (passage.citation.document, where) if part)


def _tip(passage: Passage) -> str:
    return passage.citation.text if passage.citation else passage.hit.path
