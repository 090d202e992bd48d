"""What Linux gets to see of the program, and the packages made of a stand-in for it."""

import argparse
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from app.cli.root import commands
from installers import facts
from installers.frozen import package_stem
from installers.linux import appimage, clean_machine, command, desktop, flatpak, packages
from installers.linux.manual import manual
from tests.installers.frozen_stand_in import put_report

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux")
SCRIPTS = sorted((Path(packages.__file__).parent / "templates").glob("*.sh"))


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A program that says how it was called; a data file, and a link to it."""
    folder = tmp_path / "frozen" / "sotto"
    (folder / "_internal").mkdir(parents=True)
    program = folder / "sotto"
    program.write_text('#!/bin/sh\necho "called: $*"\n')
    program.chmod(0o755)
    (folder / "_internal" / "library.so").write_bytes(b"library" * 1000)
    (folder / "_internal" / "again.so").symlink_to("library.so")
    put_report(folder)
    return folder


def members(deb: Path) -> dict[str, bytes]:
    """The members of a .deb by name."""
    data, found = deb.read_bytes(), {}
    place = len(b"!<arch>\n")
    while place < len(data):
        name, size = data[place : place + 16].decode().strip(), int(data[place + 48 : place + 58])
        found[name] = data[place + 60 : place + 60 + size]
        place += 60 + size + size % 2
    return found


def make(kind: str, frozen: Path, output: Path) -> Path:
    """A package of `kind`, the only one in `output`."""
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    options = parser.parse_args([str(frozen), "--output", str(output), "--only", kind])
    assert command.run(options) == 0
    (made,) = output.glob(f"*.{kind}*")
    return made


def test_the_menu_opens_the_window_and_packs_open_with_it() -> None:
    entry = ConfigParser(interpolation=None, delimiters=("=",))
    entry.read_string(desktop.desktop_entry())
    section = entry["Desktop Entry"]
    assert section["exec"] == "sotto --open %f"
    assert section["icon"] == facts.IDENTIFIER
    assert section["mimetype"].split(";")[:-1] == [one.media_type for one in facts.FILE_TYPES]


def test_file_types_say_how_files_end() -> None:
    root = ET.fromstring(desktop.file_types())  # noqa: S314  our own
    patterns = [one.get("pattern") for one in root.iter() if one.tag.endswith("glob")]
    assert patterns == [f"*{one.suffix}" for one in facts.FILE_TYPES]


def test_the_store_page_names_this_version_and_its_entry() -> None:
    root = ET.fromstring(desktop.store_page())  # noqa: S314  our own
    assert root.findtext("id") == facts.IDENTIFIER
    assert root.findtext("launchable") == f"{facts.IDENTIFIER}.desktop"
    assert [one.get("version") for one in root.iter("release")] == [facts.VERSION]
    assert root.findtext("requires/internet") == "offline-only"


def test_the_manual_names_every_verb() -> None:
    text = manual().replace("\\-", "-")
    root = commands(lambda _home, _file: 0)
    verbs = root.list_commands(click.Context(root))
    assert len(verbs) > 20
    assert [verb for verb in verbs if f'.B "{verb}' not in text and f"\n{verb} " not in text] == []


def test_the_deb_holds_the_program_and_its_command(frozen: Path, tmp_path: Path) -> None:
    found = members(make("deb", frozen, tmp_path / "out"))
    assert list(found) == ["debian-binary", "control.tar.gz", "data.tar.xz"]
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(found["data.tar.xz"]))) as data:
        files = {one.name: one for one in data}
    assert files["./opt/sotto/sotto"].mode == 0o755
    assert files["./opt/sotto/_internal/again.so"].linkname == "library.so"
    assert files["./usr/bin/sotto"].linkname == "/opt/sotto/sotto"
    assert {one.uname for one in files.values()} == {"root"}
    assert {one.mtime for one in files.values()} == {facts.dated().timestamp()}
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(found["control.tar.gz"]))) as control:
        text = control.extractfile("./control").read().decode()  # type: ignore[union-attr]
    assert f"Version: {facts.VERSION}\n" in text
    assert "libgl1" in text


def test_the_same_program_makes_the_same_deb(frozen: Path, tmp_path: Path) -> None:
    first = make("deb", frozen, tmp_path / "a").read_bytes()
    os.utime(frozen / "sotto")
    assert make("deb", frozen, tmp_path / "b").read_bytes() == first


def test_a_program_with_models_is_a_package_that_replaces_the_other(
    frozen: Path, tmp_path: Path
) -> None:
    (frozen / "models").mkdir()
    described = packages.describe(frozen, tmp_path)
    assert described["name"] == "sotto-full"
    assert described["conflicts"] == described["replaces"] == ["sotto"]


def test_the_archive_installs_and_removes_itself_without_root(frozen: Path, tmp_path: Path) -> None:
    made = make("tar", frozen, tmp_path / "out")
    with tarfile.open(made) as packed:
        packed.extractall(tmp_path / "unpacked", filter="tar")
    home = tmp_path / "with space"
    data = home / ".local" / "share" / "sotto" / "sotto.db"
    data.parent.mkdir(parents=True)
    data.touch()

    folder = tmp_path / "unpacked" / package_stem(frozen)
    sh(folder / "install.sh", home)
    sh(folder / "install.sh", home)  # over itself, as an upgrade does
    with pytest.raises(subprocess.CalledProcessError):
        sh(folder / "uninstall.sh", home)  # which is not the one that was installed
    assert folder.is_dir()
    local = home / ".local"
    assert sh(local / "bin" / "sotto", home, "status") == "called: status\n"
    entry = local / "share" / "applications" / f"{facts.IDENTIFIER}.desktop"
    assert f'\nExec="{local}/bin/sotto" --open %f\n' in entry.read_text()

    said = sh(local / "lib" / "sotto" / "uninstall.sh", home)
    assert str(data.parent) in said
    left = {one.relative_to(home).as_posix() for one in home.rglob("*") if not one.is_dir()}
    assert {name for name in left if "mime/" not in name and "mimeinfo" not in name} == {
        ".local/share/sotto/sotto.db"
    }


def test_purging_asks_the_program_itself_before_it_goes(frozen: Path, tmp_path: Path) -> None:
    made = make("tar", frozen, tmp_path / "out")
    with tarfile.open(made) as packed:
        packed.extractall(tmp_path / "unpacked", filter="tar")
    sh(tmp_path / "unpacked" / package_stem(frozen) / "install.sh", tmp_path)
    said = sh(tmp_path / ".local" / "lib" / "sotto" / "uninstall.sh", tmp_path, "--purge")
    assert "called: purge --yes" in said
    assert not (tmp_path / ".local" / "lib" / "sotto").exists()


def sh(script: Path, home: Path, *arguments: str) -> str:
    """Run a script with nothing of our own environment but the PATH."""
    done = subprocess.run(
        [script, *arguments],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_appdir_starts_the_program(frozen: Path, tmp_path: Path) -> None:
    folder = appimage.write_appdir(frozen, tmp_path)
    assert sh(folder / "AppRun", tmp_path, "ask") == "called: ask\n"
    assert (folder / f"{facts.IDENTIFIER}.desktop").is_file()
    assert (folder / ".DirIcon").is_file()


def test_flatpak_gives_no_network(tmp_path: Path) -> None:
    packed = tmp_path / "sotto.tar.xz"
    packed.write_bytes(b"archive")
    text = flatpak.write_manifest(packed).read_text()
    described = json.loads(text)
    assert described["id"] == facts.IDENTIFIER
    assert described["finish-args"]
    assert "network" not in text


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_no_script_reaches_for_the_network(script: Path) -> None:
    text = script.read_text("utf-8")
    subprocess.run(["sh", "-n", script], check=True)
    for word in ("curl", "wget", "http", "ftp", "apt", "dnf", "/dev/tcp"):
        assert word not in text


def test_a_clean_machine_on_which_nothing_was_tried_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "argv", ["clean_machine", str(tmp_path), "--work", str(tmp_path / "w")]
    )
    assert clean_machine.main() == 1
    assert "there is no package" in capsys.readouterr().err
