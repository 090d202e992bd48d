"""What is said of a way to compute an ONNX model, and what the process that does so is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec


class Kind(StrEnum):
    """What computes."""

    CPU = "processor"
    GPU = "graphics processor"
    NPU = "neural processor"


class RuntimePackage(msgspec.Struct, frozen=True):
    """What is installed to compute with other providers; `bytes` is about what the wheel has.

    Those without a `requirement` are published by nobody we could fetch them from: their maker's
    installer brings a wheel, which can be taken in.
    """

    name: str
    title: str
    requirement: str
    bytes: int
    licence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """How much is computed at once: no more tokens, padding included, and no more texts."""

    tokens: int
    texts: int


@dataclass(frozen=True, slots=True)
class Device:
    """One kind of processor a provider computes on; any of `vendors` will do, all if it names none.

    `options` go to the provider; `{threads}` stands for the number of threads. `nodes` are the
    device files its library has to open on Linux, `reads` what it reads beside its own folder.
    """

    name: str
    kind: Kind
    vendors: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    precisions: tuple[str, ...] = ("fp32", "int8")
    fixed_shapes: bool = False
    batch: Batch | None = None
    nodes: tuple[Path, ...] = ()
    reads: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """An execution provider of onnxruntime.

    `systems` are pairs of system and machine ("x86_64", "arm64"), "*" for every machine.
    Without a `package` it is part of what ships. A `plugin` is a module of the package that brings
    a library for the onnxruntime that ships, instead of an onnxruntime of its own.
    `memory_pattern`: whether it can do with that optimization.
    """

    name: str
    title: str
    onnx_name: str
    devices: tuple[Device, ...]
    systems: tuple[tuple[str, str], ...]
    package: RuntimePackage | None = None
    plugin: str = ""
    memory_pattern: bool = True
    known_faults: tuple[str, ...] = ()

    def runs_on(self, system: str, machine: str) -> bool:
        """Whether it exists for this system and machine."""
        return (system, machine) in self.systems or (system, "*") in self.systems


@dataclass(frozen=True, slots=True)
class Runtime:
    """How the process of a model computes it; picklable, made by `runtime_of`.

    `batch` None leaves its size to the engine.

    `folder` holds the package that is imported instead of, or beside, the one that ships. `read`
    and `write` are what the process may open beyond its model.
    """

    provider: str
    device: str
    onnx_name: str
    options: tuple[tuple[str, str], ...] = ()
    folder: Path | None = None
    plugin: str = ""
    memory_pattern: bool = True
    batch: Batch | None = None
    read: tuple[Path, ...] = ()
    write: tuple[Path, ...] = ()


ON_CPU = Runtime("cpu", "CPU", "CPUExecutionProvider")
"""What computes where nothing else was chosen: the runtime that ships."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a process may say nothing while it loads, and while it computes."""

    load_s: float = 300.0
    answer_s: float = 120.0


PATIENT = Patience()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The runtime to compute with; `on_failure` hears why once it is given up.

    `falls_back`: whether the CPU takes over then. Without it the failure is raised. `patience` is
    had with the runtime, not with the CPU after it.
    """

    runtime: Runtime = ON_CPU
    on_failure: Callable[[str], None] = lambda _: None
    falls_back: bool = True
    patience: Patience = PATIENT


BY_CPU = Chosen()


def runtime_of(provider: Provider, device: Device, folder: Path | None, threads: int) -> Runtime:
    """How to compute with `provider` on `device`; `folder` is where its package lies."""
    return Runtime(
        provider=provider.name,
        device=device.name,
        onnx_name=provider.onnx_name,
        options=tuple(
            (name, value.replace("{threads}", str(threads))) for name, value in device.options
        ),
        folder=folder,
        plugin=provider.plugin,
        memory_pattern=provider.memory_pattern,
        batch=device.batch,
        read=(*device.reads, *((folder,) if folder is not None else ())),
        write=device.nodes,
    )
