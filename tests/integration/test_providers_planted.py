"""Planted runtimes that crash, hang or compute something else: rejected, and never in the way."""

import json
import multiprocessing
import shutil
import sys
from contextlib import AbstractContextManager, closing
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.domain.models import Task
from app.domain.providers import ModelProbe, ProbeOutcome, Verdict
from app.domain.steps import result_of
from app.engines.onnx_model import load_config
from app.engines.providers import PATIENT, Patience, Runtime
from app.engines.remote_onnx import RemoteEmbedder
from app.paths import Home, bundled
from app.services.provider_choice import chosen_runtime, keep_probe, look_over, made_on
from app.services.provider_packages import RuntimeManifest
from app.services.provider_probe import Compute, try_all
from app.settings import Settings
from app.wiring import NativeEngines, make_model_store, open_sotto
from app.wiring.providers import opened
from tests.data.formats import mean_of_ids_onnx
from tests.data.planted import BEHAVIOURS, WEIGHTS, plant

EXPECTED = {
    "aborts": (Verdict.CRASHED, "signal 6"),
    "hangs": (Verdict.HUNG, "said nothing for 2 seconds"),
    "hangs-later": (Verdict.HUNG, "said nothing for 2 seconds"),
    "wrong": (Verdict.DISAGREES, "like the CPU's"),
    "none-of-numbers": (Verdict.FAILED, "numbers that are none"),
    "raises": (Verdict.FAILED, "the device is lost"),
    "silent": (Verdict.FAILED, "left it out in silence"),
    "slow": (Verdict.SLOWER, "passages/s, the CPU computes"),
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model whose vectors all have the direction of WEIGHTS."""
    folder = tmp_path_factory.mktemp("models") / "planted"
    folder.mkdir()
    shutil.copy(bundled("models") / "all-minilm-l6-v2" / "tokenizer.json", folder)
    (folder / "model.onnx").write_bytes(mean_of_ids_onnx(*WEIGHTS))
    config = {"name": "planted", "max_tokens": 128, "dimensions": len(WEIGHTS)}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def planted(folder: Path) -> Runtime:
    return Runtime(
        "planted", folder.name, "PlantedExecutionProvider", folder=folder, read=(folder,)
    )


@pytest.fixture(scope="module")
def outcomes(model: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ProbeOutcome]:
    """What comes of trying all of them, one after the other."""
    folder = tmp_path_factory.mktemp("runtimes")
    candidates = {
        ("planted", behaviour): planted(plant(folder, behaviour)) for behaviour in BEHAVIOURS
    }
    # A busy machine starts even a good process slowly, so only those that hang are waited for less.
    patience = {"hangs": Patience(load_s=2.0), "hangs-later": Patience(answer_s=2.0)}

    def trying(runtime: Runtime) -> AbstractContextManager[Compute]:
        waits = patience.get(runtime.device, PATIENT)
        return opened(Task.EMBED, model, Settings(threads=1), waits, runtime)

    outcomes = result_of(try_all(candidates, trying, CancelToken()))
    return {device: outcome for (_, device), outcome in outcomes.items()}


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_each_is_rejected_for_what_it_did(
    outcomes: dict[str, ProbeOutcome], behaviour: str
) -> None:
    verdict, reason = EXPECTED[behaviour]
    assert outcomes[behaviour].verdict is verdict
    assert reason in outcomes[behaviour].reason


def test_the_cpu_computes_where_nothing_is_better(outcomes: dict[str, ProbeOutcome]) -> None:
    assert outcomes["CPU"].verdict is Verdict.TAKEN
    assert [each for each, one in outcomes.items() if one.verdict is Verdict.TAKEN] == ["CPU"]
    assert outcomes["CPU"].chunks_per_s > outcomes["slow"].chunks_per_s > 0
    assert outcomes["slow"].closeness == pytest.approx(1.0, abs=1e-5)
    assert outcomes["wrong"].closeness < 0.9


@pytest.fixture
def aborting_home(own_home: Home) -> Home:
    """A home in which a runtime that aborts at import was chosen for the search model."""
    folder = bundled("models") / "all-minilm-l6-v2"
    target = own_home.providers / "onnxruntime-openvino"
    own_home.providers.mkdir(parents=True)
    plant(own_home.providers, "aborts").rename(target)
    manifest = RuntimeManifest(
        target.name, "1.0", "a.whl", "", sys.implementation.cache_tag or "", ""
    )
    (target / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    taken = ProbeOutcome("openvino", "CPU", Verdict.TAKEN, "", 100.0, 1.0)
    model = load_config(folder).model
    keep_probe(own_home, ModelProbe(model, "2026-01-01", made_on(own_home), (taken,)))
    assert chosen_runtime(folder, own_home) is not None
    return own_home


def outcome_of(home: Home, title: str) -> ProbeOutcome:
    folder = bundled("models") / "all-minilm-l6-v2"
    (row,) = [row for row in look_over(home, folder).rows if row.title == title]
    return row.outcome


def test_starting_loads_nothing_of_a_chosen_runtime(aborting_home: Home) -> None:
    with open_sotto(aborting_home, Settings()) as sotto:
        assert sotto.models.in_use(Task.EMBED) is not None
        assert multiprocessing.active_children() == []
    assert outcome_of(aborting_home, "OpenVINO, CPU").verdict is Verdict.TAKEN


def test_a_runtime_that_fails_at_work_is_replaced_by_the_cpu(
    aborting_home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings()
    store = make_model_store(aborting_home.models, settings)
    with closing(NativeEngines(store, settings)) as engines:
        embedder = engines.embedder()
        assert isinstance(embedder, RemoteEmbedder)
        assert embedder.runtime.provider == "openvino"
        vector = embedder.embed_query("Does this work?")
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)
        assert embedder.runtime.provider == "cpu"
    assert "failed, the CPU computes" in caplog.text
    assert chosen_runtime(store.folder("all-minilm-l6-v2"), aborting_home) is None
    failed = outcome_of(aborting_home, "OpenVINO, CPU")
    assert failed.verdict is Verdict.FAILED
    assert failed.reason.startswith("it failed at work: its process was ended by signal 6")
