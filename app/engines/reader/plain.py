"""Plain text, Markdown and source code: the file's own characters are its text."""

import re
from collections.abc import Iterator

from app.domain.documents import ExtractedPage, Extraction, Heading
from app.engines.reader.encoding import decode
from app.engines.reader.media_types import MARKDOWN
from app.engines.reader.source import ReadOptions, Source

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text as it is in the file."""
    text = decode(source.whole(options))
    headings = tuple(markdown_headings(text)) if source.media_type == MARKDOWN else ()
    title = headings[0].title if headings else None
    yield Extraction((ExtractedPage(text),), source.media_type, title, headings)


def markdown_headings(text: str) -> Iterator[Heading]:
    """Headings marked by # or underlined; code blocks have none."""
    start = 0
    fence = ""
    above: tuple[int, str] | None = None
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        opened = _FENCE.match(bare)
        if opened:
            if not fence:
                fence = opened[1]
            elif opened[1].startswith(fence):
                fence = ""
            above = None
        elif not fence:
            if found := _ATX.match(bare):
                if found[2]:
                    yield Heading(start, len(found[1]), found[2])
                above = None
            elif above is not None and (found := _UNDERLINE.match(bare)):
                yield Heading(above[0], 1 if found[1][0] == "=" else 2, above[1])
                above = None
            else:
                above = (start, bare.strip()) if _may_be_title(bare, above) else None
        start += len(line)


def _may_be_title(line: str, above: tuple[int, str] | None) -> bool:
    """A single line of words: an underline beneath several is a rule, or ends a table."""
    return above is None and bool(line.strip()) and line.lstrip()[0] not in "-*+>|#`=~"
