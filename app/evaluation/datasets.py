"""Reads evaluation sets: retrieval (BEIR layout), answers, pages, files and speech.

Every loader checks all of a set before anything runs and names file and line of what is wrong.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from app.domain.errors import DatasetProblem


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a corpus."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question and its judgements: grade by document id, 0 means judged and not relevant."""

    id: str
    text: str
    grades: dict[str, int]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """A question, all accepted answers, and the id of the document that decides it."""

    id: str
    text: str
    answers: tuple[str, ...]
    answerable: bool
    document: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A question and the pages (counted from 1) of one file on which its answer stands."""

    id: str
    text: str
    document: str
    pages: frozenset[int]


Gold = float | str | list[str] | dict[str, float] | None
"""A figure, a name, all names, a figure for each name; None for a look-up."""


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """A question over tables or files with its gold value; `kind` names what it tries."""

    id: str
    text: str
    answer: Gold
    kind: str


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording and what is said in it; `language` is an ISO 639-1 code.

    `words` are names, terms and codes that a library would make the model expect.
    """

    path: Path
    text: str
    language: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A corpus and questions of which each has at least one relevant document."""

    name: str
    corpus: tuple[Entry, ...]
    questions: tuple[JudgedQuestion, ...]


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """A corpus and questions with accepted answers."""

    name: str
    corpus: tuple[Entry, ...]
    questions: tuple[AnswerQuestion, ...]


@dataclass(frozen=True, slots=True)
class PageSet:
    """A folder of files and questions with page numbers."""

    name: str
    documents: Path
    questions: tuple[PageQuestion, ...]


@dataclass(frozen=True, slots=True)
class TableSet:
    """A folder of files with tables, and questions over them."""

    name: str
    documents: Path
    questions: tuple[TableQuestion, ...]


@dataclass(frozen=True, slots=True)
class FileCase:
    """A file and every outcome that counts as right: "text", "empty" or "error".

    `pages` is how many it has, None where that is not known; `gold` holds the text in a picture.
    """

    path: Path
    accept: frozenset[str]
    pages: int | None
    gold: str | None


@dataclass(frozen=True, slots=True)
class FileSet:
    """A folder of files, odd and broken ones among them, with what should come of each."""

    name: str
    folder: Path
    cases: tuple[FileCase, ...]


@dataclass(frozen=True, slots=True)
class SpeechSet:
    """Recordings with transcripts."""

    name: str
    clips: tuple[Clip, ...]


class _Line(msgspec.Struct, kw_only=True):
    id: str = msgspec.field(name="_id")
    text: str


class _Entry(_Line, kw_only=True):
    title: str = ""


class _Judged(_Line, kw_only=True):
    lang: str | None = None


class _Answered(_Line, kw_only=True):
    answers: tuple[str, ...]
    doc: str
    answerable: bool | None = None
    lang: str | None = None


class _Paged(_Line, kw_only=True):
    doc: str
    pages: tuple[int, ...]


class _Tabular(_Line, kw_only=True):
    answer: Gold
    kind: str = ""


class _File(msgspec.Struct, kw_only=True):
    path: str
    accept: tuple[Literal["text", "empty", "error"], ...]
    pages: int | None = None
    gold: str | None = None


class _Clip(msgspec.Struct, kw_only=True):
    path: str
    text: str
    language: str
    words: tuple[str, ...] = ()


_L = TypeVar("_L", bound=_Line)
_S = TypeVar("_S", bound=msgspec.Struct)
_R = TypeVar("_R")


def load_retrieval(folder: Path) -> RetrievalSet:
    """The set in `folder`; questions without a relevant document score nothing and are left out.

    Raises:
        DatasetProblem: a file is missing or a line is malformed.
    """
    corpus = read_corpus(folder)
    grades = _judgements(folder / "qrels.tsv")
    questions = tuple(
        JudgedQuestion(line.id, line.text, grades[line.id], line.lang)
        for _, line in _unique(folder / "queries.jsonl", _Judged)
        if any(grade > 0 for grade in grades.get(line.id, {}).values())
    )
    if not questions:
        raise DatasetProblem(str(folder), "no question has a relevant document in qrels.tsv")
    return RetrievalSet(folder.absolute().name, corpus, questions)


def load_answers(folder: Path) -> AnswerSet:
    """The set in `folder`; where `answerable` is not given, a question with answers is answerable.

    Raises:
        DatasetProblem: a file is missing, a line is malformed or names an unknown document.
    """
    corpus = read_corpus(folder)
    known = {entry.id for entry in corpus}
    path = folder / "queries.jsonl"
    questions = []
    for number, line in _unique(path, _Answered):
        answerable = bool(line.answers) if line.answerable is None else line.answerable
        if line.doc not in known:
            raise DatasetProblem(str(path), f"document {line.doc!r} is not in the corpus", number)
        if answerable and not line.answers:
            raise DatasetProblem(str(path), "an answerable question needs answers", number)
        questions.append(
            AnswerQuestion(line.id, line.text, line.answers, answerable, line.doc, line.lang)
        )
    return AnswerSet(folder.absolute().name, corpus, nonempty(questions, path))


def load_foreign(folder: Path, other: Path) -> AnswerSet:
    """The corpus in `folder` and the questions in `other`, none of which it answers.

    Of the questions only {_id, text, lang?} is read, so any set has them.

    Raises:
        DatasetProblem: a file is missing or a line is malformed.
    """
    path = other / "queries.jsonl"
    questions = [
        AnswerQuestion(line.id, line.text, (), answerable=False, document="", language=line.lang)
        for _, line in _unique(path, _Judged)
    ]
    name = f"{folder.absolute().name}, asked {other.absolute().name}"
    return AnswerSet(name, read_corpus(folder), nonempty(questions, path))


def load_pages(folder: Path) -> PageSet:
    """The set in `folder`, whose files are in `folder/documents`.

    Raises:
        DatasetProblem: a file is missing or a line is malformed.
    """
    path = folder / "queries.jsonl"
    # As the library writes paths: absolute, without "..", links as they are.
    documents = Path(os.path.abspath(folder / "documents"))  # noqa: PTH100
    questions = []
    for number, line in _unique(path, _Paged):
        if not (documents / line.doc).is_file():
            raise DatasetProblem(str(path), f"documents/{line.doc} does not exist", number)
        if not line.pages or min(line.pages) < 1:
            raise DatasetProblem(str(path), "pages must be numbers from 1", number)
        questions.append(PageQuestion(line.id, line.text, line.doc, frozenset(line.pages)))
    return PageSet(folder.absolute().name, documents, nonempty(questions, path))


def load_tables(folder: Path) -> TableSet:
    """The set in `folder`, whose files are in `folder/documents`.

    Raises:
        DatasetProblem: a file is missing or a line is malformed.
    """
    path = folder / "queries.jsonl"
    # As the library writes paths: absolute, without "..", links as they are.
    documents = Path(os.path.abspath(folder / "documents"))  # noqa: PTH100
    if not documents.is_dir():
        raise DatasetProblem(str(documents), "there is no such folder")
    questions = [
        TableQuestion(line.id, line.text, line.answer, line.kind)
        for _, line in _unique(path, _Tabular)
    ]
    return TableSet(folder.absolute().name, documents, nonempty(questions, path))


def load_files(folder: Path) -> FileSet:
    """The set in `folder`: every `inventory.jsonl` in it or one level below, beside its files.

    Raises:
        DatasetProblem: there is no inventory, a file is missing or a line is malformed.
    """
    # As the library writes paths: absolute, without "..", links as they are.
    root = Path(os.path.abspath(folder))  # noqa: PTH100
    cases = []
    for inventory in sorted([*root.glob("inventory.jsonl"), *root.glob("*/inventory.jsonl")]):
        for number, line in read_lines(inventory, _File):
            path = inventory.parent / line.path
            gold = inventory.parent / line.gold if line.gold else None
            for file in (path, gold):
                if file is not None and not file.is_file():
                    raise DatasetProblem(str(inventory), f"{file.name} does not exist", number)
            text = gold.read_text("utf-8", errors="replace") if gold else None
            cases.append(FileCase(path, frozenset(line.accept), line.pages, text))
    return FileSet(root.name, root, nonempty(cases, root / "inventory.jsonl"))


def load_speech(folder: Path) -> SpeechSet:
    """The set in `folder`: `transcripts.jsonl` beside the recordings it names.

    Raises:
        DatasetProblem: a file is missing or a line is malformed.
    """
    path = folder / "transcripts.jsonl"
    clips = []
    for number, line in read_lines(path, _Clip):
        if not (folder / line.path).is_file():
            raise DatasetProblem(str(path), f"{line.path} does not exist", number)
        clips.append(Clip(folder / line.path, line.text, line.language, line.words))
    return SpeechSet(folder.absolute().name, nonempty(clips, path))


def read_corpus(folder: Path) -> tuple[Entry, ...]:
    """The documents in `folder`/corpus.jsonl; raises DatasetProblem."""
    path = folder / "corpus.jsonl"
    return nonempty(
        [Entry(line.id, line.title, line.text) for _, line in _unique(path, _Entry)], path
    )


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    """Grades by question and document; the first line is a header."""
    grades: dict[str, dict[str, int]] = {}
    for number, raw in _raw_lines(path):
        if number == 1:
            continue
        try:
            question, document, grade = raw.decode("utf-8").rstrip("\r\n").split("\t")
            grades.setdefault(question, {})[document] = int(grade)
        except ValueError as error:
            raise DatasetProblem(
                str(path), "expected question id, document id and a whole number", number
            ) from error
    return grades


def _unique(path: Path, kind: type[_L]) -> Iterator[tuple[int, _L]]:
    """Lines with their number; an id may occur once."""
    first: dict[str, int] = {}
    for number, line in read_lines(path, kind):
        if (earlier := first.setdefault(line.id, number)) != number:
            raise DatasetProblem(str(path), f"_id {line.id!r} is already on line {earlier}", number)
        yield number, line


def read_lines(path: Path, kind: type[_S]) -> Iterator[tuple[int, _S]]:
    """The lines of a JSONL file with their numbers, blank ones left out; raises DatasetProblem."""
    decoder = msgspec.json.Decoder(kind)
    for number, raw in _raw_lines(path):
        try:
            yield number, decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DatasetProblem(str(path), str(error), number) from error


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from ((n, line) for n, line in enumerate(file, 1) if line.strip())
    except OSError as error:
        raise DatasetProblem(str(path), error.strerror or str(error)) from error


def nonempty(records: Sequence[_R], path: Path) -> tuple[_R, ...]:
    """All of them; DatasetProblem where `path` had none."""
    if not records:
        raise DatasetProblem(str(path), "it has no line")
    return tuple(records)
