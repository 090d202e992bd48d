"""A signed folder can be checked with tools that everybody has."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.services.release import SIGNATURE, SUMS
from app.services.release_keys import RELEASE_KEYS
from app.services.signing import public_pem
from installers import facts
from installers.__main__ import main
from tests.data.releases import DEB, Publisher

ROOT = Path(__file__).parents[2]


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    return Publisher(tmp_path / "releases", monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package that waits to be signed."""
    made = tmp_path / "out"
    made.mkdir()
    (made / "sotto.deb").write_bytes(DEB)
    return made


def key_file(path: Path, publisher: Publisher) -> Path:
    private = Ed25519PrivateKey.from_private_bytes(publisher.key.private)
    path.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def test_the_command_signs_the_version_of_the_program(
    publisher: Publisher, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = key_file(tmp_path / "key.pem", publisher)
    for _ in range(2):  # again over what the first time wrote, and with the same result
        assert main(["sign", str(folder), "--key", str(key), "--date", "2026-11-21"]) == 0
    assert f"Sotto {facts.VERSION} of 2026-11-21 is signed" in capsys.readouterr().out
    update = folder / f"sotto-{facts.VERSION}.update"
    assert sorted(one.name for one in folder.iterdir()) == [
        SUMS, SIGNATURE, update.name, "sotto.deb",
    ]  # fmt: skip


def test_a_key_that_the_program_does_not_know_signs_nothing(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as patch:
        key = key_file(tmp_path / "key.pem", Publisher(tmp_path, patch))
    assert main(["sign", str(folder), "--key", str(key)]) == 1
    assert "no Sotto would take this key" in capsys.readouterr().err
    assert [one.name for one in folder.iterdir()] == ["sotto.deb"]


@pytest.mark.parametrize("content", [b"no key", b""])
def test_what_is_no_key_is_said(
    content: bytes, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.pem").write_bytes(content)
    assert main(["sign", str(folder), "--key", str(tmp_path / "key.pem")]) == 1
    assert "the key cannot be used" in capsys.readouterr().err


def test_a_folder_with_more_than_packages_is_not_signed(
    publisher: Publisher, folder: Path, tmp_path: Path
) -> None:
    (folder / "build").mkdir()
    key = key_file(tmp_path / "key.pem", publisher)
    assert main(["sign", str(folder), "--key", str(key)]) == 1
    assert not (folder / SUMS).exists()


def test_what_is_left_of_another_version_is_not_signed_as_this_one(
    publisher: Publisher, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sotto_0.0.9_amd64.deb").write_bytes(DEB)
    (folder / "sotto-0.0.9.update").write_bytes(b"of a release that was signed before")
    key = key_file(tmp_path / "key.pem", publisher)
    assert main(["sign", str(folder), "--key", str(key)]) == 1
    assert f"is not of version {facts.VERSION}" in capsys.readouterr().err
    assert (folder / "sotto-0.0.9.update").exists()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_the_commands_of_the_guide_check_a_release(publisher: Publisher) -> None:
    folder = publisher.release("1.2.3").parent
    guide = (ROOT / "docs" / "guide" / "updating.md").read_text("utf-8")
    (commands,) = re.findall(r"```\n(openssl pkeyutl.*?)```", guide, re.DOTALL)
    (folder / "sotto.pem").write_text(public_pem(publisher.key.public))
    good = subprocess.run(["sh", "-ec", commands], cwd=folder, capture_output=True, text=True)
    assert good.returncode == 0, good.stderr
    assert "sotto_1.2.3_amd64.deb: OK" in good.stdout
    (folder / SUMS).write_text((folder / SUMS).read_text().replace("deb", "dev"))
    bad = subprocess.run(["sh", "-ec", commands], cwd=folder, capture_output=True, text=True)
    assert bad.returncode != 0


def test_the_guide_shows_the_key_that_signs() -> None:
    guide = (ROOT / "docs" / "guide" / "updating.md").read_text("utf-8")
    assert public_pem(RELEASE_KEYS[-1]) in guide
