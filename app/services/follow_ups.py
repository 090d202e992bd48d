"""Completes follow-up questions from their conversation: by rule, or by a model that may."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.domain.model_check import Use
from app.domain.search import Query
from app.engines.protocols import GenerateOptions, Generator, Message, spoken
from app.retrieval.follow_up import Earlier, says_nothing_new, stand_alone
from app.retrieval.language import question_language
from app.services.answer_prose import Objection

if TYPE_CHECKING:
    from app.storage.conversations import ConversationStore

log = logging.getLogger("sotto.assistant")

_TOKENS = 60
_ORDER = (
    "Rewrite the last question so that it can be understood without the conversation. Keep its"
    " language. Use only words of the conversation. Answer with the question alone."
)


class Rewriter(Protocol):
    """What makes a follow-up stand alone."""

    def rewrite(self, question: str, before: Earlier, cancel: CancelToken) -> str | None:
        """The question completed; None where it stands alone already. Raises Cancelled."""
        ...


class RuleRewriter:
    """Completes by rule (see app.retrieval.follow_up), in less than a millisecond."""

    def rewrite(self, question: str, before: Earlier, cancel: CancelToken) -> str | None:  # noqa: ARG002
        """See Rewriter."""
        return stand_alone(question, before)


class ModelRewriter:
    """Has a generator word what the rule would complete.

    What brings in a word that is neither in the conversation nor empty is not taken, nor is
    anything from a model to which there is an objection: then the rule completes.
    """

    def __init__(
        self, generators: Callable[[str | None], Generator | None], objection: Objection
    ) -> None:
        self._generators = generators
        self._objection = objection

    def rewrite(self, question: str, before: Earlier, cancel: CancelToken) -> str | None:
        """See Rewriter."""
        by_rule = stand_alone(question, before)
        if by_rule is None:
            return None
        try:
            generator = self._generators(None)
            language = question_language(question)
            if generator is None or self._objection(generator.model, language, Use.ANSWER):
                return by_rule
            said = "".join(spoken(generator.generate(_chat(question, before), _OPTIONS, cancel)))
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            log.warning("a follow-up was completed by rule: %s", error)
            return by_rule
        text = said.strip().strip('"').strip()
        return text if says_nothing_new(text, question, before) else by_rule


class FollowUps:
    """Knows the conversations in which questions are asked."""

    def __init__(self, conversations: ConversationStore, rewriter: Rewriter) -> None:
        self._conversations = conversations
        self._rewriter = rewriter

    def completed(self, query: Query, cancel: CancelToken) -> str | None:
        """The question as its conversation makes it mean; None where it means what it says.

        A question that is asked again means what it meant. Raises Cancelled.
        """
        if query.conversation is None or query.as_written:
            return None
        turns = self._conversations.turns(query.conversation)
        if not turns:
            return None
        earlier = msgspec.json.decode(turns[-1].answer_json, type=_Answered)
        if earlier.question == query.text:
            return earlier.rewritten
        return self._rewriter.rewrite(query.text, earlier.seen(), cancel)


class _Quoted(msgspec.Struct, frozen=True):
    text: str
    citation: int


class _Cited(msgspec.Struct, frozen=True):
    n: int
    document: str


class _Answered(msgspec.Struct, frozen=True):
    """What the next question needs of an answer."""

    question: str
    rewritten: str | None = None
    quote: _Quoted | None = None
    citations: tuple[_Cited, ...] = ()
    computed: dict[str, Any] | None = None

    def seen(self) -> Earlier:
        """The question with its quote, and the titles of what that is from."""
        quote = self.quote
        titles = [c.document for c in self.citations if quote and c.n == quote.citation]
        return Earlier(
            self.rewritten or self.question,
            self.question,
            quote.text if quote else "",
            tuple(dict.fromkeys(titles)),
            computed=self.computed is not None,
        )


_OPTIONS = GenerateOptions(max_tokens=_TOKENS, temperature=0.0, stop=("\n",))


def _chat(question: str, before: Earlier) -> tuple[Message, ...]:
    earlier = f"Question: {before.question}\nAnswer: {before.answer or '-'}"
    return (
        Message("system", _ORDER),
        Message("user", f"{earlier}\n\nLast question: {question}"),
    )
