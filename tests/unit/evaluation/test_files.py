import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents import Document, Status
from app.domain.errors import DatasetProblem
from app.evaluation.datasets import FileCase, FileSet, load_files
from app.evaluation.files import evaluate_files, rejected
from app.evaluation.ledger import read_outcomes
from app.evaluation.report import Run

READ = Document(1, "", "", "", 1, 1, "", None, 2, Status.INDEXED)
REFUSED = replace(READ, id=2, status=Status.FAILED, code="broken", reason="it is damaged")
BLANK = replace(READ, id=3, status=Status.FAILED, code="no_text", reason="no text")
HUNG = replace(READ, id=4, status=Status.QUARANTINED, code="timeout", reason="too slow")


def test_an_outcome_counts_when_the_set_accepts_it(tmp_path: Path, run: Run) -> None:
    given = {
        "text.pdf": (READ, {"text"}, 2),
        "pages.pdf": (READ, {"text", "empty"}, 3),
        "blank.png": (BLANK, {"empty"}, None),
        "broken.doc": (REFUSED, {"text"}, None),
        "hangs.pdf": (HUNG, {"error"}, 9),
        "passed-over.txt": (None, {"error"}, None),
    }
    cases = tuple(
        FileCase(tmp_path / name, frozenset(accept), pages, None)
        for name, (_, accept, pages) in given.items()
    )
    documents = {str(tmp_path / name): found for name, (found, _, _) in given.items() if found}
    dataset = FileSet("odd", tmp_path, cases)
    report = evaluate_files(documents, lambda _: "", dataset, run=run)
    assert report.metrics == {
        "accepted": pytest.approx(4 / 6),
        "pages_right": 0.5,
        "text": 2,
        "empty": 1,
        "error": 2,
        "absent": 1,
        "stopped_reader": 1,
    }
    assert rejected(run.details.read_bytes()) == [
        "broken.doc: error, not text (it is damaged)",
        "passed-over.txt: absent, not error",
    ]
    accepted = [one.scores["accepted"] for one in read_outcomes(run.details)]
    assert accepted == [1.0, 1.0, 1.0, 0.0, 1.0, 0.0]


def test_text_in_pictures_is_compared_character_by_character(tmp_path: Path, run: Run) -> None:
    case = FileCase(tmp_path / "a.png", frozenset({"text"}), None, "Ten words,\n  roughly.\n")
    documents = {str(case.path): READ}
    dataset = FileSet("odd", tmp_path, (case,))
    report = evaluate_files(documents, lambda _: "Ten  words, raughly", dataset, run=run)
    assert report.metrics["ocr_cer"] == pytest.approx(2 / len("Ten words, roughly."))


def test_inventories_are_found_beside_their_files(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"x")
    (folder / "a.txt").write_text("words", "utf-8")
    line = {"path": "a.png", "accept": ["text"], "pages": 1, "gold": "a.txt", "note": "scan"}
    (folder / "inventory.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert load_files(tmp_path).cases == (
        FileCase(folder / "a.png", frozenset({"text"}), 1, "words"),
    )
    line["path"] = "gone.png"
    (folder / "inventory.jsonl").write_text("\n" + json.dumps(line) + "\n", "utf-8")
    with pytest.raises(DatasetProblem) as problem:
        load_files(tmp_path)
    assert problem.value.line == 2
    with pytest.raises(DatasetProblem):
        load_files(tmp_path / "pictures" / "nothing")


def test_peak_memory_sees_what_was_held_for_a_while() -> None:
    # In a process of its own: what a whole run of tests holds goes up and down by itself.
    asked = subprocess.run(
        [sys.executable, "-c", _HOLDING], check=True, capture_output=True, text=True, timeout=60
    )
    idle, busy = map(int, asked.stdout.split())
    assert idle + 50_000_000 < busy < idle + 100_000_000


_HOLDING = """
import time
from app.evaluation.memory import PeakMemory

with PeakMemory() as idle:
    pass
with PeakMemory() as busy:
    held = bytearray(64_000_000)
    held[::4096] = b"x" * len(held[::4096])
    for _ in range(100):
        if busy.peak_bytes > idle.peak_bytes + 50_000_000:
            break
        time.sleep(0.1)
print(idle.peak_bytes, busy.peak_bytes)
"""
