"""The conversation: turns one below the other, or a page for when there are none."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from app.answering.wording import Wording
from app.domain.answers import Answer, Citation
from app.domain.feedback import Rating
from app.ui.conversation.cited_text import LINE_PX
from app.ui.conversation.column import Column
from app.ui.conversation.page import Page, guessed_height
from app.ui.conversation.turn import Turn
from app.ui.conversation.turn_view import TurnView, show_measured
from app.ui.look.labels import restyle
from app.ui.look.theme import Theme

WIDEST_PX = 820
MARGIN_PX = 34
_SCROLL_BAR_PX = 10
_NEAR = 1.0  # heights of the view above and below it in which turns have widgets
_KEPT = 8  # turns above and below these that keep theirs: one takes 1 MB, and 15 ms to make again


class Conversation(QScrollArea):
    """Scrolls through the turns; those far from the view have no widgets, and a height guessed.

    A new question goes to the top of the view and its answer grows below it, so that the page
    never scrolls by itself while someone reads. Whatever changes its height elsewhere, what stands
    at the top of the view stays there.

    Attributes:
        turns: From the first question on.
        readable: Whether answers can be read aloud; asked when the first is shown.

    Signals:
        source_opened(Citation): a source of any answer was activated.
        as_written_wanted(Turn), asked_again(Turn), again_wanted(Turn, Wish),
        reading_wanted(Turn, bool), why_wanted(Turn), find_wanted(Turn), golden_wanted(Turn),
        rated(Turn, Rating | None, str), play_wanted(Turn): as in TurnView, of that turn.
    """

    source_opened = Signal(object)
    as_written_wanted = Signal(object)
    asked_again = Signal(object)
    again_wanted = Signal(object, object)
    reading_wanted = Signal(object, bool)
    why_wanted = Signal(object)
    find_wanted = Signal(object)
    golden_wanted = Signal(object)
    rated = Signal(object, object, str)
    play_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.turns: list[Turn] = []
        self.readable: Callable[[], bool] = lambda: False
        self._column = Column()
        self._empty: QWidget | None = None
        self._shown: Citation | None = None
        self._pattern: re.Pattern[str] | None = None
        self._current: tuple[Turn, int, int] | None = None
        self._header: QWidget | None = None
        self._width = 0  # for which the heights are
        self._at = (0, 0)  # the turn at the top of the view, and how much of it is above
        self._arranging = False
        self.setObjectName("conversation")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self._page = Page(self)
        self._page.setObjectName("turns")
        self._page.relaid.connect(self._arrange)
        self.setWidget(self._page)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._prepare)
        self.verticalScrollBar().rangeChanged.connect(self._show_range)
        self.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        self._show_range(0, 0)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def live(self) -> list[TurnView]:
        """The widgets there are now, from above."""
        return [turn.view for turn in self.turns if turn.view is not None]

    def set_empty_page(self, page: QWidget) -> None:
        """What to show while there is no turn; replaces the page set before."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = page
        page.setParent(self._page)
        page.setVisible(not self.turns)
        self._arrange()

    def begin(
        self,
        question: str,
        *,
        wording: Wording | None = None,
        as_written: bool = False,
        is_spoken: bool = False,
    ) -> Turn:
        """Add a turn for `question` and bring it to the top."""
        turn = Turn(question, wording=wording, as_written=as_written, is_spoken=is_spoken)
        self._append(turn)
        self._arrange()
        return turn

    def add_kept(
        self,
        question: str,
        answer: Answer | None,
        *,
        rating: Rating | None = None,
        note: str = "",
    ) -> Turn:
        """Add a turn of an earlier day; the last of them is brought to the top.

        Without an `answer` it was kept by another version, in a form that is not known.
        """
        turn = Turn.kept(question, answer, rating=rating, note=note)
        self._append(turn)
        self._soon.start()
        return turn

    def restart(self) -> None:
        """Take all turns away."""
        for turn in self.turns:
            self._release(turn)
        self.turns = []
        self._column.fill(())
        self._at = (0, 0)
        if self._empty is not None:
            self._empty.show()
        self._arrange()

    def mark(self, shown: Citation | None) -> None:
        """Mark the source that the viewer shows in every answer."""
        self._shown = shown
        for view in self.live:
            view.mark(shown)

    def open_numbered(self, n: int) -> None:
        """Open source `n` of the last answer."""
        if self.turns and (citation := self.turns[-1].source(n)) is not None:
            self.source_opened.emit(citation)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab comes to the turns above and below too, which may have no widgets yet."""
        focused = QApplication.focusWidget()
        for view in self.live:
            if focused is not None and view.isAncestorOf(focused):
                index = self.turns.index(view.turn)
                self._measure(range(max(index - 1, 0), min(index + 2, len(self.turns))))
                self._arrange()
        return super().focusNextPrevChild(forward)

    def set_header(self, bar: QWidget | None) -> None:
        """Show `bar` above what scrolls, or nothing."""
        if self._header is not None and self._header is not bar:
            self._header.hide()
        self._header = bar
        if bar is not None:
            bar.show()
        self.setViewportMargins(0, bar.sizeHint().height() if bar else 0, 0, 0)
        self._place_header()

    def highlight(
        self, pattern: re.Pattern[str] | None, current: tuple[Turn, int, int] | None = None
    ) -> None:
        """Mark what matches; `current` is match n of text k of a turn, which comes into view."""
        self._pattern, self._current = pattern, current
        if current is not None:
            self._reveal(*current)
        for view in self.live:
            self._highlight(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set everything anew where the width is another one."""
        super().resizeEvent(event)
        self._place_header()
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while it could not be seen."""
        super().showEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End too."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _place_header(self) -> None:
        if self._header is not None:
            self._header.setGeometry(0, 0, self.width(), self._header.sizeHint().height())

    def _append(self, turn: Turn) -> None:
        if self._empty is not None:
            self._empty.hide()
        self.turns.append(turn)
        self._column.append(guessed_height(turn, self._width, self._theme))
        self._at = (len(self.turns) - 1, 0)

    def _arrange(self) -> None:
        """Give the turns in view their widgets, and every widget its place.

        What is at the top of the view stays there.
        """
        if self._arranging or not self._page.isVisible():
            return
        self._arranging = True
        try:
            if not self.turns:
                self._arrange_empty()
                return
            self._fit_width()
            while not self._settle():
                pass
            self._place()
        finally:
            self._arranging = False
        self._soon.start()

    def _settle(self) -> bool:
        """Measure what is in view and scroll to where that is; whether nothing else came in."""
        while self._measure(self._in_view(0)):
            pass
        bar, height = self.verticalScrollBar(), self.viewport().height()
        last = self._column.top(len(self.turns) - 1)
        self._page.resize(self.viewport().width(), max(self._column.bottom, last + height))
        turn, above = self._at
        wanted = self._column.top(turn) + above
        bar.setValue(wanted)
        if bar.value() == wanted:
            return True
        self._see(bar.value())  # there is nothing further down
        return False

    def _see(self, value: int) -> None:
        """Note what is at the top of the view when it is scrolled so far."""
        turn = self._column.at(value)
        self._at = (turn, value - self._column.top(turn))

    def _arrange_empty(self) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        place = self._across()
        if self._empty is not None:
            wanted = self._empty.heightForWidth(place.width())
            wanted = max(wanted, self._empty.minimumSizeHint().height())
            place.setHeight(max(height, wanted))
            self._empty.setGeometry(place)
        self._page.resize(width, max(height, place.height()))

    def _across(self) -> QRect:
        """The room of the turns from left to right."""
        room = self.viewport().width() - 2 * MARGIN_PX + _SCROLL_BAR_PX
        width = min(room, WIDEST_PX)
        return QRect(MARGIN_PX + (room - width) // 2, 0, width, 0)

    def _fit_width(self) -> None:
        """Guess all heights anew where the width is another one; only what is seen is measured."""
        width = self._across().width()
        if width == self._width:
            return
        turn, above = self._at
        before = max(self._column.height(turn), 1)
        self._width = width
        self._column.fill([self._guess(n) for n in range(len(self.turns))])
        self._measure(range(turn, turn + 1))
        self._at = (turn, round(above * self._column.height(turn) / before))

    def _guess(self, index: int) -> int:
        """How high a turn is, or will be, more or less."""
        turn = self.turns[index]
        if turn.view is not None:
            return self._column.height(index)
        return guessed_height(turn, self._width, self._theme)

    def _in_view(self, around: float) -> range:
        """The turns in view, and those so many heights of it above and below."""
        turn, above = self._at
        top = self._column.top(turn) + above
        height = self.viewport().height()
        return self._column.between(
            top - round(height * around), top + round(height * (1 + around))
        )

    def _measure(self, indexes: range) -> bool:
        """Give these turns their widgets and real heights; whether one is new or of another one."""
        changed = False
        for index in indexes:
            view = self.turns[index].view
            changed |= view is None
            view = view or self._realise(self.turns[index])
            height = view.heightForWidth(self._width)
            changed |= self._column.change(index, height)
            view.resize(self._width, height)
        return changed

    def _place(self) -> None:
        left = self._across().x()
        for index, turn in enumerate(self.turns):
            if turn.view is not None:
                turn.view.move(left, self._column.top(index))

    def _realise(self, turn: Turn) -> TurnView:
        """Make the widget of a turn."""
        view = TurnView(turn, theme=self._theme, readable=self.readable, parent=self._page)
        turn.view = view
        view.source_opened.connect(self.source_opened)
        view.as_written_wanted.connect(partial(self.as_written_wanted.emit, turn))
        view.asked_again.connect(partial(self.asked_again.emit, turn))
        view.again_wanted.connect(partial(self.again_wanted.emit, turn))
        view.reading_wanted.connect(partial(self.reading_wanted.emit, turn))
        view.why_wanted.connect(partial(self.why_wanted.emit, turn))
        view.find_wanted.connect(partial(self.find_wanted.emit, turn))
        view.golden_wanted.connect(partial(self.golden_wanted.emit, turn))
        view.rated.connect(partial(self.rated.emit, turn))
        view.play_wanted.connect(partial(self.play_wanted.emit, turn))
        view.grown.connect(self._arrange)
        view.mark(self._shown)
        self._highlight(view)
        view.resize(self._width, 1)
        show_measured(view)
        return view

    def _release(self, turn: Turn) -> None:
        """Take the widget of a turn away."""
        if turn.view is not None:
            turn.view.hide()
            turn.view.deleteLater()
            turn.view = None

    def _prepare(self) -> None:
        """Make or measure the next widget near the view, and take away those far from it."""
        if not self.turns or not self._page.isVisible():
            return
        if self._width == 0 or self._measure(self._in_view(0)):
            self._arrange()
            return
        near = self._in_view(_NEAR)
        kept = range(near.start - _KEPT, near.stop + _KEPT)
        for index, turn in enumerate(self.turns[:-1]):
            if index not in kept and turn.view is not None and not turn.view.is_in_use:
                self._release(turn)
        for index in near:
            view = self.turns[index].view
            if view is None or view.width() != self._width:
                self._measure(range(index, index + 1))
                self._arrange()
                return

    def _follow_scrolling(self, value: int) -> None:
        """The user scrolls: something else is at the top of the view now."""
        if self._arranging or not self.turns:
            return
        self._see(value)
        self._arrange()

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard came to into view."""
        if now is not None and self._page.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)

    def _highlight(self, view: TurnView) -> None:
        turn, *place = self._current or (None,)
        view.highlight(self._pattern, *(place if turn is view.turn else ()))

    def _reveal(self, turn: Turn, text: int, match: int) -> None:
        """Bring a match into view, to a third of its height where it was not there."""
        index = self.turns.index(turn)
        if self._measure(range(index, index + 1)):
            self._arrange()
        if turn.view is None or self._pattern is None:
            return
        y = turn.view.top_of(self._pattern, text, match)
        if y is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        on_page = self._column.top(index) + y
        if not bar.value() <= on_page <= bar.value() + height - self._theme.px(2 * LINE_PX):
            self._at = (index, y - height // 3)
            self._arrange()

    def _show_range(self, _lowest: int, highest: int) -> None:
        restyle(self.verticalScrollBar(), "idle", highest == 0)
