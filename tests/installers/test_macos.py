"""Claims about what is made for macOS, with stand-ins for the tools that only macOS has."""

import argparse
import plistlib
import runpy
from pathlib import Path

import pytest

from installers import facts
from installers.errors import InstallerError
from installers.macos import command
from installers.macos.bundle import ENTITLEMENTS, info_plist
from installers.macos.command import add_arguments, run
from installers.macos.signing import native_files, notarize
from tests.installers.frozen_stand_in import put_report

MACH_O = bytes.fromhex("cffaedfe") + b"code"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle with a program, a library deeper down, a link to that, and a text."""
    bundle = tmp_path / "Sotto.app"
    contents = bundle / "Contents"
    library = contents / "Frameworks" / "deep" / "library.dylib"
    for file, data in (
        (contents / "Info.plist", plistlib.dumps(info_plist())),
        (contents / "MacOS" / "sotto", MACH_O),
        (library, MACH_O),
        (contents / "Resources" / "guide.md", b"# Guide"),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (contents / "Resources" / "library.dylib").symlink_to(library)
    put_report(bundle)
    return bundle


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins on the path that note how they were called; the notes."""
    folder, notes = tmp_path / "tools", tmp_path / "calls"
    folder.mkdir()
    notes.touch()
    for name in ("codesign", "xcrun", "productbuild", "python"):
        tool = folder / name
        tool.write_text(f'#!/bin/sh\necho {name} "$@" >> "{notes}"\n')
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("sys.executable", str(folder / "python"))
    for name in ("SOTTO_SIGN_MACOS", "SOTTO_SIGN_MACOS_PACKAGE", "SOTTO_NOTARY_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return notes


def package(bundle: Path) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    run(parser.parse_args([str(bundle), "--output", str(bundle.parent / "out")]))


def test_the_property_list_can_be_written_and_says_what_macos_asks_for() -> None:
    told = plistlib.loads(plistlib.dumps(info_plist()))
    assert told["CFBundleIdentifier"] == facts.IDENTIFIER
    assert told["CFBundleShortVersionString"] == facts.VERSION
    assert "leaves this computer" in told["NSMicrophoneUsageDescription"]
    (document,), (declared,) = told["CFBundleDocumentTypes"], told["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    suffixes = declared["UTTypeTagSpecification"]["public.filename-extension"]
    assert suffixes == [facts.FILE_TYPES[0].suffix.removeprefix(".")]


def test_the_microphone_is_all_that_the_hardened_runtime_allows() -> None:
    assert plistlib.loads(ENTITLEMENTS.read_bytes()) == {
        "com.apple.security.device.audio-input": True
    }


def test_only_native_files_are_signed_the_innermost_first_and_no_links(bundle: Path) -> None:
    assert [file.name for file in native_files(bundle)] == ["library.dylib", "sotto"]


def test_without_identities_an_image_and_a_package_are_made_in_nobodys_name(
    bundle: Path, tools: Path
) -> None:
    package(bundle)
    stem = bundle.parent / "out" / f"sotto-{facts.VERSION}-macos-arm64"
    sealed, image, pkg = tools.read_text().splitlines()
    assert sealed == f"codesign --force --sign - {bundle}"
    assert image.startswith("python -m dmgbuild --settings")
    assert f" -D bundle={bundle} -D icon=" in image
    assert image.endswith(f".icns {facts.NAME} {stem}.dmg")
    assert pkg == f"productbuild --component {bundle} /Applications {stem}.pkg"


def test_with_identities_everything_is_signed_hardened_and_notarized(
    bundle: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTTO_SIGN_MACOS", "us")
    monkeypatch.setenv("SOTTO_SIGN_MACOS_PACKAGE", "us too")
    monkeypatch.setenv("SOTTO_NOTARY_PROFILE", "kept")
    package(bundle)
    lines = tools.read_text().splitlines()
    signed = [line for line in lines if "--options runtime" in line]
    assert [line.rsplit("/", 1)[1] for line in signed] == ["library.dylib", "sotto", "Sotto.app"]
    assert all(f"--entitlements {ENTITLEMENTS} --sign us " in line for line in signed)
    assert "codesign --verify" in lines[3]
    assert any("--timestamp --sign us " in line and line.endswith(".dmg") for line in lines)
    assert any("--sign us too" in line and line.endswith(".pkg") for line in lines)
    for suffix in (".dmg --keychain-profile kept --wait", ".pkg --keychain-profile kept --wait"):
        assert any("notarytool submit" in line and line.endswith(suffix) for line in lines)
    assert len([line for line in lines if "stapler staple" in line]) == 2


def test_a_full_bundle_has_a_name_of_its_own(bundle: Path, tools: Path) -> None:
    (bundle / "Contents" / "Resources" / "models").mkdir()
    package(bundle)
    assert f"sotto-full-{facts.VERSION}-macos-arm64.dmg" in tools.read_text()


def test_what_is_no_bundle_is_refused(tmp_path: Path, tools: Path) -> None:
    with pytest.raises(InstallerError, match="no application bundle"):
        package(tmp_path)
    assert not tools.read_text()


def test_a_refusal_of_the_notary_ends_the_release(tmp_path: Path, tools: Path) -> None:
    from installers.macos.signing import Identities

    (tools.parent / "tools" / "xcrun").write_text("#!/bin/sh\nexit 65\n")
    with pytest.raises(InstallerError, match="xcrun ended with code 65"):
        notarize(tmp_path / "sotto.dmg", Identities(notary="kept"))


def test_the_image_shows_the_program_beside_the_folder_it_goes_to(bundle: Path) -> None:
    script = Path(command.__file__).with_name("image.py")
    settings = runpy.run_path(
        str(script), {"defines": {"bundle": str(bundle), "icon": "sotto.icns"}}
    )
    assert settings["files"] == [str(bundle)]
    assert set(settings["icon_locations"]) == {"Sotto.app", *settings["symlinks"]}
