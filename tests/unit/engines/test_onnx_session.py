"""What each provider is told when a model is opened, by a runtime that only writes that down."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.domain.errors import EngineFailure
from app.engines.onnx_session import open_session
from app.engines.provider_list import PROVIDERS
from app.engines.providers import ON_CPU, Device, Provider, runtime_of

OPTIONS = json.loads((Path(__file__).parents[2] / "data/providers/options.json").read_text())
ALL = [(provider, device) for provider in PROVIDERS for device in provider.devices]


class Recorder(ModuleType):
    """An onnxruntime with one provider beside the CPU's."""

    def __init__(self, name: str, *, uses: bool = True, has_device: bool = True) -> None:
        super().__init__("onnxruntime")
        recorder = self
        self.options: Any = None
        self.given: dict[str, Any] = {}
        self.plugins: dict[str, str] = {}
        self.disable_telemetry_events = lambda: None
        self.set_default_logger_severity = lambda _: None
        self.get_available_providers = lambda: [name, "CPUExecutionProvider"]
        self.get_ep_devices = lambda: [
            SimpleNamespace(ep_name=name, device=SimpleNamespace(type=SimpleNamespace(name=kind)))
            for kind in (("CPU", "NPU", "GPU") if has_device else ("CPU",))
        ]

        class SessionOptions:
            def add_session_config_entry(self, key: str, value: str) -> None:
                pass

            def add_provider_for_devices(self, devices: list[Any], options: dict[str, str]) -> None:
                recorder.given[devices[0].ep_name] = options

        class InferenceSession:
            def __init__(
                self, path: str, options: Any, *, providers: list[Any], enable_fallback: bool
            ) -> None:
                assert not enable_fallback
                recorder.options = options
                recorder.given.update(dict(providers))

            def get_providers(self) -> list[str]:
                return [name, "CPUExecutionProvider"] if uses else ["CPUExecutionProvider"]

        self.SessionOptions, self.InferenceSession = SessionOptions, InferenceSession

    def register_execution_provider_library(self, name: str, library: str) -> None:
        self.plugins[name] = library


def recorded(monkeypatch: pytest.MonkeyPatch, name: str, **how: bool) -> Recorder:
    recorder = Recorder(name, **how)
    monkeypatch.setitem(sys.modules, "onnxruntime", recorder)
    plugin = ModuleType("onnxruntime_qnn")
    plugin.get_library_path = lambda: "provider.dll"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onnxruntime_qnn", plugin)
    return recorder


@pytest.mark.parametrize(("provider", "device"), ALL, ids=lambda one: one.name)
def test_a_provider_is_told_its_options_as_they_are_documented(
    monkeypatch: pytest.MonkeyPatch, provider: Provider, device: Device
) -> None:
    recorder = recorded(monkeypatch, provider.onnx_name)
    open_session(Path("m.onnx"), threads=2, runtime=runtime_of(provider, device, None, 2))
    assert list(recorder.given) == [provider.onnx_name]
    given = recorder.given[provider.onnx_name]
    assert set(given) <= set(OPTIONS.get(provider.onnx_name, ()))
    assert all(isinstance(value, str) for value in given.values())
    assert recorder.options.enable_mem_pattern is provider.memory_pattern
    assert recorder.plugins == ({provider.onnx_name: "provider.dll"} if provider.plugin else {})


def test_threads_reach_openvino_as_one_of_its_own_properties(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    provider = next(one for one in PROVIDERS if one.name == "openvino")
    recorder = recorded(monkeypatch, provider.onnx_name)
    runtime = runtime_of(provider, provider.devices[0], None, 7)
    open_session(Path("m.onnx"), threads=7, runtime=runtime)
    given = recorder.given[provider.onnx_name]
    assert json.loads(given["load_config"]) == {"CPU": {"INFERENCE_NUM_THREADS": "7"}}


@pytest.mark.parametrize(
    ("name", "how", "said"),
    [
        ("cuda", {"uses": False}, "left it out in silence"),
        ("qnn", {"has_device": False}, "finds no device"),
    ],
)
def test_a_provider_that_would_not_compute_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, how: dict[str, bool], said: str
) -> None:
    provider = next(one for one in PROVIDERS if one.name == name)
    recorded(monkeypatch, provider.onnx_name, **how)
    with pytest.raises(EngineFailure, match=said):
        open_session(
            Path("m.onnx"), threads=1, runtime=runtime_of(provider, provider.devices[0], None, 1)
        )


def test_a_runtime_from_elsewhere_is_not_put_beside_one_that_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    recorded(monkeypatch, "CPUExecutionProvider")
    with pytest.raises(EngineFailure, match="another onnxruntime"):
        open_session(Path("m.onnx"), threads=1, runtime=replace(ON_CPU, folder=tmp_path))


def test_a_runtime_without_the_provider_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(monkeypatch, "OtherExecutionProvider")
    runtime = replace(ON_CPU, onnx_name="CUDAExecutionProvider")
    with pytest.raises(EngineFailure, match="built without it"):
        open_session(Path("m.onnx"), threads=1, runtime=runtime)
