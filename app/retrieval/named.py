"""Which documents a question names by their file or folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.retrieval.keyword import Lexicon, best_score
from app.storage.keyword_index import KeywordQuery, KeywordTerm
from app.storage.name_forms import JOINED, name_forms

if TYPE_CHECKING:
    from app.domain.documents import Document
    from app.storage.keyword_index import KeywordIndex
    from app.storage.library import LibraryStore

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABBREVIATION = re.compile(r"\b[A-Z](?=[A-Za-z]*[A-Z])[A-Za-z]{2,5}\b")
_MOST_JOINED = 3  # words that one name may run together
_DIGITS = 4  # a shorter number is in too many names
_LOOKED_AT = 20  # passages
_MANY = 20  # documents


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that a question names; `score` is what a passage of them has by that alone."""

    documents: frozenset[int] = frozenset()
    score: float = 0.0


class Names:
    """Finds the documents that a question names."""

    def __init__(self, index: KeywordIndex, store: LibraryStore, lexicon: Lexicon) -> None:
        self._index = index
        self._store = store
        self._lexicon = lexicon

    def told(self, query: KeywordQuery, text: str) -> KeywordQuery:
        """`query`, its words with the forms in which they name documents of the library.

        A word names a document whose file or folder has it, alone or run together with its
        neighbours in `text` ("Best Buy": BESTBUY), whose year it has ("FY2022"), or of which it is
        the abbreviation ("AMEX": AmericanExpress).
        """
        joined = list(_joined([word.lower() for word in _WORD.findall(text)]))
        short = {word.lower() for word in _ABBREVIATION.findall(text)}

        def named(term: KeywordTerm) -> KeywordTerm:
            if term.word is None:
                return term
            own = [term.word, *_YEAR.findall(term.word)]
            own += [form for form, parts in joined if term.word in parts]
            forms = [form for form in dict.fromkeys(own) if self._names(form)]
            if not forms and term.word in short:
                forms = self._skipping(term)
            return replace(term, names=tuple(forms))

        return replace(query, terms=tuple(map(named, query.terms)))

    def named_best(self, query: KeywordQuery, chunk_ids: Sequence[int]) -> Named:
        """The documents of these chunks that most of the question names.

        None where nothing names one, or the same words name many, which tells little.
        """
        if not any(term.names for term in query.terms):
            return Named()
        chunks = self._store.chunks(chunk_ids)
        documents = self._store.documents_by_id({chunk.document_id for chunk in chunks})
        scores = {key: self._score(query.terms, one) for key, one in documents.items()}
        best = max(scores.values(), default=0.0)
        named = frozenset(key for key, score in scores.items() if score and score == best)
        return Named(named, best) if 0 < len(named) <= _MANY else Named()

    def _names(self, form: str) -> bool:
        telling = len(form) >= (_DIGITS if form.isdigit() else 2)
        return telling and self._index.document_frequency(form, "name") > 0

    def _score(self, terms: Iterable[KeywordTerm], document: Document) -> float:
        forms = name_forms(document.path)
        naming = tuple(term for term in terms if not forms.isdisjoint(term.names))
        return best_score(KeywordQuery(naming), self._lexicon)

    def _skipping(self, term: KeywordTerm) -> list[str]:
        """Whole names that have the letters of the word in order, the first one first.

        Where passages have the abbreviation itself, most of them must be of these documents: else
        it is one that everybody uses.
        """
        word = term.word or ""
        named = {
            document.id: [form for form in name_forms(document.path) if _skips(word, form)]
            for document in self._store.documents_at(f"%{'%'.join(word)}%")
        }
        forms = sorted({form for found in named.values() for form in found})
        if not forms:
            return []
        having = self._index.search(KeywordQuery((KeywordTerm(term.variants),)), _LOOKED_AT)
        using = self._store.chunks([hit.chunk_id for hit in having])
        theirs = sum(bool(named.get(chunk.document_id)) for chunk in using)
        return forms if 2 * theirs >= len(using) else []


def _joined(words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for length in range(2, _MOST_JOINED + 1):
        for start in range(len(words) - length + 1):
            parts = words[start : start + length]
            yield "".join(parts), parts


def _skips(word: str, form: str) -> bool:
    """Whether a whole name has the letters of `word` in order, and is twice as long at least."""
    name = form.removeprefix(JOINED)
    if name == form or name[0] != word[0] or len(name) < 2 * len(word):
        return False
    letters = iter(name)
    return all(letter in letters for letter in word)
