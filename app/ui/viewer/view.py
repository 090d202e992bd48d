"""The source viewer: a document in the way that suits it, the cited passage marked and in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import Citation
from app.services.sources import FileState
from app.ui.look import plain_text, words
from app.ui.look.elided import ElidedLabel
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.look.theme import Theme
from app.ui.viewer.base import Means, SourceView
from app.ui.viewer.search import SearchRow
from app.ui.viewer.source import Kind, Mark, Source


class SourceViewer(QFrame):
    """Shows one source at a time: names it, and holds the view that suits it.

    Attributes:
        theme: Its look.
        view: What shows the source now.
        source: What is shown.

    Signals:
        closed(): the user wants the room back.
        stepped(int): show the source before (-1) or behind (1) this one in its answer.
        open_wanted(), folder_wanted(): open the file with its program, or show it in its folder.
    """

    closed = Signal()
    stepped = Signal(int)
    open_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAccessibleName(self.tr("Source"))
        self.theme = theme
        self._means: Means | None = None
        self._views: dict[Kind, SourceView] = {}
        self.view: SourceView | None = None
        self.source: Source | None = None
        self._title = ElidedLabel("", "title", parent=self)
        self._place = label("", "muted", wrap=True, parent=self)
        self._note = label("", "warning", wrap=True, parent=self)
        self._doubt = label("", "warning", wrap=True, parent=self)
        self.search = SearchRow(self)
        self.search.found.connect(self._show_found)
        self.search.closed.connect(self._end_search)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 12, 16, 8)
        self._body.setSpacing(8)
        self._body.addWidget(self._doubt)
        self._body.addWidget(self._note)
        self._body.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        layout.addLayout(self._body, 1)
        layout.addWidget(self._make_foot())
        self._note.hide()
        self._doubt.hide()

    def serve(self, means: Means) -> None:
        """Take what views work with; sources can be shown from now on."""
        self._means = means
        self.search.bridge = means.bridge

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self.view.target if self.view is not None else self._title

    @property
    def marked_text(self) -> str:
        """The characters of the passage that is marked, as far as they are in view as text."""
        return self.view.marked_text if self.view is not None else ""

    @property
    def note(self) -> str:
        """What is said about the source that is shown."""
        return self._note.text()

    def announce(self, citation: Citation) -> None:
        """Name the source that is being fetched."""
        self._title.setText(plain_text.one_line(citation.document))
        self._place.setText(self.tr("Opening …"))
        self.say("")

    def show_source(self, source: Source, *, place: int = 1, of: int = 1) -> None:
        """Show it; it is number `place` of the `of` sources of its answer."""
        citation = source.citation
        self.source = source
        self._title.setText(plain_text.one_line(citation.document))
        self._title.setToolTip(plain_text.tooltip(citation.path))
        self._doubt.setText(words.doubts(citation))
        self._doubt.setVisible(bool(citation.flags))
        self.search.close_quietly()
        self.search.text = source.stored.text
        several = of > 1
        for widget in (self._before, self._which, self._behind):
            widget.setVisible(several)
        self._which.setText(
            self.tr("Source {n} of {total}").format(n=words.number(place), total=words.number(of))
        )
        self._before.setEnabled(place > 1)
        self._behind.setEnabled(place < of)
        has_file = source.stored.file is not None
        self._open.setEnabled(has_file)
        self._folder.setEnabled(has_file)
        self._as_text.setVisible(source.kind in (Kind.PAGE, Kind.TABLE))
        self.say(_state_in_words(source.stored.state))
        self._show_in(source.kind)

    def show_missing(self, citation: Citation, why: str) -> None:
        """Say that the source cannot be shown; its passage, which the answer holds, still is."""
        self.show_source(Source.alone(citation))
        self.say(why)

    def say(self, note: str) -> None:
        """Say something about the source that is shown; "" takes it back."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def hideEvent(self, event: QHideEvent) -> None:
        """Not seen any more: nothing is played or drawn."""
        super().hideEvent(event)
        if self.view is not None and not event.spontaneous():
            self.view.leave()

    def event(self, event: QEvent) -> bool:
        """Keys of the viewer come before those of the window while the keyboard is in it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._act_of(event) is None:
                return super().event(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches, Ctrl+plus and minus zoom, page keys turn, Esc gives the room back."""
        act = self._act_of(event)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys = QKeySequence.StandardKey
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        view = self.view
        if event.matches(keys.Find):
            return self.search.open
        if event.key() == Qt.Key.Key_Escape:
            return self.search.close_row if self.search.isVisible() else self.closed.emit
        if view is not None and view.zooms and control:
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                return lambda: view.zoom(1)
            if event.key() == Qt.Key.Key_Minus:
                return lambda: view.zoom(-1)
            if event.key() == Qt.Key.Key_0:
                return lambda: view.zoom(0)
        if view is not None and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_PageDown:
                return lambda: self._turn(1)
            if event.key() == Qt.Key.Key_PageUp:
                return lambda: self._turn(-1)
        return None

    def _make_head(self) -> QFrame:
        self._smaller = button("−", lambda: self._zoom(-1), "turn", name=self.tr("Smaller"))
        self._larger = button("+", lambda: self._zoom(1), "turn", name=self.tr("Larger"))
        self._back = button("‹", lambda: self._turn(-1), "turn", name=self.tr("Previous page"))
        self._on = button("›", lambda: self._turn(1), "turn", name=self.tr("Next page"))
        close = button("×", self.closed.emit, "turn", name=self.tr("Close the source"))
        head = QFrame(self)
        head.setObjectName("viewerHead")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._place)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 11, 10, 11)
        row.setSpacing(0)
        row.addLayout(names, 1)
        for turner in (self._smaller, self._larger, self._back, self._on, close):
            turner.setToolTip(turner.accessibleName())
            row.addWidget(turner, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setObjectName("viewerFoot")
        step = self.stepped.emit
        self._before = button("‹", lambda: step(-1), "turn", name=self.tr("Previous source"))
        self._which = label("", "muted", parent=foot)
        self._behind = button("›", lambda: step(1), "turn", name=self.tr("Next source"))
        self._copy = button(self.tr("Copy passage"), self._copy_passage, "link", parent=foot)
        self._as_text = button(self.tr("Show as text"), self._show_text, "link", parent=foot)
        self._open = button(
            self.tr("Open in default program"), self.open_wanted.emit, "link", parent=foot
        )
        self._folder = button(
            self.tr("Show in folder"), self.folder_wanted.emit, "link", parent=foot
        )
        steps = QWidget(foot)
        in_steps = QHBoxLayout(steps)
        in_steps.setContentsMargins(0, 0, 0, 0)
        in_steps.setSpacing(0)
        for part in (self._before, self._which, self._behind):
            in_steps.addWidget(part)
        flow = FlowLayout()
        around = QVBoxLayout(foot)
        around.setContentsMargins(14, 4, 12, 6)
        around.addLayout(flow)
        for widget in (steps, self._copy, self._as_text, self._open, self._folder):
            flow.addWidget(widget)
        return foot

    def _show_in(self, kind: Kind) -> None:
        if self._means is None or self.source is None:
            return
        if kind not in self._views:
            made = _make(kind, self._means, self)
            made.placed.connect(self._say_place)
            made.failed.connect(self._fall_back)
            made.noted.connect(self._say_of_view)
            self._body.addWidget(made, 1)
            self._views[kind] = made
        view = self._views[kind]
        focused = QApplication.focusWidget()
        had_focus = self.view is not None and focused and self.view.isAncestorOf(focused)
        if self.view is not None and self.view is not view:
            self.view.leave()
            self.view.hide()
        self.view = view
        for widget in (self._smaller, self._larger):
            widget.setVisible(view.zooms)
        view.show()
        view.show_source(self.source)
        if had_focus:
            view.target.setFocus()

    def _show_text(self) -> None:
        """The text that was read from it instead of how it looks."""
        if self.source is not None:
            self.source = self.source.as_text()
            self._as_text.hide()
            self.say(_state_in_words(self.source.stored.state))
            self._show_in(Kind.TEXT)

    def _fall_back(self, reason: str) -> None:
        """What cannot be drawn is shown as its text, and said to be."""
        self._show_text()
        text = self.tr("It cannot be drawn: {reason}. This is the text that was read from it.")
        self.say(text.format(reason=plain_text.one_line(reason)))

    def _say_of_view(self, note: str) -> None:
        state = _state_in_words(self.source.stored.state) if self.source is not None else ""
        self.say(" ".join(filter(None, (state, note))))

    def _say_place(self, place: str) -> None:
        if self.source is not None:
            citation = self.source.citation
            inside = plain_text.one_line(citation.part) if citation.part else ""
            kind = "" if place or inside else words.kind(citation.path)
            self._place.setText(", ".join(filter(None, (inside, place, kind))))
        view = self.view
        several = view is not None and (view.can_turn(1) or view.can_turn(-1))
        for turner, by in ((self._back, -1), (self._on, 1)):
            turner.setVisible(several)
            turner.setEnabled(view is not None and view.can_turn(by))

    def _turn(self, by: int) -> None:
        if self.view is not None:
            self.view.turn(by)

    def _zoom(self, by: int) -> None:
        if self.view is not None:
            self.view.zoom(by)

    def _copy_passage(self) -> None:
        if self.source is not None:
            QGuiApplication.clipboard().setText(self.source.citation.text)

    def _show_found(self, start: int, end: int) -> None:
        if self.view is not None:
            self.view.show_found(Mark(start, end))

    def _end_search(self) -> None:
        if self.view is not None and self.source is not None:
            self.view.show_source(self.source)
            self.view.target.setFocus()


def _make(kind: Kind, means: Means, parent: QWidget) -> SourceView:
    """The view of a kind; its module, and what that needs, is loaded when it is first wanted."""
    match kind:
        case Kind.PAGE:
            from app.ui.viewer.page_view import PageView

            return PageView(means, parent)
        case Kind.TABLE:
            from app.ui.viewer.table_view import TableView

            return TableView(means, parent)
        case Kind.RECORDING:
            from app.ui.viewer.recording_view import RecordingView

            return RecordingView(means, parent)
        case Kind.TEXT:
            from app.ui.viewer.text_view import TextView

            return TextView(means, parent)


def _state_in_words(state: FileState) -> str:
    translate = QCoreApplication.translate
    return {
        FileState.SAME: "",
        FileState.CHANGED: translate(
            "SourceViewer", "The file was changed after it was read; the passage may differ."
        ),
        FileState.GONE: translate(
            "SourceViewer",
            "The file is no longer where it was. This is the text that was read from it.",
        ),
    }[state]
