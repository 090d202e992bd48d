"""What may be in an installer: licences by name, and nothing that gives them away as others."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from boolean.boolean import OR, Expression, Function

from installers.licences.records import Component
from installers.licences.spdx import parsed

_ALLOWED = frozenset(
    (
        "0BSD", "Apache-2.0", "blessing", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Open-MPI",
        "BSL-1.0", "bzip2-1.0.6", "CC0-1.0", "CDLA-Permissive-2.0", "FTL", "HPND", "IJG", "ISC",
        "libpng-2.0", "libtiff", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Python-2.0",
        "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "X11", "Zlib",
        "LicenseRef-scancode-issl-2022", "LicenseRef-scancode-ms-visual-cpp-2015-runtime",
        "LicenseRef-scancode-other-permissive",
    )
)  # fmt: skip
_REPLACEABLE = frozenset(
    f"LGPL-{version}-{which}" for version in ("2.0", "2.1", "3.0") for which in ("only", "or-later")
)
"""Allowed where users can put another build of it in its place."""
_EXCEPTIONS = frozenset(
    (
        "Apache-2.0 WITH LLVM-exception",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
    )
)
"""Licences whose exception lets us link with it under our own."""
_MARKS = {
    b"--enable-gpl": "FFmpeg was built with parts under the GPL",
    b"--enable-nonfree": "FFmpeg was built with parts that may not be passed on",
    b"libgdbm.so": "it needs GNU dbm, which is under the GPL",
    b"libreadline.so": "it needs GNU readline, which is under the GPL",
    b"libx264.so": "it needs x264, which is under the GPL",
    b"libx265.so": "it needs x265, which is under the GPL",
}
_NATIVE = (".so", ".dylib", ".dll", ".pyd")


def objections(components: Iterable[Component], folder: Path) -> Iterator[str]:
    """Why the frozen program in `folder` cannot be passed on, a sentence for each reason."""
    for component in components:
        if not component.text:
            yield f"{component.name}: there is no text of its licence."
        can_replace = bool(component.files)
        if said := _objection(component.licence, can_replace=can_replace):
            yield f"{component.name}: {said}."
        for part in component.parts:
            if said := _objection(part.licence, can_replace=can_replace and _is_lesser(component)):
                yield f"{part.name} in {component.name}: {said}."
        for place in component.files:
            yield from (f"{place}: {why}." for why in _marks(folder / place))


def _is_lesser(component: Component) -> bool:
    """Whether it is under the LGPL itself, so that all of it can be built and put in again."""
    return component.licence in _REPLACEABLE


def _objection(licence: str, *, can_replace: bool) -> str:
    """Why one licence, an SPDX expression, is not allowed; "" where it is."""
    if not licence:
        return "its licence is not known"
    expression = parsed(licence)
    if expression is None:
        return f"{licence!r} is no SPDX expression"
    return _refused(expression, can_replace=can_replace)


def _refused(expression: Expression, *, can_replace: bool) -> str:
    if isinstance(expression, Function):
        said = [_refused(child, can_replace=can_replace) for child in expression.args]
        is_free = not all(said) if isinstance(expression, OR) else not any(said)
        return "" if is_free else next(filter(None, said))
    name = str(expression)
    if name in _ALLOWED or name in _EXCEPTIONS:
        return ""
    if name not in _REPLACEABLE:
        return f"{name} is not among the licences that we pass on"
    return "" if can_replace else f"{name} needs it in a file of its own, to be replaced"


def _marks(path: Path) -> Iterator[str]:
    """What the bytes of a native file give away."""
    if any(suffix in path.name for suffix in _NATIVE):
        data = path.read_bytes()
        yield from (why for mark, why in _MARKS.items() if mark in data)
