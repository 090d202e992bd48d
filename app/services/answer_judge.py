"""Judges sentences by their sources with the models that are there: see app.answering.judge."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from app.answering.judge import Judgement, judge
from app.answering.quote import Candidate
from app.answering.terms import Lexicon
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.engines.protocols import Embedder, Entailer, Entailment
from app.retrieval.fuse import is_known

log = logging.getLogger("sotto.assistant")


class AnswerJudge:
    """`entailer` gives the installed entailment model, None without one.

    A model that fails has no say; words and facts decide then.
    """

    def __init__(
        self, lexicon: Lexicon, entailer: Callable[[], Entailer | None] = lambda: None
    ) -> None:
        self.lexicon = lexicon
        self._entailer = entailer

    def judge(
        self, sentence: str, sources: Sequence[Candidate], embedder: Embedder | None
    ) -> Judgement:
        """How far `sentence` is supported; `embedder` is one that knows its language."""

        def nearness(text: str, others: Sequence[str]) -> float | None:
            return _nearness(embedder, text, others) if embedder is not None else None

        language = sources[0].hit.document.language if sources else None
        entailer = self._entailer()
        if entailer is None or not is_known(language, entailer.languages):
            return judge(sentence, sources, self.lexicon, nearness=nearness)

        def entails(pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
            return _entailments(entailer, pairs)

        return judge(sentence, sources, self.lexicon, nearness=nearness, entails=entails)


def _nearness(embedder: Embedder, text: str, others: Sequence[str]) -> float | None:
    """The highest cosine of a text with one of others."""
    try:
        vectors = embedder.embed_passages([text, *others])
    except (EngineFailure, ModelBroken, ModelMissing) as error:
        log.warning("sentences are judged by their words alone: %s", error)
        return None
    return float((vectors[1:] @ vectors[0]).max())


def _entailments(entailer: Entailer, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
    try:
        return entailer.entail(pairs)
    except (EngineFailure, ModelBroken, ModelMissing) as error:
        log.warning("sentences are judged without %s: %s", entailer.model, error)
        return ()
