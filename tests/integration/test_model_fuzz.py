"""Whatever is in the files of a model: it is refused with a reason, or it works as far as it can.

500 damaged models, catalogues and manifests, the same each time. What the store takes in is loaded
in an engine process, of which one lives as long as nothing ends it.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from app.domain.errors import Crashed, EngineFailure, ModelBroken, ModelProblem, SottoError
from app.domain.models import ModelSpec, Task
from app.engines.host import EngineHost
from app.engines.process import Limits
from app.privacy.sandbox import SandboxPolicy
from app.services.model_catalog import load_catalog
from app.services.model_store import ModelStore
from tests.integration.model_loader import LoaderConfig, load
from tests.integration.model_seeds import damaged, gguf_file, onnx_folder, whisper_folder
from tests.unit.services.model_files import bundle, shipped, write

LIMIT_S = 30.0
MEMORY_BYTES = 2 << 30


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "models"


@pytest.fixture(scope="module")
def store(models: Path) -> ModelStore:
    return ModelStore(models, bundle(models.parent / "bundled", []), free=lambda _: 1 << 40)


@pytest.fixture
def loader(models: Path) -> Iterator[EngineHost]:
    models.mkdir(exist_ok=True)
    host = EngineHost(
        "loader",
        LoaderConfig(),
        policy=SandboxPolicy(read=(models,), data_bytes=MEMORY_BYTES),
        limits=Limits(idle_stop_s=LIMIT_S),
    )
    with closing(host):
        yield host


def attempt(store: ModelStore, loader: EngineHost, path: Path) -> str:
    """How far a model comes: "refused", "failed", "crashed" or "works"."""
    try:
        spec = store.import_path(path)
    except (ModelBroken, ModelProblem) as error:
        said = str(error)
        outcome = "refused"
    else:
        assert store.verify(spec.name).ok
        outcome, said = load_and_use(loader, spec.task, loaded(store, spec))
        store.remove(spec.name)
    assert len(said) > 8
    assert_nothing_is_left(store)
    return outcome


def load_and_use(loader: EngineHost, task: Task, path: Path) -> tuple[str, str]:
    """How that went, and what is said of it."""
    try:
        answer = loader.call(load(task, path), timeout_s=LIMIT_S)
    except Crashed as error:
        return "crashed", str(error)
    except (EngineFailure, ModelBroken) as error:
        return "failed", str(error)
    return "works", str(answer)


def loaded(store: ModelStore, spec: ModelSpec) -> Path:
    folder = store.folder(spec.name)
    return folder / spec.files[0].name if spec.task is Task.GENERATE else folder


def assert_nothing_is_left(store: ModelStore) -> None:
    assert store.installed() == ()
    left = [path for path in store.home.models.rglob("*") if path.is_file()]
    assert [path for path in left if path.suffix != ".lock"] == []


@pytest.mark.parametrize(
    ("seed", "count"),
    [(gguf_file, 200), (onnx_folder, 130), (whisper_folder, 60)],
    ids=["gguf", "onnx", "ctranslate2"],
)
def test_a_damaged_model_is_refused_or_works_and_leaves_nothing_behind(
    store: ModelStore,
    loader: EngineHost,
    tmp_path: Path,
    seed: Callable[[Path], Path],
    count: int,
) -> None:
    path = seed(tmp_path / "model")
    assert attempt(store, loader, path) == "works"
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    whole = {file: file.read_bytes() for file in files}
    chance = random.Random(7)
    outcomes: Counter[str] = Counter()
    for number in range(count):
        file = files[number % len(files)]
        file.write_bytes(damaged(whole[file], chance, header=4096))
        outcomes[attempt(store, loader, path)] += 1
        file.write_bytes(whole[file])
    assert outcomes["refused"] > count / 4
    assert attempt(store, loader, path) == "works"


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json"])
def test_what_is_nested_without_end_is_refused(
    store: ModelStore, tmp_path: Path, name: str
) -> None:
    folder = onnx_folder(tmp_path / "nested")
    (folder / name).write_bytes(b'{"a":' * 200_000)
    with pytest.raises(ModelBroken, match="nested"):
        store.import_path(folder)
    assert_nothing_is_left(store)


def test_a_damaged_catalogue_is_refused_or_names_only_what_may_be_a_file(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "bundled", [shipped("words", {"model.onnx": b"x"})])
    file = folder / "catalog.toml"
    whole, chance, refused = file.read_bytes(), random.Random(8), 0
    for _ in range(60):
        file.write_bytes(damaged(whole, chance, header=len(whole)))
        try:
            found = load_catalog(folder)
        except (ModelBroken, ModelProblem):
            refused += 1
        else:
            names = [name for spec in found for name in (spec.name, *(f.name for f in spec.files))]
            assert not any("/" in name or name.startswith(".") for name in names)
    assert refused > 30


def test_a_damaged_manifest_is_no_installed_model_or_one_that_can_be_removed(
    store: ModelStore, tmp_path: Path
) -> None:
    chance = random.Random(9)
    whole = {"tiny.gguf": gguf_file(tmp_path / "model").read_bytes()}
    for _ in range(50):
        spec = store.import_path(write(tmp_path / "tiny", whole) / "tiny.gguf")
        manifest = next(store.folder(spec.name).glob("*.json"))
        manifest.write_bytes(damaged(manifest.read_bytes(), chance, header=4096))
        for found in store.installed():
            with suppress(ModelBroken, ModelProblem):
                store.verify(found.name)
        store.import_path(tmp_path / "tiny" / "tiny.gguf", name="again")
        for name in ("again", spec.name):
            with suppress(SottoError):
                store.remove(name)
        shutil.rmtree(store.home.models / "tiny", ignore_errors=True)
    assert_nothing_is_left(store)
