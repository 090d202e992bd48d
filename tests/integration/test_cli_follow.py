"""The verbs that keep a library current, on real files with the real reader and search model."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.paths import Home
from tests.verbs import Sotto

DEADLINE_S = 60.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notes and a table."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text("The pump turns at 1400 revolutions a minute.\n")
    (folder / "b.txt").write_text("The valve is made of brass.\n")
    rows = "".join(f"<tr><td>{a}<td>{b}" for a, b in (("part", "price"), ("bolt", 3), ("nut", 5)))
    (folder / "prices.html").write_text(f"<h1>Prices</h1><table>{rows}</table>")
    return folder


class Running:
    """A verb in a process of its own, and the lines of its stderr as they come."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._so_far: list[str] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def wait_for(self, text: str) -> None:
        """Until a line with `text` in it came."""
        deadline_s = time.monotonic() + DEADLINE_S
        while not self._so_far or text not in self._so_far[-1]:
            try:
                line = self._lines.get(timeout=max(0.0, deadline_s - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"{text!r} never came; there was {self._so_far}")
            self._so_far.append(line)

    def end(self) -> tuple[int, str]:
        """Press Ctrl+C; exit code and stdout."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.stdout is not None
        out = self.process.stdout.read()
        code = self.process.wait(DEADLINE_S)
        self._thread.join(DEADLINE_S)
        return code, out

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line)


@contextmanager
def running(*arguments: str) -> Iterator[Running]:
    """A verb that runs until the end of the block at the latest."""
    one = Running(*arguments)
    try:
        yield one
    finally:
        with one.process:
            one.process.kill()


def test_files_are_excluded_and_taken_back_and_status_says_so(sotto: Sotto, folder: Path) -> None:
    assert sotto("add", str(folder), "--json")[0] == 0
    code, out, _ = sotto("exclude", str(folder / "b.txt"), "--json")
    assert (code, json.loads(out)) == (0, {"removed": 1, "excluded": [str(folder / "b.txt")]})
    assert (
        json.loads(sotto("search", "brass valve", "--mode", "keyword", "--json")[1])["hits"] == []
    )
    assert json.loads(sotto("add", str(folder), "--json")[1])["files"]["unchanged"] == 2
    assert str(folder / "b.txt") in sotto("exclude")[1]
    assert sotto("exclude", "--undo", str(folder / "b.txt"))[0] == 0
    assert json.loads(sotto("add", str(folder), "--json")[1])["files"]["indexed"] == 1
    assert sotto("exclude", "/not/in/the/library")[0] == 1
    folder.rename(folder.parent / "elsewhere")
    status = json.loads(sotto("status", "--json")[1])
    assert status["unavailable"] == [str(folder)]
    assert status["files_indexed"] == 3
    assert (status["paused"], status["rest"]) == (False, None)


def test_a_failed_file_is_tried_again_when_asked(sotto: Sotto, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    code, out, _ = sotto("add", str(folder), "--json")
    assert code == 3
    code, out, _ = sotto("retry", "--json")
    assert code == 3
    assert [one["path"] for one in json.loads(out)["failures"]] == [str(folder / "broken.pdf")]
    assert sotto("retry", str(folder / "a.txt"))[0] == 0


def test_removed_text_is_compacted_away(sotto: Sotto, folder: Path, own_home: Home) -> None:
    sotto("add", str(folder))
    sotto("remove", str(folder / "b.txt"))
    before_an_update = own_home.backups / "2026-01-01 120000 before 0.1.0.backup"
    own_home.backups.mkdir()
    before_an_update.write_bytes(b"made of brass")
    code, out, _ = sotto("compact", "--json")
    assert code == 0
    assert json.loads(out)["complete"]
    assert b"made of brass" not in own_home.database.read_bytes()
    assert not before_an_update.exists()


def test_tables_are_listed_and_their_cells_shown(sotto: Sotto, folder: Path) -> None:
    sotto("add", str(folder))
    (table,) = json.loads(sotto("tables", "--json")[1])["tables"]
    assert table["rows"] == 2
    assert [column["name"] for column in table["columns"]] == ["part", "price"]
    assert table["path"] == str(folder / "prices.html")
    (shown,) = json.loads(sotto("tables", str(table["id"]), "--json")[1])["tables"]
    assert [row["values"] for row in shown["cells"]] == [["bolt", 3], ["nut", 5]]
    assert [row["row"] for row in shown["cells"]] == [2, 3]
    assert "row 3: nut | 5" in sotto("tables", table["name"])[1]
    assert sotto("tables", "no such table")[0] == 1


def test_pausing_needs_no_open_library_and_is_seen_by_status(sotto: Sotto, own_home: Home) -> None:
    assert sotto("pause", "--json")[:2] == (0, '{\n  "paused": true\n}\n')
    assert own_home.pause_file.exists()
    assert "rests: paused" in sotto("status")[1]
    assert sotto("resume")[0] == 0
    assert not own_home.pause_file.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends the signal of Ctrl+C")
def test_what_changes_is_told_a_line_each_until_ctrl_c(sotto: Sotto, folder: Path) -> None:
    with running("add", str(folder), "--watch", "--json") as watching:
        watching.wait_for(f"Following {folder}")
        watching.wait_for("nothing changed")
        (folder / "new.txt").write_text("The gasket is new.")
        watching.wait_for(f"1 indexed: {folder / 'new.txt'}")
        sotto("pause")
        (folder / "late.txt").write_text("The seal came late.")
        watching.wait_for("Resting: paused")
        sotto("resume")
        watching.wait_for(f"1 indexed: {folder / 'late.txt'}")
        (folder / "new.txt").rename(folder / "moved.txt")
        watching.wait_for("1 moved")
        code, out = watching.end()
    assert code == 130
    assert json.loads(out)["files"]["indexed"] == 3
    hits = json.loads(sotto("search", "gasket seal", "--mode", "keyword", "--json")[1])["hits"]
    assert {Path(hit["path"]).name for hit in hits} == {"moved.txt", "late.txt"}
