import re
from collections.abc import Callable, Sequence

import pytest

from app.domain.documents import Chunk, Document, Status
from app.domain.search import Hit

Passage = Callable[..., Hit]

_STOPS = {"a", "the", "of", "in", "is", "was", "it", "to", "and", "does", "what", "which", "how"}


class WordLexicon:
    """Lower-case words without the final s; rarer ones, as told, weigh more."""

    def __init__(self, weights: dict[str, float] | None = None) -> None:
        self._weights = weights or {}

    def terms(self, text: str, language: str | None) -> Sequence[str]:
        words = re.findall(r"\w+", text.lower())
        return [word.rstrip("s") for word in words if word not in _STOPS]

    def idf(self, *variants: str) -> float:
        return min(self._weights.get(variant, 1.0) for variant in variants)


@pytest.fixture
def lexicon() -> WordLexicon:
    return WordLexicon()


@pytest.fixture
def passage() -> Passage:
    """A hit with this text, `start` characters into its document."""

    def make(
        text: str,
        *,
        start: int = 0,
        rank: int = 1,
        score: float = 0.5,
        document_id: int = 1,
        title: str = "Manual",
        language: str | None = "en",
    ) -> Hit:
        chunk = Chunk(rank, document_id, 0, start, start + len(text), text, page=3, section="Use")
        document = Document(
            document_id, f"/{title}", title, "text/plain", 1, 1, "", language, None, Status.INDEXED
        )
        return Hit(chunk, document, rank, score)

    return make
