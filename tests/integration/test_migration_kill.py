"""An update that is killed while it changes the database loses nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.steps import result_of
from app.paths import Home
from app.services.backup import restore
from app.services.migration_backup import back_up_before_migration
from app.storage.database import Database
from app.storage.library import LibraryStore
from tests.unit.storage.version_1 import make_version_1

REPOSITORY = Path(__file__).parents[2]


def text(home: Home) -> str:
    with Database(home.database) as database:
        return LibraryStore(database).document_text(1)


@pytest.mark.parametrize("moment", ["backup", "migration"])
def test_a_killed_update_begins_again(moment: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    make_version_1(home.database)
    command = [sys.executable, "-m", "tests.integration.migration_child", str(home.root), moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "still\n"
        child.kill()
    left = [one.name for one in home.backups.iterdir()]
    assert [name.endswith(".partial") for name in left] == [moment == "backup"]
    path = back_up_before_migration(home)
    assert path is not None
    assert list(home.backups.iterdir()) == [path]
    assert text(home) == "one two"
    result_of(restore(Home(tmp_path / "other"), path))
    assert text(Home(tmp_path / "other")) == "one two"
