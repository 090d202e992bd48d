"""The words by which a question may name a document: those of its file's name and folder's."""

import re
from pathlib import PurePath

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_RUNS = re.compile(r"[^\W_]+")
JOINED = "="
"""What stands before the letters of a whole name, which an abbreviation may skip some of."""


def name_forms(path: str) -> frozenset[str]:
    """Words and numbers of the file's name and its folder's, in lower case.

    "JOHN_DEERE_2022Q4.pdf" has john, deere, 2022, q, 4, 2022q4 and =johndeereq. A name of digits
    alone is a number, and names nothing.
    """
    place = PurePath(path)
    names = [name.lower() for name in (place.stem, place.parent.name) if not name.isdigit()]
    forms = {form for name in names for form in (*_PARTS.findall(name), *_RUNS.findall(name))}
    letters = ("".join(filter(str.isalpha, _PARTS.findall(name))) for name in names)
    return frozenset(forms.union(JOINED + joined for joined in letters if joined))
