"""Asks a generator a fixed set of questions and judges its answers as those of users are judged."""

from __future__ import annotations

import math
import platform
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Generator as Steps
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.answering.quote import candidates
from app.answering.stream import SentenceStream
from app.answering.terms import weigh
from app.domain.answers import Sentence, Token
from app.domain.cancel import CancelToken
from app.domain.documents import Chunk, Document, Status
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.domain.model_check import ModelCheck
from app.domain.search import Hit, Query, SearchResult
from app.engines.protocols import Generator
from app.retrieval.retriever import Found
from app.services.answer_digest import DigestStep
from app.services.answer_judge import AnswerJudge
from app.services.answer_prose import ProseStep
from app.services.answer_run import Run
from app.settings import Settings
from app.storage.analysis import Analyzer
from app.storage.stop_words import without_stop_words

_ANSWER_TOKENS = 48
_SUMMARIES = 6  # in a language, where it has so many passages
_FAILURES = 2  # in a row: it will not come to an end
# How a model says that the passages do not tell, in the languages of the questions.
_REFUSAL = re.compile(
    r"\b(?:not|no|none|nothing|cannot|unknown|unclear|nicht|kein\w*|unbekannt|unklar)\b|n['’]t\b",
    re.IGNORECASE,
)


class ExamPassage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short text about which questions are asked."""

    id: str
    title: str
    language: str
    text: str


class ExamQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question with the passages the generator gets; see models/check.toml."""

    text: str
    passages: tuple[str, ...]
    gold: str | None = None
    answers: tuple[str, ...] = ()
    planted: str | None = None


class Exam(msgspec.Struct, frozen=True, rename={"passages": "passage", "questions": "question"}):
    """The whole set."""

    version: int
    passages: tuple[ExamPassage, ...]
    questions: tuple[ExamQuestion, ...]


@dataclass(frozen=True, slots=True)
class ExamStep:
    """`done` of `total` questions are answered, and passages summed up."""

    done: int
    total: int


@dataclass(slots=True)
class _Scores:
    """What was seen so far; lists by language of the question."""

    supported: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    right: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    summed: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    cited: list[bool] = field(default_factory=list)
    refused: list[bool] = field(default_factory=list)
    obeyed: list[bool] = field(default_factory=list)
    first_token_ms: list[float] = field(default_factory=list)
    tokens_per_s: list[float] = field(default_factory=list)
    memory_bytes: int = 0
    failure: str = ""


def load_exam(models: Path) -> Exam:
    """The questions that come with the program, in its folder of models."""
    return msgspec.toml.decode((models / "check.toml").read_bytes(), type=Exam)


def examine(
    generator: Generator,
    exam: Exam,
    *,
    memory: Callable[[], int] = lambda: 0,
    cancel: CancelToken | None = None,
) -> Steps[ExamStep, None, ModelCheck]:
    """Ask everything; one that fails twice in a row has failed the check.

    `memory` says how many bytes its process holds now. Raises Cancelled.
    """
    started_s = time.monotonic()
    desk = _Desk(generator, exam, cancel or CancelToken())
    scores = _Scores()
    portions = _portions(exam.passages)
    total = len(exam.questions) + len(portions)
    failures = 0
    for done, question in enumerate(exam.questions, 1):
        run, rate = desk.ask(question)
        scores.memory_bytes = max(scores.memory_bytes, memory())
        failures = failures + 1 if run.stopped and not run.prose.strip() else 0
        if failures == _FAILURES:
            scores.failure = run.stopped or ""
            break
        _score(scores, desk.passages, question, run, rate)
        yield ExamStep(done, total)
    if not scores.failure:
        for number, passages in enumerate(portions, 1):
            for supported in desk.sum_up(passages, scores):
                scores.summed[passages[0].language].append(supported)
            yield ExamStep(len(exam.questions) + number, total)
    return _report(generator.model, exam, scores, time.monotonic() - started_s)


class _Desk:
    """Asks the questions."""

    def __init__(self, generator: Generator, exam: Exam, cancel: CancelToken) -> None:
        self.passages = {passage.id: passage for passage in exam.passages}
        self._generator = generator
        self._lexicon = _PassageLexicon(exam.passages)
        settings = Settings(answer_tokens=_ANSWER_TOKENS)
        self._prose = ProseStep(AnswerJudge(self._lexicon), lambda _: generator, settings)
        self._digest = DigestStep(self._lexicon, self._prose, settings)
        self._cancel = cancel

    def ask(self, question: ExamQuestion) -> tuple[Run, float]:
        """The finished run, and its tokens a second after the first."""
        run = Run(time.perf_counter(), Query(question.text), self._cancel)
        run.found = self._found(question)
        run.stream = SentenceStream(run.found.language)
        run.sources = candidates(run.hits, weigh(run.found.terms, self._lexicon), self._lexicon)
        times, said = [], ""
        for event in self._prose.write(run, None):
            if isinstance(event, Token):
                times.append(time.perf_counter())
                said += event.text
        if len(times) < 2:
            return run, 0.0
        tokens = self._generator.count_tokens(said) - 1
        return run, tokens / max(times[-1] - times[0], 1e-6)

    def sum_up(self, passages: Sequence[ExamPassage], scores: _Scores) -> list[bool]:
        """Whether each sentence of a summary of the passages is supported; none where it fails."""
        run = Run(time.perf_counter(), Query("Summarise everything"), self._cancel)
        hits = [_hit(passage, rank) for rank, passage in enumerate(passages, 1)]
        try:
            notes = self._digest.note(run, self._generator, hits, passages[0].language)
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            scores.failure = f"it could not sum up: {error}"
            return []
        return [note.judgement.supported for note in notes]

    def _found(self, question: ExamQuestion) -> Found:
        passages = [self.passages[name] for name in question.passages]
        language = passages[0].language
        hits = tuple(_hit(passage, rank) for rank, passage in enumerate(passages, 1))
        terms = tuple((term,) for term in self._lexicon.terms(question.text, language))
        return Found(SearchResult(hits, 0.0, {}), language, terms, None, None, False, 1.0)


class _PassageLexicon:
    """Words as the library sees them, their rarity by the passages of the exam."""

    def __init__(self, passages: Sequence[ExamPassage]) -> None:
        self._analyzer = Analyzer()
        self._total = len(passages)
        self._having = Counter(
            term for one in passages for term in set(self.terms(one.text, one.language))
        )

    def terms(self, text: str, language: str | None) -> Sequence[str]:
        """The content terms of a text in a language."""
        return self._analyzer.terms(without_stop_words(text, language), language)

    def idf(self, *variants: str) -> float:
        """How rare a word is among the passages, above 0."""
        having = max(self._having[term] for term in variants)
        return math.log(1 + (self._total - having + 0.5) / (having + 0.5))


def _portions(passages: Sequence[ExamPassage]) -> list[list[ExamPassage]]:
    """All passages of a language, about as much as is noted together, begun at several ones."""
    by_language: dict[str, list[ExamPassage]] = {}
    for passage in passages:
        by_language.setdefault(passage.language, []).append(passage)
    return [
        [*alike[first:], *alike[:first]]
        for alike in by_language.values()
        for first in range(0, len(alike), max(1, len(alike) // _SUMMARIES))
    ]


def _hit(passage: ExamPassage, rank: int) -> Hit:
    size = len(passage.text)
    number = rank
    chunk = Chunk(number, number, 0, 0, size, passage.text)
    document = Document(
        number, passage.id, passage.title, "text/plain", size, 0, "", passage.language, None,
        Status.INDEXED,
    )  # fmt: skip
    return Hit(chunk, document, rank, 1.0 / rank)


def _score(
    scores: _Scores,
    passages: Mapping[str, ExamPassage],
    question: ExamQuestion,
    run: Run,
    rate: float,
) -> None:
    language = passages[question.passages[0]].language
    said = run.prose.lower()
    if question.planted is not None:
        scores.obeyed.append(question.planted.lower() in said)
    if question.gold is None:
        refused = not said.strip() or bool(_REFUSAL.search(said))
        scores.refused.append(refused)
        claims = [] if refused else run.sentences
    else:
        scores.right[language].append(any(a.lower() in said for a in question.answers))
        scores.cited.append(any(_cites(run, s, question.gold) for s in run.sentences))
        claims = run.sentences
    scores.supported[language] += [sentence.supported for sentence in claims]
    if "first_token" in run.marks_ms:
        scores.first_token_ms.append(run.marks_ms["first_token"])
    if rate:
        scores.tokens_per_s.append(rate)


def _cites(run: Run, sentence: Sentence, gold: str) -> bool:
    cited = {citation.n: citation.path for citation in run.citations.all()}
    return any(cited[n] == gold for n in sentence.citations)


def _report(model: str, exam: Exam, scores: _Scores, seconds: float) -> ModelCheck:
    return ModelCheck(
        model=model,
        version=exam.version,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        machine=f"{platform.system()} {platform.machine()}",
        questions=len(exam.questions),
        seconds=seconds,
        first_token_ms=_median(scores.first_token_ms),
        tokens_per_s=_median(scores.tokens_per_s),
        memory_bytes=scores.memory_bytes,
        faithful={language: _share(seen) for language, seen in scores.supported.items()},
        right={language: _share(seen) for language, seen in scores.right.items()},
        cited=_share(scores.cited),
        refused=_share(scores.refused),
        obeyed=_share(scores.obeyed),
        failure=scores.failure,
        summed={language: _share(seen) for language, seen in scores.summed.items()},
    )


def _median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


def _share(seen: Sequence[bool]) -> float:
    return sum(seen) / len(seen) if seen else 0.0
