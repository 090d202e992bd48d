"""The workflow of the public CI says only what the commands here understand."""

import argparse
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from installers import facts
from installers.__main__ import COMMANDS
from installers.macos.bundle import MINIMUM_MACOS

_GITHUB = facts.ROOT / ".github"
_FILES = (_GITHUB / "workflows" / "release.yml", _GITHUB / "actions/environment/action.yml")
_TEXT = _FILES[0].read_text("utf-8")


def _calls() -> list[list[str]]:
    """Every call of a command of ours, what is only known there replaced by a word."""
    lines = re.findall(r"python -m installers ([^\n|]+)", _TEXT)
    return [shlex.split(re.sub(r"\$\{\{.*?\}\}", "known-there", line)) for line in lines]


@pytest.mark.parametrize("call", _calls(), ids=" ".join)
def test_every_command_is_called_as_it_can_be(call: list[str]) -> None:
    module, _ = COMMANDS[call[0]]
    parser = argparse.ArgumentParser()
    import_module(module).add_arguments(parser)
    parser.parse_args(call[1:])


def test_each_step_of_a_release_is_there() -> None:
    wanted = {"freeze", "licences", "smoke", "linux", "windows", "macos", "sign"}
    assert {call[0] for call in _calls()} == wanted


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_actions_of_others_are_pinned_to_a_whole_version(file: Path) -> None:
    used = re.findall(r"uses: (\S+)", file.read_text("utf-8"))
    ours = {"./.github/actions/environment"}
    assert all(re.fullmatch(r"[\w./-]+@v\d+\.\d+\.\d+", each) for each in used if each not in ours)


def test_packages_are_installed_by_their_hashes() -> None:
    assert "uv pip install --require-hashes -r requirements.lock" in _FILES[1].read_text("utf-8")


def test_libraries_for_macos_are_built_for_the_oldest_that_the_bundle_names() -> None:
    assert f'MACOSX_DEPLOYMENT_TARGET: "{MINIMUM_MACOS}"' in _FILES[1].read_text("utf-8")


def test_models_in_the_packages_are_the_defaults_of_the_catalogue() -> None:
    from app.services.model_catalog import load_catalog

    (named,) = re.findall(r"^  MODELS: (.+?)(?: #.*)?$", _TEXT, re.MULTILINE)
    catalogue = {spec.name: spec for spec in load_catalog(facts.ROOT / "models")}
    assert all(catalogue[name].default for name in named.split())


def test_only_the_last_step_may_write_and_knows_the_key() -> None:
    before, publish = _TEXT.split("\n  publish:\n")
    assert "contents: write" not in before
    assert "secrets.SOTTO_RELEASE_KEY" not in before
    assert "secrets.SOTTO_RELEASE_KEY" in publish
