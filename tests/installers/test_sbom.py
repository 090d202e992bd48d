import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from installers.__main__ import main
from installers.errors import InstallerError
from installers.frozen import package_stem
from installers.licences.command import collect
from installers.sbom import bill_of_materials, write_bill
from tests.installers.frozen_stand_in import FILES, frozen_program, put

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its executable has a suffix")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    program = frozen_program(tmp_path / "sotto")
    collect(program)
    return program


def bill(program: Path) -> Any:
    return json.loads(bill_of_materials(program))


def hashes(bill: Any) -> dict[str, str]:
    """The SHA-256 of every file that the bill names."""
    wholes = (bill["metadata"]["component"], *bill["components"])
    inside = (part for whole in wholes for part in whole.get("components", ()))
    files = [part for part in inside if part["type"] == "file"]
    assert len(files) == len({file["name"] for file in files})
    return {file["name"]: file["hashes"][0]["content"] for file in files}


def on_disk(program: Path) -> dict[str, str]:
    return {
        path.relative_to(program).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in program.rglob("*")
        if path.is_file()
    }


def test_the_bill_names_every_file_with_its_hash_and_follows_the_schema(program: Path) -> None:
    made = bill(program)
    assert hashes(made) == on_disk(program)
    assert {"sotto", *(f"_internal/{name}" for name in FILES)} <= set(hashes(made))
    assert made["metadata"]["component"]["name"] == "Sotto"
    (click,) = (one for one in made["components"] if one["name"] == "click")
    assert click["purl"] == f"pkg:pypi/click@{click['version']}"
    assert click["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert made == bill(program)


def test_what_was_signed_since_is_listed_as_it_ships(program: Path) -> None:
    before = bill(program)
    put(program, "libz.so.1", b"signed")
    after = bill(program)
    assert hashes(after) == on_disk(program)
    assert before["serialNumber"] != after["serialNumber"]


def test_models_of_a_full_package_are_listed(program: Path) -> None:
    _add_model(program, licence="Apache-2.0")
    made = bill(program)
    (model,) = (one for one in made["components"] if one["name"] == "Tiny")
    assert model["type"] == "machine-learning-model"
    assert model["licenses"] == [{"expression": "Apache-2.0"}]
    assert [part["name"] for part in model["components"]] == [
        "models/tiny/LICENSE.txt", "models/tiny/tiny.gguf",
    ]  # fmt: skip
    assert hashes(made) == on_disk(program)


def test_a_model_that_may_not_be_passed_on_has_no_bill(program: Path) -> None:
    _add_model(program, licence="CC-BY-NC-4.0")
    with pytest.raises(InstallerError, match="Tiny: CC-BY-NC"):
        bill(program)


def test_models_that_nobody_understands_end_the_command_with_a_sentence(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (program / "models").mkdir()
    (program / "models" / "bundle.toml").write_text("format = 9")
    assert main(["sbom", str(program)]) == 1
    assert "made for another Sotto" in capsys.readouterr().err


def test_a_program_without_its_report_has_no_bill(program: Path) -> None:
    shutil.rmtree(program / "_internal" / "app" / "data" / "licences")
    with pytest.raises(InstallerError, match="no report of licences"):
        bill(program)


@pytest.mark.parametrize(
    ("planted", "system"),
    [("sotto", "linux-x86_64"), ("sotto.exe", "windows-x86_64"), ("Contents/x", "macos-arm64")],
)
def test_packages_are_called_by_what_they_are_for(
    tmp_path: Path, planted: str, system: str
) -> None:
    file = tmp_path / planted
    file.parent.mkdir(exist_ok=True)
    file.touch()
    assert package_stem(tmp_path).endswith(system)


def test_the_bill_lies_beside_the_packages(program: Path, tmp_path: Path) -> None:
    made = write_bill(program, tmp_path)
    assert made.name == f"{package_stem(program)}.cdx.json"
    assert json.loads(made.read_text("utf-8")) == bill(program)


def _add_model(program: Path, *, licence: str) -> None:
    folder = program / "models" / "tiny"
    folder.mkdir(parents=True)
    (folder / "tiny.gguf").write_bytes(b"weights")
    (folder / "LICENSE.txt").write_text("its terms")
    sha256 = hashlib.sha256(b"weights").hexdigest()
    (folder.parent / "bundle.toml").write_text(
        f"""format = 1
[[model]]
name = "tiny"
title = "Tiny"
task = "generate"
format = "gguf"
quantization = ""
licence = "{licence}"
languages = ["en"]
context_length = 1
memory_bytes = 1
verified = true
files = [{{name = "tiny.gguf", bytes = 7, sha256 = "{sha256}"}}]
source = {{kind = "local", location = ""}}
[model.openness]
"""
    )
