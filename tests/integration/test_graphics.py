"""Layers on a graphics processor, with loaders that fail as those of drivers do."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.errors import Crashed, DoesNotFit, ModelBroken
from app.engines.child import ServedEngine
from app.engines.fake import FakeGenerator
from app.engines.host import EngineHost
from app.engines.llama_backends import backends, graphics_policy
from app.engines.llama_devices import DevicesConfig, graphics_devices
from app.engines.llama_options import LlamaOptions
from app.engines.messages import FoundDevice, FoundDevices, ListDevices
from app.engines.protocols import GenerateOptions, Message
from app.engines.remote import RemoteGenerator
from app.engines.serving import GeneratorConfig, ServedGenerator
from app.wiring.graphics import graphics_check, offload_of
from tests.data.gguf_models import random_llama

ASK = (Message("user", "What is a pump?"),)


@dataclass(frozen=True, slots=True)
class FailingConfig(GeneratorConfig):
    """The driver aborts with more than 8 layers, llama.cpp gives up with more than 4."""

    def load(self) -> ServedEngine:
        """A fake, where few enough layers are asked for."""
        if self.options.gpu_layers > 8:
            os.abort()
        if self.options.gpu_layers > 4:
            raise ModelBroken(self.name, "out of device memory")
        return ServedGenerator(FakeGenerator())


class OnAFailingDriver(RemoteGenerator):
    """A generator whose loader is FailingConfig."""

    loading = FailingConfig


class OnABrokenFile(RemoteGenerator):
    """A generator whose file cannot be loaded anywhere."""

    @dataclass(frozen=True, slots=True)
    class Broken(GeneratorConfig):
        """It says so."""

        def load(self) -> ServedEngine:
            """Always the same."""
            raise ModelBroken(self.name, "truncated")

    loading = Broken


def test_layers_that_cannot_be_loaded_fall_back_and_it_is_said(tmp_path: Path) -> None:
    asked: list[int] = []
    made = OnAFailingDriver(
        tmp_path / "m.gguf",
        "m",
        LlamaOptions(gpu_layers=17),
        admit=lambda options: asked.append(options.gpu_layers),
    )
    with closing(made) as generator:
        assert list(generator.generate(ASK, GenerateOptions(max_tokens=4)))
        assert generator.options.gpu_layers == 4
        assert asked == [17, 8, 4]
        assert "8 layers could not be loaded on the graphics processor" in generator.fell_back
        assert "out of device memory" in generator.fell_back
        assert generator.count_tokens("a b") > 0


def test_a_model_that_is_broken_stays_broken_on_the_processor(tmp_path: Path) -> None:
    with closing(OnABrokenFile(tmp_path / "m", "m", LlamaOptions(gpu_layers=1))) as generator:
        with pytest.raises(ModelBroken, match="truncated"):
            generator.count_tokens("a")
        assert generator.options.gpu_layers == 0


def test_what_does_not_fit_is_refused_before_a_process_starts(tmp_path: Path) -> None:
    def refuse(options: LlamaOptions) -> None:
        raise DoesNotFit(
            "m",
            need_bytes=2_000_000_000,
            free_bytes=1_000_000_000,
            tokens=options.context_length,
            largest_context=2048,
        )

    with closing(RemoteGenerator(tmp_path / "m", "m", LlamaOptions(), admit=refuse)) as generator:
        with pytest.raises(DoesNotFit, match=r"2\.0 GB, and 1\.0 GB are free"):
            generator.count_tokens("a")
        assert not generator.host.running


def test_the_devices_of_the_installed_build_are_found_in_a_process() -> None:
    host = EngineHost("device list", DevicesConfig(), policy=graphics_policy())
    with closing(host):
        found = host.call(ListDevices(), timeout_s=60)
    assert isinstance(found, FoundDevices)
    (processor,) = [device for device in found.devices if device.kind == "cpu"]
    assert processor.total_bytes > 2**30
    assert "CPU" in backends()


def test_a_build_without_graphics_is_not_asked_for_devices(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def start(*_: object, **__: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr("app.engines.llama_devices.backends", lambda: ("CPU",))
    monkeypatch.setattr(EngineHost, "call", start)
    assert graphics_devices() == ()


def test_a_driver_that_crashes_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise Crashed("device list", -6)

    monkeypatch.setattr("app.engines.llama_devices.backends", lambda: ("CUDA", "CPU"))
    monkeypatch.setattr(EngineHost, "call", crash)
    assert graphics_devices() == ()


def test_the_doctor_says_what_llama_was_built_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.wiring.graphics.backends", lambda: ("CPU",))
    check = graphics_check(None, LlamaOptions(), wanted=True)
    assert check.ok
    assert "built for CPU; the guide says how" in check.detail


def test_the_doctor_says_how_many_layers_go_to_the_graphics_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = FoundDevice("Vulkan0", "AMD Radeon RX 7600", "gpu", 8 << 30, 7 << 30)
    monkeypatch.setattr("app.wiring.graphics.backends", lambda: ("Vulkan", "CPU"))
    monkeypatch.setattr("app.wiring.graphics.graphics_devices", lambda: (card,))
    model = random_llama(tmp_path / "m.gguf")
    check = graphics_check(model, LlamaOptions(), wanted=True)
    assert "all 3 layers are computed on AMD Radeon RX 7600" in check.detail
    assert "graphics is off" in graphics_check(model, LlamaOptions(), wanted=False).detail
    assert offload_of(tmp_path / "none.gguf", LlamaOptions()).layers == 0
