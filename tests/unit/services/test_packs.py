import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from app.domain.documents import Status
from app.domain.errors import PackProblem
from app.domain.pack_paths import is_pack_path
from app.domain.search import Mode
from app.domain.steps import result_of
from app.services.pack_format import Kind, Manifest, open_sealed
from app.services.packs import Imported, Trust
from app.services.signing import own_key
from app.storage.database import APPLICATION_ID
from app.storage.foreign import open_foreign
from tests.data.pack_homes import Opened, opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home of one collection, its pack with and without originals."""
    folder = tmp_path_factory.mktemp("made")
    with opened(folder / "home") as source:
        source.fill("Pumps", folder / "secret user" / "papers")
        result_of(source.packs.create(folder / "pumps.pack", "Pumps"))
        result_of(source.packs.create(folder / "full.pack", "Pumps", originals=True))
    return folder


def take_in(target: Opened, file: Path, name: str | None = None) -> Imported:
    return result_of(target.packs.take_in(file, name=name))


@pytest.mark.parametrize("mode", list(Mode))
def test_a_pack_answers_exactly_as_its_home_did(made: Path, tmp_path: Path, mode: Mode) -> None:
    with opened(tmp_path / "home") as target:
        imported = take_in(target, made / "pumps.pack")
        assert imported.collection == "Pumps"
        assert imported.embedded
        assert target.embedder.embedded == []
        found = target.search(mode)
    with opened(made / "home") as source:
        assert found == source.search(mode)
    assert sum(map(len, found)) > 100


def test_files_changed_and_removed_before_leave_no_trace_in_scores(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as source:
        source.fill("Pumps", tmp_path / "papers")
        source.fill("Pumps", tmp_path / "papers", seed=2)
        source.store.remove([source.store.documents(status=Status.INDEXED)[3].id])
        source.keyword.catch_up()
        source.search_model.catch_up()
        before = source.search(Mode.KEYWORD)
        result_of(source.packs.create(tmp_path / "pumps.pack", "Pumps"))
        expected = source.search()
        assert source.search(Mode.KEYWORD) != before
    with opened(tmp_path / "two") as target:
        take_in(target, tmp_path / "pumps.pack")
        assert target.search() == expected


def test_every_row_comes_along_whatever_else_the_home_holds(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "home") as target:
        target.fill("Other", tmp_path / "other", seed=2)
        take_in(target, made / "pumps.pack")
        take_in(target, made / "pumps.pack", "Second")
        rows = [target.rows(name) for name in ("Pumps", "Second")]
        others = target.rows("Other")
    with opened(made / "home") as source:
        expected = source.rows("Pumps")
    assert all(expected.values())
    assert rows == [expected, expected]
    assert others["chunks"] != expected["chunks"]


def test_a_column_that_comes_later_is_copied_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.storage import database, foreign, migrations

    def later(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE chunks ADD COLUMN mood TEXT")
        connection.execute(
            "CREATE TABLE moods (id INTEGER PRIMARY KEY, mood TEXT NOT NULL,"
            " chunk_id INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE)"
        )

    for module in (database, foreign, migrations):
        monkeypatch.setattr(module, "MIGRATIONS", (*migrations.MIGRATIONS, later))
    with opened(tmp_path / "one") as source:
        source.fill("Pumps", tmp_path / "papers")
        source.database.write(lambda c: c.execute("UPDATE chunks SET mood = 'calm ' || ordinal"))
        source.database.write(
            lambda c: c.execute("INSERT INTO moods (mood, chunk_id) SELECT mood, id FROM chunks")
        )
        result_of(source.packs.create(tmp_path / "pumps.pack", "Pumps"))
    with opened(tmp_path / "two") as target:
        target.fill("Other", tmp_path / "other")
        take_in(target, tmp_path / "pumps.pack")
        moods = target.database.rows(
            "SELECT c.mood, m.mood, c.ordinal FROM moods AS m JOIN chunks AS c ON c.id = m.chunk_id"
        )
    assert len(moods) > 20
    assert all(mood == other == f"calm {ordinal}" for mood, other, ordinal in moods)


def test_an_older_pack_is_brought_up_to_date(made: Path, tmp_path: Path) -> None:
    from app.storage.migrations import MIGRATIONS

    old = sqlite3.connect(tmp_path / "library.db")
    for step in MIGRATIONS[:1]:
        step(old)
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    with open_foreign(tmp_path / "library.db") as found:
        assert found.execute("SELECT count(*) FROM table_rows").fetchone() == (0,)


def test_no_path_or_user_name_leaves_the_home(made: Path) -> None:
    for name in ("pumps.pack", "full.pack"):
        data = (made / name).read_bytes()
        assert b"part 1/file1.txt" in data
        assert b"secret user" not in data
        assert str(made).encode() not in data


def test_originals_can_be_opened_where_the_pack_is(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "home") as target:
        info = take_in(target, made / "full.pack").info
        assert info.manifest.content is not None
        assert info.manifest.content.originals == 12
        documents = target.store.documents(target.store.collection_id("Pumps"))
        for document in documents[:12]:
            original = target.packs.original(document.path, document.sha256)
            assert original is not None
            assert original.is_relative_to(tmp_path / "home" / "packs")
            assert original.read_text() == target.store.document_text(document.id)
        assert target.packs.remove("Pumps") == 13
        assert list((tmp_path / "home" / "packs").iterdir()) == []
        assert target.store.documents() == []
        assert target.store.collections() == []
        assert target.packs.packs() == ()


def test_files_of_removed_documents_go_with_the_next_tidying(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "home") as target:
        take_in(target, made / "full.pack")
        first, *others = target.store.documents(status=Status.INDEXED)
        target.store.remove([first.id])
        target.packs.clean()
        assert target.packs.original(first.path, first.sha256) is None
        assert all(target.packs.original(one.path, one.sha256) for one in others)
        target.store.remove([document.id for document in target.store.documents()])
    with opened(tmp_path / "home") as target:
        assert (target.packs.packs(), target.store.collections()) == ((), [])
        assert not list(target.home.packs.iterdir())
        take_in(target, made / "full.pack")


def test_a_file_changed_since_is_left_out(tmp_path: Path) -> None:
    with opened(tmp_path / "home") as source:
        source.fill("Pumps", tmp_path / "papers")
        (tmp_path / "papers" / "part 0" / "file0.txt").write_text("changed")
        (tmp_path / "papers" / "part 1" / "file1.txt").unlink()
        made = result_of(source.packs.create(tmp_path / "p.pack", "Pumps", originals=True))
    assert made.left_out == 2


def test_a_pack_made_of_a_pack_is_the_same_pack(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "home") as target:
        take_in(target, made / "full.pack", "Mine")
        again = result_of(target.packs.create(tmp_path / "again.pack", "Mine", originals=True))
    with open_sealed(made / "full.pack", Kind.PACK) as first:
        assert again.info.manifest.content == first.manifest.content
    with opened(tmp_path / "third") as third:
        take_in(third, tmp_path / "again.pack")
        paths = {document.path for document in third.store.documents()}
        assert "pack:Mine/part 1/file1.txt" in paths
        assert all(is_pack_path(path) for path in paths)


def test_vectors_of_another_model_are_made_anew(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "home", model="another") as target:
        imported = take_in(target, made / "pumps.pack")
        assert not imported.embedded
        assert any(target.search(Mode.KEYWORD))
        result_of(target.search_model.finish())
        chunks = target.store.counts().chunks
        assert len(target.embedder.embedded) == chunks > 20
        assert any(target.search(Mode.DENSE))


def test_who_signed_a_pack_is_known_from_the_second_one_on(made: Path, tmp_path: Path) -> None:
    with opened(made / "home") as source:
        assert result_of(source.packs.show(made / "pumps.pack")).trust is Trust.OWN
    with opened(tmp_path / "home") as target:
        assert result_of(target.packs.show(made / "pumps.pack")).trust is Trust.UNKNOWN
        first = take_in(target, made / "pumps.pack")
        assert first.info.trust is Trust.UNKNOWN
        assert take_in(target, made / "full.pack", "Two").info.trust is Trust.KNOWN
        with pytest.raises(PackProblem, match="signed by another key"):
            result_of(target.packs.take_in(made / "full.pack", name="Three", signer="ab12"))
        result_of(target.packs.take_in(made / "full.pack", name="Three", signer=first.info.signer))
        assert [record.name for record in target.packs.packs()] == ["Pumps", "Three", "Two"]


def test_the_signing_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "signing-key.pem"
    key = own_key(path)
    assert own_key(path) == key
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def refused(target: Opened, file: Path, why: str) -> None:
    before = target.database.rows("SELECT count(*) FROM documents")
    with pytest.raises(PackProblem, match=why):
        take_in(target, file)
    assert target.database.rows("SELECT count(*) FROM documents") == before
    assert target.store.collection_id("Pumps") is None
    assert not target.home.staging.exists()
    assert not target.home.packs.exists() or not list(target.home.packs.iterdir())


def reseal(
    file: Path,
    to: Path,
    *,
    manifest: Callable[[dict[str, object]], None] = lambda _: None,
    database: Callable[[sqlite3.Connection], object] | None = None,
    extra: dict[str, bytes] | None = None,
) -> Path:
    """The pack changed by somebody who signs it with a key of their own."""
    import hashlib

    key = own_key(to.parent / "villain.pem")
    with zipfile.ZipFile(file) as source:
        members = {name: source.read(name) for name in source.namelist()}
    fields = msgspec.json.decode(members.pop("manifest.json"))
    del members["manifest.sig"]
    if database is not None:
        (to.parent / "x.db").write_bytes(members["library.db"])
        changed = sqlite3.connect(to.parent / "x.db")
        database(changed)
        changed.commit()
        changed.close()
        members["library.db"] = (to.parent / "x.db").read_bytes()
    members |= extra or {}
    fields["key"] = key.public.hex()
    fields["members"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in members.items()
    ]
    manifest(fields)
    encoded = msgspec.json.encode(fields)
    with zipfile.ZipFile(to, "w") as out:
        for name, data in members.items():
            out.writestr(name, data)
        out.writestr("manifest.json", encoded)
        out.writestr("manifest.sig", key.sign(encoded))
    return to


HOSTILE_ROWS = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON documents BEGIN DELETE FROM chunks; END",
    "view": "CREATE VIEW v AS SELECT 1",
    "newer schema": "PRAGMA user_version = 99",
    "another program": "PRAGMA application_id = 1",
    "text": "UPDATE chunks SET text = text || 'x' WHERE id = (SELECT min(id) FROM chunks)",
    "gap": "DELETE FROM chunks WHERE id = (SELECT min(id) FROM chunks WHERE ordinal = 1)",
    "type": "UPDATE documents SET size = 'large'",
    "traversal": "UPDATE documents SET path = '../' || path",
    "absolute": "UPDATE documents SET path = '/' || path",
    "checksum": "UPDATE documents SET sha256 = '../../x'",
    "status": "UPDATE documents SET status = 'staged'",
    "vector": "UPDATE vectors SET vector = x'0011'",
    "infinite": "UPDATE vectors SET vector = zeroblob(30) || x'007c'",
    "language": "UPDATE documents SET language = '../x'",
    "huge id": "UPDATE parts SET id = 9000000000000000000 WHERE id = (SELECT min(id) FROM parts)",
    "columns": "UPDATE tables SET columns = '{'",
    "cells": "UPDATE table_rows SET cells = '{}'",
    "boxes": "UPDATE recognitions SET boxes = x'00'",
    "flag": "UPDATE flags SET kind = 'odd'",
    "code": "UPDATE documents SET code = 'odd'",
    "orphan": "DELETE FROM documents WHERE status = 'failed'",
    "offset": "UPDATE pages SET start = -1",
    "bytes as text": "UPDATE documents SET title = CAST(x'ff' AS TEXT)",
}


@pytest.mark.parametrize("name", HOSTILE_ROWS)
def test_rows_that_sotto_would_not_write_are_refused(name: str, made: Path, tmp_path: Path) -> None:
    bad = reseal(
        made / "pumps.pack", tmp_path / "bad.pack", database=lambda c: c.execute(HOSTILE_ROWS[name])
    )
    with opened(tmp_path / "home") as target:
        refused(target, bad, "damaged|newer Sotto")


def test_a_resealed_pack_says_that_nobody_knows_its_key(made: Path, tmp_path: Path) -> None:
    fake = reseal(made / "pumps.pack", tmp_path / "fake.pack")
    with opened(made / "home") as home:
        assert result_of(home.packs.show(fake)).trust is Trust.UNKNOWN


HOSTILE_MANIFESTS: dict[str, tuple[str, Callable[[dict[str, object]], None]]] = {
    "newer": ("newer Sotto", lambda m: m.update(format=99)),
    "backup": ("backup, not a pack", lambda m: m.update(kind="backup")),
    "another key": ("signature", lambda m: m.update(key="00" * 32)),
    "no key": ("manifest", lambda m: m.update(key="zz")),
    "size": ("size", lambda m: m["members"][0].update(size=1)),  # type: ignore[index]
    "hash": ("not what was signed", lambda m: m["members"][0].update(sha256="0")),  # type: ignore[index]
    "missing": ("does not hold", lambda m: m.update(members=[])),
    "counts": ("does not hold", lambda m: m["content"].update(documents=1)),  # type: ignore[attr-defined]
    "no content": ("does not hold", lambda m: m.update(content=None)),
    "no name": ("name cannot be", lambda m: m.update(name=" ")),
    "odd name": ("name cannot be", lambda m: m.update(name="a\x00b")),
}


@pytest.mark.parametrize("name", HOSTILE_MANIFESTS)
def test_a_manifest_that_lies_is_refused(name: str, made: Path, tmp_path: Path) -> None:
    why, change = HOSTILE_MANIFESTS[name]
    bad = reseal(made / "pumps.pack", tmp_path / "bad.pack", manifest=change)
    with opened(tmp_path / "home") as target:
        refused(target, bad, why)


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "originals/../../evil", "C:evil", "a\\..\\evil", "originals/evil"]
)
def test_a_member_that_leads_out_or_does_not_belong_is_refused(
    name: str, made: Path, tmp_path: Path
) -> None:
    bad = reseal(made / "pumps.pack", tmp_path / "bad.pack", extra={name: b"evil"})
    with opened(tmp_path / "home") as target:
        refused(target, bad, "would not write|no part of a pack")
    assert not list(tmp_path.rglob("evil"))


def test_the_signature_is_of_this_manifest(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made / "pumps.pack") as source:
        members = {name: source.read(name) for name in source.namelist()}
    members["manifest.json"] = members["manifest.json"].replace(b'"Pumps"', b'"Other"')
    with zipfile.ZipFile(tmp_path / "bad.pack", "w") as out:
        for name, data in members.items():
            out.writestr(name, data)
    with opened(tmp_path / "home") as target:
        refused(target, tmp_path / "bad.pack", "signature")


def test_a_compressed_or_doubled_member_is_refused(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made / "pumps.pack") as source:
        members = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(tmp_path / "bomb.pack", "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    shutil.copy(made / "pumps.pack", tmp_path / "double.pack")
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(tmp_path / "double.pack", "a") as out,
    ):
        out.writestr("library.db", members["library.db"])
    with opened(tmp_path / "home") as target:
        refused(target, tmp_path / "bomb.pack", "would not write")
        refused(target, tmp_path / "double.pack", "does not hold")


def test_a_truncated_file_or_one_of_another_kind_is_refused(made: Path, tmp_path: Path) -> None:
    whole = (made / "pumps.pack").read_bytes()
    (tmp_path / "half.pack").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.pack").write_text("hello")
    with zipfile.ZipFile(tmp_path / "zip.pack", "w") as out:
        out.writestr("hello.txt", "hello")
    with opened(tmp_path / "home") as target:
        refused(target, tmp_path / "half.pack", "no pack of Sotto, or damaged")
        refused(target, tmp_path / "text.pack", "no pack of Sotto, or damaged")
        refused(target, tmp_path / "zip.pack", "no manifest")
        refused(target, tmp_path / "missing.pack", "No such file")
        refused(target, tmp_path, "directory|denied")


def test_a_pack_larger_than_the_free_space_is_refused_before_it_is_unpacked(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    with opened(tmp_path / "home") as target:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
        refused(target, made / "pumps.pack", "it needs 0.. MB, and 0.0 MB are free")


def test_a_manifest_nested_without_end_is_refused(made: Path, tmp_path: Path) -> None:
    encoded = b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with zipfile.ZipFile(tmp_path / "deep.pack", "w") as out:
        out.writestr("manifest.json", encoded)
        out.writestr("manifest.sig", bytes(64))
    with opened(tmp_path / "home") as target:
        refused(target, tmp_path / "deep.pack", "manifest")


def test_a_name_that_is_taken_is_refused(made: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "home") as target:
        take_in(target, made / "pumps.pack")
        with pytest.raises(PackProblem, match="already") as caught:
            take_in(target, made / "pumps.pack")
        assert "--as" in caught.value.remedy
        assert target.store.counts().files_indexed == 12


def test_a_pack_never_replaces_a_file_of_another_kind(made: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with opened(made / "home") as source:
        with pytest.raises(PackProblem, match="another kind"):
            result_of(source.packs.create(tmp_path / "letter.txt", "Pumps"))
        source.store.ensure_collection("Empty")
        with pytest.raises(PackProblem, match="is empty"):
            result_of(source.packs.create(tmp_path / "x.pack", "Empty"))
        with pytest.raises(PackProblem, match="no collection"):
            result_of(source.packs.create(tmp_path / "x.pack", "Nothing"))
        with pytest.raises(PackProblem, match="No such file"):
            result_of(source.packs.create(tmp_path / "nowhere" / "x.pack", "Pumps"))
        result_of(source.packs.create(tmp_path / "x.pack", "Pumps"))
        result_of(source.packs.create(tmp_path / "x.pack", "Pumps"))
    assert (tmp_path / "letter.txt").read_text() == "dear"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.txt", "x.pack"]


def test_what_was_begun_is_gone_when_writing_is_given_up(made: Path, tmp_path: Path) -> None:
    with opened(made / "home") as source:
        steps = source.packs.create(tmp_path / "x.pack", "Pumps")
        while next(steps).label != "Writing":
            pass
        assert list(tmp_path.iterdir()) != []
        steps.close()
        assert not source.home.staging.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_said(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def full(path: str | Path, flags: int, mode: int = 0o777) -> int:
        is_target = str(path).endswith(".partial")
        return real("/dev/full", os.O_RDWR) if is_target else real(path, flags, mode)

    with opened(made / "home") as source:
        monkeypatch.setattr(os, "open", full)
        with pytest.raises(PackProblem, match="disk is full"):
            result_of(source.packs.create(tmp_path / "x.pack", "Pumps"))
    assert list(tmp_path.iterdir()) == []


def test_the_manifest_tells_what_is_inside(made: Path) -> None:
    with open_sealed(made / "full.pack", Kind.PACK) as sealed:
        manifest: Manifest = sealed.manifest
    content = manifest.content
    assert content is not None
    assert (content.documents, content.failed, content.originals) == (12, 1, 12)
    assert content.chunks == content.vectors > 20
    assert content.languages == {"en": 12}
    assert (content.model, content.dimensions) == ("fake-embedder", 16)


def test_a_pack_tells_its_title_and_terms_before_it_is_taken_in(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.pack"
    with opened(made / "home") as source:
        with pytest.raises(PackProblem, match="title"):
            result_of(source.packs.create(file, "Pumps", title="a\nb"))
        result_of(source.packs.create(file, "Pumps", title="Pumps of 2026", licence="CC BY 4.0"))
    with opened(tmp_path / "home") as target:
        manifest = result_of(target.packs.show(file)).manifest
        assert (manifest.name, manifest.licence) == ("Pumps of 2026", "CC BY 4.0")
        assert take_in(target, file).collection == "Pumps of 2026"
