"""A frozen program in small: PyInstaller's archive of modules, and files named as real ones."""

from collections.abc import Iterable
from pathlib import Path

from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

from installers.frozen import libraries
from installers.licences.survey import LICENCES

MODULES = ("app", "app.paths", "click", "json", "pyi_rth_inspect", "psutil._common")
FILES = (
    "app/data/models/all-minilm-l6-v2/model.onnx",
    "app/ui/look/icons/sotto.svg",
    "base_library.zip",
    "libz.so.1",
    "numpy.libs/libgfortran-040039e1-0352e75f.so.5.0.0",
    "numpy.libs/libquadmath-96973f99-934c22de.so.0.0.0",
    "PySide6/Qt/lib/libavcodec.so.61",
    "PySide6/Qt/lib/libicudata.so.73",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "rapidocr/models/PP-OCRv6_det_small.onnx",
)


def frozen_program(
    folder: Path, files: Iterable[str] = FILES, modules: Iterable[str] = MODULES
) -> Path:
    """Make it in `folder`; each file holds its own name."""
    archive = folder.parent / "PYZ.pyz"
    names = list(modules)
    entries = [(name, f"{name}.py", "PYMODULE") for name in names]
    codes = {name: compile("", f"{name}.py", "exec") for name in names}
    ZlibArchiveWriter(str(archive), entries, codes)
    folder.mkdir()
    package = [("PYZ.pyz", str(archive), False, "z")]
    CArchiveWriter(str(folder / "sotto"), package, "libpython3.so")
    for name in files:
        put(folder, name, name.encode())
    return folder


def put_report(program: Path) -> None:
    """A report of licences, in a folder or bundle, that knows of no component."""
    path = libraries(program) / LICENCES / "components.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[]")


def put(folder: Path, name: str, data: bytes) -> None:
    """A file among its libraries."""
    path = folder / "_internal" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
