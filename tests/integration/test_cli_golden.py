"""Golden questions as people use them: a right answer kept, a change judged by it."""

import json
from pathlib import Path

import pytest

from tests.integration.test_cli_conversations import MANUAL, QUESTION, asked
from tests.verbs import Sotto

__all__ = ["asked"]


def test_a_run_says_whether_a_change_made_it_better(asked: Sotto, tmp_path: Path) -> None:
    asked("feedback", "up")
    code, out, _ = asked("golden", "add", "--liked", "--json")
    assert code == 0
    (made,) = json.loads(out)["questions"]
    assert (made["question"], made["answers"]) == (QUESTION, [MANUAL.strip()])
    asked("golden", "add", "Which torque?", "--answer", "6 newton metres")
    code, out, _ = asked("golden", "run", "--json")
    assert code == 0
    first = json.loads(out)
    assert [one["scores"]["right"] for one in first["questions"]] == [1.0, 0.0]
    assert first["comparison"] is None
    traces = json.loads(asked("conversations", "show", "pumps", "--traces", "--json")[1])
    assert traces["turns"][0]["trace"] is not None, "the user's own traces stay"

    (tmp_path / "torque.txt").write_text("Which torque? Tighten the clamp to 6 newton metres.\n")
    asked("add", tmp_path / "torque.txt")
    code, out, _ = asked("golden", "run", "--against", "LAST", "--json")
    assert code == 0
    right = json.loads(out)["comparison"]["metrics"]["right"]
    assert (right["better"], right["worse"], right["same"]) == (1, 0, 1)
    assert right["old"] < right["new"]
    code, out, _ = asked("golden", "run", "--against", "1")
    assert code == 0
    assert "Better in right:\n- 0.000 -> " in out
    assert "2. " in asked("golden", "runs")[1]


def test_questions_are_listed_moved_and_removed(sotto: Sotto, tmp_path: Path) -> None:
    sotto("golden", "add", "Who sings?", "--none", "--collection", "Birds")
    sotto("golden", "add", "Where?", "--document", "a.pdf", "--page", "2")
    assert "not in the documents" in sotto("golden")[1]
    assert "a.pdf, page 2" in sotto("golden", "list")[1]
    assert len(json.loads(sotto("golden", "--collection", "Birds", "--json")[1])["questions"]) == 1
    file = tmp_path / "golden.jsonl"
    assert sotto("golden", "export", file)[0] == 0
    assert sotto("golden", "export", file)[0] == 1, "it is there already"
    assert sotto("golden", "remove", "1")[0] == 0
    assert sotto("golden", "remove", "1")[0] == 1
    assert json.loads(sotto("golden", "import", file, "--json")[1]) == {"imported": 2}
    assert len(json.loads(sotto("golden", "--json")[1])["questions"]) == 2


@pytest.mark.parametrize(
    ("arguments", "expected", "says"),
    [
        (("run",), 1, "no golden questions yet"),
        (("add",), 2, "--liked"),
        (("add", "Why?"), 1, "needs an expected answer"),
        (("add", "--from", "nothing"), 1, "no answer nothing"),
        (("import", "no/such.jsonl"), 1, "No such file"),
    ],
)
def test_bad_input_gets_a_message_and_a_code(
    sotto: Sotto, arguments: tuple[str, ...], expected: int, says: str
) -> None:
    code, _, err = sotto("golden", *arguments)
    assert code == expected
    assert says in err
