"""Licences of everything in a frozen program: `python -m installers licences FOLDER`."""

import argparse
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from installers import frozen
from installers.errors import InstallerError
from installers.licences.records import Component
from installers.licences.rules import objections
from installers.licences.survey import LICENCES, survey

_LIST = "components.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("program", type=Path, help="folder of the frozen program")
    parser.add_argument("--json", action="store_true", help="print the components as JSON")


def run(options: argparse.Namespace) -> int:
    """Put the licences into the program and list them."""
    components = collect(options.program)
    if options.json:
        print(json.dumps(msgspec.to_builtins(components), ensure_ascii=False))
    else:
        print("\n".join(_table(components)))
    return 0


def collect(program: Path) -> list[Component]:
    """Write the report of licences into the frozen program, anew; returns its components.

    Raises:
        InstallerError: something in it may not be passed on, or it is not known whose it is.
    """
    components = survey(program)
    if reasons := list(objections(components, program)):
        raise InstallerError("this cannot be passed on.\n" + "\n".join(reasons))
    folder = frozen.libraries(program) / LICENCES
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for component in components:
        (folder / _file_name(component)).write_text(component.text + "\n", "utf-8")
    told = [replace(one, text=_file_name(one), modules=()) for one in components]
    (folder / _LIST).write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1))
    return components


def collected(program: Path) -> list[Component]:
    """The components as the report in the program lists them, each text by the name of its file.

    Raises:
        InstallerError: there is none, or it is damaged.
    """
    path = frozen.libraries(program) / LICENCES / _LIST
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Component])
    except (OSError, msgspec.MsgspecError) as error:
        raise InstallerError(f"{program} has no report of licences: {error}") from error


def _file_name(component: Component) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", component.name.lower()) + ".txt"


def _table(components: Sequence[Component]) -> Iterator[str]:
    for one in components:
        parts = f", {len(one.parts)} parts inside" if one.parts else ""
        files = f"{len(one.files)} files, {len(one.modules)} modules{parts}"
        yield f"{one.name:24.24} {one.version:14.14} {one.licence:44} {files}"
    yield f"{len(components)} components, {_count(components)} files; all of them may be passed on."


def _count(components: Iterable[Component]) -> int:
    return sum(len(component.files) for component in components)
