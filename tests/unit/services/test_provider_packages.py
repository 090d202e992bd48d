"""Runtime packages get a folder of their own, whole or not at all."""

import hashlib
import multiprocessing
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, ModelBroken, ModelMissing, ModelProblem
from app.services.provider_packages import RuntimeStore
from tests.data.wheels import runtime_wheel

NAME = "onnxruntime-openvino"
MEMBERS = {
    "onnxruntime/__init__.py": b"raise SystemExit",
    "onnxruntime/capi/libopenvino.so": bytes(range(256)) * 5000,
}


@pytest.fixture
def store(tmp_path: Path) -> RuntimeStore:
    return RuntimeStore(tmp_path / "providers")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only source of packages."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_a_package_is_fetched_by_the_installer_and_unpacked(
    store: RuntimeStore, index: Path
) -> None:
    wheel = runtime_wheel(index, MEMBERS)
    steps = list(store.install(NAME, CancelToken()))
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    (found,) = store.installed()
    assert (found.package, found.version, found.fits) == (NAME, "1.24.1", True)
    assert found.sha256 == hashlib.sha256(wheel.read_bytes()).hexdigest()
    for member, data in MEMBERS.items():
        assert (found.folder / member).read_bytes() == data
    assert store.verify(NAME) == ()
    assert list(store.install(NAME, CancelToken())) == []  # it is there already
    (found.folder / "onnxruntime/capi/libopenvino.so").write_bytes(b"altered")
    assert store.verify(NAME) == ("onnxruntime/capi/libopenvino.so is not what was published",)
    store.remove(NAME)
    assert store.installed() == ()
    with pytest.raises(ModelMissing):
        store.folder(NAME)


def test_a_killed_installer_leaves_nothing_half_installed(store: RuntimeStore, index: Path) -> None:
    runtime_wheel(index, {**MEMBERS, "onnxruntime/large.bin": bytes(40_000_000)})
    steps = store.install(NAME, CancelToken())
    next(steps)
    (installer,) = multiprocessing.active_children()
    installer.kill()
    with pytest.raises(ModelProblem, match="ended by itself"):
        list(steps)
    assert store.installed() == ()
    list(store.install(NAME, CancelToken()))
    assert store.verify(NAME) == ()


def test_without_a_source_it_says_that_a_wheel_can_be_brought(
    store: RuntimeStore, index: Path
) -> None:
    with pytest.raises(ModelProblem, match="could not be reached") as caught:
        list(store.install(NAME, CancelToken()))
    assert "sotto models import" in caught.value.remedy


def test_what_nobody_publishes_says_where_it_comes_from(store: RuntimeStore) -> None:
    with pytest.raises(ModelProblem) as caught:
        list(store.install("onnxruntime-vitisai", CancelToken()))
    assert "Ryzen AI" in caught.value.remedy


def test_a_wheel_of_the_user_is_taken_in_and_left_alone(
    store: RuntimeStore, tmp_path: Path
) -> None:
    wheel = runtime_wheel(tmp_path, MEMBERS)
    assert store.import_wheel(wheel).version == "1.24.1"
    newer = runtime_wheel(tmp_path, MEMBERS, version="1.25.0")
    assert store.import_wheel(newer).version == "1.25.0"
    assert wheel.is_file()
    assert [one.version for one in store.installed()] == ["1.25.0"]


def test_stopping_while_it_is_unpacked_leaves_what_was_there(
    store: RuntimeStore, tmp_path: Path
) -> None:
    store.import_wheel(runtime_wheel(tmp_path, MEMBERS))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        store.import_wheel(runtime_wheel(tmp_path, MEMBERS, version="1.25.0"), cancel)
    assert [one.version for one in store.installed()] == ["1.24.1"]
    assert store.verify(NAME) == ()


@pytest.mark.parametrize(
    ("more", "altered", "said"),
    [
        ({}, {"onnxruntime/__init__.py": b"import os"}, "is not what was published"),
        ({"../outside.py": b"x"}, {}, "would lie outside"),
    ],
)
def test_a_damaged_or_hostile_wheel_is_refused(
    store: RuntimeStore,
    tmp_path: Path,
    more: dict[str, bytes],
    altered: dict[str, bytes],
    said: str,
) -> None:
    wheel = runtime_wheel(tmp_path, {**MEMBERS, **more}, altered=altered)
    with pytest.raises(ModelBroken, match=said):
        store.import_wheel(wheel)
    assert store.installed() == ()
    assert not list(tmp_path.rglob("outside.py"))


@pytest.mark.parametrize(
    ("name", "tag", "said"),
    [
        ("onnxruntime_openvino", "cp27-cp27m-win32", "another system or another Python"),
        ("requests", "py3-none-any", "none of the runtimes"),
    ],
)
def test_a_wheel_that_could_not_run_here_is_refused(
    store: RuntimeStore, tmp_path: Path, name: str, tag: str, said: str
) -> None:
    with pytest.raises(ModelProblem, match=said):
        store.import_wheel(runtime_wheel(tmp_path, MEMBERS, name=name, tag=tag))
    assert store.installed() == ()


def test_what_is_no_wheel_is_refused(store: RuntimeStore, tmp_path: Path) -> None:
    wheel = runtime_wheel(tmp_path, MEMBERS)
    wheel.write_bytes(wheel.read_bytes()[:500])
    with pytest.raises(ModelBroken, match="damaged"):
        store.import_wheel(wheel)
    odd = wheel.rename(tmp_path / "onnxruntime_openvino-odd.whl")
    with pytest.raises(ModelProblem, match="not the name of a wheel"):
        store.import_wheel(odd)
    with pytest.raises(ModelProblem, match="no file that can be read"):
        store.import_wheel(tmp_path / "onnxruntime_openvino-1.0-py3-none-any.whl")
