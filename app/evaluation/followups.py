"""Scores follow-up questions: is the passage found that their conversation makes them mean?

Over the follow-ups: `recall@1` and `recall@5` of the passage. Over the questions of a conversation
that stand alone: `changed`, the share that was completed nevertheless.
"""

import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from app.domain.answers import AnswerEvent, Finished, Retrieved
from app.domain.errors import DatasetProblem
from app.domain.search import Hit, Query
from app.evaluation.answers import Ask
from app.evaluation.datasets import Entry, nonempty, read_corpus, read_lines
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.metrics import recall
from app.evaluation.report import Report, Run, Step
from app.evaluation.retrieval import Search

_DEPTHS = (1, 5)


class Leg(StrEnum):
    """What is searched for a follow-up."""

    UNDERSTOOD = "understood"
    AS_ASKED = "as asked"
    ALONE = "alone"


class Turn(msgspec.Struct, frozen=True):
    """A question and the id of the passage that answers it; `alone` is what a follow-up means."""

    text: str
    doc: str
    alone: str | None = None


class Dialogue(msgspec.Struct, frozen=True, rename={"id": "_id"}):
    """A conversation; its first question stands alone."""

    id: str
    lang: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class DialogueSet:
    """A corpus and conversations about it."""

    name: str
    corpus: tuple[Entry, ...]
    dialogues: tuple[Dialogue, ...]


def load_dialogues(folder: Path) -> DialogueSet:
    """The set in `folder`; raises DatasetProblem where a line is malformed or names no passage."""
    corpus = read_corpus(folder)
    known = {entry.id for entry in corpus}
    path = folder / "dialogues.jsonl"
    dialogues = []
    for number, dialogue in read_lines(path, Dialogue):
        for turn in dialogue.turns:
            if turn.doc not in known:
                reason = f"document {turn.doc!r} is not in the corpus"
                raise DatasetProblem(str(path), reason, number)
        dialogues.append(dialogue)
    return DialogueSet(folder.absolute().name, corpus, nonempty(dialogues, path))


def evaluate_followups(
    search: Search,
    ask: Ask,
    dataset: DialogueSet,
    *,
    leg: Leg,
    forget: Callable[[str], object],
    run: Run,
) -> Generator[Step, None, Report]:
    """Score one `leg`; only UNDERSTOOD has a conversation, which `forget` removes by its id."""
    with Ledger(run) as ledger:
        for dialogue, step in run.each(f"converse ({leg})", dataset.dialogues):
            if leg is Leg.UNDERSTOOD:
                conversation = uuid.uuid4().hex
                found = list(_conversed(ask, dialogue, conversation, run.collection))
                forget(conversation)
            else:
                found = list(_searched(search, dialogue, leg, run.collection))
            for number, (turn, (hits, text)) in enumerate(
                zip(dialogue.turns, found, strict=True), 1
            ):
                scores = _scores(turn, hits, text, is_first=number == 1)
                outcome = Outcome(
                    f"{dialogue.id}.{number}", turn.text, scores, language=dialogue.lang
                )
                ledger.add(outcome, searched=text, gold=turn.doc, ranking=hits[: max(_DEPTHS)])
            yield step
        return ledger.report()


def _scores(turn: Turn, ranking: Sequence[str], text: str, *, is_first: bool) -> dict[str, float]:
    scores: dict[str, float] = {}
    if is_first or turn.alone == turn.text:
        scores["changed"] = float(text != turn.text)
    if not is_first:
        scores |= {f"recall@{k}": recall(ranking, {turn.doc: 1}, k=k) for k in _DEPTHS}
    return scores


def _conversed(
    ask: Ask, dialogue: Dialogue, conversation: str, collection: str
) -> Iterator[tuple[list[str], str]]:
    """The passages and the question as it was searched, for each turn."""
    for turn in dialogue.turns:
        query = Query(turn.text, collection=collection, conversation=conversation)
        events: list[AnswerEvent] = list(ask(query))
        (hits,) = (event.hits for event in events if isinstance(event, Retrieved))
        (answer,) = (event.answer for event in events if isinstance(event, Finished))
        yield _documents(hits), answer.rewritten or turn.text


def _searched(
    search: Search, dialogue: Dialogue, leg: Leg, collection: str
) -> Iterator[tuple[list[str], str]]:
    for turn in dialogue.turns:
        text = (turn.alone or turn.text) if leg is Leg.ALONE else turn.text
        yield _documents(search(Query(text, collection=collection)).hits), turn.text


def _documents(hits: Sequence[Hit]) -> list[str]:
    return list(dict.fromkeys(hit.document.path for hit in hits))
