"""The verbs of updates and of purging, as installers and people call them."""

import json
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.paths import Home
from app.services.release_keys import RELEASE_KEYS
from app.services.signing import public_pem
from app.storage.database import Database
from tests.data.releases import Publisher
from tests.verbs import Sotto


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    return Publisher(tmp_path / "releases", monkeypatch)


def document(out: str) -> Any:
    return json.loads(out)


def test_a_genuine_update_is_told_for_people_and_for_programs(
    sotto: Sotto, publisher: Publisher, own_home: Home
) -> None:
    update = publisher.release("999.0.0", notes="Faster \x1b[31mthan before.")
    code, out, _ = sotto("update", "check", update)
    assert code == 0
    assert "Genuine: Sotto 999.0.0 of 2026-11-21, newer" in out
    assert "\x1b" not in out
    assert "sudo apt install" in out
    code, out, _ = sotto("update", "check", update, "--json")
    told = document(out)
    assert (told["genuine"], told["version"], told["standing"], told["installed"]) == (
        True, "999.0.0", "newer", __version__
    )  # fmt: skip
    assert len(told["installers"]) == 2
    assert not own_home.root.exists()  # asking leaves nothing behind


def test_what_is_not_genuine_fails(sotto: Sotto, publisher: Publisher) -> None:
    update = publisher.release("999.0.0")
    update.write_text(update.read_text().replace("999.0.0", "999.0.1"))
    code, out, err = sotto("update", "check", update, "--json")
    assert code == 1
    assert "changed after it was signed" in document(out)["error"]
    assert "Do not install it" in err


def test_the_key_is_printed_for_other_tools(sotto: Sotto) -> None:
    code, out, _ = sotto("update", "key")
    assert code == 0
    assert out == "".join(map(public_pem, RELEASE_KEYS))


def test_purging_tells_first_and_deletes_when_told_to(sotto: Sotto, own_home: Home) -> None:
    with Database(own_home.database):
        pass
    code, out, err = sotto("purge", "--json")
    told = document(out)
    assert code == 0
    assert (told["home"], told["purged"]) == (str(own_home.root), False)
    assert told["bytes"] > 0
    assert {"name": "sotto.db", "bytes": told["bytes"]} in told["entries"]
    assert str(own_home.root) in err
    assert own_home.database.exists()
    code, out, _ = sotto("purge", "--yes")
    assert (code, out) == (0, "Nothing of Sotto is left there.\n")
    assert not own_home.root.exists()


def test_there_may_be_nothing_to_purge(sotto: Sotto, own_home: Home) -> None:
    code, out, _ = sotto("purge", "--yes", "--json")
    assert code == 0
    assert document(out)["entries"] == []
    assert not own_home.root.exists()
