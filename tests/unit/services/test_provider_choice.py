"""What follows from what was found out on computers that are not here (tests/data/providers)."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.domain.providers import ModelProbe, ProbeOutcome, Verdict
from app.engines.onnx_model import load_config
from app.engines.provider_list import PROVIDERS, described
from app.engines.providers import Kind
from app.paths import Home, bundled
from app.services import provider_choice
from app.services.provider_choice import chosen_runtime, give_up, keep_probe, look_over, made_on
from app.services.provider_devices import FoundDevice
from app.services.provider_packages import RuntimeManifest
from app.services.provider_report import ProviderReport, written_report

DATA = Path(__file__).parents[2] / "data" / "providers"
FOLDER = bundled("models") / "all-minilm-l6-v2"
CASES = json.loads((DATA / "answers.json").read_text())["answers"]


def put_package(home: Home, name: str, *, python: str = sys.implementation.cache_tag) -> Path:
    folder = home.providers / name
    folder.mkdir(parents=True)
    manifest = RuntimeManifest(name, "1.0", "a.whl", "", python, "")
    (folder / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    return folder


def pretend(monkeypatch: pytest.MonkeyPatch, case: dict[str, Any]) -> None:
    found = tuple(
        FoundDevice(Kind(one["kind"]), one["vendor"], one["name"], one["driver"])
        for one in case["devices"]
    )
    monkeypatch.setattr(provider_choice, "found_devices", lambda: found)
    monkeypatch.setattr(provider_choice, "this_system", lambda: tuple(case["system"]))


def keep(home: Home, outcomes: list[dict[str, Any]]) -> ModelProbe:
    probe = ModelProbe(
        load_config(FOLDER).model,
        "2026-11-21T12:00:00+00:00",
        made_on(home),
        tuple(msgspec.convert(one, ProbeOutcome) for one in outcomes),
    )
    keep_probe(home, probe)
    return probe


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_computer_answered_decides_what_computes_there(
    case: dict[str, Any], own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, case)
    before = look_over(own_home, FOLDER)
    assert before.date == ""
    assert chosen_runtime(FOLDER, own_home) is None
    named = {(one["provider"], one["device"]) for one in case["outcomes"]}
    untried = {(row.outcome.provider, row.outcome.device): row for row in before.rows}
    for key in named - {("cpu", "CPU")}:
        wanted = Verdict.NOT_INSTALLED if case["package"] else Verdict.NOT_TRIED
        assert untried[key].outcome.verdict is wanted
        assert untried[key].package == case["package"]
    folder = put_package(own_home, case["package"]) if case["package"] else None
    probe = keep(own_home, case["outcomes"])
    after = look_over(own_home, FOLDER)
    assert not after.stale
    said = {(row.outcome.provider, row.outcome.device): row.outcome for row in after.rows}
    assert {key: said[key] for key in named} == {
        (one.provider, one.device): one for one in probe.outcomes
    }
    runtime = chosen_runtime(FOLDER, own_home, threads=3)
    assert probe.chosen is not None
    if probe.chosen.provider == "cpu":
        assert runtime is None
        return
    assert runtime is not None
    provider, device = described(runtime.provider, runtime.device)
    assert (runtime.onnx_name, runtime.folder) == (provider.onnx_name, folder)
    assert set(device.nodes) == set(runtime.write)
    assert folder in runtime.read
    assert "{threads}" not in str(runtime.options)


def test_every_provider_and_device_has_an_answer() -> None:
    answered = {(one["provider"], one["device"]) for case in CASES for one in case["outcomes"]}
    assert answered == {
        (provider.name, device.name) for provider in PROVIDERS for device in provider.devices
    }


@pytest.mark.parametrize("changed", ["driver", "package"])
def test_a_changed_driver_or_package_makes_outcomes_stale(
    own_home: Home, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    case = CASES[0]
    pretend(monkeypatch, case)
    folder = put_package(own_home, case["package"])
    keep(own_home, case["outcomes"])
    assert chosen_runtime(FOLDER, own_home) is not None
    if changed == "driver":
        pretend(
            monkeypatch, {**case, "devices": [{**one, "driver": "new"} for one in case["devices"]]}
        )
    else:
        manifest = folder / "manifest.json"
        manifest.write_bytes(manifest.read_bytes().replace(b'"1.0"', b'"1.1"'))
    assert chosen_runtime(FOLDER, own_home) is None
    assert look_over(own_home, FOLDER).stale


def test_a_removed_package_is_missed_by_nobody(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[0]
    pretend(monkeypatch, case)
    folder = put_package(own_home, case["package"])
    keep(own_home, case["outcomes"])
    (folder / "manifest.json").unlink()
    assert chosen_runtime(FOLDER, own_home) is None
    rows = [row for row in look_over(own_home, FOLDER).rows if row.package == case["package"]]
    assert {row.outcome.verdict for row in rows} == {Verdict.NOT_INSTALLED}


def test_a_package_of_another_python_is_to_be_installed_again(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, CASES[0])
    put_package(own_home, CASES[0]["package"], python="cpython-38")
    rows = [row for row in look_over(own_home, FOLDER).rows if row.package == CASES[0]["package"]]
    assert {row.outcome.verdict for row in rows} == {Verdict.NOT_INSTALLED}
    assert all("another Python" in row.outcome.reason for row in rows)


def test_what_failed_at_work_is_not_taken_again(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[0]
    pretend(monkeypatch, case)
    put_package(own_home, case["package"])
    probe = keep(own_home, case["outcomes"])
    runtime = chosen_runtime(FOLDER, own_home)
    assert runtime is not None
    give_up(own_home, probe.model, runtime, "the device is lost")
    assert chosen_runtime(FOLDER, own_home) is None
    outcome = next(
        r.outcome for r in look_over(own_home, FOLDER).rows if r.title == "OpenVINO, GPU"
    )
    assert outcome.verdict is Verdict.FAILED
    assert outcome.reason == "it failed at work: the device is lost"


@pytest.mark.parametrize("text", ["", "{", '{"probes": [{"model": 3}]}', "[]"])
def test_a_damaged_file_is_as_none(own_home: Home, text: str) -> None:
    own_home.root.mkdir(parents=True, exist_ok=True)
    own_home.provider_choice.write_text(text)
    assert chosen_runtime(FOLDER, own_home) is None
    assert look_over(own_home, FOLDER).date == ""


def test_a_report_holds_outcomes_and_no_path(own_home: Home) -> None:
    overview = look_over(own_home, FOLDER)
    said = (
        "Fail: /home/erika/.local/share/sotto/libopenvino.so and C:\\Users\\Erika\\x.dll are gone"
    )
    row = overview.rows[0]
    told = replace(row, outcome=replace(row.outcome, reason=said))
    overview = replace(overview, rows=(told, *overview.rows[1:]))
    own = replace(overview, model="erikas-model@abc", rows=())
    data = written_report(own_home, [overview, own], public={"all-minilm-l6-v2"})
    report = msgspec.json.decode(data, type=ProviderReport)
    assert report.models[0].outcomes[0].reason == "Fail: libopenvino.so and x.dll are gone"
    assert report.models[0].outcomes[1:] == tuple(row.outcome for row in overview.rows[1:])
    assert [one.model for one in report.models] == [overview.model, "own@abc"]
    assert str(own_home.root).encode() not in data
    assert b"rika" not in data
