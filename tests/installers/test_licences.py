import json
import shutil
import sys
from pathlib import Path

import pytest

from installers import runtime
from installers.errors import InstallerError
from installers.licences.command import collect
from installers.licences.known import read_known, texts_of
from installers.licences.packages import Packages
from installers.licences.records import Component, Part
from installers.licences.rules import objections
from installers.licences.survey import LICENCES, survey
from tests.installers.frozen_stand_in import FILES, MODULES, frozen_program, put

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its executable has a suffix")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return frozen_program(tmp_path / "sotto")


def component(licence: str, *, files: tuple[str, ...] = (), **other: object) -> Component:
    return Component("planted", "1", licence, "its text", files=files, **other)  # type: ignore[arg-type]


def objected(planted: Component, folder: Path) -> list[str]:
    return list(objections([planted], folder))


def test_every_file_and_module_has_an_owner(program: Path) -> None:
    found = {one.name: one for one in survey(program)}
    assert {"Sotto", "Python", "Qt", "FFmpeg", "ICU", "click", "psutil", "PP-OCRv6"} <= set(found)
    files = [place for one in found.values() for place in one.files]
    assert sorted(files) == sorted(["sotto", *(f"_internal/{name}" for name in FILES)])
    assert sorted(m for one in found.values() for m in one.modules) == sorted(MODULES)
    assert found["ICU"].version == "73"
    assert found["psutil"].purl.startswith("pkg:pypi/psutil@")
    assert found["Qt"].licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt"].text
    assert "GCC RUNTIME LIBRARY EXCEPTION" in found["GCC runtime libraries"].text


def test_the_report_lies_in_the_program_and_is_the_same_each_time(program: Path) -> None:
    collect(program)
    folder = program / "_internal" / LICENCES
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    put(program, f"{LICENCES}/old.txt", b"of an earlier build")
    collect(program)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    told = json.loads(first["components.json"])
    assert all(one["licence"] and first[one["text"]] for one in told)


def test_files_that_nobody_owns_are_refused(program: Path) -> None:
    names = ("libunheard.so.1", "PySide6/other.bin", "psutil/planted.so")
    for name in names:
        put(program, name, b"")
    with pytest.raises(InstallerError) as caught:
        collect(program)
    assert all(name in str(caught.value) for name in names)


def test_modules_that_nobody_owns_are_refused_and_so_are_those_of_tests(tmp_path: Path) -> None:
    modules = ["app", "unheard_of.inside", "pytest"]
    program = frozen_program(tmp_path / "sotto", modules=modules)
    with pytest.raises(InstallerError, match=r"module pytest, module unheard_of\.inside"):
        survey(program)


def test_modules_of_qt_under_the_gpl_are_refused(program: Path) -> None:
    put(program, "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6", b"")
    with pytest.raises(InstallerError, match=r"GPL-3\.0-only is not among"):
        collect(program)


def test_libraries_that_need_what_is_under_the_gpl_are_refused(program: Path) -> None:
    put(program, "PySide6/Qt/lib/libavcodec.so.61", b"--disable-doc --enable-gpl")
    put(program, "python3.11/lib-dynload/readline.so", b"\0libreadline.so.8\0")
    put(program, "numpy.libs/libgfortran-1.so", b"\0libx264.so.164\0")
    with pytest.raises(InstallerError) as caught:
        collect(program)
    said = str(caught.value)
    assert "libavcodec.so.61: FFmpeg was built with parts under the GPL" in said
    assert "readline.so: it needs GNU readline" in said
    assert "libgfortran-1.so: it needs x264" in said


def test_an_lgpl_library_must_lie_in_files_of_its_own(tmp_path: Path) -> None:
    inside = frozen_program(tmp_path / "sotto", modules=["app", "num2words"])
    with pytest.raises(InstallerError, match=r"num2words: LGPL.* needs it in a file"):
        collect(inside)
    shutil.rmtree(inside)
    outside = frozen_program(tmp_path / "sotto", files=["num2words/__init__.py"], modules=["app"])
    assert "num2words" in {one.name for one in collect(outside)}


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("MIT AND (GPL-2.0-only OR Apache-2.0)", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
        ("LGPL-2.1-or-later", True),
        ("GPL-3.0-or-later", False),
        ("GPL-3.0-or-later WITH Classpath-exception-2.0", False),
        ("AGPL-3.0-only OR GPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("CC-BY-NC-4.0", False),
        ("Llama 3.2 Community License", False),
        ("BSD", False),
        ("", False),
    ],
)
def test_only_licences_that_are_named_here_are_passed_on(
    tmp_path: Path, licence: str, allowed: bool
) -> None:
    (tmp_path / "file").touch()
    assert (not objected(component(licence, files=("file",)), tmp_path)) == allowed


def test_what_is_linked_into_a_component_counts_too(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    parts = (Part("crate", "MIT"), Part("codec", "GPL-2.0-only"), Part("lame", "LGPL-2.0-or-later"))
    said = objected(component("MIT", files=("file",), parts=parts), tmp_path)
    assert [sentence.partition(":")[0] for sentence in said] == [
        "codec in planted",
        "lame in planted",
    ]
    lesser = component("LGPL-2.1-or-later", files=("file",), parts=parts[2:])
    assert not objected(lesser, tmp_path)


def test_a_component_without_the_text_of_its_licence_is_refused(tmp_path: Path) -> None:
    assert objected(Component("planted", "1", "MIT", ""), tmp_path) == [
        "planted: there is no text of its licence."
    ]


def test_every_package_that_ships_may_be_passed_on(tmp_path: Path) -> None:
    known = read_known()
    packages = Packages(runtime.needed() - {"sotto"}, known.package)
    (tmp_path / "file").touch()
    for name in packages.names:
        assert not objected(packages.component(name, ("file",), ()), tmp_path)


def test_every_library_that_is_known_has_its_texts() -> None:
    for library in read_known().library:
        brought = library.package or library.debian or library.name in ("Python", "NVIDIA cuDNN")
        assert texts_of(library) or brought, library.name


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("python311.dll", "Python"),
        ("_bz2.pyd", "Python"),
        ("libpython3.11.dylib", "Python"),
        ("python3.11/lib-dynload/_json.cpython-311-darwin.so", "Python"),
        ("libcrypto-3-x64.dll", "OpenSSL"),
        ("libssl.3.dylib", "OpenSSL"),
        ("libffi-8.dll", "libffi"),
        ("sqlite3.dll", "SQLite"),
        ("zlib1.dll", "zlib"),
        ("VCRUNTIME140_1.dll", "Microsoft Visual C++ runtime"),
        ("PySide6/MSVCP140.dll", "Microsoft Visual C++ runtime"),
        ("api-ms-win-crt-runtime-l1-1-0.dll", "Microsoft Visual C++ runtime"),
        ("PySide6/Qt6Core.dll", "Qt"),
        ("PySide6/plugins/platforms/qwindows.dll", "Qt"),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "Qt"),
        ("PySide6/Qt6Charts.dll", "Qt modules under the GPL"),
        ("PySide6/QtCharts.abi3.so", "Qt modules under the GPL"),
        ("PySide6/Qt/lib/libQt6WebEngineCore.so.6", "Qt modules under the GPL"),
        ("PySide6/avcodec-61.dll", "FFmpeg"),
        ("PySide6/Qt/lib/libavutil.59.dylib", "FFmpeg"),
        ("ctranslate2/cudnn64_9.dll", "NVIDIA cuDNN"),
        ("Contents/Info.plist", "Sotto"),
        ("sotto.exe", "PyInstaller bootloader"),
    ],
)
def test_libraries_are_known_by_their_names_on_windows_and_macos(place: str, name: str) -> None:
    library = next(one for one in read_known().library if one.pattern.search(place))
    assert library.name == name
