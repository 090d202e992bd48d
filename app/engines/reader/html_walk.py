"""HTML as events, in time that grows with its length whatever it is.

The parser of the standard library takes minutes for some malformed pages of a few hundred kilobytes
(https://github.com/python/cpython/issues/135462).
"""

import re
from collections.abc import Iterator
from html import unescape

from app.engines.reader.xml_walk import Walker

_PAUSE_CHARACTERS = 1 << 20
_MOST_ATTRIBUTES = 200
_START = re.compile(r"""<([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))*+)>""")
_ATTRIBUTE = re.compile(
    r"""([^\s=>/"'][^\s=>/]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?"""
)
_END = re.compile(r"</([a-zA-Z][^\s/>]*+)[^>]*+>")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_ONLY_TEXT = frozenset({"title", "textarea"})
_ENDS = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in (*_RAW, *_ONLY_TEXT)}


def walk_html(text: str, walker: Walker) -> Iterator[None]:
    """Walk through a page, whatever state it is in, pausing now and then."""
    at = pause = 0
    while at < len(text):
        if at >= pause:
            pause = at + _PAUSE_CHARACTERS
            yield
        mark = text.find("<", at)
        if mark != at:
            end = len(text) if mark < 0 else mark
            walker.text(unescape(text[at:end]))
            at = end
        else:
            at = _tag(text, at, walker)
    yield


def _tag(text: str, at: int, walker: Walker) -> int:
    """Take what begins with "<"; where it ends."""
    if found := _START.match(text, at):
        name = found[1].lower()
        walker.start(name, _attributes(found[2]))
        if found[2].endswith("/"):
            walker.end(name)
        elif name in _ENDS:
            return _content(text, found.end(), name, walker)
        return found.end()
    if found := _END.match(text, at):
        walker.end(found[1].lower())
        return found.end()
    sign = text[at + 1 : at + 2]
    if text.startswith("<![CDATA[", at):
        end = _after(text, "]]>", at)
        walker.text(text[at + 9 : end].removesuffix("]]>"))
        return end
    if text.startswith("<!--", at):
        return _after(text, "-->", at + 2)
    if sign in {"!", "?"} or (sign == "/" and text[at + 2 : at + 3].isalpha()):
        return _after(text, ">", at)
    if sign.isascii() and sign.isalpha():
        # A tag that never ends: nothing after it is one either.
        walker.text(text[at:])
        return len(text)
    walker.text("<")
    return at + 1


def _content(text: str, at: int, name: str, walker: Walker) -> int:
    """Take the content of an element that has no elements in it."""
    found = _ENDS[name].search(text, at)
    end = found.start() if found else len(text)
    content = text[at:end]
    walker.text(content if name in _RAW else unescape(content))
    walker.end(name)
    return _after(text, ">", end)


def _after(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return len(text) if end < 0 else end + len(mark)


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a start tag; the first of a name counts."""
    attributes: dict[str, str] = {}
    for number, found in enumerate(_ATTRIBUTE.finditer(text)):
        if number >= _MOST_ATTRIBUTES:
            break
        value = found[2] or found[3] or found[4] or ""
        attributes.setdefault(found[1].lower(), unescape(value))
    return attributes
