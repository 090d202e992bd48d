"""The frame of the program: places, keys and dropped files. It knows no services."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.conversation.composer import Composer
from app.ui.conversation.view import MARGIN_PX, Conversation
from app.ui.frame.actions import add_action
from app.ui.frame.drawer import SIDE_PX, Drawer
from app.ui.frame.places import Page, Place, Places
from app.ui.frame.side import Side
from app.ui.frame.status import StatusBar
from app.ui.look.icon import program_icon
from app.ui.look.labels import button
from app.ui.look.theme import Theme
from app.ui.look.tokens import DARK
from app.ui.viewer.view import SourceViewer

_SIZE = QSize(1360, 860)
_SMALLEST = QSize(420, 480)
_VIEWER_PX = 420
_SOURCE_KEYS = 9


class Window(QWidget):
    """Side, conversation with composer, and a pane at the right that opens when it has something.

    Attributes:
        theme: The colours and sizes of everything in it.

    Signals:
        paths_chosen(list): add these files and folders (Path).
        question_wanted(): start a new conversation.
        stop_wanted(): stop the answer.
        source_wanted(int): open source `n` of the last answer.
        talk_wanted(): listen, or end listening.
        quit_wanted(): end the program.
    """

    paths_chosen = Signal(list)
    question_wanted = Signal()
    stop_wanted = Signal()
    source_wanted = Signal(int)
    talk_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Sotto"))
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self.theme = theme
        self.side = Side(theme, self)
        self.drawer = Drawer(self.side, self, theme)
        self.conversation = Conversation(theme, self)
        self.composer = Composer(self)
        self.viewer = SourceViewer(theme, self)
        self.status = StatusBar(self)
        self._top = QWidget(self)  # the way to the side while there is no room for it
        top = QHBoxLayout(self._top)
        top.setContentsMargins(12, 8, MARGIN_PX, 0)
        menu = button("☰", self.drawer.toggle, "turn", name=self.tr("Side"), parent=self._top)
        menu.setToolTip(self.tr("Collections and conversations"))
        top.addWidget(menu)
        top.addStretch(1)
        asking = QWidget(self)
        self.answers = QStackedWidget(asking)  # above the composer: the conversation, or results
        self.answers.addWidget(self.conversation)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.answers, 1)
        column.addWidget(self.composer)
        self.places = Places(asking, self)
        self._pane = QStackedWidget(self)
        self._pane.addWidget(self.viewer)
        self._lay_out()
        self._connect()
        self.resize(_SIZE)
        self.hide_pane()
        self.composer.box.setFocus()
        QTimer.singleShot(0, self, self._show_icon)  # drawing it can wait for the window

    def go_to(self, place: Place) -> None:
        """Go to `place`; where nobody offers it yet, stay."""
        if place is not Place.CONVERSATION:
            self.hide_pane()
        self.places.open(place)

    def show_in_pane(self, widget: QWidget) -> None:
        """Open the pane at the right on `widget`, which stays there from then on."""
        if self._pane.indexOf(widget) < 0:
            self._pane.addWidget(widget)
        self._pane.setCurrentWidget(widget)
        self._pane.show()

    def show_viewer(self) -> None:
        """Open the pane on the source viewer."""
        self.show_in_pane(self.viewer)

    def hide_pane(self) -> None:
        """Give the room of the pane back to the conversation."""
        self._pane.hide()
        self.conversation.mark(None)

    def come_forward(self) -> None:
        """Be seen, wherever the window was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def choose_folder(self) -> None:
        """Let the user pick a folder to add."""
        self._choose(QFileDialog.FileMode.Directory, self.tr("Add a folder"))

    def choose_files(self) -> None:
        """Let the user pick files to add."""
        self._choose(QFileDialog.FileMode.ExistingFiles, self.tr("Add files"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the side where there is little room."""
        super().resizeEvent(event)
        self.drawer.arrange()
        self._top.setVisible(self.drawer.is_narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what lies on a disk."""
        if _local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add it."""
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.paths_chosen.emit(paths)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes pane by pane, in each from the top, however late a part of it was made."""
        stops = self._focus_stops()
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _focus_stops(self) -> list[QWidget]:
        def place(widget: QWidget) -> tuple[int, int]:
            corner = widget.mapTo(self, QPoint(0, 0))
            return corner.y(), corner.x()

        def stop(widget: QWidget) -> bool:
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            return by_tab and widget.isVisible() and widget.isEnabled()

        # What is scrolled out of view may lie beside other panes: the conversation comes whole.
        panes = (self.side, self._top, self.conversation, self.places, self._pane, self.status)
        stops = (
            widget
            for pane in panes
            for widget in sorted(filter(stop, [pane, *pane.findChildren(QWidget)]), key=place)
        )
        return list(dict.fromkeys(stops))

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.places, 1)
        self.splitter = QSplitter(self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place, width, stretch in (
            (self.drawer.dock, self.theme.px(SIDE_PX), 0),
            (middle, _SIZE.width() - SIDE_PX - _VIEWER_PX, 1),
            (self._pane, _VIEWER_PX, 0),
        ):
            place.setMinimumWidth(max(place.minimumWidth(), min(width, 240)))
            self.splitter.addWidget(place)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes(
            [self.theme.px(SIDE_PX), _SIZE.width() - SIDE_PX - _VIEWER_PX, _VIEWER_PX]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)

    def _show_icon(self) -> None:
        self.setWindowIcon(program_icon(dark=self.theme.tokens is DARK))

    def _connect(self) -> None:
        self.theme.changed.connect(self._show_icon)
        self.side.folder_wanted.connect(self.choose_folder)
        self.side.files_wanted.connect(self.choose_files)
        self.side.question_wanted.connect(self.question_wanted)
        self.viewer.closed.connect(self.hide_pane)
        self.side.place_wanted.connect(lambda place: self.go_to(Place(place)))
        self.places.shown.connect(self.side.show_place)
        self.places.shown.connect(lambda _: self.drawer.close())
        self.composer.stopped.connect(self.stop_wanted)
        self.status.privacy_wanted.connect(lambda: self.go_to(Place.PRIVACY))
        self.status.models_wanted.connect(lambda: self.go_to(Place.MODELS))
        self._add_actions()

    def _add_actions(self) -> None:
        actions: list[tuple[str, str, Callable[[], object], str]] = [
            ("question", self.tr("New question"), self.question_wanted.emit, "Ctrl+N"),
            ("library", self.tr("Library"), lambda: self.go_to(Place.LIBRARY), "Ctrl+L"),
            ("models", self.tr("Models"), lambda: self.go_to(Place.MODELS), "Ctrl+M"),
            ("settings", self.tr("Settings"), lambda: self.go_to(Place.SETTINGS), "Ctrl+,"),
            ("data", self.tr("Your data"), lambda: self.go_to(Place.DATA), ""),
            ("privacy", self.tr("Privacy report"), lambda: self.go_to(Place.PRIVACY), ""),
            ("folder", self.tr("Add a folder"), self.choose_folder, ""),
            ("files", self.tr("Add files"), self.choose_files, ""),
            ("pause", self.tr("Pause or resume indexing"), self.status.press_pause, ""),
            ("quit", self.tr("Quit"), self.quit_wanted.emit, "Ctrl+Q"),
            ("stop", self.tr("Stop, or go back"), self._escape, "Esc"),
            ("side", self.tr("Collections and conversations"), self.drawer.toggle, "F9"),
            ("talk", self.tr("Talk"), self.talk_wanted.emit, "Ctrl+Shift+Space"),
            ("next-pane", self.tr("Next pane"), lambda: self._cycle(1), "F6"),
            ("previous-pane", self.tr("Previous pane"), lambda: self._cycle(-1), "Shift+F6"),
        ]
        for name, text, act, keys in actions:
            add_action(self, name, text, act, keys)
        for n in range(1, _SOURCE_KEYS + 1):
            text = self.tr("Open source {n}").format(n=n)
            act = partial(self.source_wanted.emit, n)
            add_action(self, f"source-{n}", text, act, f"Alt+{n}")

    def _escape(self) -> None:
        """Leave the place or the pane where the keyboard is; in the conversation, stop."""
        focused, page = QApplication.focusWidget(), self.places.currentWidget()
        if isinstance(page, Page):
            page.closed.emit()
        elif focused is not None and self._pane.isAncestorOf(focused):
            self.hide_pane()
        else:
            self.stop_wanted.emit()
            return
        self.composer.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _cycle(self, by: int) -> None:
        """Move the keyboard to the next visible pane."""
        panes: list[tuple[QWidget, QWidget]] = [
            (self.side, self.side.collections),
            (self.conversation, self.conversation),
            (self.composer, self.composer.box),
            (self.viewer, self.viewer.target),
        ]
        place = self.places.currentWidget()
        if isinstance(place, Page):
            panes.insert(1, (place, place.target))
        shown = [(pane, target) for pane, target in panes if pane.isVisible()]
        focused = QApplication.focusWidget()
        at = next(
            (i for i, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)),
            next((i for i, (pane, _) in enumerate(shown) if pane is focused), -1),
        )
        shown[(at + by) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self.paths_chosen.emit([Path(name) for name in names])
        )
        dialog.open()


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
