import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.ui.viewer import open_file


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the system was asked to open."""
    addresses: list[str] = []

    def take(address: QUrl) -> bool:
        addresses.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return addresses


def test_a_document_is_opened_from_the_disk(tmp_path: Path, opened: list[str]) -> None:
    file = tmp_path / "a b#?.pdf"
    file.write_text("x")
    assert open_file.open_file(file)
    (address,) = opened
    assert QUrl(address).isLocalFile() or address.startswith("file:///")


@pytest.mark.parametrize("name", ["a.exe", "a.SH", "a.desktop", "a.jar", "a.lnk", "a.py", "a.url"])
def test_what_would_be_run_may_not_be_opened(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("x")
    assert not open_file.may_open(file)


@pytest.mark.skipif(sys.platform == "win32", reason="no such permission there")
def test_a_program_without_an_ending_may_not_be_opened(tmp_path: Path) -> None:
    file = tmp_path / "program"
    file.write_text("#!/bin/sh\n")
    assert open_file.may_open(file)
    file.chmod(0o700)
    assert not open_file.may_open(file)


def test_what_is_gone_may_not_be_opened(tmp_path: Path) -> None:
    assert not open_file.may_open(tmp_path / "gone.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="how Linux desktops do it")
def test_without_a_file_manager_the_folder_is_opened(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_file, "_asked_file_manager", lambda _: False)
    file = tmp_path / "a.exe"
    file.write_text("x")
    assert open_file.show_in_folder(file)
    assert opened == [QUrl.fromLocalFile(str(tmp_path)).toString()]
