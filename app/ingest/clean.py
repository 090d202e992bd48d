"""Makes text safe to store and pleasant to quote, and changes nothing else of it.

What leaves here is the text that every quote is a verbatim slice of.
"""

import re
from itertools import pairwise

from app.domain.documents import ExtractedPage, Extraction, Heading

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[ \t]*\n[ \t]*")
# PDFium writes U+0002 for a hyphen at the end of a line and leaves out the line end.
_BROKEN_WORD = re.compile("(\\w+)\x02(\\w+)")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w+")
_MAX_TITLE = 200
_NO_TITLES = frozenset({"untitled", "title", "document", "document1", "slide 1", "none", "null"})
_SAVED_BY = re.compile(r"^microsoft (?:word|powerpoint|excel) - ", re.IGNORECASE)


def clean(extraction: Extraction) -> Extraction:
    """The extraction with plain line ends and without control and invisible characters.

    A word that a line end broke is made whole at a soft hyphen, and at a PDF's own mark only if
    the whole word occurs elsewhere in the text ("well-known" stays). Headings move along.
    """
    words = _words_if_needed("\n".join(page.text for page in extraction.pages))
    pages, headings = list[ExtractedPage](), list[Heading]()
    read = written = 0
    waiting = sorted(extraction.headings, key=lambda heading: heading.start)
    for page in extraction.pages:
        end = read + len(page.text)
        inside = []
        while waiting and waiting[0].start < end:
            inside.append(waiting.pop(0))
        cuts = [0, *(max(heading.start - read, 0) for heading in inside), len(page.text)]
        pieces = [clean_text(page.text[a:b], words) for a, b in pairwise(cuts)]
        position = written
        for heading, piece in zip(inside, pieces, strict=False):
            position += len(piece)
            headings.append(Heading(position, heading.level, one_line(heading.title)))
        text = "".join(pieces)
        pages.append(ExtractedPage(text, page.number))
        read, written = end, written + len(text)
    return Extraction(tuple(pages), extraction.media_type, extraction.title, tuple(headings))


def clean_text(text: str, words: frozenset[str] = frozenset()) -> str:
    """One text cleaned; `words` are those (lower case) that may be made whole."""
    text = _LINE_END.sub("\n", text)
    text = _SOFT_HYPHEN_AT_LINE_END.sub("", text)
    if "\x02" in text:
        text = _BROKEN_WORD.sub(lambda found: _join(found[1], found[2], words), text)
    text = _INVISIBLE.sub("", text)
    return _LONE_SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one space and none around it."""
    return " ".join(clean_text(text).split())


def title_of(extraction: Extraction, name: str) -> str:
    """The title the document gives itself, if it says something; else the file's `name`."""
    title = _SAVED_BY.sub("", one_line(extraction.title or ""))
    if len(title) < 2 or title.lower() in _NO_TITLES or not _WORD.search(title):
        title = one_line(name)
    return title[:_MAX_TITLE]


def _join(left: str, right: str, words: frozenset[str]) -> str:
    return left + right if (left + right).lower() in words else f"{left}-{right}"


def _words_if_needed(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) if "\x02" in text else frozenset()
