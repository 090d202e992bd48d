"""The verbs about what was asked, on real files with the real search model."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.verbs import Sotto

MANUAL = "The system pressure must not exceed 1.4 bar at operating temperature.\n"
QUESTION = "Which pressure must not be exceeded?"


@pytest.fixture
def asked(sotto: Sotto, tmp_path: Path) -> Sotto:
    """A library of one file that was asked one question in the conversation "pumps"."""
    (tmp_path / "manual.txt").write_text(MANUAL)
    assert sotto("add", tmp_path / "manual.txt")[0] == 0
    code, _, _ = sotto("ask", QUESTION, "--conversation", "pumps", "--quotes-only")
    assert code == 0
    return sotto


def test_a_conversation_is_listed_rated_exported_and_deleted(asked: Sotto, tmp_path: Path) -> None:
    def record(*arguments: str | Path) -> Any:
        code, out, err = asked(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)

    assert record("feedback", "up", "--note", "Good.")["conversation"] == "pumps"
    listed = record("conversations")["conversations"]
    assert [(one["id"], one["title"], one["turns"]) for one in listed] == [("pumps", QUESTION, 1)]
    assert record("conversations", "list", "no", "such", "words")["conversations"] == []
    (turn,) = record("conversations", "show", "pumps", "--traces")["turns"]
    assert turn["answer"]["quote"]["text"] == MANUAL.strip()
    assert turn["feedback"]["note"] == "Good."
    assert turn["trace"]["hits"]
    assert record("conversations", "rename", "pumps", "Pressure")["title"] == "Pressure"
    for name in ("all.json", "all.md"):
        assert record("conversations", "export", tmp_path / name)["conversations"] == 1
        assert MANUAL.strip() in (tmp_path / name).read_text("utf-8")
    assert record("conversations", "delete", "pumps", "--yes")["deleted"] is True
    assert record("conversations", "list")["conversations"] == []
    assert record("feedback")["feedback"] == []


def test_text_output_reads_like_the_answer(asked: Sotto) -> None:
    asked("feedback", "down", "pumps:1")
    code, out, _ = asked("conversations", "show", "pump")
    assert code == 0
    assert "1.4 bar" in out
    assert "thumbs down" in out
    assert f"{QUESTION} (1 questions)" in asked("conversations", "list", "exceed")[1]


@pytest.mark.parametrize(
    ("arguments", "expected", "says"),
    [
        (("conversations", "show", "nothing"), 1, "no conversation nothing"),
        (("conversations", "export", "all.pdf"), 2, ".md or .json"),
        (("feedback", "up"), 1, "no answer yet"),
        (("feedback", "remove"), 2, "--all"),
    ],
)
def test_bad_input_gets_a_message_and_a_code(
    sotto: Sotto, arguments: tuple[str, ...], expected: int, says: str
) -> None:
    code, out, err = sotto(*arguments)
    assert code == expected
    assert says in err
    assert "Traceback" not in err + out


def test_without_a_terminal_nothing_is_deleted_unless_told(asked: Sotto) -> None:
    code, out, _ = asked("conversations", "delete", "pumps", "--json")
    assert (code, json.loads(out)["deleted"]) == (0, False)
    assert json.loads(asked("conversations", "--json")[1])["conversations"]
