"""The second step of an answer: prose by a generator, each sentence tied to its sources."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from app.answering.align import align
from app.answering.judge import SUPPORTED, support
from app.answering.prompt import STOPS, Prompt, pack
from app.answering.stream import is_looping
from app.domain.answers import AnswerEvent, Sentence, Settled, Token
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.engines.protocols import GenerateOptions, Generator
from app.retrieval.keyword import Lexicon
from app.services.answer_run import Run
from app.settings import Settings

log = logging.getLogger("sotto.assistant")


class ProseStep:
    """Has the passages put into words; see Assistant for `generators`."""

    def __init__(
        self,
        lexicon: Lexicon,
        generators: Callable[[str | None], Generator | None],
        settings: Settings,
    ) -> None:
        self._lexicon = lexicon
        self._generators = generators
        self._settings = settings

    def write(self, run: Run, model: str | None) -> Iterator[AnswerEvent]:
        """Tokens and settled sentences; nothing without a generator.

        One that fails never costs the quote: `run.stopped` says why the prose ended.
        """
        try:
            generator = self._generators(model)
            if generator is None:
                return
            run.model = generator.model
            run.prompt = self._pack(run, generator)
            yield from self._stream(run, generator)
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            log.warning("the answer stopped: %s", error)
            run.stopped = f"The answer stopped: {error} {error.remedy}".strip()
        yield from self.finish(run)

    def finish(self, run: Run) -> Iterator[Settled]:
        """Settle what is left of the last sentence."""
        for text in run.stream.finish():
            yield self._settle(run, text)

    def _pack(self, run: Run, generator: Generator) -> Prompt:
        return pack(
            run.text,
            run.hits,
            count_tokens=generator.count_tokens,
            context_tokens=min(self._settings.context_tokens, generator.context_length),
            answer_tokens=self._settings.answer_tokens,
        )

    def _stream(self, run: Run, generator: Generator) -> Iterator[AnswerEvent]:
        options = GenerateOptions(max_tokens=self._settings.answer_tokens, stop=STOPS)
        said = ""
        for piece in generator.generate(run.prompt.messages, options, run.cancel):
            if "first_token" not in run.marks_ms:
                run.mark("first_token")
            yield Token(piece)
            repeated = False
            for text in run.stream.feed(piece):
                repeated |= text.strip() in {sentence.text for sentence in run.sentences}
                yield self._settle(run, text)
            said += piece
            if repeated or is_looping(said):
                run.stopped = "The model began to repeat itself."
                return

    def _settle(self, run: Run, text: str) -> Settled:
        """Tie one finished sentence to its sources, judge it and add it to the answer."""
        given = {hit.chunk.id for hit in run.prompt.hits}
        sources = [source for source in run.sources if source.hit.chunk.id in given]
        known = run.citations.all()
        aligned = align(text, sources, self._lexicon)
        cited = tuple(run.citations.cite(source) for source in aligned)
        degree = support(text, aligned, self._lexicon)
        sentence = Sentence(text.strip(), tuple(c.n for c in cited), degree >= SUPPORTED, degree)
        run.prose += text
        run.sentences.append(sentence)
        return Settled(sentence, tuple(c for c in cited if c not in known))
