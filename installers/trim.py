"""What is left out of the frozen program, and what is made smaller, each with its reason."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dylib|pyd|dll)$")
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_SHIPPED_SYSTEM_LIBRARIES = re.compile(
    r"^lib(bz2|crypto|ffi|gomp|lzma|python3|sqlite3|ssl|uuid|z)[.\d]*\.so"
    r"|^libxcb-(cursor|icccm|image|keysyms|render-util|util)\.so"
)
"""Python's own, whose names differ between distributions, OpenMP, which few have, and what Qt asks
of X11 that desktops without Qt do not bring: an archive cannot ask for packages."""


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
    _rule(r"PySide6/(QtNetwork|QtConcurrent)\.", "the window imports neither"),
    _rule(r"llama_cpp/lib/\w*mtmd|^libmtmd", "pictures are read by OCR"),
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


def strip_symbols(folder: Path) -> int:
    """Take symbols for debuggers out of native files on Linux; returns how many bytes that saved.

    Never of those below `*.libs`: wheels had these rewritten, and stripped they do not load.
    """
    if sys.platform != "linux":
        return 0
    before = after = 0
    for path in _native(folder):
        if any(part.endswith(".libs") for part in path.relative_to(folder).parts):
            continue
        before += path.stat().st_size
        subprocess.run(("strip", "--strip-unneeded", str(path)), check=True)  # noqa: S607
        after += path.stat().st_size
    return before - after


def link_copies(folder: Path) -> int:
    """Replace native files by links to an equal one beside them; returns how many bytes that saved.

    A wheel cannot hold links, so libraries with a version in their name lie there several times.
    """
    if sys.platform == "win32":
        return 0
    saved = 0
    seen: dict[tuple[Path, bytes], Path] = {}
    for path in sorted(_native(folder), key=lambda path: (-len(path.name), path)):
        first = seen.setdefault((path.parent, hashlib.sha256(path.read_bytes()).digest()), path)
        if first is not path:
            saved += path.stat().st_size
            path.unlink()
            path.symlink_to(first.name)
    return saved


def _native(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _LIBRARY.search(path.name):
            yield path


def kept(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of PyInstaller's entries (place, source, kind), those that ship."""
    return [e for e in entries if left_out(e[0].replace("\\", "/"), e[1] or "") is None]
