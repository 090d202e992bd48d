"""ZIM files with the real libzim in its own process; skipped where that extra is missing."""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("libzim")

from app.cli.root import run
from app.domain.documents import ExtractedPage, Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.domain.search import Query
from app.domain.steps import result_of
from app.engines.child import Job, ServedEngine
from app.engines.host import EngineHost
from app.engines.messages import Describe, Extracted, Response
from app.engines.remote import RemoteReader
from app.engines.zim import ReaderWithZim, ZimFiles, policy
from app.engines.zim_file import ARTICLE_TYPE, MEDIA_TYPE
from app.engines.zim_serving import ZimConfig
from app.ingest.progress import AddReport
from app.paths import Home
from app.privacy import landlock, probes, seccomp
from app.settings import Settings
from app.wiring import Sotto, open_sotto
from tests.data.zim import COFFEE, stretch, write_zim

EVALUATION = Path(__file__).parents[2].parent / "shared" / "eval" / "documents" / "zim"
QUESTION = "How many grams of coffee for one litre?"
SENTENCE = "For one litre of filter coffee take sixty grams of ground beans."


@pytest.fixture
def files() -> Iterator[ZimFiles]:
    opened = ZimFiles()
    yield opened
    opened.close()


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return write_zim(tmp_path / "wiki.zim", fillers=300)


def add(sotto: Sotto, *paths: Path) -> AddReport:
    return result_of(sotto.library.add(paths))


def kept(sotto: Sotto) -> set[str]:
    documents = sotto.library.documents()
    return {d.path.partition(" > ")[2] for d in documents if d.media_type == ARTICLE_TYPE}


def test_added_in_a_moment_and_asked_from_the_command_line(
    wiki: Path, own_home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    def sotto(*arguments: str) -> Any:
        code = run((*arguments, "--json"), open_window=lambda *_: 99)
        assert code == 0
        return json.loads(capsys.readouterr().out)

    report = sotto("add", str(wiki))
    assert report["files"]["indexed"] == 1
    assert report["chunks"] == 1
    assert report["seconds"] < 10
    (hit, *_) = sotto("search", "What do people drink, and how is it made?")["hits"]
    assert (hit["document"], hit["path"]) == ("Drinks", str(wiki))
    answer = sotto("ask", QUESTION, "--quotes-only")
    assert answer["quote"]["text"].startswith(SENTENCE)
    cited = answer["citations"][0]
    assert (cited["document"], cited["section"]) == ("Coffee", "Coffee > Brewing")
    assert cited["path"] == f"{wiki} > Coffee"
    (hit, *_) = sotto("search", "How long must green tea steep?")["hits"]
    assert (hit["document"], hit["section"]) == ("Tea", "Tea > Steeping")
    assert sotto("remove", str(wiki))["removed"] == 3
    assert sotto("search", QUESTION)["hits"] == []


def test_articles_stay_with_their_file_and_go_with_it(tmp_path: Path, own_home: Home) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    wiki = write_zim(folder / "wiki.zim")
    with open_sotto(own_home, Settings()) as sotto:
        add(sotto, folder)
        sotto.assistant.search(Query(QUESTION))
        assert kept(sotto) == {"Coffee"}
        report = add(sotto, folder)
        assert (report.unchanged, report.removed) == (1, 0)
        assert kept(sotto) == {"Coffee"}
        wiki.unlink()
        (folder / "other.txt").write_text("Something else.")
        add(sotto, folder)
        assert kept(sotto) == set()
        assert len(sotto.library.documents()) == 1


def test_a_new_version_of_the_file_answers_from_then_on(tmp_path: Path, own_home: Home) -> None:
    wiki = write_zim(tmp_path / "wiki.zim")
    with open_sotto(own_home, Settings()) as sotto:
        add(sotto, wiki)
        assert SENTENCE in sotto.assistant.search(Query(QUESTION)).hits[0].chunk.text
        wiki.unlink()
        write_zim(wiki, {"Coffee": COFFEE.replace("sixty grams", "seventy grams")})
        add(sotto, wiki)
        texts = [hit.chunk.text for hit in sotto.assistant.search(Query(QUESTION)).hits]
        assert any("seventy grams" in text for text in texts)
        assert not any("sixty grams" in text for text in texts)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system with sparse files")
def test_fifty_gigabytes_in_a_folder_are_added_in_a_moment(tmp_path: Path, own_home: Home) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    wiki = stretch(write_zim(folder / "wiki.zim", fillers=300), 50_000_000_000)
    (folder / "wiki.bin").touch()
    os.truncate(folder / "wiki.bin", 50_000_000_000)
    with open_sotto(own_home, Settings()) as sotto:
        report = add(sotto, folder)
        assert report.seconds < 20
        assert [failure.code for failure in report.failures] == [ReadCode.TOO_LARGE]
        best = sotto.assistant.search(Query(QUESTION)).hits[0]
        assert best.document.path == f"{wiki} > Coffee"
        report = add(sotto, folder)
        assert (report.unchanged, report.seconds < 20) == (1, True)


@pytest.mark.parametrize("full_text", [True, False])
def test_likely_articles_are_found_with_and_without_an_index_of_texts(
    tmp_path: Path, files: ZimFiles, full_text: bool
) -> None:
    path = write_zim(tmp_path / "wiki.zim", fillers=100, full_text=full_text)
    found = files.find(path, ["grams", "coffee", "litre"], limit=3, within_s=30)
    assert found[0] == "Coffee"
    assert files.find(path, ["zebra"], limit=3, within_s=30) == []
    assert files.find(path, ["kaffee"], limit=3, within_s=30) == ["Coffee"], "redirects end there"
    article = files.article(path, "Kaffee", within_s=30)
    assert (article.title, article.media_type) == ("Coffee", ARTICLE_TYPE)
    assert [(h.level, h.title) for h in article.headings] == [
        (1, "Coffee"),
        (2, "Brewing"),
        (2, "History"),
    ]
    assert SENTENCE in " ".join(article.text.split())


def test_the_card_says_what_the_file_is(wiki: Path, files: ZimFiles) -> None:
    card = files.card(wiki)
    assert (card.title, card.media_type, card.author) == ("Drinks", MEDIA_TYPE, "The brewers")
    assert card.created_s == 1740787200
    for fact in ("What people drink, and how it is made", "Language: eng", "Articles: 303"):
        assert fact in card.text


def test_what_is_not_there_is_a_failure_with_a_reason(wiki: Path, files: ZimFiles) -> None:
    with pytest.raises(ReadFailure, match="no such article") as missing:
        files.article(wiki, "No such article", within_s=30)
    assert (missing.value.path, missing.value.code) == (str(wiki), ReadCode.MISSING)
    with pytest.raises(ReadFailure):
        files.card(wiki.with_name("other.zim"))


def test_many_files_do_not_mean_many_processes(tmp_path: Path, files: ZimFiles) -> None:
    paths = [write_zim(tmp_path / f"{n}.zim", title=f"Wiki {n}") for n in range(6)]
    assert [files.card(path).title for path in paths] == [f"Wiki {n}" for n in range(6)]
    running = [host for host in files._open.values() if host.running]
    assert len(running) <= 4
    assert files.card(paths[0]).title == "Wiki 0"


def test_without_libzim_the_reason_names_the_extra(
    wiki: Path, own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    with open_sotto(own_home, Settings()) as sotto:
        with monkeypatch.context() as missing:
            missing.setattr(
                importlib.util, "find_spec", lambda name: None if name == "libzim" else real(name)
            )
            (failure,) = add(sotto, wiki).failures
        assert failure.code is ReadCode.NO_READER
        assert "the extra zim" in failure.reason
        assert add(sotto, wiki).indexed == 1, "once it is installed, adding again is enough"


@pytest.mark.skipif(not EVALUATION.is_dir(), reason="the evaluation files are not here")
def test_odd_and_broken_files_come_out_as_the_inventory_accepts(files: ZimFiles) -> None:
    reader = RemoteReader()
    both = ReaderWithZim(reader, files)
    outcomes = {}
    try:
        for line in (EVALUATION / "inventory.jsonl").read_text().splitlines():
            entry = json.loads(line)
            try:
                text = "".join(p.text for p in both.read(EVALUATION / entry["path"]))
                outcome = "text" if text.strip() else "empty"
            except ReadFailure as failure:
                outcome = "empty" if failure.code is ReadCode.NO_TEXT else "error"
                outcome = outcome if failure.reason else "a failure without a reason"
            if outcome not in entry["accept"]:
                outcomes[entry["path"]] = outcome
    finally:
        reader.close()
    assert outcomes == {}


@dataclass(frozen=True, slots=True)
class Prying:
    """Opens a ZIM as its process does, then tries to reach what it must not."""

    zim: ZimConfig
    secret: Path

    @property
    def model(self) -> None:
        return

    def load(self) -> ServedEngine:
        self.zim.load()
        return ServedPrying(self.secret)


@dataclass(frozen=True, slots=True)
class ServedPrying:
    secret: Path
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        outcomes = [
            *probes.tried(probes.python_sockets()),
            *probes.tried(probes.native_sockets()),
            *probes.tried(probes.files(self.secret)),
        ]
        pages = tuple(
            ExtractedPage(f"{one.name}: {'blocked' if one.blocked else one.detail}")
            for one in outcomes
        )
        yield Extracted(Extraction(pages, "text/plain"))


@pytest.mark.skipif(
    seccomp.unavailable() is not None or landlock.abi() == 0,
    reason="this kernel has no seccomp or no Landlock",
)
def test_its_process_reaches_no_network_and_no_other_file(wiki: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    host = EngineHost("probe", Prying(ZimConfig(wiki), secret), policy=policy(wiki))
    try:
        answer = host.call(Describe(), timeout_s=60)
    finally:
        host.close()
    assert isinstance(answer, Extracted)
    outcomes = [page.text for page in answer.piece.pages]
    assert len(outcomes) >= 11
    assert [text for text in outcomes if not text.endswith(": blocked")] == []
