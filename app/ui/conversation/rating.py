"""Thumbs up or down on an answer, and a note on what was wrong."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.domain.feedback import Rating
from app.ui.look.labels import button
from app.ui.look.theme import Theme

_SIDE = 16.0  # of the square that the thumb is drawn in
_LONGEST_NOTE = 2_000  # characters


class Thumb(QAbstractButton):
    """A thumb that stays pressed while the answer is rated so."""

    def __init__(
        self, rating: Rating, *, name: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rating = rating
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A target that is easy to hit."""
        return QSize(self._theme.px(28), self._theme.px(26))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The thumb, filled while pressed, and a frame where the keyboard is."""
        tokens, px = self._theme.tokens, self._theme.px
        strong = self.isChecked() or self.underMouse() or self.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.accent), 1))
                painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)
            scale = px(_SIDE) / _SIDE
            painter.translate(self.rect().toRectF().center())
            painter.scale(scale, scale if self.rating is Rating.UP else -scale)
            painter.translate(-_SIDE / 2, -_SIDE / 2)
            colour = QColor(tokens.accent if strong else tokens.muted)
            painter.setPen(QPen(colour, 1.3, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(colour if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawPath(_thumb())


class RatingRow(QWidget):
    """Both thumbs. Pressing the one that is pressed takes it back.

    Signals:
        rated(object): Rating, or None to take it back.
    """

    rated = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbs = [
            Thumb(Rating.UP, name=self.tr("Good answer"), theme=theme, parent=self),
            Thumb(Rating.DOWN, name=self.tr("Bad answer"), theme=theme, parent=self),
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for thumb in self._thumbs:
            thumb.clicked.connect(lambda on, t=thumb: self.rated.emit(t.rating if on else None))
            layout.addWidget(thumb)

    def show_rating(self, rating: Rating | None) -> None:
        """Press the thumb of `rating` and no other."""
        for thumb in self._thumbs:
            thumb.setChecked(thumb.rating is rating)


class NoteRow(QWidget):
    """Where the user may say what was wrong with an answer.

    Signals:
        noted(str): these words are to be kept with the rating.
    """

    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setObjectName("note")
        self.field.setMaxLength(_LONGEST_NOTE)
        self.field.setPlaceholderText(self.tr("What was wrong? It stays on this computer."))
        self.field.setAccessibleName(self.tr("What was wrong with the answer"))
        self.field.returnPressed.connect(self._keep)
        self._button = button(self.tr("Keep note"), self._keep, parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._button)
        self.field.textEdited.connect(lambda _: self._button.setText(self.tr("Keep note")))

    @property
    def is_open(self) -> bool:
        """Whether words stand in it that are not kept yet."""
        return self.field.isModified()

    def show_note(self, note: str) -> None:
        """Let the note that is kept be seen and changed."""
        self.field.setText(note)

    def _keep(self) -> None:
        self.field.setModified(False)
        self._button.setText(self.tr("Kept"))
        self.noted.emit(self.field.text().strip())


def _thumb() -> QPainterPath:
    """A thumb up in a square of 16."""
    path = QPainterPath()
    path.addRoundedRect(1.5, 7.2, 2.6, 6.8, 0.8, 0.8)
    hand = QPainterPath(QPointF(6.1, 7.4))
    hand.lineTo(8.3, 2.4)
    hand.cubicTo(9.9, 2.2, 10.5, 3.3, 10.2, 4.6)
    hand.lineTo(9.6, 6.6)
    hand.lineTo(12.9, 6.6)
    hand.cubicTo(14.2, 6.6, 14.8, 7.5, 14.5, 8.6)
    hand.lineTo(13.4, 12.7)
    hand.cubicTo(13.1, 13.6, 12.5, 14.0, 11.6, 14.0)
    hand.lineTo(7.6, 14.0)
    hand.cubicTo(6.8, 14.0, 6.1, 13.4, 6.1, 12.6)
    hand.closeSubpath()
    path.addPath(hand)
    return path
