"""A library that something was cut out of is smaller, and what is left lies where it lay."""

import ctypes
import sys
from pathlib import Path

import pytest

from installers.cutting import cut
from installers.errors import InstallerError
from installers.tools import run_tool
from installers.trim import loadable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ELF files are of Linux")

_SOURCE = """
.globl front, unused, behind
.section .rodata
front: .ascii "front"
.section .nv_fatbin, "a"
unused: .fill 40000, 1, 7
.section .zdata, "a"
behind: .ascii "behind"
.data
address: .quad behind
.globl address
"""


def _library(folder: Path, *options: str) -> Path:
    compiled, library = folder / "objects.o", folder / "library.so"
    run_tool("as", "-o", compiled, "-", given=_SOURCE)
    run_tool("ld", "-shared", *options, "-o", library, compiled)
    return library


def test_a_section_is_cut_out_and_nothing_else(tmp_path: Path) -> None:
    library = _library(tmp_path, "--build-id=sha1")
    before = library.stat().st_size
    cut(library, ".nowhere")
    assert library.stat().st_size == before
    cut(library, ".nv_fatbin")
    assert before - 40_000 <= library.stat().st_size < before - 30_000
    assert loadable(library)
    loaded = ctypes.CDLL(str(library))
    text = {name: (ctypes.c_char * 6).in_dll(loaded, name) for name in ("front", "behind")}
    assert text["front"].raw[:5] == b"front"
    assert text["behind"].raw == b"behind"
    assert ctypes.c_void_p.in_dll(loaded, "address").value == ctypes.addressof(text["behind"])
    assert not any((ctypes.c_char * 40_000).in_dll(loaded, "unused").raw)


def test_tools_still_understand_the_file(tmp_path: Path) -> None:
    library = _library(tmp_path, "--build-id=sha1")
    cut(library, ".nv_fatbin")
    listed = run_tool("nm", "-D", library)
    assert all(name in listed for name in ("front", "unused", "behind"))


def test_a_library_whose_table_has_no_room_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(InstallerError, match="no note"):
        cut(_library(tmp_path, "--build-id=none"), ".nv_fatbin")
