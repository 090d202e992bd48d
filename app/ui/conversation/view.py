"""The conversation: turns one below the other, or a page for when there are none."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.answers import Citation
from app.ui.conversation.turn import TurnView
from app.ui.look.theme import Theme

WIDEST_PX = 820
MARGIN_PX = 34
_SCROLL_BAR_PX = 10


class Conversation(QScrollArea):
    """Scrolls through the turns.

    A new question goes to the top of the view and its answer grows below it, so that the page
    never scrolls by itself while someone reads.

    Signals:
        source_opened(Citation): a source of any answer was activated.
    """

    source_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.turns: list[TurnView] = []
        self.setObjectName("conversation")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        page = QWidget(self)
        page.setObjectName("turns")
        around = QHBoxLayout(page)
        around.setContentsMargins(MARGIN_PX, 0, MARGIN_PX - _SCROLL_BAR_PX, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QWidget(page)
        column.setMaximumWidth(WIDEST_PX)
        column.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        self._empty: QWidget | None = None
        self._anchored = False
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(self._follow_range)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._follow_range(0, 0)

    def set_empty_page(self, page: QWidget) -> None:
        """What to show while there is no turn; replaces the page set before."""
        if self._empty is not None:
            self._column.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = page
        self._column.insertWidget(0, page)
        page.setVisible(not self.turns)

    def begin(self, question: str) -> TurnView:
        """Add a turn for `question` and bring it to the top."""
        if self._empty is not None:
            self._empty.hide()
        for old in self.turns:
            old.setMinimumHeight(0)
        turn = TurnView(question, theme=self._theme, parent=self.widget())
        turn.source_opened.connect(self.source_opened)
        turn.setMinimumHeight(self.viewport().height())
        self.turns.append(turn)
        self._column.addWidget(turn)
        turn.installEventFilter(self)
        self._anchored = True
        return turn

    def restart(self) -> None:
        """Take all turns away."""
        for turn in self.turns:
            self._column.removeWidget(turn)
            turn.hide()
            turn.deleteLater()
        self.turns = []
        if self._empty is not None:
            self._empty.show()

    def mark(self, shown: Citation | None) -> None:
        """Mark the source that the viewer shows in every answer."""
        for turn in self.turns:
            turn.mark(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep room below the last question."""
        super().resizeEvent(event)
        if self.turns:
            self.turns[-1].setMinimumHeight(self.viewport().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the last turn when those above it change their height."""
        if event.type() == QEvent.Type.Move and self.turns and watched is self.turns[-1]:
            self._hold()
        return super().eventFilter(watched, event)

    def _follow_range(self, _lowest: int, highest: int) -> None:
        bar = self.verticalScrollBar()
        bar.setProperty("idle", highest == 0)
        bar.style().unpolish(bar)
        bar.style().polish(bar)
        self._hold()

    def _hold(self) -> None:
        """Keep the last question at the top until the user scrolls."""
        if self._anchored and self.turns:
            self.verticalScrollBar().setValue(self.turns[-1].y())

    def _let_go(self) -> None:
        self._anchored = False
