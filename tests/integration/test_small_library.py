"""A person with one file, or three, who asks what is plainly in one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.answers import Answer, Finished
from app.domain.search import Query
from app.paths import Home
from app.settings import Settings
from app.wiring import open_sotto

LETTER = (
    "Dear Ms Larsen, your order of three oak shelves left our workshop in Bergen on Tuesday. The"
    " carrier will call you an hour before delivery. Shelves may be returned within thirty days."
)
MANUAL = (
    "The Brava kettle heats one litre of water in four minutes. Descale it every second month with"
    " citric acid. It switches itself off when the water boils. The cord is 80 centimetres long."
)
DIARY = (
    "On Saturday we walked along the river to the old mill, where Anna lost her red scarf. The"
    " miller's dog found it. We were home before the rain began."
)
ASKED = {
    "How often should the kettle be descaled?": "every second month",
    "How long does the Brava need for one litre of water?": "four minutes",
    "Within how many days can I send the shelves back?": "thirty days",
    "Where is the workshop?": "Bergen",
    "What did Anna lose at the mill?": "red scarf",
    "Who found Anna's scarf?": "dog",
}
ELSEWHERE = [
    "What is the boiling point of nitrogen?",
    "Who was the first emperor of Rome?",
    "How do I reset the password of my router?",
    "When does the museum in Oslo open?",
]


@contextmanager
def library(folder: Path, **texts: str) -> Iterator[Callable[[str], Answer]]:
    """How to ask a new library of these files, with the search model that ships."""
    files = folder / "files"
    files.mkdir()
    for name, text in texts.items():
        (files / f"{name}.txt").write_text(text, "utf-8")
    with open_sotto(Home(folder / "home"), Settings()) as sotto:
        for _ in sotto.library.add([files], collection="Library"):
            pass

        def ask(question: str) -> Answer:
            *_, finished = sotto.assistant.ask(Query(question), quotes_only=True)
            assert isinstance(finished, Finished)
            return finished.answer

        yield ask


def quoted(answer: Answer) -> str:
    return answer.quote.text if answer.quote is not None else f"declined: {answer.confidence}"


def test_what_one_of_three_files_plainly_says_is_quoted_and_nothing_else(tmp_path: Path) -> None:
    with library(tmp_path, letter=LETTER, manual=MANUAL, diary=DIARY) as ask:
        answers = {said: ask(question) for question, said in ASKED.items()}
        elsewhere = {question: ask(question) for question in ELSEWHERE}
    assert {said: quoted(a) for said, a in answers.items() if said not in quoted(a)} == {}
    assert {question: quoted(a) for question, a in elsewhere.items() if not a.abstained} == {}


def test_a_single_file_answers_as_well(tmp_path: Path) -> None:
    with library(tmp_path, manual=MANUAL) as ask:
        known = quoted(ask("How often should the kettle be descaled?"))
        ordered = quoted(ask("Q: Find the time the kettle needs? If several, record all times."))
        elsewhere = {question: ask(question) for question in ELSEWHERE}
    assert "every second month" in known
    assert "four minutes" in ordered
    assert {question: quoted(a) for question, a in elsewhere.items() if not a.abstained} == {}
