"""What takes the space in a frozen program, how much it may take, and what must not be in it."""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from installers import frozen
from installers.errors import InstallerError

SLIM_LIMIT_MB = 400.0
_INSIDE = frozen.LIBRARIES
_PLACES = {
    f"{_INSIDE}/app/data/models": "search model",
    f"{_INSIDE}/app": "licences, translations",
    f"{_INSIDE}/rapidocr": "OCR models",
    f"{_INSIDE}/PySide6": "Qt",
    f"{_INSIDE}/shiboken6": "Qt",
    f"{_INSIDE}/numkong": "usearch",
    f"{_INSIDE}/pypdfium2": "PDFium",
    f"{_INSIDE}/_soundfile_data": "libsndfile",
}
"""Names for what lies below a place; what is not named here goes by its folder."""
_FORBIDDEN = {
    r"^(av|avlibs|libzim|readline)\b": "it brings code under the GPL",
    r"libreadline|libx26[45]": "it is under the GPL",
    r"Qt6?(Charts|DataVisualization|Graphs|HttpServer|Lottie|NetworkAuth|Quick3D|QuickTimeline"
    r"|VirtualKeyboard|WaylandCompositor)": "this part of Qt is under the GPL",
    r"Qt6?WebEngine": "the program shows no web pages",
    r"^(cv2|kreuzberg|torch|transformers|tkinter)\b": "the program does not need it",
    r"^(hf_xet|huggingface_hub|pip|requests|urllib3)\b": "it is for the network",
    r"libmvec": "it belongs to one version of glibc",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", type=Path, help="the folder of a frozen program")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(options: argparse.Namespace) -> int:
    """Print the table; then what is wrong, if anything is."""
    sizes = measured(options.folder)
    print(json.dumps(dict(sizes.most_common())) if options.json else table(sizes))
    check(options.folder)
    return 0


def measured(folder: Path) -> Counter[str]:
    """Bytes of the files of each component, links not counted."""
    sizes: Counter[str] = Counter()
    for path in frozen.files(folder):
        sizes[_component(path.relative_to(folder).as_posix())] += path.stat().st_size
    return sizes


def table(sizes: Counter[str]) -> str:
    """Lines of Markdown, the largest first; what is below a megabyte stands together."""
    shown = Counter({name: size for name, size in sizes.items() if size >= 1e6})
    lines = [f"| {name} | {size / 1e6:.1f} |" for name, size in shown.most_common()]
    rest = sizes.total() - shown.total()
    return "\n".join(
        (
            "| part | MB |",
            "|---|---|",
            *lines,
            f"| {len(sizes) - len(shown)} others | {rest / 1e6:.1f} |",
            f"| all | {sizes.total() / 1e6:.1f} |",
        )
    )


def check(folder: Path) -> None:
    """Raise InstallerError where the program is too large or holds what it must not hold."""
    problems = [f"{name} is inside: {why}" for name, why in forbidden(names(folder))]
    without_models = measured(folder)
    without_models.pop(frozen.MODELS, None)
    if without_models.total() > 1e6 * SLIM_LIMIT_MB:
        size = without_models.total() / 1e6
        problems.append(f"it takes {size:.1f} MB, more than {SLIM_LIMIT_MB:.0f}")
    if problems:
        raise InstallerError("; ".join(problems))


def forbidden(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Which of these names of files and modules must not be inside, and why."""
    for name in names:
        for pattern, why in _FORBIDDEN.items():
            if re.search(pattern, name):
                yield name, why


def names(folder: Path) -> Iterator[str]:
    """Every file, below the folder of the libraries, and every module in the executable."""
    inside = folder / _INSIDE
    for path in frozen.files(inside):
        yield path.relative_to(inside).as_posix()
    if (program := frozen.executable(folder)) is not None:
        yield from frozen.modules(program)


def _component(place: str) -> str:
    named = next((name for start, name in _PLACES.items() if place.startswith(start)), None)
    if named is not None:
        return named
    first, _, rest = place.removeprefix(f"{_INSIDE}/").partition("/")
    if place.startswith(f"{_INSIDE}/") and rest and not first.startswith("python3"):
        return re.sub(r"(\.libs|-[\d.]+\.dist-info)$", "", first)
    return first if first == frozen.MODELS else "Python, its libraries, all modules"
