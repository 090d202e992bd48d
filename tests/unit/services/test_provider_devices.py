"""Graphics and neural processors are found where Linux lists what is on its bus."""

import platform
import sys
from pathlib import Path

import pytest

from app.engines.provider_list import PROVIDERS
from app.engines.providers import Kind
from app.services.provider_devices import found_devices, is_there

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux lists devices in files")


def put(bus: Path, slot: str, kind: str, vendor: str, device: str, driver: str = "") -> Path:
    folder = bus / slot
    folder.mkdir(parents=True)
    for name, text in (("class", kind), ("vendor", vendor), ("device", device)):
        (folder / name).write_text(f"0x{text}\n")
    if driver:
        target = bus.parent / "drivers" / driver
        (target / "module").mkdir(parents=True, exist_ok=True)
        (folder / "driver").symlink_to(target)
    return folder


def test_processors_are_found_with_their_drivers(tmp_path: Path) -> None:
    bus = tmp_path / "devices"
    put(bus, "0000:00:02.0", "030000", "8086", "7d55", "xe")
    put(bus, "0000:00:0b.0", "120000", "8086", "7d1d")
    put(bus, "0000:01:00.0", "030200", "10de", "2684", "nvidia")
    (tmp_path / "drivers/nvidia/module/version").write_text("580.95.05\n")
    put(bus, "0000:00:1f.0", "060100", "8086", "7e02", "lpc")  # no processor
    assert sorted(map(str, found_devices(bus))) == [
        f"Intel graphics processor 7d55, driver xe {platform.release()}",
        "Intel neural processor 7d1d",
        "NVIDIA graphics processor 2684, driver nvidia 580.95.05",
    ]


def test_a_device_is_there_where_a_maker_of_it_is(tmp_path: Path) -> None:
    put(tmp_path / "devices", "0000:00:02.0", "030000", "8086", "7d55", "xe")
    found = found_devices(tmp_path / "devices")
    usable = {
        (provider.name, device.name)
        for provider in PROVIDERS
        for device in provider.devices
        if device.kind is not Kind.CPU and is_there(device, found)
    }
    assert usable == {("openvino", "GPU"), ("directml", "GPU"), ("winml", "GPU")}


def test_without_a_bus_there_is_nothing(tmp_path: Path) -> None:
    assert found_devices(tmp_path / "none") == ()
