"""Text of a PDF page that whoever looks at the page does not see.

What an object is (its size, colour and render mode, where it stands) says whether it might be
hidden; where its colour is the reason, the page is drawn with and without it, and it is hidden if
nobody could tell the two pictures apart. The text layer of a scanned page is invisible by design
and stands over a picture of the same words: it is no hidden text.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from app.domain.documents import FlagKind

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""
Color = tuple[int, int, int]
Matrix = tuple[float, float, float, float, float, float]

_TINY_POINTS = 2.0
_LIGHT = 225
_SAME_COLOR = 24
_OPAQUE = 26
_BACKGROUND_POINTS = 6.0
_VISIBLE_DIFFERENCE = 32
_INK_DIFFERENCE = 48
_PICTURE_SIDE = 800
_DEEPEST_FORM = 8
_MOST_DRAWN = 500
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STROKED = 1
_UNSEEN_MODES = frozenset({3, 7})


@dataclass(frozen=True, slots=True)
class _Suspect:
    handle: int
    kind: FlagKind
    box: Rectangle


@dataclass(slots=True)
class PageContent:
    """What is drawn on a page, as far as it matters for reading it.

    `suspects` are text objects that may be hidden; `pictures` the boxes of images; `others` counts
    lines, shapes and shadings.
    """

    texts: int = 0
    others: int = 0
    pictures: list[Rectangle] = field(default_factory=list)
    suspects: list[_Suspect] = field(default_factory=list)
    _fills: set[Color] = field(default_factory=set)
    _vanishing: dict[Color, bool] = field(default_factory=dict)

    def fill(self, color: Color) -> None:
        """A surface of that colour was drawn; what is drawn later may stand on it."""
        if color not in self._fills:
            self._fills.add(color)
            self._vanishing.clear()

    def may_vanish(self, color: Color) -> bool:
        """Whether text of that colour is hardly seen on what was drawn so far, or on paper."""
        vanishes = self._vanishing.get(color)
        if vanishes is None:
            vanishes = min(color) >= _LIGHT or any(
                sum(abs(ours - theirs) for ours, theirs in zip(color, fill, strict=True))
                <= _SAME_COLOR
                for fill in self._fills
            )
            self._vanishing[color] = vanishes
        return vanishes

    def pictured(self, page: Rectangle) -> float:
        """The share of the page under its largest picture."""
        areas = (_area(_meet(box, page)) for box in self.pictures)
        return max(areas, default=0.0) / max(_area(page), 1.0)


class PageInspector:
    """Looks at the objects of pages; one serves a whole document.

    Pages with an object for each letter are common, so the calls are bound to bare addresses,
    which takes a third of the time.
    """

    def __init__(self) -> None:
        pointer, number = ctypes.c_void_p, ctypes.c_int
        self._object = _bind(raw.FPDFPage_GetObject, pointer, pointer, number)
        self._form_object = _bind(raw.FPDFFormObj_GetObject, pointer, pointer, number)
        self._mode = _bind(raw.FPDFTextObj_GetTextRenderMode, number, pointer)
        self._type = _bind(raw.FPDFPageObj_GetType, number, pointer)
        self._bounds = _bind(raw.FPDFPageObj_GetBounds, number, *[pointer] * 5)
        self._fill = _bind(raw.FPDFPageObj_GetFillColor, number, *[pointer] * 5)
        self._stroke = _bind(raw.FPDFPageObj_GetStrokeColor, number, *[pointer] * 5)
        self._text_object = _bind(raw.FPDFText_GetTextObject, pointer, pointer, number)
        self._corners = (ctypes.c_float * 4)()
        self._color = (ctypes.c_uint * 4)()
        self._corner_addresses = _addresses(self._corners)
        self._color_addresses = _addresses(self._color)

    def content(self, page: pdfium.PdfPage) -> PageContent:
        """What is drawn on `page`, and which of it has to be looked at."""
        content = PageContent()
        address = ctypes.cast(page.raw, ctypes.c_void_p).value
        count = raw.FPDFPage_CountObjects(page)
        visible = _grown(page.get_bbox())
        objects = (self._object(address, at) for at in range(count))
        self._gather(content, objects, visible=visible, matrix=_IDENTITY, depth=0)
        return content

    def hidden(
        self, page: pdfium.PdfPage, text: pdfium.PdfTextPage, content: PageContent
    ) -> list[tuple[FlagKind, int, int]]:
        """Characters of the text page, numbered as in it, that nobody sees: kind, start, end."""
        kinds = self._confirmed(page, content)
        if not kinds:
            return []
        address = ctypes.cast(text.raw, ctypes.c_void_p).value
        runs: list[tuple[FlagKind, int, int]] = []
        before: FlagKind | None = None
        for at in range(text.count_chars()):
            handle = self._text_object(address, at)
            # Spaces and line ends that were put between letters belong to no object.
            kind = kinds.get(handle) if handle else before
            if kind is not None and kind == before:
                runs[-1] = (kind, runs[-1][1], at + 1)
            elif kind is not None:
                runs.append((kind, at, at + 1))
            before = kind
        return runs

    def _gather(
        self,
        content: PageContent,
        objects: Iterator[int],
        *,
        visible: Rectangle,
        matrix: Matrix,
        depth: int,
    ) -> None:
        left, bottom, right, top = visible
        get_mode, get_bounds, get_fill = self._mode, self._bounds, self._fill
        corners, color = self._corners, self._color
        x0, y0, x1, y1 = self._corner_addresses
        r, g, b, a = self._color_addresses
        moves = matrix != _IDENTITY
        for handle in objects:
            mode = get_mode(handle)
            if mode < 0:
                self._gather_other(content, handle, visible=visible, matrix=matrix, depth=depth)
                continue
            content.texts += 1
            if not get_bounds(handle, x0, y0, x1, y1):
                continue
            box = _moved(tuple(corners), matrix) if moves else tuple(corners)
            if box[2] < left or box[0] > right or box[3] < bottom or box[1] > top:
                kind = FlagKind.OFF_PAGE
            elif box[3] - box[1] < _TINY_POINTS and self._is_tiny(handle, matrix):
                kind = FlagKind.TINY
            elif mode in _UNSEEN_MODES:
                kind = FlagKind.INVISIBLE
            else:
                (self._stroke if mode == _STROKED else get_fill)(handle, r, g, b, a)
                red, green, blue, alpha = color
                if alpha < _OPAQUE:
                    kind = FlagKind.INVISIBLE
                elif content.may_vanish((red, green, blue)):
                    kind = FlagKind.WHITE
                else:
                    continue
            content.suspects.append(_Suspect(handle, kind, box))

    def _gather_other(
        self,
        content: PageContent,
        handle: int,
        *,
        visible: Rectangle,
        matrix: Matrix,
        depth: int,
    ) -> None:
        kind = self._type(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            pointer = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(pointer, own)
            inner = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            count = raw.FPDFFormObj_CountObjects(pointer)
            objects = (self._form_object(handle, at) for at in range(count))
            self._gather(content, objects, visible=visible, matrix=inner, depth=depth + 1)
            return
        content.others += kind != raw.FPDF_PAGEOBJ_IMAGE
        if not self._bounds(handle, *self._corner_addresses):
            return
        a, b, c, d = self._corners
        box = _moved((a, b, c, d), matrix)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            content.pictures.append(box)
        elif min(box[2] - box[0], box[3] - box[1]) >= _BACKGROUND_POINTS and self._fill(
            handle, *self._color_addresses
        ):
            red, green, blue, _ = self._color
            content.fill((red, green, blue))

    def _is_tiny(self, handle: int, matrix: Matrix) -> bool:
        """Whether letters are that small; a dash is low in letters of any size."""
        pointer = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
        size, own = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(pointer, size)
        raw.FPDFPageObj_GetMatrix(pointer, own)
        _, _, c, d, _, _ = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        return abs(size.value) * float(np.hypot(c, d)) < _TINY_POINTS

    def _confirmed(self, page: pdfium.PdfPage, content: PageContent) -> dict[int, FlagKind]:
        sure: dict[int, FlagKind] = {
            suspect.handle: suspect.kind
            for suspect in content.suspects
            if suspect.kind in {FlagKind.OFF_PAGE, FlagKind.TINY}
        }
        unseen = [s for s in content.suspects if s.kind == FlagKind.INVISIBLE]
        over = [s for s in unseen if any(_holds(box, s.box) for box in content.pictures)]
        sure |= {s.handle: s.kind for s in unseen if s not in over}
        mostly_layer = 2 * len(over) > content.texts
        doubtful = [] if mostly_layer else over
        colored = [s for s in content.suspects if s.kind == FlagKind.WHITE][:_MOST_DRAWN]
        if doubtful or colored:
            sure |= _drawn_hidden(page, colored, doubtful)
        return sure


def _drawn_hidden(
    page: pdfium.PdfPage, colored: Sequence[_Suspect], layer: Sequence[_Suspect]
) -> dict[int, FlagKind]:
    """Those of `colored` that change nothing when drawn, and of `layer` that lie over nothing."""
    picture = _Picture(page)
    whole = picture.draw()
    pointers = [ctypes.cast(s.handle, raw.FPDF_PAGEOBJECT) for s in colored]
    for pointer in pointers:
        raw.FPDFPageObj_SetIsActive(pointer, False)
    bare = picture.draw() if pointers else whole
    for pointer in pointers:
        raw.FPDFPageObj_SetIsActive(pointer, True)
    change = np.abs(whole.astype(np.int16) - bare).max(axis=2)
    found: dict[int, FlagKind] = {}
    for suspect in colored:
        cut = change[picture.place(suspect.box)]
        if not cut.size or cut.max() < _VISIBLE_DIFFERENCE:
            found[suspect.handle] = suspect.kind
    for suspect in layer:
        cut = bare[picture.place(suspect.box)]
        if not cut.size or int(cut.max()) - int(cut.min()) < _INK_DIFFERENCE:
            found[suspect.handle] = suspect.kind
    return found


class _Picture:
    """Draws a page small, and knows where on the picture a box of the page is."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._scale = min(2.0, _PICTURE_SIDE / max(page.get_width(), page.get_height(), 1.0))

    def draw(self) -> NDArray[np.uint8]:
        bitmap = self._page.render(scale=self._scale, may_draw_forms=False)
        self._size = (bitmap.width, bitmap.height)
        picture = np.array(bitmap.to_numpy()[..., :3])
        bitmap.close()
        return picture

    def place(self, box: Rectangle) -> tuple[slice, slice]:
        width, height = self._size
        x, y = ctypes.c_int(), ctypes.c_int()
        points = []
        for across, up in ((box[0], box[1]), (box[2], box[3])):
            raw.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, across, up, x, y)
            points.append((x.value, y.value))
        (ax, ay), (bx, by) = points
        rows = slice(max(0, min(ay, by)), max(0, max(ay, by) + 1))
        return rows, slice(max(0, min(ax, bx)), max(0, max(ax, bx) + 1))


def _bind(function: Any, result: type, *arguments: type) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def _addresses(numbers: ctypes.Array[ctypes.c_float] | ctypes.Array[ctypes.c_uint]) -> list[int]:
    return [ctypes.addressof(numbers) + 4 * at for at in range(4)]


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return (
        a * m + b * o,
        a * n + b * p,
        c * m + d * o,
        c * n + d * p,
        e * m + f * o + q,
        e * n + f * p + r,
    )


def _moved(box: Rectangle, matrix: Matrix) -> Rectangle:
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    up = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(across), min(up), max(across), max(up)


def _grown(box: Rectangle) -> Rectangle:
    """A little larger: letters that touch the edge are on the page."""
    return box[0] - 1.0, box[1] - 1.0, box[2] + 1.0, box[3] + 1.0


def _holds(outer: Rectangle, inner: Rectangle) -> bool:
    """Whether the middle of `inner` lies within `outer`."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _meet(one: Rectangle, other: Rectangle) -> Rectangle:
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return left, bottom, max(left, right), max(bottom, top)


def _area(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
