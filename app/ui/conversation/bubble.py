"""A question as it was asked."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.domain.speech import Utterance
from app.ui.conversation.cited_text import CitedText
from app.ui.conversation.turn import SHOWN_CHARACTERS
from app.ui.look import words
from app.ui.look.labels import button
from app.ui.look.theme import Theme

_SHARE_OF_WIDTH = 0.78
_BESIDE_PX, _ABOVE_PX = 14, 9


class QuestionBubble(QWidget):
    """The question in a soft field at the right, as wide as its text up to most of the row.

    Signals:
        play_wanted(): its sound is to be heard, or that is to end.
    """

    play_wanted = Signal()

    def __init__(
        self,
        question: str,
        *,
        theme: Theme,
        is_spoken: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        shown = question[:SHOWN_CHARACTERS] + (" …" if len(question) > SHOWN_CHARACTERS else "")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._bubble = QFrame(self)
        self._bubble.setObjectName("bubble")
        self._spoken = button(self.tr("spoken"), self.play_wanted.emit, "link")
        self._spoken.setEnabled(False)
        self._spoken.setVisible(is_spoken)
        self._utterance: Utterance | None = None
        self._playing = False
        self.text = CitedText(theme, self._bubble)
        self.text.setAccessibleName(self.tr("Your question"))
        self.text.insert(shown)
        self._inside = QVBoxLayout(self._bubble)
        self._inside.setContentsMargins(_BESIDE_PX, _ABOVE_PX, _BESIDE_PX, _ABOVE_PX)
        self._inside.setSpacing(0)
        self._inside.addWidget(self._spoken, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(self.text)

    def show_spoken(self, spoken: Utterance) -> None:
        """Say how long it was; it can be heard again where its sound is kept."""
        self._utterance = spoken
        self._spoken.setEnabled(spoken.clip is not None)
        self._say_spoken(spoken)

    def show_playing(self, playing: bool) -> None:
        """Whether it is being heard again, and pressing ends that."""
        self._playing = playing
        if self._utterance is not None:
            self._say_spoken(self._utterance)

    def _say_spoken(self, spoken: Utterance) -> None:
        seconds = words.tenths(spoken.duration_s)
        text = self.tr("spoken, {seconds} s").format(seconds=seconds)
        if spoken.clip is None:
            self._spoken.setAccessibleName(text)
        elif self._playing:
            text = f"■ {text}"
            self._spoken.setAccessibleName(self.tr("Stop the spoken question"))
        else:
            text = f"▸ {text}"
            name = self.tr("Play the spoken question, {seconds} s").format(seconds=seconds)
            self._spoken.setAccessibleName(name)
        self._spoken.setText(text)

    def heightForWidth(self, width: int) -> int:
        """All of it."""
        below = self.contentsMargins().bottom()
        return self._inside.totalHeightForWidth(self._width_of_bubble(width)) + below

    def sizeHint(self) -> QSize:
        """As wide as there is room; as high as it is now."""
        return QSize(_BESIDE_PX, self.height())

    def event(self, event: QEvent) -> bool:
        """What is inside may want another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the field to its text, at the end of the row."""
        super().resizeEvent(event)
        width = self._width_of_bubble(self.width())
        height = self.contentsRect().height()
        place = QRect(self.width() - width, 0, width, height)
        self._bubble.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _width_of_bubble(self, width: int) -> int:
        metrics = QFontMetrics(self.text.font())
        lines = self.text.toPlainText().split("\n")
        longest = max(metrics.horizontalAdvance(line) for line in lines)
        if not self._spoken.isHidden():
            longest = max(longest, self._spoken.sizeHint().width())
        return min(longest + 2 * _BESIDE_PX + 4, int(width * _SHARE_OF_WIDTH))
