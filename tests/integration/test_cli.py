"""The command line as people and scripts use it: real files, the real reader and search model."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.paths import Home
from app.storage.home_lock import HomeLock
from tests.verbs import Sotto

MANUAL = """# Pump manual

## Pressure

The system pressure must not exceed 1.4 bar at operating temperature. A falling reading indicates
a leak.

## Torque

Tighten the lower hose clamp to 6 newton metres. Replace the seal after every repair.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "manual.md").write_text(MANUAL)
    (folder / "notes.txt").write_text("Supplier B has a notice period of ninety days.\n")
    return folder


def _json(out: str) -> Any:
    return json.loads(out)


def test_add_search_ask_and_remove(sotto: Sotto, folder: Path) -> None:
    code, out, _ = sotto("add", str(folder), "--json")
    assert code == 0
    report = _json(out)
    assert report["files"] == {
        "indexed": 2, "unchanged": 0, "failed": 0, "removed": 0, "moved": 0,
    }  # fmt: skip
    assert report["failures"] == []
    assert report["chunks"] >= 2

    code, out, _ = sotto("add", str(folder), "--json")
    assert _json(out)["files"]["unchanged"] == 2

    code, out, _ = sotto("search", "hose clamp torque", "--json")
    hit = _json(out)["hits"][0]
    assert set(hit) >= {
        "rank", "score", "document", "path", "page", "section", "start", "end", "start_s",
        "end_s", "text",
    }  # fmt: skip
    assert "6 newton metres" in hit["text"]
    assert MANUAL[hit["start"] : hit["end"]] == hit["text"]

    code, out, _ = sotto("ask", "What pressure must not be exceeded?", "--quotes-only", "--json")
    assert code == 0
    answer = _json(out)
    assert set(answer) >= {
        "question", "rewritten", "abstained", "quote", "answer", "sentences", "citations",
        "coverage", "model", "timings_ms", "trace_id",
    }  # fmt: skip
    assert "1.4 bar" in answer["quote"]["text"]
    assert answer["abstained"] is False
    assert answer["model"] is None
    cited = answer["citations"][answer["quote"]["citation"] - 1]
    assert cited["text"] == answer["quote"]["text"] == MANUAL[cited["start"] : cited["end"]]
    assert answer["coverage"]["files_searched"] == 2

    code, out, _ = sotto("remove", str(folder), "--json")
    assert _json(out) == {"removed": 2}
    code, out, _ = sotto("search", "hose clamp torque", "--json")
    assert _json(out)["hits"] == []


def test_text_output_names_quote_source_and_coverage(sotto: Sotto, folder: Path) -> None:
    sotto("add", str(folder))
    code, out, _ = sotto("ask", "What is the notice period of supplier B?", "--quotes-only")
    assert code == 0
    assert "ninety days" in out
    assert "[1] notes" in out
    assert "Searched 2 files" in out


def test_what_the_library_does_not_hold_is_declined(sotto: Sotto, folder: Path) -> None:
    sotto("add", str(folder))
    code, out, _ = sotto("ask", "Who painted the Mona Lisa?", "--json")
    answer = _json(out)
    assert code == 0
    assert answer["abstained"] is True
    assert answer["quote"] is None
    assert "Not in your documents" in answer["answer"]


def test_files_without_text_are_listed_and_the_rest_is_indexed(sotto: Sotto, folder: Path) -> None:
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nthis is no document")
    code, out, _ = sotto("add", str(folder), "--json")
    report = _json(out)
    assert code == 3
    assert report["files"]["indexed"] == 2
    codes = {Path(f["path"]).name: f["code"] for f in report["failures"]}
    assert codes == {"empty.pdf": "empty", "broken.pdf": "broken"}
    assert all(f["reason"] for f in report["failures"])

    _, out, _ = sotto("status", "--json")
    assert {Path(f["path"]).name for f in _json(out)["failures"]} == set(codes)


@pytest.mark.parametrize(
    ("arguments", "expected", "says"),
    [
        (("add", "no/such/path"), 1, "no such file"),
        (("ask", ""), 1, "empty"),
        (("ask", "   "), 1, "empty"),
        (("ask", "why " * 25_000), 1, "characters"),
        (("ask", "Why?", "--collection", "nowhere"), 1, "no collection"),
        (("ask", "Why?", "--model", "no-such-model"), 4, "not installed"),
        (("remove", "never/added"), 1, "never"),
        (("models", "verify", "no-such-model"), 4, "no-such-model"),
        (("models", "import", "no/such/file.gguf"), 1, "no/such/file.gguf"),
        (("ask",), 2, "Missing argument"),
        (("dance",), 2, "No such command"),
        (("search", "x", "-k", "0"), 2, "-k"),
    ],
)
def test_bad_input_gets_a_message_and_a_code(
    sotto: Sotto, arguments: tuple[str, ...], expected: int, says: str
) -> None:
    code, out, err = sotto(*arguments)
    assert code == expected
    assert says.lower() in err.lower()
    assert "Traceback" not in err + out


def test_an_empty_folder_is_said_to_be_empty(sotto: Sotto, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, err = sotto("add", str(empty))
    assert code == 1
    assert "nothing" in err or "no file" in err


def test_errors_are_one_json_document_too(sotto: Sotto) -> None:
    code, out, _ = sotto("ask", "", "--json")
    assert code == 1
    assert "empty" in _json(out)["error"]


def test_a_second_instance_on_one_home_says_so(sotto: Sotto, own_home: Home) -> None:
    with HomeLock(own_home.lock):
        code, _, err = sotto("status")
    assert code == 1
    assert "another Sotto" in err


def test_a_home_of_a_newer_version_is_left_alone(sotto: Sotto, own_home: Home) -> None:
    import sqlite3

    sotto("status")
    connection = sqlite3.connect(own_home.database)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = own_home.database.read_bytes()
    code, _, err = sotto("status")
    assert code == 1
    assert "newer" in err
    assert own_home.database.read_bytes() == before


def test_a_home_that_is_a_file_is_refused(sotto: Sotto, tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("mine")
    code, _, err = sotto("status", "--home", str(home))
    assert code == 1
    assert "cannot be used" in err
    assert home.read_text() == "mine"


def test_bad_settings_are_named(sotto: Sotto, own_home: Home) -> None:
    own_home.root.mkdir()
    own_home.settings.write_text("passages = 0")
    code, _, err = sotto("status")
    assert code == 0
    assert "does not understand passages in settings.toml" in err
    own_home.settings.write_text("passages =")
    code, _, err = sotto("status")
    assert code == 1
    assert "settings.toml" in err


def test_without_a_verb_the_window_opens(sotto: Sotto) -> None:
    assert sotto()[0] == 99
    assert sotto("--version")[1].startswith("sotto ")


def test_collections_are_separate_scopes(sotto: Sotto, folder: Path) -> None:
    sotto("add", str(folder / "manual.md"), "--collection", "Pumps")
    sotto("add", str(folder / "notes.txt"), "--collection", "Contracts")
    _, out, _ = sotto("collections", "--json")
    assert {c["name"]: c["documents"] for c in _json(out)["collections"]} == {
        "Pumps": 1,
        "Contracts": 1,
    }
    _, out, _ = sotto("search", "notice period", "--collection", "Pumps", "--json")
    assert all("manual.md" in h["path"] for h in _json(out)["hits"])
    _, out, _ = sotto("search", "notice period", "--json")
    assert "notes.txt" in _json(out)["hits"][0]["path"]


def test_a_conversation_goes_on(sotto: Sotto, folder: Path) -> None:
    sotto("add", str(folder))
    conversation = ("--conversation", "c1", "--quotes-only", "--json")
    code, _, _ = sotto("ask", "What is the torque of the lower hose clamp?", *conversation)
    assert code == 0
    _, out, _ = sotto("ask", "And what about the seal?", *conversation)
    assert _json(out)["rewritten"]
    _, out, _ = sotto("ask", "And the seal?", "--conversation", "c1", "--quotes-only")
    assert out.startswith("Understood as: ")
    _, out, _ = sotto("ask", "And its torque?", "--as-written", *conversation)
    assert _json(out)["rewritten"] is None


def test_file_names_that_are_not_unicode_are_printed(sotto: Sotto, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("The door code is 4711.\n")
    code, _, _ = sotto("add", str(folder), "--json")
    assert code == 0
    _, out, _ = sotto("ask", "What is the door code?", "--quotes-only", "--json")
    assert "4711" in _json(out)["quote"]["text"]
    assert sotto("ask", "What is the door code?", "--quotes-only")[0] == 0


def test_ctrl_c_ends_with_130_and_keeps_what_was_done(own_home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number:04}.txt").write_text(f"Report {number} is about item {number}.\n" * 40)
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "add", str(folder)],
        env={**os.environ, "SOTTO_HOME": str(own_home.root)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if line.startswith("Reading"):
            process.send_signal(signal.SIGINT)
            break
    lines += process.stderr.readlines()
    process.stderr.close()
    assert process.wait(60) == 130, lines
    assert "Traceback" not in "".join(lines)
    assert "kept" in lines[-1]
