"""A second look at the best passages: what is too dear to ask of every passage of the library."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.domain.sentences import sentence_spans
from app.retrieval.dense import Semantic
from app.retrieval.feedback import coherence, feedback_weight, vector_scores, word_scores
from app.retrieval.fuse import Fused
from app.retrieval.keyword import Lexicon
from app.retrieval.nearness import closeness
from app.retrieval.proximity import adjacency

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.documents import Chunk, Document
    from app.engines.protocols import Embedder
    from app.storage.library import LibraryStore

log = logging.getLogger("sotto.retrieval")

SENTENCE_CHARS = 300
"""Characters of a sentence that are embedded; a longer one shows its subject before that."""

_PASSAGES = 40
_READ_CLOSELY = 10
_SENTENCES = 16  # of these; all of them, about 45, change nDCG@10 by less than 0.001


@dataclass(frozen=True, slots=True)
class Shares:
    """What each kind of evidence weighs beside the fused score, whose weights sum to 1.

    `sentence`: the cosine of the nearest sentence, half of which replaces the passage's own;
    `nearness`: of the sentence that comes nearest to every word; `adjacency`, `words` and
    `vectors` (feedback): see the modules. One configuration for all sets; feedback of three
    quarters to one and a half times this weight differs by noise. By fusion alone, then without and
    with feedback: nDCG@10 of cranfield 0.387, 0.382, 0.414; of cisi 0.459, 0.471, 0.461; of
    xquad-en 0.987, 0.990, 0.988; squad's Recall@1 0.855, 0.894, 0.889, its Recall@5 0.977,
    0.978, 0.978. Half of the feedback gives cranfield 0.398 and squad 0.892; all of it, but without
    the rule of `feedback_weight`, 0.413 and 0.839.
    """

    sentence: float = 0.3
    sentence_for_passage: float = 0.15
    nearness: float = 0.2
    adjacency: float = 0.16
    words: float = 0.5
    vectors: float = 0.7


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as the second stage needs it; `vector` is None where meaning takes no part.

    `spans` are (start, end) of all words of `text`, `terms` its content. Where it has `named`
    documents nothing is fed back: others speak of the topic, but not of these (manuals +0.002
    nDCG@10, xquad-en +0.001, the right page of financebench among ten 0.81 to 0.88).

    `close` is false where the search model does not know the language: then its judgement of
    single sentences is worth nothing, and other passages' words tell little.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    terms: tuple[tuple[str, ...], ...]
    semantic: Semantic | None
    vector: NDArray[np.float32] | None
    close: bool
    named: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence beside the question: its vector, and the nearness of each word (Comparison)."""

    vector: NDArray[np.float32]
    nearness: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """The ranking after it, and the sentences it compared with the question, by their text."""

    ranking: list[Fused]
    compared: dict[str, Compared]


@dataclass(slots=True)
class _Passage:
    """A passage read; `cosine` is that of its nearest sentence, its own where none was embedded.

    `closeness` is that of its closest sentence, None where none was compared.
    """

    fused: Fused
    chunk: Chunk
    document: Document
    terms: list[str]
    cosine: float
    score: float
    closeness: float | None = None


class SecondStage:
    """Scores the best passages again by their text."""

    def __init__(self, store: LibraryStore, lexicon: Lexicon, shares: Shares | None = None) -> None:
        self._store = store
        self._lexicon = lexicon
        self._shares = shares or Shares()

    def look(self, ranking: Sequence[Fused], asked: Asked) -> SecondLook:
        """The same passages, the first forty in a new order, those removed meanwhile left out."""
        passages = self._read(ranking[:_PASSAGES])
        if not passages or not asked.terms:
            return SecondLook(list(ranking), {})
        weights = [self._lexicon.idf(*variants) for variants in asked.terms]
        for passage in passages:
            near = adjacency(asked.terms, weights, passage.terms)
            passage.score += self._shares.adjacency * near
        compared: dict[str, Compared] = {}
        if asked.close and asked.vector is not None:
            compared = self._read_closely(passages[:_READ_CLOSELY], asked, weights)
            read = [p.closeness for p in passages if p.closeness is not None]
            farthest = min(read, default=0.0)
            for passage in passages:
                near = farthest if passage.closeness is None else passage.closeness
                passage.score += self._shares.sentence * passage.cosine
                passage.score -= self._shares.sentence_for_passage * passage.fused.cosine
                passage.score += self._shares.nearness * near
            self._feed_back(passages, asked)
        passages.sort(key=lambda passage: (-passage.score, passage.chunk.id))
        last = passages[-1].score
        return SecondLook(
            [
                *(replace(passage.fused, score=passage.score) for passage in passages),
                *(replace(hit, score=min(hit.score, last)) for hit in ranking[_PASSAGES:]),
            ],
            compared,
        )

    def _read(self, ranking: Sequence[Fused]) -> list[_Passage]:
        chunks = {c.id: c for c in self._store.chunks([hit.chunk_id for hit in ranking])}
        documents = self._store.documents_by_id({c.document_id for c in chunks.values()})
        passages = []
        for hit in ranking:
            chunk = chunks.get(hit.chunk_id)
            if chunk is not None and chunk.document_id in documents:
                document = documents[chunk.document_id]
                terms = self._lexicon.terms(chunk.text, document.language)
                passages.append(_Passage(hit, chunk, document, terms, hit.cosine, hit.score))
        return passages

    def _read_closely(
        self, passages: Sequence[_Passage], asked: Asked, weights: Sequence[float]
    ) -> dict[str, Compared]:
        """Compare the sentences with most of the question's words; the nearest one speaks."""
        found = sorted(self._sentences(passages, asked, weights), key=lambda item: -item[0])
        found = found[:_SENTENCES]
        texts = list(dict.fromkeys(text for _, text, _ in found))
        if not texts or asked.semantic is None or asked.vector is None:
            return {}
        try:
            compared = compare(asked.semantic.embedder, asked.text, asked.spans, texts)
        except (ModelMissing, ModelBroken, EngineFailure) as error:
            log.warning("sentences are not compared: %s", error)
            return {}
        word_weights = self._word_weights(asked, weights)
        cosines: dict[int, float] = {}
        for _, text, passage in found:
            sentence, number = compared[text], passage.chunk.id
            close = closeness(sentence.nearness, word_weights)
            passage.closeness = max(close, passage.closeness or 0.0)
            cosine = float(sentence.vector @ asked.vector)
            cosines[number] = max(cosine, cosines.get(number, -1.0))
        for passage in passages:
            passage.cosine = cosines.get(passage.chunk.id, passage.cosine)
        return compared

    def _word_weights(self, asked: Asked, weights: Sequence[float]) -> list[float]:
        """What each of the question's words weighs, 0 for those without content."""
        known = dict(zip(asked.terms, weights, strict=True))
        words = [asked.text[start:end] for start, end in asked.spans]
        return [
            max(
                (known.get(term, 0.0) for term in self._lexicon.query_terms(word, None)),
                default=0.0,
            )
            for word in words
        ]

    def _sentences(
        self, passages: Sequence[_Passage], asked: Asked, weights: Sequence[float]
    ) -> Iterator[tuple[float, str, _Passage]]:
        """Every sentence with how promising it is."""
        total = sum(weights) or 1.0
        for passage in passages:
            language = passage.document.language
            for span in sentence_spans(passage.chunk.text, language):
                text = passage.chunk.text[span.start : span.end][:SENTENCE_CHARS]
                present = set(self._lexicon.terms(text, language))
                having = sum(
                    weight
                    for word, weight in zip(asked.terms, weights, strict=True)
                    if not present.isdisjoint(word)
                )
                yield having / total + passage.fused.score, text, passage

    def _feed_back(self, passages: list[_Passage], asked: Asked) -> None:
        words = len(asked.terms)
        if asked.semantic is None or asked.named or not feedback_weight(words, 1.0):
            return
        passages.sort(key=lambda passage: (-passage.score, passage.chunk.id))
        ids = [passage.chunk.id for passage in passages]
        found = self._store.vectors_found(asked.semantic.embedder.model, ids)
        weight = feedback_weight(words, coherence([found[i] for i in ids if i in found]))
        own = {variant for word in asked.terms for variant in word}
        by_words = word_scores([p.terms for p in passages], own, self._lexicon.idf)
        by_vectors = vector_scores([found.get(i) for i in ids])
        for passage, word, vector in zip(passages, by_words, by_vectors, strict=True):
            passage.score += weight * (self._shares.words * word + self._shares.vectors * vector)


def compare(
    embedder: Embedder, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
) -> dict[str, Compared]:
    """Each text beside the question, by its text; raises what the embedder raises."""
    if not texts:
        return {}
    found = embedder.compare(question, words, texts)
    rows = zip(texts, found.vectors, found.nearness, strict=True)
    return {text: Compared(vector, nearness) for text, vector, nearness in rows}
