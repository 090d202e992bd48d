"""Packs, backups and forgetting on the command line, with the real reader and search model."""

import json
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli.ask import hit_record
from app.cli.root import run
from app.domain.search import Mode, Query
from app.paths import Home, bundled
from app.settings import Settings
from app.wiring import open_sotto

Sotto = Callable[..., Any]
MODES = (Mode.HYBRID, Mode.KEYWORD, Mode.DENSE)
QUERIES = [
    "How do I add a folder?", "network", "What happens to a file that cannot be read?",
    "search model", "Wo liegen meine Daten?", "keys", "answer without support", "settings.toml",
    "collection of files", "remove a folder for good", "password protected file", "vectors",
    "quote word for word", "process without network", "backup", "size of a file", "Esc",
    "how many passages", "e-mail", "Which languages?", "What is the boiling point of gallium?",
    "SmolLM2 memory", "exit code 3", "pump", "How long is text kept?", "stop an answer",
]  # fmt: skip


@pytest.fixture
def sotto(capsys: pytest.CaptureFixture[str]) -> Sotto:
    """Runs a verb with --json in this process; gives the document, or the code if asked for."""

    def call(*arguments: object, code: int = 0) -> Any:
        given = [str(argument) for argument in arguments]
        assert run([*given, "--json"], open_window=lambda *_: 99) == code, capsys.readouterr()
        out = capsys.readouterr().out
        return json.loads(out) if out else None

    return call


def found(home: Path) -> list[list[dict[str, Any]]]:
    """The hits of every query in every mode as `search --json` gives them, but for the folders."""
    with open_sotto(Home(home), Settings()) as program:
        results = [
            program.assistant.search(Query(query, k=10, mode=mode))
            for query in QUERIES
            for mode in MODES
        ]
    hits = [[hit_record(hit) for hit in result.hits] for result in results]
    return [[{**one, "path": Path(str(one["path"])).name} for one in each] for each in hits]


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may write into, as on a write-protected stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    yield folder
    folder.chmod(stat.S_IRWXU)


@pytest.mark.slow
def test_a_pack_answers_as_its_home_imported_or_where_it_lies(
    sotto: Sotto, tmp_path: Path, read_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, pack = tmp_path / "here", tmp_path / "there", read_only / "guide.pack"
    sotto("add", bundled("guide"), "--collection", "Guide", "--home", here)
    made = sotto("pack", "create", pack, "--collection", "Guide", "--originals", "--home", here)
    assert made["originals"] == made["documents"] >= 7
    assert made["trust"] == "own"
    assert str(tmp_path).encode() not in pack.read_bytes()
    expected = found(here)
    assert sum(map(len, expected)) > 200

    imported = sotto("pack", "import", pack, "--home", there)
    assert (imported["embedded"], imported["vectors_kept"]) == (0, True)
    assert (imported["signer"], imported["trust"]) == (made["signer"], "unknown")
    assert found(there) == expected

    passing = tmp_path / "temporary"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    read_only.chmod(stat.S_IRUSR | stat.S_IXUSR)
    before = (read_only.stat(), pack.stat(), sorted(read_only.iterdir()))
    third = tmp_path / "third"
    for query, answer in zip(QUERIES[:2], expected[:: len(MODES)], strict=False):
        hits = sotto("--pack", pack, "search", query, "--home", third)["hits"]
        assert [{**hit, "path": Path(hit["path"]).name} for hit in hits] == answer
    answer = sotto("ask", "Does Sotto open a network connection?", "--quotes-only",
                   "--pack", pack, "--home", third)  # fmt: skip
    assert answer["quote"]["text"]
    assert sotto("--pack", pack, "status", "--home", third)["files_indexed"] == made["documents"]
    after = (read_only.stat(), pack.stat(), sorted(read_only.iterdir()))
    assert [s.st_mtime_ns for s in before[:2]] == [s.st_mtime_ns for s in after[:2]]
    assert before[2] == after[2]
    assert list(passing.iterdir()) == []
    assert not third.exists()


def test_packs_are_shown_listed_and_removed(sotto: Sotto, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "note.txt").write_text("The heron waits for fish.")
    home = ("--home", tmp_path / "home")
    pack = tmp_path / "papers.pack"
    sotto("add", tmp_path / "papers", "--collection", "Papers", *home)
    sotto("pack", "create", pack, "--collection", "Papers", *home)
    shown = sotto("pack", "show", pack, *home)
    assert (shown["name"], shown["documents"], shown["trust"]) == ("Papers", 1, "own")
    assert "already" in sotto("pack", "import", pack, *home, code=1)["error"]
    assert sotto("pack", "import", pack, "--as", "Copy", *home)["collection"] == "Copy"
    (listed,) = sotto("pack", "list", *home)["packs"]
    assert (listed["name"], listed["signer"]) == ("Copy", shown["signer"])
    hits = sotto("search", "heron", "--collection", "Copy", *home)["hits"]
    assert [hit["path"] for hit in hits] == ["pack:Copy/note.txt"]
    files = sotto("add", tmp_path / "papers", "--collection", "Papers", *home)["files"]
    assert (files["unchanged"], files["removed"]) == (1, 0)
    assert sotto("pack", "remove", "Copy", *home)["removed"] == 1
    assert [c["name"] for c in sotto("collections", *home)["collections"]] == ["Papers"]
    assert "no pack" in sotto("pack", "remove", "Copy", *home, code=1)["error"]
    assert sotto("--pack", pack, "pack", "list", *home, code=2) is None


def test_a_home_goes_to_another_place_and_its_missing_roots_lose_nothing(
    sotto: Sotto, tmp_path: Path
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "note.txt").write_text("The heron waits for fish.")
    here, there = ("--home", tmp_path / "here"), ("--home", tmp_path / "there")
    sotto("add", papers, *here)
    made = sotto("backup", tmp_path / "all.backup", *here)
    assert made["files"] >= 2
    (papers / "note.txt").unlink()
    papers.rmdir()
    restored = sotto("restore", tmp_path / "all.backup", *there)
    assert restored["replaced"] is None
    assert sotto("search", "heron", *there)["hits"][0]["path"] == str(papers / "note.txt")
    assert "no such file" in sotto("add", papers, *there, code=1)["error"]
    assert sotto("status", *there)["files_indexed"] == 1
    assert "not empty" in sotto("restore", tmp_path / "all.backup", *there, code=1)["error"]
    aside = sotto("restore", tmp_path / "all.backup", "--replace", *there)["replaced"]
    assert (Path(aside) / "sotto.db").is_file()
    assert sotto("search", "heron", *there)["hits"]


def test_forgetting_says_first_what_will_be_gone(sotto: Sotto, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "note.txt").write_text("The heron waits for fish.")
    home = ("--home", tmp_path / "home")
    sotto("add", tmp_path / "papers", *home)
    sotto("ask", "What does the heron wait for?", "--quotes-only", *home)
    assert sotto("forget", "traces", *home) == {"what": "traces", "found": 1, "forgotten": 0}
    assert sotto("forget", "traces", "--before", "2020-01-01", "--yes", *home)["found"] == 0
    assert sotto("forget", "traces", "--yes", *home)["forgotten"] == 1
    assert sotto("forget", "traces", *home)["found"] == 0
    assert sotto("forget", "voice", "--yes", *home)["forgotten"] == 0
