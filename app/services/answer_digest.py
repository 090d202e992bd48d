"""Sums up passages with a generator: notes of every portion, joined layer by layer."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from app.answering.digest import (
    Note,
    join_prompt,
    note_prompt,
    passages_prompt,
    portions,
    sentences,
    spread,
    typical,
)
from app.answering.hostile import is_order
from app.answering.judge import Judgement
from app.answering.prompt import STOPS, Budget, Prompt
from app.answering.quote import Candidate, candidates
from app.answering.stream import SentenceStream, is_looping
from app.answering.terms import Lexicon
from app.answering.wording import Length, Wording
from app.domain.answers import AnswerEvent, Sentence, Settled, Working
from app.domain.errors import Cancelled, EngineFailure, ModelBroken, ModelMissing
from app.domain.search import Hit
from app.engines import protocols
from app.engines.protocols import GenerateOptions, spoken
from app.services.answer_prose import ProseStep
from app.services.answer_run import Run
from app.settings import Settings

log = logging.getLogger("sotto.assistant")

PORTION_CHARS = 4_000
"""Passages that are noted together."""
SENTENCES = 7
"""Of a summary that no model joined."""

_NOTES_TOKENS = 1_200  # of notes that are joined together
_NOTE_TOKENS = 96
_FRAME_TOKENS = 160  # of a prompt beside the notes: instruction and chat template
_FAILURES = 2  # in a row: the generator will not come to an end
_SHARE_FOR_NOTES = 0.8  # of the time; joining them needs the rest
_KEPT = 4_000  # portions whose notes are remembered
_STOPPED = "Stopped before the end."
_TIME_OVER = "The summary took longer than the settings allow."
_Failure = (EngineFailure, ModelBroken, ModelMissing)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be summed up: portions by number, each read when it is needed.

    `passages` is how many there are in each; `language` is that of most of the text.
    """

    passages: Sequence[int]
    read: Callable[[int], Sequence[Hit]]
    language: str | None


class DigestStep:
    """Writes summaries in a generator's words.

    The notes of a portion are kept while the program runs, so a summary that was stopped goes on
    where it was.
    """

    def __init__(self, lexicon: Lexicon, prose: ProseStep, settings: Settings) -> None:
        self._lexicon = lexicon
        self._prose = prose
        self._settings = settings
        self._kept: dict[tuple[object, ...], tuple[Note, ...]] = {}

    def write(
        self, run: Run, generator: protocols.Generator, reading: Reading
    ) -> Generator[AnswerEvent, None, list[int]]:
        """Set the run's sentences; returns the numbers of the portions that took part.

        One that is cancelled, fails or runs out of time has what was noted so far as its summary,
        and `run.stopped` says why. Raises Cancelled where nothing was noted yet.
        """
        ends_s = time.monotonic() + self._settings.summary_seconds
        run.stream = SentenceStream(reading.language)
        total = sum(reading.passages)
        yield Working("summarise", 0, total)
        if len(reading.passages) == 1:
            yield from self._at_once(run, generator, reading)
            return [0] if run.sentences else []
        until_s = time.monotonic() + _SHARE_FOR_NOTES * self._settings.summary_seconds
        notes, taken = yield from self._take(run, generator, reading, until_s)
        notes = yield from self._join(run, generator, notes, reading.language, ends_s)
        if notes and run.stopped is None:
            yield from self._say(run, generator, notes, reading.language)
        if not run.sentences:
            if run.cancel.cancelled and not notes:
                raise Cancelled
            yield from self._tell(run, typical(notes, SENTENCES))
        return taken

    def note(
        self, run: Run, generator: protocols.Generator, hits: Sequence[Hit], language: str | None
    ) -> list[Note]:
        """One or two sentences of the generator on passages, each judged by their sentences."""
        prompt = note_prompt(hits, self._budget(generator, _NOTE_TOKENS), language)
        if not prompt.hits:
            return []
        said = self._ask(run, generator, prompt, _NOTE_TOKENS)
        sources = self._sources(prompt.hits)
        return [Note(t, self._prose.judge(run, t, sources)) for t in sentences(said, language)]

    def _at_once(
        self, run: Run, generator: protocols.Generator, reading: Reading
    ) -> Iterator[AnswerEvent]:
        """The summary of what the model has in view as a whole."""
        hits = reading.read(0)
        wording = self._wording(run, reading.language)
        tokens = wording.tokens(self._settings.answer_tokens)
        prompt = passages_prompt(hits, self._budget(generator, tokens), wording)
        if prompt.hits:
            yield from self._stream(run, generator, prompt, self._sources(prompt.hits))

    def _take(
        self, run: Run, generator: protocols.Generator, reading: Reading, until_s: float
    ) -> Generator[Working, None, tuple[list[Note], list[int]]]:
        """Notes of the portions, in reading order, and the numbers of those."""
        taken: dict[int, tuple[Note, ...]] = {}
        todo, failures, done = deque(spread(len(reading.passages))), 0, 0
        while todo and failures < _FAILURES and run.stopped is None:
            if time.monotonic() > until_s:
                run.stopped = _TIME_OVER
                break
            number = todo.popleft()
            try:
                run.cancel.raise_if_cancelled()
                taken[number] = self._notes(run, generator, reading.read(number), reading.language)
            except Cancelled:
                run.stopped = _STOPPED
                break
            except _Failure as error:
                log.warning("a part of the summary failed: %s", error)
                failures += 1
                todo.appendleft(number)
                if failures == _FAILURES:
                    run.stopped = f"The summary stopped: {error} {error.remedy}".strip()
                continue
            failures = 0
            done += reading.passages[number]
            yield Working("summarise", done, sum(reading.passages))
        return [note for number in sorted(taken) for note in taken[number]], sorted(taken)

    def _notes(
        self, run: Run, generator: protocols.Generator, hits: Sequence[Hit], language: str | None
    ) -> tuple[Note, ...]:
        """What the passages say, by what of the generator's words they support.

        Where that is nothing, their most typical sentence stands for them.
        """
        places = tuple((hit.document.sha256, hit.chunk.start, hit.chunk.end) for hit in hits)
        key = (generator.model, language, places)
        if key not in self._kept:
            judged = self.note(run, generator, hits, language)
            notes = [note for note in judged if note.judgement.supported]
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = tuple(notes) or self._verbatim(hits)
        return self._kept[key]

    def _verbatim(self, hits: Sequence[Hit]) -> tuple[Note, ...]:
        sources = sorted(self._sources(hits), key=lambda s: (s.hit.rank, s.span.start))
        word_for_word = [Note(s.text, Judgement(1.0, "word for word", (s,))) for s in sources]
        return tuple(typical(word_for_word, 1))

    def _join(
        self,
        run: Run,
        generator: protocols.Generator,
        notes: list[Note],
        language: str | None,
        ends_s: float,
    ) -> Generator[Working, None, list[Note]]:
        """Notes few enough to be joined at once; a layer has half as many as the one before."""
        room = self._room(run, generator)
        while run.stopped is None:
            sized = [(note, generator.count_tokens(note.text) + 2) for note in notes]
            groups = portions(sized, room)
            if len(groups) <= 1:
                break
            fewer: list[Note] = []
            for number, group in enumerate(groups, 1):
                fewer += self._fewer(run, generator, group, language, ends_s)
                yield Working("join", number, len(groups))
            notes = fewer
        return notes

    def _fewer(
        self,
        run: Run,
        generator: protocols.Generator,
        notes: list[Note],
        language: str | None,
        ends_s: float,
    ) -> list[Note]:
        most = max(1, len(notes) // 2)
        if run.stopped is None and time.monotonic() > ends_s:
            run.stopped = _TIME_OVER
        if run.stopped is not None:
            return typical(notes, most)
        prompt = join_prompt(notes, Wording(Length.NORMAL, language=language))
        try:
            said = self._ask(run, generator, prompt, self._settings.answer_tokens)
        except (Cancelled, *_Failure) as error:
            run.stopped = _STOPPED if isinstance(error, Cancelled) else f"{error}"
            return typical(notes, most)
        sources = _sources_of(notes)
        judged = [(t, self._prose.judge(run, t, sources)) for t in sentences(said, language)]
        kept = [Note(text, each) for text, each in judged if each.supported]
        return kept[:most] or typical(notes, most)

    def _say(
        self,
        run: Run,
        generator: protocols.Generator,
        notes: list[Note],
        language: str | None,
    ) -> Iterator[AnswerEvent]:
        """The summary itself, from notes that fit into one prompt."""
        prompt = join_prompt(notes, self._wording(run, language))
        yield from self._stream(run, generator, prompt, _sources_of(notes))

    def _stream(
        self,
        run: Run,
        generator: protocols.Generator,
        prompt: Prompt,
        sources: list[Candidate],
    ) -> Iterator[AnswerEvent]:
        run.prompt, run.sources = prompt, sources
        try:
            yield from self._prose.stream(run, generator)
        except Cancelled:
            run.stopped = _STOPPED
        except _Failure as error:
            log.warning("the summary stopped: %s", error)
            run.stopped = f"The summary stopped: {error} {error.remedy}".strip()
        yield from self._prose.finish(run)

    def _tell(self, run: Run, notes: Sequence[Note]) -> Iterator[Settled]:
        """Notes as they are."""
        for note in notes:
            known = run.citations.all()
            found = note.judgement
            cited = tuple(run.citations.cite(source) for source in found.sources)
            sentence = Sentence(
                " ".join(note.text.split()),
                tuple(citation.n for citation in cited),
                found.supported,
                found.degree,
                found.reason,
            )
            run.prose += f"{sentence.text} "
            run.sentences.append(sentence)
            yield Settled(sentence, tuple(c for c in cited if c not in known))

    def _ask(
        self, run: Run, generator: protocols.Generator, prompt: Prompt, max_tokens: int
    ) -> str:
        """All that the generator says, or what it said before it began to repeat itself."""
        options = GenerateOptions(max_tokens=max_tokens, stop=STOPS)
        said = ""
        for piece in spoken(generator.generate(prompt.messages, options, run.cancel)):
            said += piece
            if is_looping(said):
                break
        return said

    def _sources(self, hits: Sequence[Hit]) -> list[Candidate]:
        return [each for each in candidates(hits, (), self._lexicon) if not is_order(each.text)]

    def _wording(self, run: Run, language: str | None) -> Wording:
        return replace(run.wording, language=language)

    def _budget(self, generator: protocols.Generator, answer: int) -> Budget:
        context = min(self._settings.context_tokens, generator.context_length)
        return Budget(context, min(answer, context // 2), generator.count_tokens)

    def _room(self, run: Run, generator: protocols.Generator) -> int:
        """Tokens of notes that go into one prompt."""
        tokens = run.wording.tokens(self._settings.answer_tokens)
        budget = self._budget(generator, max(tokens, self._settings.answer_tokens))
        return min(_NOTES_TOKENS, budget.context - budget.answer - _FRAME_TOKENS)


def _sources_of(notes: Sequence[Note]) -> list[Candidate]:
    return list(dict.fromkeys(source for note in notes for source in note.judgement.sources))
