import os
import shutil
import sqlite3
import threading
import zipfile
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, HomeLocked, PackProblem
from app.domain.steps import result_of
from app.paths import Home
from app.policy import ModelRules, Policy
from app.services.backup import (
    BackupService,
    Restored,
    finish_closed,
    finish_restore,
    restore,
)
from app.services.pack_format import Kind, open_sealed, write_sealed
from app.services.packs import Trust
from app.services.signing import own_key
from app.storage.home_lock import HomeLock
from tests.data.pack_homes import opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the home beside it, with a bit of everything."""
    tmp_path = tmp_path_factory.mktemp("made")
    root = tmp_path / "home"
    with opened(root) as home:
        home.fill("Pumps", tmp_path / "papers")
        result_of(home.packs.create(tmp_path / "p.pack", "Pumps", originals=True))
        result_of(home.packs.take_in(tmp_path / "p.pack", name="Packed"))
        (root / "settings.toml").write_text("passages = 3\n")
        (root / "voice").mkdir()
        (root / "voice" / "clip.wav").write_bytes(b"RIFF")
        (root / "models" / "big").mkdir(parents=True)
        (root / "models" / "big" / "weights.gguf").write_bytes(b"GGUF")
        (root / "later").mkdir()
        (root / "later" / "thing").write_text("of a version to come")
        result_of(BackupService(home.home, home.database).create(tmp_path / "all.backup"))
    return tmp_path / "all.backup"


def content(root: Path) -> dict[str, object]:
    with opened(root) as home:
        documents = home.store.documents()
        return {
            "rows": [home.rows("Pumps"), home.rows("Packed")],
            "paths": [document.path for document in documents],
            "found": home.search(),
            "roots": home.store.roots(),
            "packs": home.packs.packs(),
            "originals": [home.packs.original(d.path, d.sha256) is not None for d in documents],
        }


def files(root: Path) -> dict[str, bytes]:
    skipped = {"lock", "index", "replaced"}
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] not in skipped
        and not path.name.startswith("sotto.db")
    }  # fmt: skip


def bring_back(root: Path, file: Path, *, replace: bool = False) -> Restored:
    return result_of(restore(Home(root), file, replace=replace))


def test_a_restored_home_is_the_one_that_was_backed_up(made: Path, tmp_path: Path) -> None:
    done = bring_back(tmp_path / "new", made)
    assert done.replaced is None
    kept = files(made.parent / "home")
    del kept["models/big/weights.gguf"]
    assert files(tmp_path / "new") == kept
    assert "later/thing" in kept
    assert content(tmp_path / "new") == content(made.parent / "home")
    if os.name == "posix":
        assert made.stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "new" / "signing-key.pem").stat().st_mode & 0o777 == 0o600
    with opened(tmp_path / "new") as home:
        assert result_of(home.packs.show(made.parent / "p.pack")).trust is Trust.OWN


def test_models_come_along_when_asked_for(made: Path, tmp_path: Path) -> None:
    with opened(made.parent / "home") as home:
        service = BackupService(home.home, home.database)
        result_of(service.create(tmp_path / "big.backup", models=True))
    bring_back(tmp_path / "new", tmp_path / "big.backup")
    assert (tmp_path / "new" / "models" / "big" / "weights.gguf").read_bytes() == b"GGUF"


@pytest.mark.parametrize(
    ("rules", "brought"),
    [
        (ModelRules(imports=False), set()),
        (ModelRules(signed_by=("abcd",)), {"providers"}),
        (ModelRules(install=False), {"models", "providers"}),
    ],
)
def test_a_backup_brings_no_models_or_runtimes_that_the_policy_forbids(
    made: Path, tmp_path: Path, rules: ModelRules, brought: set[str]
) -> None:
    with opened(made.parent / "home") as home:
        (home.home.providers / "gpu").mkdir(parents=True, exist_ok=True)
        (home.home.providers / "gpu" / "runtime.so").write_bytes(b"ELF")
        result_of(BackupService(home.home, home.database).create(tmp_path / "b", models=True))
        rows = home.rows("Pumps")
        shutil.rmtree(home.home.providers)
    (tmp_path / "new" / "models" / "here").mkdir(parents=True)
    (tmp_path / "new" / "providers").mkdir()
    policy = Policy(organisation="Clinic", models=rules)
    done = result_of(restore(Home(tmp_path / "new"), tmp_path / "b", replace=True, policy=policy))
    with opened(tmp_path / "new") as home:
        assert home.rows("Pumps") == rows
        info = BackupService(home.home, home.database, policy).look(tmp_path / "b")
    assert (tmp_path / "new" / "models" / "big").exists() is ("models" in brought)
    assert (tmp_path / "new" / "models" / "here").exists() is ("models" not in brought)
    assert (tmp_path / "new" / "providers" / "gpu").exists() is ("providers" in brought)
    assert info.models is ("models" in brought)
    assert (info.refused is None) is (done.refused is None) is ("models" in brought)
    assert done.refused is None or "Clinic does not allow models" in str(done.refused)


@pytest.mark.parametrize("name", ["Models/x", "models./x", "models /x"])
def test_a_name_that_some_systems_take_for_the_models_folder_is_no_way_round_the_policy(
    made: Path, tmp_path: Path, name: str
) -> None:
    with open_sealed(made, Kind.BACKUP) as sealed:
        result_of(sealed.unpack(tmp_path / "out"))
        manifest = sealed.manifest
    database = ("sotto.db", tmp_path / "out" / "sotto.db")
    members = [database, (name, tmp_path / "out" / "settings.toml")]
    key = own_key(tmp_path / "key.pem")
    result_of(write_sealed(tmp_path / "b", members, manifest, key=key, private=True))
    policy = Policy(models=ModelRules(imports=False))
    result_of(restore(Home(tmp_path / "new"), tmp_path / "b", policy=policy))
    assert not any(each.name.lower().startswith("models") for each in (tmp_path / "new").iterdir())


def test_what_was_written_after_the_last_checkpoint_is_in_it(tmp_path: Path) -> None:
    with opened(tmp_path / "home") as home:
        home.fill("Pumps", tmp_path / "papers")
        assert (tmp_path / "home" / "sotto.db-wal").stat().st_size > 0
        result_of(BackupService(home.home, home.database).create(tmp_path / "b"))
        rows = home.rows("Pumps")
    bring_back(tmp_path / "new", tmp_path / "b")
    with opened(tmp_path / "new") as home:
        assert home.rows("Pumps") == rows


def test_a_home_that_holds_something_is_not_replaced_unasked(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as other:
        other.fill("Other", tmp_path / "others", seed=3)
        before = other.rows("Other")
    with pytest.raises(PackProblem, match="not empty") as caught:
        bring_back(tmp_path / "other", made)
    assert "--replace" in caught.value.remedy
    with opened(tmp_path / "other") as other:
        assert other.rows("Other") == before


def test_a_replaced_home_is_kept_aside_and_its_models_stay(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as other:
        other.fill("Other", tmp_path / "others", seed=3)
        before = other.rows("Other")
    (tmp_path / "other" / "models").mkdir()
    done = bring_back(tmp_path / "other", made, replace=True)
    assert done.replaced is not None
    assert done.replaced.is_relative_to(tmp_path / "other" / "replaced")
    assert (tmp_path / "other" / "models").is_dir()
    assert content(tmp_path / "other") == content(made.parent / "home")
    with opened(done.replaced) as old:
        assert old.rows("Other") == before


def test_a_damaged_backup_changes_nothing(made: Path, tmp_path: Path) -> None:
    data = bytearray(made.read_bytes())
    at = data.index(b"SQLite format 3") + 5000
    data[at] ^= 1
    (tmp_path / "bad.backup").write_bytes(data)
    with opened(tmp_path / "other") as other:
        other.fill("Other", tmp_path / "others", seed=3)
        before = other.rows("Other")
    with pytest.raises(PackProblem, match="damaged"):
        bring_back(tmp_path / "other", tmp_path / "bad.backup", replace=True)
    assert sorted(path.name for path in (tmp_path / "other").iterdir()) == [
        "index", "lock", "sotto.db",
    ]  # fmt: skip
    with opened(tmp_path / "other") as other:
        assert other.rows("Other") == before


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("PRAGMA user_version = 99", "newer Sotto"),
        ("PRAGMA application_id = 1", "damaged"),
        ("CREATE TRIGGER t AFTER INSERT ON documents BEGIN DELETE FROM chunks; END", "damaged"),
    ],
)
def test_a_database_that_is_not_ours_is_refused(
    statement: str, why: str, made: Path, tmp_path: Path
) -> None:
    bring_back(tmp_path / "new", made)
    changed = sqlite3.connect(tmp_path / "new" / "sotto.db")
    changed.execute(statement)
    changed.commit()
    changed.close()
    with open_sealed(made, Kind.BACKUP) as sealed:
        manifest = sealed.manifest
    key = own_key(tmp_path / "key.pem")
    members = [("sotto.db", tmp_path / "new" / "sotto.db")]
    result_of(write_sealed(tmp_path / "bad", members, manifest, key=key, private=True))
    with pytest.raises(PackProblem, match=why):
        bring_back(tmp_path / "third", tmp_path / "bad")
    assert [path.name for path in (tmp_path / "third").iterdir()] == ["lock"]


def test_a_pack_is_no_backup(made: Path, tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match="a pack, not a backup"):
        bring_back(tmp_path / "new", made.parent / "p.pack")


def test_a_home_in_use_is_not_restored(made: Path, tmp_path: Path) -> None:
    with HomeLock(Home(tmp_path / "new").lock), pytest.raises(HomeLocked):
        bring_back(tmp_path / "new", made, replace=True)


class KilledError(BaseException):
    pass


@pytest.mark.parametrize("moment", range(1, 11))
def test_killed_at_any_step_a_home_is_the_old_one_or_the_new_one(
    moment: int, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rename is a step; what a kill leaves, the next opening finishes or drops."""
    with opened(tmp_path / "other") as other:
        other.fill("Other", tmp_path / "others", seed=3, files=3)
    (tmp_path / "other" / "settings.toml").write_text("passages = 9\n")
    left = moment

    def counted(self: Path, target: Path) -> Path:
        nonlocal left
        left -= 1
        if left == 0:
            raise KilledError
        return Path(shutil.move(self, target))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counted)
        # A killed process tidies nothing away.
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(KilledError):
            bring_back(tmp_path / "other", made, replace=True)
    finish_restore(Home(tmp_path / "other"))
    with opened(tmp_path / "other") as home:
        names = [collection.name for collection in home.store.collections()]
    passages = (tmp_path / "other" / "settings.toml").read_text()
    assert (names, passages) in [
        (["Other"], "passages = 9\n"),
        (["Pumps", "Packed"], "passages = 3\n"),
    ]
    assert (names == ["Other"]) == (moment == 1)
    assert not (tmp_path / "other" / "restoring").exists()


def test_a_backup_can_be_stopped(tmp_path: Path) -> None:
    with opened(tmp_path / "home") as home:
        home.fill("Pumps", tmp_path / "papers")
        cancel = CancelToken()
        steps = BackupService(home.home, home.database).create(tmp_path / "b", cancel=cancel)
        next(steps)
        cancel.cancel()
        with pytest.raises(Cancelled):
            result_of(steps)
        assert not home.home.staging.exists()
    assert not (tmp_path / "b").exists()


def test_writing_goes_on_while_a_backup_is_made(tmp_path: Path) -> None:
    with opened(tmp_path / "home") as home:
        home.fill("Pumps", tmp_path / "papers")
        steps = BackupService(home.home, home.database).create(tmp_path / "b")
        while next(steps).label != "Writing":
            pass
        writer = threading.Thread(target=home.store.ensure_collection, args=("Later",))
        writer.start()
        writer.join(10)
        assert not writer.is_alive()
        result_of(steps)
    bring_back(tmp_path / "new", tmp_path / "b")
    with opened(tmp_path / "new") as restored:
        assert [c.name for c in restored.store.collections()] == ["Pumps"]


def test_a_home_in_use_gets_ready_and_is_the_backup_when_it_is_closed(
    made: Path, tmp_path: Path
) -> None:
    with opened(tmp_path / "other") as other:
        other.fill("Other", tmp_path / "others", seed=3)
        before = other.rows("Other")
        service = BackupService(other.home, other.database)
        info = result_of(service.prepare(made))
        assert (info.files, info.models) == (len(files(made.parent / "home")), False)
        assert other.rows("Other") == before
    finish_closed(Home(tmp_path / "other"))
    assert content(tmp_path / "other") == content(made.parent / "home")
    (aside,) = (tmp_path / "other" / "replaced").iterdir()
    with opened(aside) as old:
        assert old.rows("Other") == before


def test_what_was_prepared_is_called_off(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as other:
        other.fill("Other", tmp_path / "others", seed=3)
        service = BackupService(other.home, other.database)
        result_of(service.prepare(made))
        result_of(service.prepare(made))
        service.take_back()
    finish_closed(Home(tmp_path / "other"))
    with opened(tmp_path / "other") as other:
        assert [c.name for c in other.store.collections()] == ["Other"]


def test_nothing_is_prepared_from_a_damaged_backup(made: Path, tmp_path: Path) -> None:
    data = bytearray(made.read_bytes())
    data[data.index(b"SQLite format 3") + 5000] ^= 1
    (tmp_path / "bad.backup").write_bytes(data)
    with opened(tmp_path / "other") as other:
        service = BackupService(other.home, other.database)
        with pytest.raises(PackProblem, match="damaged"):
            result_of(service.prepare(tmp_path / "bad.backup"))
        assert not other.home.restoring.exists()


def test_what_was_computed_of_prompts_is_in_no_backup(tmp_path: Path) -> None:
    with opened(tmp_path / "home") as home:
        home.home.prefixes.mkdir(parents=True)
        (home.home.prefixes / "a.prefix").write_bytes(b"computed")
        result_of(BackupService(home.home, home.database).create(tmp_path / "all.backup"))
    with zipfile.ZipFile(tmp_path / "all.backup") as file:
        names = file.namelist()
    assert any("sotto.db" in name for name in names)
    assert not any("prefix" in name for name in names)
