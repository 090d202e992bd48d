"""The verbs, found without importing any that is not wanted."""

import subprocess
import sys
from importlib import import_module

import click
import pytest

from app.cli import root

CONTEXT = click.Context(click.Group("sotto"))


@pytest.mark.parametrize("module", root._VERBS)
def test_the_table_names_the_verbs_of_every_module(module: str) -> None:
    verbs = import_module(f"app.cli.{module}").VERBS
    assert root._VERBS[module] == tuple(verb.name for verb in verbs)


def test_every_verb_is_found_and_nothing_else() -> None:
    verbs = root._Verbs("sotto")
    names = verbs.list_commands(CONTEXT)
    assert len(names) > 20
    for name in names:
        command = verbs.get_command(CONTEXT, name)
        assert command is not None
        assert command.name == name
    assert verbs.get_command(CONTEXT, "ak") is None


def test_the_window_is_started_without_the_verbs() -> None:
    code = (
        "import sys; from app.cli.root import run; run([], open_window=lambda *_: 0);"
        "print([m for m in sys.modules if m.startswith(('app.cli.', 'app.services'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "['app.cli.session', 'app.cli.root']"
