"""Find: how many places, in which order, the list of them, and what to do where there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import SottoError
from app.domain.search import Order
from app.services.finder import Findings
from app.ui.conversation.view import MARGIN_PX, WIDEST_PX
from app.ui.find.results import FoundModel
from app.ui.find.row import FoundDelegate
from app.ui.look import words
from app.ui.look.labels import button, label
from app.ui.look.rows import AnyIndex
from app.ui.look.theme import Theme
from app.ui.look.told import told, told_error

_INSET_PX = 12  # of the words in a row, and of what stands above them


class FoundList(QListView):
    """Arrows move, Enter opens.

    Signals:
        opened(Citation): show this place.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.setAccessibleName(self.tr("Places found"))
        self.rows = FoundModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(FoundDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def go_in(self) -> None:
        """Put the keyboard on the first place."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def _open(self, index: AnyIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.places[index.row()].citation)


class FindView(QFrame):
    """Takes the room of the conversation while places are looked for.

    Signals:
        answer_wanted(): have the same question answered.
        order_chosen(Order): what comes first.
        unread_wanted(): show the files that could not be read.
        unlimited_wanted(): search without the filters of the pills.
        closed(): back to the conversation.
    """

    answer_wanted = Signal()
    order_chosen = Signal(object)
    unread_wanted = Signal()
    unlimited_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setAccessibleName(self.tr("Places found"))
        self.count = label("", "title", parent=self)
        self.notes = label("", "muted", wrap=True, parent=self)
        self.list = FoundList(theme, self)
        self._order = QToolButton(self)
        self._order.setObjectName("scope")
        self._order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._order)
        menu.setAccessibleName(self.tr("Order of the places"))
        for order in Order:
            menu.addAction(self._order_words(order)).triggered.connect(
                lambda _=False, order=order: self.order_chosen.emit(order)
            )
        self._order.setMenu(menu)
        self._answer = button(self.tr("Answer this"), self.answer_wanted.emit, "link", parent=self)
        self._nothing = _Nothing(self)
        self._nothing.unread.clicked.connect(self.unread_wanted)
        self._nothing.unlimited.clicked.connect(self.unlimited_wanted)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self.show_order(Order.SCORE)
        self.show_start()

    def show_order(self, order: Order) -> None:
        """Say what comes first."""
        self._order.setText(self._order_words(order))
        self._order.setAccessibleName(
            self.tr("Order: {order}").format(order=self._order_words(order))
        )

    def show_start(self) -> None:
        """Say what this is for: nothing is looked for yet."""
        self.count.setText(self.tr("Find places"))
        self.notes.hide()
        self._tools(shown=False)
        self._nothing.show_text(
            "",
            self.tr("Type below. Places in your files are shown as they are, without an answer."),
        )
        self._stack.setCurrentWidget(self._nothing)

    def show_looking(self) -> None:
        """Say that a search is under way; what was found before stays."""
        if self._stack.currentWidget() is self._nothing:
            self._nothing.show_text("", self.tr("Looking in your files …"))

    def show_findings(self, findings: Findings, *, limited: bool) -> None:
        """Show these places; `limited` if the pills leave something out."""
        self.list.rows.show_places(findings.places, more=findings.more)
        self._tools(shown=True)
        self._show_notes(findings.notes)
        if findings.places:
            self._count(findings)
            self.list.scrollToTop()
            self._stack.setCurrentWidget(self.list)
            return
        self.count.setText(self.tr("Nothing found"))
        self._nothing.show_text(
            "",
            words.coverage(findings.coverage),
            unread=findings.coverage.files_failed,
            limited=limited,
        )
        self._stack.setCurrentWidget(self._nothing)

    def append(self, findings: Findings) -> None:
        """Show those of the places that are not there yet behind the others."""
        self.list.rows.append(findings.places, more=findings.more)
        self._count(findings)

    def show_failed(self, error: SottoError) -> None:
        """Say why nothing could be looked for."""
        self._tools(shown=False)
        self.notes.hide()
        self.count.setText(self.tr("The search did not work"))
        self._nothing.show_text("", told_error(error))
        self._stack.setCurrentWidget(self._nothing)

    def announce(self) -> None:
        """Have a screen reader say how much was found."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.count.text()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.setContentsMargins(_INSET_PX, 0, 0, 0)
        self.notes.setContentsMargins(_INSET_PX, 0, 0, 0)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self._order)
        head.addWidget(self._answer)
        close = self.tr("Back to the conversation")
        head.addWidget(button("×", self.closed.emit, "turn", name=close, parent=self))
        column = QWidget(self)
        column.setMaximumWidth(WIDEST_PX + 2 * _INSET_PX)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(head)
        inside.addWidget(self.notes)
        inside.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX - _INSET_PX, 14, MARGIN_PX - _INSET_PX, 0)
        layout.addWidget(column)

    def _tools(self, *, shown: bool) -> None:
        self._order.setVisible(shown)
        self._answer.setVisible(shown)

    def _show_notes(self, notes: Sequence[str]) -> None:
        self.notes.setText("\n".join(map(told, notes)))
        self.notes.setVisible(bool(notes))

    def _count(self, findings: Findings) -> None:
        shown = self.list.rows.rowCount()
        text = self.tr("1 place") if shown == 1 else self.tr("{count} places")
        if findings.more:
            text = self.tr("The best {count} places")
        time = self.tr("{text}, {ms} ms")
        counted = text.format(count=words.number(shown))
        self.count.setText(time.format(text=counted, ms=words.number(round(findings.ms))))

    def _order_words(self, order: Order) -> str:
        return self.tr("Best first") if order is Order.SCORE else self.tr("Latest first")


class _Nothing(QWidget):
    """A sentence in place of the list, with what can be done about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label("", "title", wrap=True, parent=self)
        self._text = label("", "muted", wrap=True, selectable=True, parent=self)
        self.unread = button(self.tr("Which files could not be read"), lambda: None, parent=self)
        self.unlimited = button(self.tr("Search all dates and types"), lambda: None, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_INSET_PX, 8, _INSET_PX, 8)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        for each in (self.unlimited, self.unread):
            layout.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_text(self, title: str, text: str, *, unread: int = 0, limited: bool = False) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self.unread.setVisible(unread > 0)
        self.unlimited.setVisible(limited)
