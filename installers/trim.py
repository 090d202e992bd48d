"""What is left out of the frozen program, and what is made smaller, each with its reason."""

import hashlib
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from installers import frozen, icu, stand_ins
from installers.cutting import cut
from installers.half_precision import store_in_half
from installers.tools import run_tool

_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dylib|pyd|dll)$")
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_SHIPPED_SYSTEM_LIBRARIES = re.compile(
    r"^lib(bz2|crypto|ffi|gomp|lzma|python3|sqlite3|ssl|uuid|z)[.\d]*\.so"
    r"|^libxcb-(cursor|icccm|image|keysyms|render-util|util)\.so"
)
"""Python's own, whose names differ between distributions, OpenMP, which few have, and what Qt asks
of X11 that desktops without Qt do not bring: an archive cannot ask for packages."""
_LOADED = 1
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Rule:
    """Files whose place in the program matches `pattern` are left out."""

    pattern: re.Pattern[str]
    reason: str


def _rule(pattern: str, reason: str) -> Rule:
    return Rule(re.compile(pattern), reason)


RULES = (
    _rule(r"plugins/(egldeviceintegrations|generic)/", "for computers without a desktop"),
    _rule(
        r"plugins/platforms/\w*(eglfs|linuxfb|minimal|vkkhr|vnc)", "for computers without one too"
    ),
    _rule(r"plugins/(networkinformation|tls)/", "the window knows no network"),
    _rule(r"plugins/platformthemes/libqgtk3", "brings GTK; the desktop portal does its work"),
    _rule(r"plugins/platforminputcontexts/\w*virtualkeyboard", "a keyboard on the screen, GPL"),
    _rule(r"plugins/imageformats/\w*qpdf", "pages are drawn by pdfium in a sandbox"),
    _rule(r"plugins/imageformats/\w*q(gif|icns|tga|tiff|wbmp|webp)", "pictures by Pillow in one"),
    _rule(r"plugins/texttospeech/\w*mock", "a voice for tests"),
    _rule(
        r"plugins/wayland-shell-integration/\w*(fullscreen|ivi|wl-shell|qt-shell)", "no desktop's"
    ),
    _rule(r"Qt6?(Egl|Pdf|VirtualKeyboard|WlShellIntegration)\w*\.", "their plugins are left out"),
    _rule(r"PySide6/(Qt/)?translations/", "of languages that the window does not speak"),
    _rule(r"libQt6Qml(Meta|Models|WorkerScript)\.so", "only Qt Quick needs them: see stand_ins.py"),
    _rule(r"PySide6/QtConcurrent\.", "the window does not import it"),
    _rule(r"llama_cpp/lib/\w*mtmd|^libmtmd", "pictures are read by OCR"),
    _rule(r"rapidfuzz/.*(fuzz|metrics)_cpp\.[\w-]*(x86_64|amd64)", "for processors without AVX2"),
    _rule(r"numpy/_core/_\w+_tests\.", "for tests"),
    _rule(r"cudnn\w*\.dll$", "for graphics processors, under terms of its own"),
    _rule(r"libmvec\.so", "a piece of glibc that fits one version of it only"),
    _rule(r"^rapidocr/(?!models/PP-OCRv6_(det|rec)_small\.onnx)", "only two networks are used"),
    _rule(r"\.(pyi|pxd|h|hpp|c|cpp|lib|a|cmake)$", "for compilers"),
)
_KEPT_TRANSLATIONS = re.compile(r"translations/qtbase_(de|es)\.qm$")


def left_out(place: str, source: str = "") -> str | None:
    """Why the file at `place` (posix, below the program's folder) is left out; None if it stays."""
    if _from_system(place, source):
        return "the system's own"
    if _KEPT_TRANSLATIONS.search(place):
        return None
    return next((rule.reason for rule in RULES if rule.pattern.search(place)), None)


def _from_system(place: str, source: str) -> bool:
    return (
        sys.platform == "linux"
        and "/" not in place
        and source.startswith(_SYSTEM_FOLDERS)
        and not _SHIPPED_SYSTEM_LIBRARIES.match(place)
    )


def make_smaller(folder: Path) -> None:
    """Everything that makes the files of a frozen program smaller without changing what they do."""
    if sys.platform == "linux":
        for data in folder.rglob("libicudata.so.*"):
            if not data.is_symlink():
                icu.shrink(data)
                stand_ins.put(data.parent)
        share_openmp(folder)
        strip_symbols(folder)
        for library in folder.rglob("libctranslate2-*.so*"):
            # Code for graphics processors, whose own libraries come with no installer.
            if not library.is_symlink():
                cut(library, ".nv_fatbin")
    link_copies(folder)
    for network in frozen.libraries(folder).glob("rapidocr/models/*.onnx"):
        store_in_half(network)


def share_openmp(folder: Path) -> None:
    """One OpenMP for all in place of those that wheels brought, which are older copies of it."""
    ours = next(folder.rglob("libgomp.so.1"), None)
    if ours is None:
        return
    for theirs in folder.rglob("*.libs/libgomp-*.so*"):
        theirs.unlink()
        theirs.symlink_to(Path("..", ours.name))


def strip_symbols(folder: Path) -> None:
    """Take symbols for debuggers out of native files on Linux.

    Some of those below `*.libs` were rewritten when their wheel was made, in such a way that they
    could not be loaded afterwards; these stay as they are.
    """
    for path in native(folder):
        stripped = path.with_name(path.name + ".stripped")
        run_tool("strip", "--strip-unneeded", "-o", stripped, path)
        if loadable(stripped):
            stripped.replace(path)
        else:
            stripped.unlink()


def loadable(library: Path) -> bool:
    """Whether a 64-bit ELF file can be mapped: each segment lies alike in file and memory."""
    with library.open("rb") as file:
        header = file.read(64)
        table, size, count = struct.unpack_from("<32xQ14xHH", header)
        file.seek(table)
        segments = file.read(size * count)
    for number in range(count):
        kind, offset, address, alignment = struct.unpack_from("<I4xQQ24xQ", segments, size * number)
        if kind == _LOADED and (offset - address) % max(alignment, _PAGE):
            return False
    return True


def link_copies(folder: Path) -> None:
    """Replace native files by links to an equal one beside them, but on Windows.

    A wheel cannot hold links, so libraries with a version in their name lie there several times.
    """
    if sys.platform == "win32":
        return
    seen: dict[tuple[Path, bytes], Path] = {}
    for path in sorted(native(folder), key=lambda path: (-len(path.name), path)):
        first = seen.setdefault((path.parent, hashlib.sha256(path.read_bytes()).digest()), path)
        if first is not path:
            path.unlink()
            path.symlink_to(first.name)


def native(folder: Path) -> Iterator[Path]:
    """Every library and extension module below `folder`, in order, links left out."""
    return (path for path in sorted(frozen.files(folder)) if _LIBRARY.search(path.name))


def kept(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of PyInstaller's entries (place, source, kind), those that ship."""
    return [e for e in entries if left_out(e[0].replace("\\", "/"), e[1] or "") is None]
