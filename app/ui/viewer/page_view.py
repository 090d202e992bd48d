"""A PDF or a picture page by page, as it looks, with the cited passages marked on it.

The file is drawn in a process of its own; here arrive pixels and the places of letters.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.engines.protocols import PagePicture
from app.services.page_passage import Corners, Letters, recognized
from app.ui.frame.bridge import Run
from app.ui.look import words
from app.ui.look.told import told
from app.ui.viewer.base import Means, SourceView
from app.ui.viewer.page_canvas import Drawing, PageCanvas, PageMark
from app.ui.viewer.source import Mark, Source

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SETTLED_MS = 120
_MOST_WIDTH = 6_000


class _Area(QScrollArea):
    """Leaves all keys to the view, which knows when they turn the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand it on."""
        event.ignore()


class PageView(SourceView):
    """Shows one page at a time, as wide as there is room, or larger."""

    zooms = True

    def __init__(self, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(means, parent)
        self._source: Source | None = None
        self._found: tuple[Mark, ...] = ()
        self._number = 1
        self._pages = 1
        self._zoom = _ZOOMS.index(1.0)
        self._run: Run | None = None
        self._scroll_wanted = False
        self.canvas = PageCanvas(means.theme)
        self.area = _Area(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self.canvas)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLED_MS)
        self._later.timeout.connect(self._draw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    @property
    def target(self) -> QWidget:
        """The page."""
        return self.canvas

    def show_source(self, source: Source) -> None:
        """Show the page with the passage."""
        before = self._source
        same = before is not None and before.stored.file == source.stored.file
        same = same and before is not None and before.bounds == source.bounds
        self._source, self._found = source, ()
        if not same:
            self._pages = max(source.last_page or 1, 1)
            self._zoom = _ZOOMS.index(1.0)
            self.canvas.show_drawing(None)
            self._fit()
        self._go_to(_page_at(source, source.citation.start))

    def show_found(self, mark: Mark) -> None:
        """Show the page with it."""
        if self._source is not None:
            self._found = (mark,)
            self._go_to(_page_at(self._source, mark.start))

    def can_turn(self, by: int) -> bool:
        """Whether there is another page."""
        return 1 <= self._number + by <= self._pages

    def turn(self, by: int) -> None:
        """Show the page before or behind, from its top or its bottom."""
        if self.can_turn(by):
            self._go_to(self._number + by)
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.minimum() if by > 0 else bar.maximum())

    def zoom(self, by: int) -> None:
        """One step of the ladder; 0: as wide as the room."""
        fits = _ZOOMS.index(1.0)
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1) if by else fits
        self._fit()
        self._later.start()

    def leave(self) -> None:
        """Draw nothing any more."""
        self._later.stop()
        if self._run is not None:
            self._run.cancel()
            self._run = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is there is scaled at once, and drawn anew when the size has settled."""
        super().resizeEvent(event)
        self._fit()
        if self._source is not None:
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel with Ctrl zooms."""
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll, and turn at the end; Home and End go to the first and last page."""
        bar = self.area.verticalScrollBar()
        step = bar.pageStep() * 9 // 10
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space if bar.value() < bar.maximum():
                bar.setValue(bar.value() + step)
            case Qt.Key.Key_PageUp if bar.value() > bar.minimum():
                bar.setValue(bar.value() - step)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up as key:
                line = bar.singleStep() * 3
                bar.setValue(bar.value() + (line if key == Qt.Key.Key_Down else -line))
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                across = self.area.horizontalScrollBar()
                side = across.singleStep() * 3
                across.setValue(across.value() + (side if key == Qt.Key.Key_Right else -side))
            case Qt.Key.Key_Home:
                self._go_to(1)
            case Qt.Key.Key_End:
                self._go_to(self._pages)
            case _:
                super().keyPressEvent(event)

    def _go_to(self, number: int) -> None:
        self._number = number
        self._scroll_wanted = True
        self._say_place()
        self._draw()

    def _fit(self) -> None:
        width = max(80, round(self.area.viewport().width() * _ZOOMS[self._zoom]))
        self.canvas.resize(width, self.canvas.height_for(width))

    def _draw(self) -> None:
        """Have the page drawn beside the window, for as many pixels as it is shown on."""
        source = self._source
        if source is None or source.stored.file is None:
            return
        self.leave()
        width = min(round(self.canvas.width() * self.devicePixelRatioF()), _MOST_WIDTH)
        work = _work(self.means, source, source.stored.file, self._number, width, self._found)
        run = self._run = self.means.bridge.start("page", work)
        run.finished.connect(lambda drawing: self._take(run, drawing))
        run.failed.connect(lambda error: self._fail(run, error))

    def _take(self, run: Run, drawing: Drawing) -> None:
        if run is not self._run:
            return
        self._run = None
        before = self.canvas.drawing
        same = before is not None and before.number == drawing.number
        self.canvas.show_drawing(drawing, keep_selection=same)
        self._pages = drawing.pages
        self._fit()
        self._say_place()
        self.noted.emit(drawing.note)
        if self._scroll_wanted:
            self._scroll_wanted = False
            self._scroll_to_mark()

    def _fail(self, run: Run, error: SottoError) -> None:
        if run is self._run and not isinstance(error, Cancelled):
            self._run = None
            self.failed.emit(told(getattr(error, "reason", str(error))))

    def _scroll_to_mark(self) -> None:
        """Bring the passage to a third of the height."""
        place = self.canvas.first_mark()
        if place is not None:
            top = place.top() - self.area.viewport().height() // 3
            self.area.verticalScrollBar().setValue(top)
            left = place.center().x() - self.area.viewport().width() // 2
            self.area.horizontalScrollBar().setValue(left)

    def _say_place(self) -> None:
        source = self._source
        if source is None:
            return
        where = words.page_of(self._number, self._pages) if self._pages > 1 else ""
        on_it = _page_at(source, source.citation.start) == self._number
        section = source.citation.section if on_it else None
        name = words.section_name(section) if section else ""
        self.placed.emit(", ".join(filter(None, (where, name))))
        self.canvas.setAccessibleName(where or self.tr("Picture"))
        drawing = self.canvas.drawing
        shown = drawing is not None and drawing.number == self._number
        text = drawing.letters.text if drawing is not None and shown else ""
        self.canvas.setAccessibleDescription(text)


def _page_at(source: Source, offset: int) -> int:
    """The page that has the character; the first where none does."""
    pages = source.pages
    return next((n for n, start, end in reversed(pages) if start <= offset), 1)


def _work(
    means: Means, source: Source, file: Path, number: int, width: int, found: tuple[Mark, ...]
) -> Callable[[CancelToken], Generator[None, None, Drawing]]:
    """Draw a page and find the passages on it; runs beside the window."""

    def draw(cancel: CancelToken) -> Generator[None, None, Drawing]:
        yield from ()
        member = source.stored.part_at(source.citation.start)
        part = member.name if member is not None else None
        page = means.sources.page(file, number, width=width, part=part, cancel=cancel)
        data = QImage(
            page.pixels, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888
        )
        image = data.convertToFormat(QImage.Format.Format_RGB32)
        start, end = _span(source, number)
        letters = _letters(source, page, start, end)
        marks = [
            PageMark(
                _lines(source, letters, mark, start, end),
                mark.strong and (mark in found or not found),
            )
            for mark in (*source.marks, *found)
            if mark.start < end and start < mark.end
        ]
        wanted = next((mark for mark in reversed(marks) if mark.strong), None)
        lost = wanted is not None and not wanted.lines
        note = QCoreApplication.translate(
            "PageView", "The passage is on this page; where exactly could not be told."
        )
        return Drawing(number, page.pages, image, letters, tuple(marks), note if lost else "")

    return draw


def _span(source: Source, number: int) -> tuple[int, int]:
    """The characters of a page in the stored text."""
    pages = source.pages
    if not pages:
        return source.bounds
    return next(((start, end) for n, start, end in pages if n == number), (0, 0))


def _letters(source: Source, page: PagePicture, start: int, end: int) -> Letters:
    """Those of the file; where its page is a picture, those that were recognised in it."""
    letters = Letters.of(page)
    if letters.text.strip():
        return letters
    return Letters.recognized(source.stored.recognitions, source.stored.text, start, end)


def _lines(
    source: Source, letters: Letters, mark: Mark, start: int, end: int
) -> tuple[Corners, ...]:
    """Where a passage is, by the page's own letters, else by the lines that were recognised."""
    first, last = max(mark.start, start), min(mark.end, end)
    near = (first - start) / max(end - start, 1)
    place = letters.find(source.stored.text[first:last], near=near)
    if place is not None and (lines := letters.lines(*place)):
        return tuple(lines)
    return tuple(recognized(source.stored.recognitions, first, last))
