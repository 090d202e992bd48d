"""OpenVINO computes for real, on its CPU device, in the process and sandbox of other models."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.models import Task
from app.domain.providers import Verdict
from app.domain.steps import result_of
from app.engines.onnx_embedder import OnnxEmbedder
from app.engines.provider_list import OPENVINO
from app.engines.providers import PATIENT, Chosen, Runtime
from app.engines.remote_onnx import RemoteEmbedder
from app.paths import Home, bundled
from app.services.provider_choice import runtime_at
from app.services.provider_packages import RuntimeStore
from app.services.provider_probe import ALIKE, try_all
from app.settings import Settings
from app.wiring.providers import opened
from tests.data.formats import mean_of_ids_onnx
from tests.data.planted import WEIGHTS

pytestmark = pytest.mark.model

TEXTS = ["The coolant pump is red.", "Seals wear out after two thousand hours.", "A boat."]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, openvino_wheel: Path) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    RuntimeStore(home.providers).import_wheel(openvino_wheel)
    return home


@pytest.fixture(scope="module")
def runtimes(home: Home) -> dict[tuple[str, str], Runtime]:
    """OpenVINO on the processor, as floats are and as bf16."""
    return {
        (OPENVINO.name, device.name): runtime_at(home, OPENVINO, device, threads=2)
        for device in OPENVINO.devices[:2]
    }


@pytest.fixture
def embedder(
    minilm_folder: Path, runtimes: dict[tuple[str, str], Runtime]
) -> Iterator[RemoteEmbedder]:
    chosen = Chosen(runtimes["openvino", "CPU"], falls_back=False)
    with closing(RemoteEmbedder(minilm_folder, threads=2, chosen=chosen)) as embedder:
        yield embedder


def test_it_computes_what_the_cpu_computes_inside_the_sandbox(
    embedder: RemoteEmbedder, minilm_folder: Path
) -> None:
    assert embedder.host.ready().missing == []
    direct = OnnxEmbedder(minilm_folder, threads=2)
    for text in TEXTS:
        assert embedder.embed_query(text) @ direct.embed_query(text) > ALIKE
    assert embedder.runtime.provider == "openvino"


def test_trying_it_measures_it_and_keeps_one(
    tmp_path: Path, runtimes: dict[tuple[str, str], Runtime]
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    shutil.copy(bundled("models") / "all-minilm-l6-v2" / "tokenizer.json", folder)
    (folder / "model.onnx").write_bytes(mean_of_ids_onnx(*WEIGHTS))
    config = {"name": "small", "max_tokens": 128, "dimensions": len(WEIGHTS)}
    (folder / "config.json").write_text(json.dumps(config))
    trying = partial(opened, Task.EMBED, folder, Settings(threads=2), PATIENT)
    outcomes = result_of(try_all(runtimes, trying, CancelToken()))
    ours = outcomes["openvino", "CPU"]
    assert ours.verdict in (Verdict.TAKEN, Verdict.SLOWER)
    assert ours.closeness == pytest.approx(1.0, abs=1e-4)
    assert ours.chunks_per_s > 0
    assert ours.load_s > 0
    assert [one.verdict for one in outcomes.values()].count(Verdict.TAKEN) == 1
