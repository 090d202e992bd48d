"""The second step of an answer: prose by a generator, each sentence tied to its sources."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Steps
from dataclasses import replace

from app.answering.hostile import is_order
from app.answering.judge import Judgement
from app.answering.prompt import STOPS, Budget, Prompt, pack
from app.answering.quote import Candidate
from app.answering.stream import is_looping
from app.domain.answers import AnswerEvent, Sentence, Settled, Thinking, Token
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.domain.model_check import Use
from app.engines.protocols import GenerateOptions, Generator, Thought
from app.services.adapters import Choice
from app.services.answer_judge import AnswerJudge
from app.services.answer_run import Run
from app.settings import Settings

log = logging.getLogger("sotto.assistant")

Objection = Callable[[str, str | None, Use], str | None]
"""Why the model of that name may not be used so in that language; None where it may."""

Choose = Callable[[str | None, str | None], Choice]
"""Which generator answers in a collection, where the one of that name was asked for."""

_OTHER_TEMPERATURE = 0.7  # of another attempt at the same answer


def allow_all(model: str, language: str | None, use: Use) -> str | None:  # noqa: ARG001
    """Object to nothing."""
    return None


def as_asked(collection: str | None, model: str | None) -> Choice:  # noqa: ARG001
    """Whatever the collection."""
    return Choice(model)


class ProseStep:
    """Has the passages put into words; see Assistant for what it is made of."""

    def __init__(
        self,
        judge: AnswerJudge,
        generators: Callable[[str | None], Generator | None],
        settings: Settings,
        objection: Objection = allow_all,
        choose: Choose = as_asked,
    ) -> None:
        self._judge = judge
        self._choose = choose
        self._generators = generators
        self._settings = settings
        self._objection = objection

    def write(self, run: Run, model: str | None) -> Iterator[AnswerEvent]:
        """Tokens and settled sentences; nothing without a generator that may write.

        One that fails never costs the quote: `run.stopped` says why the prose ended.
        """
        try:
            generator = self.writer(run, model, run.language)
            if generator is None:
                return
            run.prompt = self._pack(run, generator)
            yield from self.stream(run, generator)
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            log.warning("the answer stopped: %s", error)
            run.stopped = f"The answer stopped: {error} {error.remedy}".strip()
        yield from self.finish(run)

    def writer(
        self, run: Run, model: str | None, language: str | None, use: Use = Use.ANSWER
    ) -> Generator | None:
        """The generator that may write this in `language`; None with a note on why, or without one.

        The adapter of a collection takes part where both together may write. Raises ModelBroken,
        ModelMissing.
        """
        if self._settings.prose == "never":
            return None
        choice = self._choose(run.query.collection, model)
        if choice.note:
            run.notes = (*run.notes, choice.note)
        if choice.name != model:
            adapted = self._adapted(run, choice.name, language, use)
            if adapted is not None:
                return adapted
        generator = self._generators(model)
        if generator is None:
            return None
        if (reason := self._objection(generator.model, language, use)) is not None:
            run.notes = (*run.notes, reason)
            return None
        run.model = generator.model
        return generator

    def _adapted(
        self, run: Run, name: str | None, language: str | None, use: Use
    ) -> Generator | None:
        """The model with its adapter; None with a note on why it is asked without."""
        reason: str | None = f"{name} is not installed."
        try:
            generator = self._generators(name)
            if generator is not None:
                reason = self._objection(generator.model, language, use)
                if reason is None and generator.context_length:  # it is loaded, so it fits
                    run.model = generator.model
                    return generator
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            log.warning("an adapter is left out: %s", error)
            reason = str(error)
        run.notes = (*run.notes, f"{reason} So the model was asked without the adapter.")
        return None

    def finish(self, run: Run) -> Iterator[Settled]:
        """Settle what is left of the last sentence."""
        for text in run.stream.finish():
            yield self._settle(run, text)

    def _pack(self, run: Run, generator: Generator) -> Prompt:
        context = min(self._settings.context_tokens, generator.context_length)
        answer = self._answer_tokens(run, context)
        wording = replace(run.wording, language=run.language)
        return pack(
            run.asked,
            run.hits,
            Budget(context, answer + self._thought_tokens(context), generator.count_tokens),
            sources=run.sources,
            wording=wording,
        )

    def _answer_tokens(self, run: Run, context: int) -> int:
        return min(run.wording.tokens(self._settings.answer_tokens), context // 2)

    def _thought_tokens(self, context: int) -> int:
        return min(self._settings.thought_tokens, context // 4)

    def stream(self, run: Run, generator: Generator) -> Iterator[AnswerEvent]:
        """What the generator answers to the run's prompt; its last sentence is not settled yet.

        Its thoughts take their time from the same limit, and are neither settled nor judged.

        Raises Cancelled, EngineFailure, ModelBroken, ModelMissing.
        """
        attempt = run.wording.attempt
        options = GenerateOptions(
            max_tokens=self._answer_tokens(run, generator.context_length),
            temperature=_OTHER_TEMPERATURE if attempt else 0.0,
            seed=attempt,
            stop=STOPS,
            thought_tokens=self._thought_tokens(generator.context_length),
        )
        said, ends_s = "", time.monotonic() + self._settings.answer_seconds
        for piece in generator.generate(run.prompt.messages, options, run.cancel):
            repeated = False
            if isinstance(piece, Thought):
                run.mark("thought")
                run.thoughts += piece.text
                yield Thinking(piece.text)
            else:
                repeated = yield from self._say(run, piece)
                said += piece
            if repeated or is_looping(said):
                run.stopped = "The model began to repeat itself."
                return
            if time.monotonic() > ends_s:
                run.stopped = "The answer took longer than the settings allow."
                return

    def _say(self, run: Run, piece: str) -> Steps[AnswerEvent, None, bool]:
        """Take in more prose; returns whether it says a sentence again."""
        if "first_token" not in run.marks_ms:
            run.mark("first_token")
        run.mark("last_token")
        run.tokens += 1
        yield Token(piece)
        repeated = False
        for text in run.stream.feed(piece):
            repeated |= text.strip() in {sentence.text for sentence in run.sentences}
            yield self._settle(run, text)
        return repeated

    def judge(self, run: Run, text: str, sources: Sequence[Candidate]) -> Judgement:
        """How far a sentence is supported by these."""
        found = run.found
        knows = found is not None and found.semantic is not None and found.embedder_knows_language
        embedder = found.semantic.embedder if found and found.semantic and knows else None
        return self._judge.judge(text, sources, embedder)

    def _settle(self, run: Run, text: str) -> Settled:
        """Tie one finished sentence to its sources, judge it and add it to the answer."""
        given = {hit.chunk.id for hit in run.prompt.hits}
        sources = [
            source
            for source in run.sources
            if source.hit.chunk.id in given and not is_order(source.text)
        ]
        known = run.citations.all()
        verdict = self.judge(run, text, sources)
        cited = tuple(run.citations.cite(source) for source in verdict.sources)
        sentence = Sentence(
            text.strip(),
            tuple(citation.n for citation in cited),
            verdict.supported,
            verdict.degree,
            verdict.reason,
        )
        run.prose += text
        run.sentences.append(sentence)
        return Settled(sentence, tuple(c for c in cited if c not in known))
