"""Presentations (pptx): slides by number with title, text, tables and notes."""

from collections.abc import Callable, Iterator

from app.domain.documents import Extraction, FlagKind
from app.domain.errors import ReadCode
from app.engines.reader.composer import Composer
from app.engines.reader.numbering import whole
from app.engines.reader.packed import Package, opened
from app.engines.reader.properties import facts_of
from app.engines.reader.relations import main_part, relations
from app.engines.reader.source import ReadOptions, Source

_TITLES = frozenset({"title", "ctrTitle"})
# What stands on every slide, and on pages of notes the picture of the slide.
_FURNITURE = frozenset({"sldNum", "dt", "hdr", "sldImg"})
_TINY = 200  # hundredths of a point
_BEHIND = ("diagramData", "notesSlide")


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a presentation, a page for each slide, its notes behind it."""
    with opened(source, options) as package:
        main = main_part(package, "ppt/presentation.xml")
        if not package.has(main):
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        order = _Order()
        package.walk_all(main, order)
        targets = {relation.id: relation.target for relation in relations(package, main)}
        slides = [targets[id_] for id_ in order.slides if id_ in targets]
        composer = Composer(source.media_type, facts_of(package, "docProps/core.xml"))
        steps = _steps(package, slides, composer, order.size)
        yield from composer.pieces(steps)


def _steps(
    package: Package, slides: list[str], composer: Composer, size: tuple[int, int]
) -> Iterator[None]:
    for number, slide in enumerate(slides, 1):
        composer.open_page(number)
        yield from package.walk(slide, _Slide(composer, size))
        behind = [relation for relation in relations(package, slide) if relation.kind in _BEHIND]
        for relation in sorted(behind, key=lambda found: _BEHIND.index(found.kind)):
            composer.paragraph()
            yield from package.walk(relation.target, _Slide(composer, (0, 0), has_titles=False))


class _Order:
    """Walks the presentation: its slides in order, and their size in its own units."""

    def __init__(self) -> None:
        self.slides: list[str] = []
        self.size = (0, 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sldId":
            self.slides.append(attributes.get("r:id", ""))
        elif name == "sldSz":
            self.size = (whole(attributes.get("cx")), whole(attributes.get("cy")))

    def end(self, _name: str) -> None:
        pass

    def text(self, _text: str) -> None:
        pass


class _Slide:
    """Walks a slide, the notes to it, or the texts of a diagram on it."""

    def __init__(
        self, composer: Composer, size: tuple[int, int], *, has_titles: bool = True
    ) -> None:
        self._composer = composer
        self._size = size
        self._has_titles = has_titles
        self._groups = 0
        self._corner: tuple[int, int] | None = None
        self._is_off = False
        self._is_furniture = False
        self._is_title = False
        self._is_tiny = False
        self._in_text = False
        self._in_number = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "sp": self._start_shape,
            "ph": self._start_place,
            "off": self._start_corner,
            "ext": self._start_extent,
            "p": lambda _: self._composer.line(),
            "br": lambda _: self._composer.line(),
            "rPr": self._start_run,
            "fld": self._start_field,
            "t": self._start_text,
            "tbl": lambda _: self._composer.open_table(),
            "tr": lambda _: self._composer.open_row(),
            "tc": self._start_cell,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "grpSp":
            self._groups += 1
        elif name == "txBody" and self._is_title:
            self._composer.open_heading(1)
        elif handler := self._starts.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            self._in_text = False
        elif name in {"r", "fld"}:
            self._is_tiny = self._in_number = False
        elif name == "sp":
            self._composer.close_heading()
            self._composer.paragraph()
            self._is_furniture = self._is_title = self._is_off = False
        elif name == "grpSp":
            self._groups -= 1
        elif name == "tc":
            self._composer.close_cell()
        elif name == "tbl":
            self._composer.close_table()

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if not self._in_text or self._is_furniture or self._in_number:
            return
        tiny = FlagKind.TINY if self._is_tiny else None
        self._composer.hide(FlagKind.OFF_PAGE if self._is_off else tiny)
        self._composer.write_exactly(text)
        self._composer.hide(None)

    def _start_shape(self, _: dict[str, str]) -> None:
        self._composer.paragraph()
        self._corner, self._is_off = None, False  # the whole slide has a place too, at its corner

    def _start_place(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("type", "")
        self._is_furniture = kind in _FURNITURE
        self._is_title = self._has_titles and kind in _TITLES

    def _start_corner(self, attributes: dict[str, str]) -> None:
        self._corner = (whole(attributes.get("x")), whole(attributes.get("y")))

    def _start_extent(self, attributes: dict[str, str]) -> None:
        """Where the shape ends; inside groups, places are in units of the group."""
        if self._corner is None or "cx" not in attributes or self._groups or not all(self._size):
            return
        ends = (whole(attributes.get("cx")), whole(attributes.get("cy")))
        self._is_off = any(
            corner >= size or corner + extent <= 0
            for corner, extent, size in zip(self._corner, ends, self._size, strict=True)
        )
        self._corner = None

    def _start_run(self, attributes: dict[str, str]) -> None:
        self._is_tiny = 0 < whole(attributes.get("sz")) <= _TINY

    def _start_field(self, attributes: dict[str, str]) -> None:
        self._in_number = attributes.get("type") == "slidenum"

    def _start_text(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._composer.open_cell(above=attributes.get("vMerge") in {"1", "true"})
