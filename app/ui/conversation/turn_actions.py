"""What can be done with an answer: copy, hear, look into, write anew, rate."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.feedback import Rating
from app.ui.conversation.again import again_button
from app.ui.conversation.rating import NoteRow, RatingRow
from app.ui.conversation.turn import Turn
from app.ui.look import words
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import announce, button, label
from app.ui.look.menus import menu_link
from app.ui.look.theme import Theme

_COPIED_MS = 1_500
_GAP_PX = 9


class TurnActions(QWidget):
    """The row below an answer: actions at the left, how long it took at the right.

    Signals:
        reading_wanted(bool): the answer is to be read aloud, or that is to end.
        why_wanted(): what happened while it was made is to be shown.
        find_wanted(): the places found for the same question are to be shown.
        golden_wanted(): it is to be kept as a golden question.
        again_wanted(Wish): it is to be written once more, in this way.
        rated(Rating | None, str): what the user thinks of it, and a note.
    """

    reading_wanted = Signal(bool)
    why_wanted = Signal()
    find_wanted = Signal()
    golden_wanted = Signal()
    again_wanted = Signal(object)
    rated = Signal(object, str)

    def __init__(
        self,
        turn: Turn,
        *,
        theme: Theme,
        readable: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._turn = turn
        self._read: QPushButton | None = None
        self._row = QWidget(self)
        flow = FlowLayout(self._row)
        flow.setSpacing(_GAP_PX)
        if turn.citations:
            self._copied = button(self.tr("Copy with sources"), self._copy, "link")
            flow.addWidget(self._copied)
        if turn.text_to_read and readable():
            self._read = button(self.tr("Read aloud"), self._toggle_reading, "link")
            flow.addWidget(self._read)
            self.show_reading(turn.is_read)
        self._rating = RatingRow(theme)
        self._note = NoteRow(self)
        if turn.answer is not None:
            flow.addWidget(button(self.tr("Why this answer"), self.why_wanted.emit, "link"))
            if turn.answer.model is not None:
                flow.addWidget(again_button(self.again_wanted.emit, self._row))
            flow.addWidget(self._rating)
        flow.addWidget(self._more())
        for each in self._row.findChildren(QPushButton):  # one height, so that Tab goes in a row
            each.setMinimumHeight(self._rating.sizeHint().height())
        self._rating.rated.connect(lambda rating: self._rate(rating, ""))
        self._note.noted.connect(lambda note: self._rate(Rating.DOWN, note))
        self._rating.show_rating(turn.rating)
        self._note.show_note(turn.note)
        self._note.setVisible(turn.rating is Rating.DOWN and bool(turn.note))
        took = label(words.took(turn.answer) if turn.answer else "", "muted")
        line = QHBoxLayout()
        line.setSpacing(_GAP_PX)
        line.addWidget(self._row, 1)
        took.setMinimumHeight(self._rating.sizeHint().height())
        line.addWidget(took, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self._note)

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return not self._note.isHidden() and self._note.is_open

    def show_reading(self, reading: bool) -> None:
        """Whether the answer is being read aloud."""
        if self._read is not None:
            self._read.setText(self.tr("Stop reading") if reading else self.tr("Read aloud"))
            self._read.setAccessibleName(self._read.text())

    def _more(self) -> QPushButton:
        """What is wanted more rarely, in a menu."""
        choices = [(self.tr("Show places"), self.find_wanted.emit)]
        if self._turn.answer is not None:
            choices.append((self.tr("Keep as golden question"), self.golden_wanted.emit))
        made = menu_link("⋯", choices, name=self.tr("More"), parent=self._row)
        made.setToolTip(made.accessibleName())
        made.setMinimumWidth(self._rating.sizeHint().height())  # easy to hit
        return made

    def _toggle_reading(self) -> None:
        self.reading_wanted.emit(not self._turn.is_read)

    def _rate(self, rating: Rating | None, note: str) -> None:
        self._turn.rating, self._turn.note = rating, note
        self._rating.show_rating(rating)
        self._note.setVisible(rating is Rating.DOWN)
        if rating is not Rating.DOWN:
            self._note.show_note("")
        elif not note:
            self._note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rated.emit(rating, note)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._turn.text_with_sources)
        self._copied.setText(self.tr("Copied"))
        announce(self, self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self._copied, self._offer_copy)

    def _offer_copy(self) -> None:
        self._copied.setText(self.tr("Copy with sources"))
