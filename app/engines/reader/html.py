"""Web pages: text, headings and tables as a browser shows them; what it hides is flagged."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.documents import Extraction
from app.engines.reader.composer import Composer, Facts
from app.engines.reader.concealment import Concealment, StyleSheet
from app.engines.reader.encoding import decode
from app.engines.reader.html_walk import walk_html
from app.engines.reader.numbering import whole
from app.engines.reader.properties import seconds
from app.engines.reader.source import ReadOptions, Source

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.-]{2,40})["']""")
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_DROPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "audio", "video"),
        *("canvas", "head", "datalist"),
    }
)
_PARAGRAPHS = frozenset(
    {
        *("p", "ul", "ol", "dl", "blockquote", "pre", "section", "article", "header", "footer"),
        *("main", "nav", "aside", "figure", "form", "fieldset", "hr", "address", "details"),
    }
)
_LINES = frozenset(
    {"div", "li", "dt", "dd", "option", "figcaption", "summary", "legend", "caption", "center"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EXACT = frozenset({"pre", "textarea", "listing", "xmp"})
_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html"})
_FARTHEST = 200  # elements
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
# What a start tag ends where its end tag was left out, and where that search stops.
_ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "option": ({"option"}, {"select"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"table"}),
    "th": ({"td", "th"}, {"table"}),
}
_AUTHOR = frozenset({"author", "dc.creator", "dcterms.creator", "article:author"})
_DATE = frozenset({"date", "dc.date", "dcterms.created", "dcterms.date", "article:published_time"})
_LONGEST_FACT = 500


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a page; nothing it points to is fetched, none of its scripts run."""
    text = page_text(source.whole(options))
    composer = Composer(source.media_type, Facts())
    yield from composer.pieces(walk_page(text, composer))


def page_text(data: bytes) -> str:
    """The characters of a page, in the encoding that it declares."""
    declared = _DECLARED.match(data)
    if declared is not None:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, html=True)


def walk_page(text: str, composer: Composer) -> Iterator[None]:
    """Walk through a page, pausing now and then; its title and author become the facts."""
    yield from walk_html(text, _Page(composer))
    composer.close_heading()


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    seen: Concealment
    is_exact: bool


class _Page:
    """Walks a page, whatever state its tags are in."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._stack: list[_Element] = [_Element("", Concealment(), is_exact=False)]
        self._open: Counter[str] = Counter()
        self._dropped: list[str] = []
        self._lists: list[int | None] = []
        self._label = ""
        self._caption: list[str] = []
        self._was_break = False
        self._fact: list[str] | None = None
        self._sheet = StyleSheet()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in _DROPPED and not (tag == "head" and self._open["body"]):
            self._dropped.append(tag)
        is_own = not self._dropped or self._dropped == ["head"]
        if tag == "title" and is_own and self._composer.facts.title is None:
            self._fact = []
        if tag == "meta":
            self._meta(attributes)
        if tag == "body":
            self._dropped.clear()
        if self._dropped and tag != "body":
            return
        self._end_implied(tag)
        if tag not in _VOID:
            self._push(tag, attributes)
        self._composer.hide(self._stack[-1].seen.flag)
        self._begin(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "title" and self._fact is not None:
            title = " ".join("".join(self._fact).split())[:_LONGEST_FACT]
            self._fact = None
            self._composer.facts = replace(self._composer.facts, title=title or None)
        if self._dropped:
            if tag in self._dropped:
                while self._dropped.pop() != tag:
                    pass
            return
        if self._open[tag] and self._is_in_reach(tag):
            self._end_until(tag)

    def text(self, data: str) -> None:
        """Characters of the element that is open."""
        if self._fact is not None:
            self._fact.append(data)
        elif self._dropped:
            if self._dropped[-1] == "style":
                self._sheet.add(data)
        elif data:
            if self._open["caption"]:
                self._caption.append(data)
            self._write(data)

    def _write(self, text: str) -> None:
        if not text.isspace():
            self._was_break = False
            if self._label:
                self._composer.write_exactly(self._label)
                self._label = ""
        if self._stack[-1].is_exact:
            self._composer.write_exactly(text)
        else:
            self._composer.write(text)

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        above = self._stack[-1]
        seen = self._sheet.applied(above.seen, tag, attributes)
        self._stack.append(_Element(tag, seen, above.is_exact or tag in _EXACT))
        self._open[tag] += 1

    def _end_implied(self, tag: str) -> None:
        ended, until = _ENDS.get(tag, (set[str](), set[str]()))
        if tag in _PARAGRAPHS or tag in _HEADINGS or tag in {"div", "table"}:
            ended, until = {"p"}, {"td", "th", "li", "div", "button"}
        if not any(self._open[name] for name in ended):
            return
        for element in reversed(self._stack):
            if element.name in ended:
                self._end_until(element.name)
                return
            if element.name in until:
                return

    def _is_in_reach(self, tag: str) -> bool:
        """Whether an end tag means the open `tag`: inside a table, those around it stay open."""
        if tag in _TABLES:
            return True
        for element in self._stack[:-_FARTHEST:-1]:
            if element.name == tag:
                return True
            if element.name in _TABLES:
                return False
        return False

    def _end_until(self, tag: str) -> None:
        """End the innermost open `tag`, and what is open inside it."""
        while True:
            name = self._stack.pop().name
            self._open[name] -= 1
            self._finish(name)
            if name == tag:
                break
        self._composer.hide(self._stack[-1].seen.flag)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        composer = self._composer
        if tag in _HEADINGS:
            composer.open_heading(_HEADINGS[tag])
        elif tag == "br":
            (composer.paragraph if self._was_break else composer.line)()
            self._was_break = True
        elif tag in _LINES or (tag in _LISTS and self._lists):
            composer.line()
        elif tag in _PARAGRAPHS:
            composer.paragraph()
        elif tag == "table":
            composer.open_table()
        elif tag == "tr" and self._open["table"]:
            composer.open_row()
        elif tag in _CELLS and self._open["table"]:
            self._open_cell(tag, attributes)
        if tag in _LISTS:
            self._lists.append(whole(attributes.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            self._label = self._next_label()

    def _open_cell(self, tag: str, attributes: dict[str, str]) -> None:
        self._composer.open_cell(
            columns=whole(attributes.get("colspan"), 1),
            rows=whole(attributes.get("rowspan"), 1),
            header=tag == "th",
        )

    def _next_label(self) -> str:
        count = self._lists[-1] if self._lists else None
        if count is None:
            return "• "
        self._lists[-1] = count + 1
        return f"{count}. "

    def _finish(self, tag: str) -> None:
        composer = self._composer
        if tag in _HEADINGS:
            composer.close_heading()
        elif tag in _LINES or (tag in _LISTS and len(self._lists) > 1):
            composer.line()
            if tag == "caption":
                composer.name_table(" ".join("".join(self._caption).split())[:_LONGEST_FACT])
                self._caption.clear()
        elif tag in _PARAGRAPHS:
            composer.paragraph()
        elif tag in _CELLS:
            composer.close_cell()
        elif tag == "tr":
            composer.close_row()
        elif tag == "table":
            composer.close_table()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag == "li":
            self._label = ""

    def _meta(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property", "")).lower()
        content = " ".join(attributes.get("content", "").split())[:_LONGEST_FACT]
        facts = self._composer.facts
        if name in _AUTHOR and facts.author is None and content:
            self._composer.facts = replace(facts, author=content)
        elif name in _DATE and facts.created_s is None:
            self._composer.facts = replace(facts, created_s=seconds(content))
