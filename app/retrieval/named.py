"""Whether a question names a document by its file or folder."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from app.domain.documents import Document

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def name_parts(document: Document) -> frozenset[str]:
    """Words and numbers of the file's name and the folder's, in lower case.

    The title is left to the keyword index, which weighs it: counted here as well, it cost 0.03
    nDCG@10 on cisi, whose titles are abstracts in short. A name of digits alone is a number.
    """
    path = PurePath(document.path)
    names = [name for name in (path.stem, path.parent.name) if not name.isdigit()]
    text = " ".join(names).lower()
    return frozenset([*_PARTS.findall(text), *re.findall(r"[^\W_]+", text)])


def named_share(words: Iterable[str], weights: Sequence[float], document: Document) -> float:
    """Share of the question's `weights` whose word is part of the document's names, 0 to 1.

    A year counts within a word ("FY2022").
    """
    parts = name_parts(document)
    total = sum(weights)
    named = sum(
        weight
        for word, weight in zip(words, weights, strict=True)
        if word.lower() in parts or not parts.isdisjoint(_YEAR.findall(word))
    )
    return named / total if total else 0.0
