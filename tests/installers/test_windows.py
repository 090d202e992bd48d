"""Claims about the packages for Windows; installers/windows/test_under_wine.py installs them."""

import argparse
import shutil
import sys
from pathlib import Path

import pytest

from installers import facts
from installers.errors import InstallerError
from installers.windows.command import add_arguments, run
from installers.windows.msi import describe, make_msi
from installers.windows.nsis import header, make_setup
from installers.windows.payload import Payload, read_payload
from installers.windows.signing import VARIABLE, Signer, split
from installers.windows.version import version_of_four, version_resource
from tests.installers.frozen_stand_in import put_report

_ICON = Path("sotto.ico")
_needs_makensis = pytest.mark.skipif(not shutil.which("makensis"), reason="makensis is not here")
_needs_wixl = pytest.mark.skipif(not shutil.which("wixl"), reason="wixl is not here")


@pytest.fixture
def payload(tmp_path: Path) -> Payload:
    folder = tmp_path / "sotto"
    for name in ("sotto.exe", "sottow.exe", "_internal/a b/c$d.dll", "models/bundle.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"MZ")
    return read_payload(folder)


def _macro(text: str, name: str) -> list[str]:
    return text.split(f"!macro {name}\n")[1].split("\n!macroend")[0].split("\n")


def test_a_folder_without_the_programs_of_windows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstallerError, match=r"no sotto\.exe"):
        read_payload(tmp_path)


def test_setup_writes_every_file_and_deletes_what_it_wrote_but_models(payload: Payload) -> None:
    text = header(payload, Path("out.exe"), icon=_ICON, signer=Signer(""))
    written, deleted = _macro(text, "WRITE_FILES"), _macro(text, "DELETE_FILES")
    assert [line for line in written if line.startswith("File")] == [
        f'File "{payload.folder / file}"' for file in payload.files
    ]
    assert deleted == [
        'Delete "$INSTDIR\\sotto.exe"',
        'Delete "$INSTDIR\\sottow.exe"',
        'Delete "$INSTDIR\\_internal\\a b\\c$$d.dll"',
        'RMDir "$INSTDIR\\_internal\\a b"',
        'RMDir "$INSTDIR\\_internal"',
    ]


def test_setup_knows_the_facts_and_no_others(payload: Payload) -> None:
    text = header(payload, Path("out.exe"), icon=_ICON, signer=Signer(""))
    assert f'!define VERSION "{facts.VERSION}"' in text
    assert f'!define IDENTIFIER "{facts.IDENTIFIER}"' in text
    assert "finalize" not in text
    for kind in facts.FILE_TYPES:
        assert any(f'"{kind.suffix}"' in line for line in _macro(text, "ASSOCIATE_ALL"))


def test_setup_and_uninstaller_are_signed_by_the_command_that_is_named(payload: Payload) -> None:
    text = header(payload, Path("out.exe"), icon=_ICON, signer=Signer("signtool sign {file}"))
    assert "!finalize `signtool sign %1` = 0" in text
    assert "!uninstfinalize `signtool sign %1` = 0" in text


def test_signing_replaces_the_file_in_one_word(tmp_path: Path) -> None:
    script = tmp_path / "sign it.py"
    script.write_text("import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('signed')")
    file = tmp_path / "a file.exe"
    Signer(f'"{sys.executable}" "{script}" {{file}}').sign(file)
    assert file.read_text() == "signed"


def test_what_cannot_be_signed_is_not_published(tmp_path: Path) -> None:
    failing = Signer(f'"{sys.executable}" -c "raise SystemExit(3)" {{file}}')
    with pytest.raises(InstallerError, match="code 3"):
        failing.sign(tmp_path / "sotto.exe")


def test_a_signing_command_without_a_place_for_the_file_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "signtool sign")
    with pytest.raises(InstallerError, match=VARIABLE):
        Signer.of_environment()


def test_a_path_of_windows_stays_whole_in_a_signing_command() -> None:
    assert split(r'"C:\Program Files\signtool.exe" sign {file}') == [
        r"C:\Program Files\signtool.exe", "sign", "{file}",
    ]  # fmt: skip


def test_the_msi_holds_every_file_once_in_its_folder(payload: Payload) -> None:
    root = describe(payload)
    sources = [entry.attrib["Source"] for entry in root.iter("File")]
    assert sorted(sources) == sorted(file.as_posix().replace("$", "$$") for file in payload.files)
    identifiers = [entry.attrib["Id"] for entry in root.iter() if "Id" in entry.attrib]
    components = {entry.attrib["Id"] for entry in root.iter("ComponentRef")}
    assert {entry.attrib["Id"] for entry in root.iter("Component")} == components
    assert len(identifiers) == len(set(identifiers)) + len(components)


def test_an_msi_of_another_version_or_size_replaces_the_other(
    payload: Payload, tmp_path: Path
) -> None:
    slim = Payload(tmp_path, payload.files, payload.version)
    new = Payload(payload.folder, payload.files, "99.0.1")
    products = [next(describe(each).iter("Product")).attrib for each in (payload, slim, new)]
    assert len({product["UpgradeCode"] for product in products}) == 1
    assert len({product["Id"] for product in products}) == 3


def test_an_msi_replaces_its_own_version_in_another_size_but_no_newer_one(payload: Payload) -> None:
    replaced = next(
        describe(Payload(payload.folder, payload.files, "1.2.3")).iter("UpgradeVersion")
    )
    assert (replaced.attrib["Minimum"], replaced.attrib["Maximum"]) == ("1.2.3.0", "1.2.4")


@pytest.mark.parametrize(
    ("version", "four"), [("1.2.3", "1.2.3.0"), ("0.1", "0.1.0.0"), ("1.2.3.dev4", "1.2.3.0")]
)
def test_versions_have_four_numbers_on_windows(version: str, four: str) -> None:
    assert version_of_four(version) == four


def test_the_properties_of_the_programs_say_the_version() -> None:
    assert f"StringStruct('ProductVersion', '{facts.VERSION}')" in version_resource()


@_needs_makensis
def test_the_same_files_make_the_same_setup(payload: Payload, tmp_path: Path) -> None:
    from installers.icons import write_icon

    icon = write_icon(tmp_path / "sotto.ico")
    one, other = (
        make_setup(payload, tmp_path / "out.exe", icon=icon, signer=Signer("")).read_bytes()
        for _ in range(2)
    )
    assert one == other


@_needs_makensis
@_needs_wixl
def test_the_command_makes_both_packages_and_signs_all(
    payload: Payload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "signed"
    monkeypatch.setenv(VARIABLE, f"sh -c 'basename \"$0\" >> {log}' {{file}}")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    (payload.folder / "models" / "bundle.toml").unlink()
    put_report(payload.folder)
    run(parser.parse_args([str(payload.folder), "--output", str(tmp_path / "out")]))
    stem = f"sotto-full-{facts.VERSION}-windows-x86_64"
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {f"{stem}.exe", f"{stem}.msi", f"{stem}.cdx.json"}
    signed = log.read_text().split()
    assert signed[:2] == ["sotto.exe", "sottow.exe"]
    assert signed[-2:] == [f"{stem}.exe", f"{stem}.msi"]
    assert len(signed) == 5  # and the uninstaller


@_needs_wixl
def test_wixl_takes_the_description(payload: Payload, tmp_path: Path) -> None:
    assert make_msi(payload, tmp_path / "out.msi").stat().st_size > 0


def test_the_stand_in_of_the_wine_test_is_no_vacuous_one() -> None:
    from installers.windows import test_under_wine

    test_under_wine.check("holds", True)
    with pytest.raises(InstallerError, match="not so: claim"):
        test_under_wine.check("claim", True, False)


def test_every_word_of_setup_is_there_in_every_language() -> None:
    text = (Path(header.__code__.co_filename).parent / "words.nsh").read_text("utf-8")
    said = [line.split()[1:3] for line in text.splitlines() if line.startswith("LangString")]
    names = {name for name, _ in said}
    languages = {"${LANG_ENGLISH}", "${LANG_GERMAN}", "${LANG_SPANISH}"}
    assert sorted(said) == sorted([name, language] for name in names for language in languages)
    script = Path(header.__code__.co_filename).with_name("sotto.nsi").read_text("utf-8")
    assert all(f"$({name})" in script for name in names)
