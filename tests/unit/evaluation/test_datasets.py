import json
from pathlib import Path

import pytest

from app.domain.errors import DatasetProblem
from app.evaluation import datasets

from .conftest import WriteSet

QUESTION = {"_id": "q1", "text": "What does a heron eat?", "lang": "en"}
ANSWERED = {**QUESTION, "answers": ["fish"], "doc": "heron"}


def test_retrieval_set_carries_grades_and_language(write_set: WriteSet) -> None:
    folder = write_set(queries=[QUESTION], qrels="q1\theron\t3\nq1\tkettle\t0\n")
    loaded = datasets.load_retrieval(folder)
    assert loaded.name == "tiny"
    assert loaded.corpus[0].title == "Herons"
    expected = datasets.JudgedQuestion(
        "q1", "What does a heron eat?", {"heron": 3, "kettle": 0}, "en"
    )
    assert loaded.questions == (expected,)


def test_questions_without_a_relevant_document_are_left_out(write_set: WriteSet) -> None:
    queries = [QUESTION, {"_id": "q2", "text": "?"}, {"_id": "q3", "text": "?"}]
    folder = write_set(queries=queries, qrels="q1\theron\t1\nq3\theron\t0\n")
    assert [question.id for question in datasets.load_retrieval(folder).questions] == ["q1"]


def test_a_set_without_any_relevant_document_is_refused(write_set: WriteSet) -> None:
    with pytest.raises(DatasetProblem, match=r"no question has a relevant document"):
        datasets.load_retrieval(write_set(queries=[QUESTION], qrels="q1\theron\t0\n"))


@pytest.mark.parametrize("line", ["q1 heron 1", "q1\theron", "q1\theron\tone", "q1\theron\t1\t2"])
def test_malformed_judgement_names_file_and_line(write_set: WriteSet, line: str) -> None:
    folder = write_set(queries=[QUESTION], qrels=f"q1\tkettle\t1\n{line}\n")
    with pytest.raises(DatasetProblem, match=r"qrels\.tsv: line 3: expected question id") as caught:
        datasets.load_retrieval(folder)
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"_id": "x", "text": 1}', r"Expected `str`, got `int` - at `\$\.text`"),
        (b'{"_id": "x"}', r"missing required field `text`"),
        (b'{"_id": "x", "text": "cut', r"JSON is malformed"),
        (b'{"_id": "x", "text": "\xff"}', r"utf-8|UTF-8|Invalid"),
        (b'{"_id": "heron", "text": "again"}', r"_id 'heron' is already on line 1"),
    ],
)
def test_malformed_corpus_line_names_file_and_line(
    write_set: WriteSet, line: bytes, reason: str
) -> None:
    folder = write_set(queries=[QUESTION], qrels="q1\theron\t1\n")
    with (folder / "corpus.jsonl").open("ab") as file:
        file.write(b"\n" + line + b"\n")
    with pytest.raises(DatasetProblem, match=rf"corpus\.jsonl: line 5: .*({reason})"):
        datasets.load_retrieval(folder)


def test_missing_and_empty_files_are_named(tmp_path: Path, write_set: WriteSet) -> None:
    with pytest.raises(DatasetProblem, match=r"corpus\.jsonl: No such file"):
        datasets.load_retrieval(tmp_path)
    with pytest.raises(DatasetProblem, match=r"corpus\.jsonl: it has no line"):
        datasets.load_answers(write_set(corpus=[]))


def test_a_question_with_answers_is_answerable_unless_it_says_otherwise(
    write_set: WriteSet,
) -> None:
    queries = [
        ANSWERED,
        {**ANSWERED, "_id": "q2", "answers": []},
        {**ANSWERED, "_id": "q3", "answerable": False},
    ]
    questions = datasets.load_answers(write_set(queries=queries)).questions
    assert [question.answerable for question in questions] == [True, False, False]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"doc": "whale"}, "document 'whale' is not in the corpus"),
        ({"answers": [], "answerable": True}, "an answerable question needs answers"),
    ],
)
def test_inconsistent_answer_line_is_refused(
    write_set: WriteSet, change: dict[str, object], reason: str
) -> None:
    with pytest.raises(DatasetProblem, match=rf"queries\.jsonl: line 1: {reason}"):
        datasets.load_answers(write_set(queries=[{**ANSWERED, **change}]))


def test_questions_of_another_set_have_no_answer_here(write_set: WriteSet, tmp_path: Path) -> None:
    folder = write_set(queries=[ANSWERED])
    other = tmp_path / "other"
    other.mkdir()
    (other / "queries.jsonl").write_text(json.dumps({"_id": "x", "text": "Why?"}), "utf-8")
    loaded = datasets.load_foreign(folder, other)
    assert loaded.name == "tiny, asked other"
    assert loaded.corpus == datasets.load_answers(folder).corpus
    (question,) = loaded.questions
    assert (question.text, question.answerable, question.answers) == ("Why?", False, ())


def test_page_set_wants_its_files_and_pages_from_one(write_set: WriteSet) -> None:
    line = {**QUESTION, "doc": "a.pdf", "pages": [2, 3]}
    folder = write_set(queries=[line, {**line, "_id": "q2", "pages": [0]}])
    with pytest.raises(DatasetProblem, match=r"line 1: documents/a\.pdf does not exist"):
        datasets.load_pages(folder)
    (folder / "documents").mkdir()
    (folder / "documents" / "a.pdf").touch()
    with pytest.raises(DatasetProblem, match=r"line 2: pages must be numbers from 1"):
        datasets.load_pages(folder)
    write_set(queries=[line])
    assert datasets.load_pages(folder).questions[0].pages == {2, 3}


def test_speech_set_wants_its_recordings(tmp_path: Path) -> None:
    line = {"path": "a.wav", "text": "hello", "language": "en", "seconds": 1.0}
    (tmp_path / "transcripts.jsonl").write_text(json.dumps(line), "utf-8")
    with pytest.raises(DatasetProblem, match=r"line 1: a\.wav does not exist"):
        datasets.load_speech(tmp_path)
    (tmp_path / "a.wav").touch()
    clips = datasets.load_speech(tmp_path).clips
    assert clips == (datasets.Clip(tmp_path / "a.wav", "hello", "en"),)
