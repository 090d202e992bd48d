"""The tokens of rich text: groups, control words and characters."""

import re

TOKEN = re.compile(
    rb"([{}])|\\([A-Za-z]{1,32})(-?\d{1,9})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])"
    rb"|([^\\{}\r\n\0]+)|.",
    re.DOTALL,
)
_BRACE = re.compile(rb"[{}]|\\bin(\d{1,9}) ?|\\.", re.DOTALL)
# Destinations whose text is shown nowhere, or a second time.
SKIPPED = frozenset(
    {
        *("pict", "nonshppict", "objdata", "sp", "shprslt", "fldinst", "nonesttables", "xe", "tc"),
        *("filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "datafield"),
        *("formfield", "template", "pgdsctbl", "ftnsep", "ftnsepc", "ftncn", "aftnsep"),
        *("aftnsepc", "aftncn", "private", "bkmkstart", "bkmkend", "generator", "revtim"),
        *("printim", "buptim", "doccomm", "company", "operator", "keywords", "subject"),
        *("category", "manager", "comment", "hlinkbase", "atnid", "atndate", "datastore"),
    }
)
# Of the destinations that older programs are to skip, those that are read.
READ = frozenset(
    {
        *("shpinst", "annotation", "atnauthor", "footnote", "nesttableprops", "ud", "do"),
        *("shptxt", "dptxbxtext", "listtext", "pntext"),
    }
)
SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}


def end_of_group(data: bytes, at: int) -> int:
    """Where the brace is that ends the group which is open at a place."""
    depth = 0
    while found := _BRACE.search(data, at):
        at = found.end()
        if found[1] is not None:
            at += int(found[1])
        elif found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            if depth == 0:
                return found.start()
            depth -= 1
    return len(data)
