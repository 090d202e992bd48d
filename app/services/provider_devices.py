"""The graphics and neural processors of this computer with their drivers, found without libraries.

What is found decides what is worth trying; only trying tells whether it works.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.engines.provider_list import APPLE
from app.engines.providers import Device, Kind

_GPU_CLASS, _NPU_CLASS = "03", "12"
"""The first byte of what a PCI device says it is: a display, a processing accelerator."""
_DISPLAYS = "{4d36e968-e325-11ce-bfc1-08002be10318}"
_ACCELERATORS = "{f01a9d53-3ff6-48d2-9f97-c8a7004be10c}"
"""Windows' classes of drivers."""
_MAKERS = {"8086": "Intel", "1002": "AMD", "1022": "AMD", "10de": "NVIDIA", "17cb": "Qualcomm"}


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """A processor beside the CPU; `vendor` is its maker's PCI number, `driver` its version too."""

    kind: Kind
    vendor: str
    name: str
    driver: str

    def __str__(self) -> str:
        return f"{self.name}, driver {self.driver}" if self.driver else self.name


def this_system() -> tuple[str, str]:
    """System and machine as providers name them, whatever the system calls them."""
    machine = platform.machine().lower()
    system = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    return system, {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)


def found_devices(pci: Path = Path("/sys/bus/pci/devices")) -> tuple[FoundDevice, ...]:
    """All there are, in no order that means anything; `pci` is where Linux lists them."""
    if sys.platform == "win32":
        return tuple(_of_windows())
    if sys.platform == "darwin":
        return tuple(_of_mac())
    return tuple(_of_linux(pci))


def is_there(device: Device, found: tuple[FoundDevice, ...]) -> bool:
    """Whether this computer has what `device` needs."""
    if device.kind is Kind.CPU:
        return True
    return any(
        one.kind is device.kind and (not device.vendors or one.vendor in device.vendors)
        for one in found
    )


def _of_linux(pci: Path) -> Iterator[FoundDevice]:
    for folder in sorted(pci.iterdir()) if pci.is_dir() else ():
        kinds = {_GPU_CLASS: Kind.GPU, _NPU_CLASS: Kind.NPU}
        kind = kinds.get(_line(folder / "class")[2:4])
        if kind is None:
            continue
        vendor = _line(folder / "vendor")[2:]
        maker = _MAKERS.get(vendor, vendor)
        name = f"{maker} {kind} {_line(folder / 'device')[2:]}"
        yield FoundDevice(kind, vendor, name, _linux_driver(folder / "driver"))


def _linux_driver(link: Path) -> str:
    """Its name with its version: its own where it states one, else that of the kernel it is in."""
    if not link.exists():
        return ""
    version = _line(link / "module" / "version") or platform.release()
    return f"{link.resolve().name} {version}"


def _of_mac() -> Iterator[FoundDevice]:
    if platform.machine() == "arm64":
        system = f"macOS {platform.mac_ver()[0]}"
        yield FoundDevice(Kind.GPU, APPLE, "Apple graphics processor", system)
        yield FoundDevice(Kind.NPU, APPLE, "Apple Neural Engine", system)


def _of_windows() -> Iterator[FoundDevice]:
    if sys.platform != "win32":
        return
    import winreg

    classes = ((_DISPLAYS, Kind.GPU), (_ACCELERATORS, Kind.NPU))
    for number, kind in classes:
        path = rf"SYSTEM\CurrentControlSet\Control\Class\{number}"
        for entry in range(16):
            try:
                with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{path}\{entry:04d}") as key:
                    name = str(winreg.QueryValueEx(key, "DriverDesc")[0])
                    driver = str(winreg.QueryValueEx(key, "DriverVersion")[0])
                    matching = str(winreg.QueryValueEx(key, "MatchingDeviceId")[0]).lower()
            except OSError:
                continue
            # pci\ven_8086&dev_7d55...; Qualcomm's are acpi\qcom0d0a or the like.
            vendor = matching.partition("ven_")[2][:4]
            yield FoundDevice(
                kind, "17cb" if "qcom" in (vendor, matching[5:9]) else vendor, name, driver
            )


def _line(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
