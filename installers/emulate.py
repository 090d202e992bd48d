"""Tries the program on a processor of another year, which qemu-user imitates.

    python -m installers emulate Haswell [--models FOLDER]

Haswell has AVX2 and nothing newer: everything must work. Nehalem has no AVX: the program must say
so. Needs qemu-x86_64, and Python from a virtual environment with Sotto in it; every process of the
program is imitated, its engines too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from installers.errors import InstallerError
from installers.shut_in import Broken, ShutIn, scratch_folder, without_network
from installers.smoke_test import (
    Bench,
    Report,
    add,
    ask,
    decline,
    doctor,
    expect,
    furnish,
    models,
    search,
    transcribe,
    try_out,
    version,
)

_STEPS = (version, add, search, ask, decline, models, doctor, transcribe)
_WITHOUT_AVX2 = ("Nehalem", "Westmere", "SandyBridge", "IvyBridge")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("processor", help="as qemu names it: Haswell, EPYC, Nehalem ...")
    parser.add_argument("--models", type=Path, help="a folder with models to take in")


def run(options: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    if shutil.which("qemu-x86_64") is None or sys.prefix == sys.base_prefix:
        raise InstallerError("it needs qemu-x86_64, and Python from a virtual environment")
    network = without_network()
    report = Report(f"sotto on {options.processor}", network.said)
    steps = (refuse,) if options.processor in _WITHOUT_AVX2 else _STEPS
    with scratch_folder() as scratch:
        program = imitated(scratch / "imitation", options.processor)
        bench = furnish(ShutIn(str(program), scratch, network), options.models)
        try_out(bench, report, steps=steps)
    return 0 if report.ok else 1


def refuse(bench: Bench) -> str:
    """The program ends at once and says why."""
    try:
        bench.sotto.run("status")
    except Broken as error:
        expect("needs the instructions AVX2" in str(error), str(error))
        return str(error)
    raise Broken("it runs without AVX2")


def imitated(folder: Path, processor: str) -> Path:
    """The command `sotto` of a virtual environment whose Python is imitated.

    Engines are started by the Python that started the program, so they are imitated too.
    """
    commands = folder / "bin"
    commands.mkdir(parents=True)
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", folder)
    (folder / "lib").symlink_to(Path(sys.prefix) / "lib")
    python = commands / "python"
    real = Path(sys.executable).resolve()
    qemu = f'qemu-x86_64 -cpu {processor} -0 "{python}" "{real}"'
    for path, command in ((python, qemu), (commands / "sotto", f'"{python}" -m app')):
        path.write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf-8")
        path.chmod(0o755)
    return commands / "sotto"
