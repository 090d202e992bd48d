"""Scores the judge of sentences: what it calls supported, and what it cites.

Means over sentences labelled by hand: `right` (judged as labelled); over those judged supported:
`precision` (they are); over those that are: `recall` (judged so), and of these, where the place is
labelled too, `citation_right` (a source that covers it is cited). Over sentences in which one thing
was altered: `caught` (not judged supported), and the same for each kind of alteration.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.answering.judge import Judgement
from app.domain.errors import DatasetProblem
from app.evaluation.datasets import Entry, read_corpus
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.report import Report, Run, Step

_SENTENCES, _PLANTED = "sentences.jsonl", "planted.jsonl"


class LabelledSentence(msgspec.Struct, rename={"id": "_id"}, frozen=True):
    """A sentence, the documents it was written from, and whether they support it.

    `spans` are (document, start, end) of what does; `planted` says what was altered in it.
    """

    id: str
    text: str
    docs: tuple[str, ...]
    supported: bool
    spans: tuple[tuple[str, int, int], ...] = ()
    planted: str = ""


@dataclass(frozen=True, slots=True)
class CitationSet:
    """Labelled sentences over a corpus."""

    name: str
    corpus: tuple[Entry, ...]
    sentences: tuple[LabelledSentence, ...]


def load_citations(folder: Path) -> CitationSet:
    """The set in `folder`: corpus.jsonl, sentences.jsonl and, where there is one, planted.jsonl.

    Raises:
        DatasetProblem: a file is missing, a line is malformed or names an unknown document.
    """
    corpus = read_corpus(folder)
    known = {entry.id for entry in corpus}
    files = [folder / _SENTENCES]
    if (folder / _PLANTED).is_file():
        files.append(folder / _PLANTED)
    sentences = [sentence for path in files for sentence in _read(path, known)]
    return CitationSet(folder.absolute().name, corpus, tuple(sentences))


def _read(path: Path, known: set[str]) -> list[LabelledSentence]:
    sentences = []
    try:
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            sentences.append(msgspec.json.decode(line, type=LabelledSentence))
            if not sentences[-1].docs or not known.issuperset(sentences[-1].docs):
                raise DatasetProblem(str(path), "it names a document of another corpus", number)
    except OSError as error:
        raise DatasetProblem(str(path), error.strerror or str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DatasetProblem(str(path), str(error), len(sentences) + 1) from error
    if not sentences:
        raise DatasetProblem(str(path), "it is empty")
    return sentences


def evaluate_citations(
    judge: Callable[[str, Sequence[str]], Judgement], dataset: CitationSet, *, run: Run
) -> Generator[Step, None, Report]:
    """Judge every sentence by its documents, given by their ids."""
    with Ledger(run) as ledger:
        for sentence, step in run.each("judge", dataset.sentences):
            verdict = judge(sentence.text, sentence.docs)
            ledger.add(
                Outcome(sentence.id, sentence.text, score_sentence(verdict, sentence)),
                supported=sentence.supported,
                judged=verdict.supported,
                degree=verdict.degree,
                reason=verdict.reason,
                cited=[source.text for source in verdict.sources],
            )
            yield step
        return ledger.report()


def score_sentence(verdict: Judgement, sentence: LabelledSentence) -> dict[str, float]:
    """The metrics that apply to this sentence."""
    if sentence.planted:
        caught = float(not verdict.supported)
        return {"caught": caught, f"caught_{sentence.planted}": caught}
    scores = {"right": float(verdict.supported == sentence.supported)}
    if verdict.supported:
        scores["precision"] = float(sentence.supported)
    if sentence.supported:
        scores["recall"] = float(verdict.supported)
        if verdict.supported and sentence.spans:
            scores["citation_right"] = float(_covers(verdict, sentence))
    return scores


def _covers(verdict: Judgement, sentence: LabelledSentence) -> bool:
    return any(
        source.hit.document.path == document and source.span.start < end and source.span.end > start
        for source in verdict.sources
        for document, start, end in sentence.spans
    )
