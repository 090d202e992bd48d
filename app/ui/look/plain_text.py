"""Document text on screen: shown as it is, never interpreted, its offsets kept exact."""

import html

from app.domain.signs import visible

# Qt ends a block at each of these (a CR LF pair at one), which would shift every later offset.
# A lone surrogate, as in a file name that is not Unicode, is no character at all. A byte order
# mark at the start is read as such, dropped or with every character after it turned around.
_STAND_INS = str.maketrans(
    {"\r": "\n", "\u2029": "\n", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\0": "\ufffd"}
    | {"\ufeff": "\N{WORD JOINER}", "\ufffe": "\ufffd"}
    | {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
)
_TOOLTIP_CHARACTERS = 600


def displayable(text: str) -> str:
    """`text` with what Qt would merge, drop or show in another order replaced, one for one."""
    return visible(text.replace("\r\n", " \n")).translate(_STAND_INS)


def utf16_length(text: str) -> int:
    """Length of what is `displayable` in the units in which Qt counts positions."""
    return len(text) + sum(character > "\uffff" for character in text)


def one_line(text: str) -> str:
    """`text` with every run of white space as one space: the words, set anew."""
    return " ".join(visible(text).translate(_STAND_INS).split())


def tooltip(text: str, *, heading: str = "", warning: str = "") -> str:
    """`text` for a tooltip, which Qt would otherwise read as HTML when it looks like it.

    A `heading` and a `warning` of our own stand above it.
    """
    words = one_line(text)
    if len(words) > _TOOLTIP_CHARACTERS:
        words = words[:_TOOLTIP_CHARACTERS].rsplit(" ", 1)[0] + " …"
    bold = filter(None, (one_line(heading), warning))
    above = "".join(f"<p><b>{html.escape(line)}</b></p>" for line in bold)
    return above + f"<p>{html.escape(words)}</p>" if words else above
