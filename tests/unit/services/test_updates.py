"""What claims to be a new Sotto is genuine, or is said not to be."""

import json
import random
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import __version__
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, NotGenuine, PathProblem
from app.domain.steps import result_of
from app.services.release import SIGNATURE, SUMS
from app.services.signed_text import sign_text
from app.services.updates import Checked, Standing, check, standing
from tests.data.releases import DAY, Publisher, new_key

NEXT, LAST = "999.1.2", "0.0.9"


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    return Publisher(tmp_path / "releases", monkeypatch)


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The system that the advice is for."""
    made = SimpleNamespace(platform="linux")
    monkeypatch.setattr("app.services.updates.sys", made)
    return made


def checked(path: Path) -> Checked:
    return result_of(check(path))


def test_a_newer_update_is_genuine_and_says_what_to_do(publisher: Publisher) -> None:
    update = publisher.release(NEXT, notes="Faster.")
    found = checked(update)
    assert (found.release.version, found.release.released, found.release.notes) == (
        NEXT, DAY, "Faster."
    )  # fmt: skip
    assert found.standing is Standing.NEWER
    assert {path.suffix for path in found.installers} == {".deb", ".rpm"}
    deb = next(path for path in found.installers if path.suffix == ".deb")
    assert f"Close Sotto, then run: sudo apt install {deb}" in found.advice


def test_an_update_without_its_installers_asks_for_one(publisher: Publisher) -> None:
    update = publisher.release(NEXT)
    alone = update.rename(publisher.folder / update.name)
    found = checked(alone)
    assert found.installers == ()
    assert "beside this file" in found.advice[0]


def test_the_advice_is_for_the_system_that_asks(
    publisher: Publisher, system: SimpleNamespace
) -> None:
    folder = publisher.release(NEXT).parent
    (folder / "sotto.cdx.json").write_text("{}")
    (folder / f"sotto-{NEXT}-setup.EXE").write_bytes(b"MZ")
    publisher.sign(folder, NEXT)
    found = checked(folder / f"sotto-{NEXT}.update")
    assert {path.suffix for path in found.installers} == {".json", ".EXE", ".deb", ".rpm"}
    assert {one.split(" install ")[0] for one in found.advice} == {
        "Close Sotto, then run: sudo apt", "Close Sotto, then run: sudo dnf"
    }  # fmt: skip
    system.platform = "win32"
    (advice,) = found.advice
    assert "setup.EXE; it takes the place of what you have" in advice
    system.platform = "darwin"
    (advice,) = found.advice
    assert "Put the installer for your system beside" in advice
    (folder / f"sotto-{NEXT}.pkg").write_bytes(b"xar!")
    publisher.sign(folder, NEXT)
    (advice,) = checked(folder / SUMS).advice
    assert ".pkg; it takes the place of what you have" in advice


def test_an_older_genuine_one_is_not_to_be_installed(publisher: Publisher) -> None:
    found = checked(publisher.release(LAST))
    assert found.standing is Standing.OLDER
    assert "Do not install it" in found.advice[0]


def test_the_version_that_runs_is_known(publisher: Publisher) -> None:
    found = checked(publisher.release(__version__))
    assert found.standing is Standing.SAME
    assert "nothing to do" in found.advice[0]


def test_versions_are_numbers_and_not_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.updates.__version__", "0.9.1")
    stands = {one: standing(one) for one in ("0.10.0", "0.9.1", "0.9.0", "1.0.0", "0.0.99")}
    assert [one for one, how in stands.items() if how is Standing.NEWER] == ["0.10.0", "1.0.0"]
    assert stands["0.9.1"] is Standing.SAME


@pytest.mark.parametrize("gone", [(".update",), (SUMS, SIGNATURE)])
def test_an_installer_is_checked_by_either_description(
    gone: tuple[str, ...], publisher: Publisher
) -> None:
    update = publisher.release(NEXT)
    folder = update.parent
    for path in list(folder.iterdir()):
        if path.name.endswith(gone):
            path.unlink()
    (rpm,) = folder.glob("*.rpm")
    found = checked(rpm)
    assert (found.release.version, found.standing) == (NEXT, Standing.NEWER)
    assert found.installers == (rpm,)


@pytest.mark.parametrize("name", [SUMS, SIGNATURE])
def test_the_checksums_can_be_checked_themselves(name: str, publisher: Publisher) -> None:
    found = checked(publisher.release(NEXT).with_name(name))
    assert found.release.version == NEXT
    assert len(found.installers) == 2


def test_a_renamed_installer_is_known_by_what_it_holds(publisher: Publisher) -> None:
    (deb,) = publisher.release(NEXT).parent.glob("*.deb")
    renamed = deb.rename(deb.with_name("sotto (1).deb"))
    found = checked(renamed)
    assert found.installers == (renamed,)
    assert found.advice == (f"Close Sotto, then run: sudo apt install '{renamed}'",)


def test_an_installer_belongs_to_its_own_release_among_several(publisher: Publisher) -> None:
    for version in (LAST, NEXT):
        for path in publisher.release(version).parent.iterdir():
            if path.name not in (SUMS, SIGNATURE):
                shutil.copy(path, publisher.folder)
    (old,) = publisher.folder.glob(f"*{LAST}*.deb")
    assert checked(old).standing is Standing.OLDER


@pytest.mark.parametrize("asked", [".deb", ".update", SUMS])
def test_an_altered_installer_is_refused(asked: str, publisher: Publisher) -> None:
    folder = publisher.release(NEXT).parent
    (deb,) = folder.glob("*.deb")
    deb.write_bytes(deb.read_bytes().replace(b"program", b"pr0gram"))
    (path,) = (one for one in folder.iterdir() if one.name.endswith(asked))
    with pytest.raises(NotGenuine, match="did not arrive whole") as refused:
        checked(path)
    assert refused.value.path == str(deb)
    assert "Do not install" in refused.value.remedy


def test_a_stranger_among_the_installers_is_refused(publisher: Publisher) -> None:
    stranger = publisher.release(NEXT).with_name("sotto-extra.deb")
    stranger.write_bytes(b"anything")
    with pytest.raises(NotGenuine, match=f"no such file in Sotto {NEXT}"):
        checked(stranger)


def test_an_installer_alone_cannot_be_told(publisher: Publisher) -> None:
    (deb,) = publisher.release(NEXT).parent.glob("*.deb")
    with pytest.raises(PathProblem, match="nothing beside it") as unknown:
        checked(deb.rename(publisher.folder / deb.name))
    assert not isinstance(unknown.value, NotGenuine)
    assert SUMS in unknown.value.remedy


def test_a_single_changed_sign_of_an_update_is_noticed(publisher: Publisher) -> None:
    update = publisher.release(LAST)
    text = update.read_text("utf-8")
    for old, new in ((LAST, NEXT), ('"format": 1', '"format": 2'), ("key: ", "key: A")):
        assert old in text
        update.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(NotGenuine):
            checked(update)


def test_no_part_of_an_update_is_an_update(publisher: Publisher) -> None:
    update = publisher.release(NEXT)
    whole = update.read_bytes()
    for end in range(0, len(whole) - 1, 7):
        update.write_bytes(whole[:end])
        with pytest.raises(NotGenuine):
            checked(update)


def test_random_damage_is_always_noticed(publisher: Publisher) -> None:
    update, rng = publisher.release(NEXT), random.Random(1)
    for path in (update, update.with_name(SUMS), update.with_name(SIGNATURE)):
        whole = path.read_bytes()
        for _ in range(40):
            damaged = bytearray(whole)
            damaged[rng.randrange(len(whole) - 2)] ^= 1 << rng.randrange(8)
            path.write_bytes(damaged)
            with pytest.raises(NotGenuine):
                checked(path)
        path.write_bytes(whole)
    assert checked(update).release.version == NEXT


def test_line_ends_may_have_changed_on_the_way(publisher: Publisher) -> None:
    update = publisher.release(NEXT)
    update.write_bytes(update.read_bytes().replace(b"\n", b"\r\n"))
    assert checked(update).release.version == NEXT


def test_what_somebody_else_signed_is_not_ours(publisher: Publisher) -> None:
    update = publisher.release(NEXT)
    text = update.read_text("utf-8").split("-----BEGIN")[0]
    update.write_text(sign_text(text, new_key()), "utf-8")
    with pytest.raises(NotGenuine, match="somebody else signed it"):
        checked(update)
    sums = update.with_name(SUMS)
    sums.with_name(SIGNATURE).write_bytes(new_key().sign(sums.read_bytes()))
    with pytest.raises(NotGenuine, match="not that of the publisher"):
        checked(sums)


FILE = {"name": "sotto.deb", "sha256": "0" * 64, "size": 1}
GOOD = {"version": NEXT, "files": [FILE], "product": "Sotto", "format": 1}


@pytest.mark.parametrize(
    "signed",
    [
        "no JSON at all",
        "[" * 100_000,
        "{}",
        json.dumps(GOOD | {"product": "Something"}),
        json.dumps(GOOD | {"version": "newest"}),
        json.dumps(GOOD | {"files": [FILE | {"sha256": "0"}]}),
        json.dumps(GOOD | {"files": [FILE | {"size": -1}]}),
        json.dumps(GOOD | {"files": [FILE | {"name": "../../etc/passwd"}]}),
        json.dumps(GOOD | {"files": [FILE | {"name": "C:\\x.exe"}]}),
        json.dumps(GOOD | {"files": [FILE, FILE | {"sha256": "1" * 64}]}),
    ],
)
def test_a_signature_does_not_make_an_update_of_anything(
    signed: str, publisher: Publisher, tmp_path: Path
) -> None:
    path = tmp_path / "sotto.update"
    path.write_text(sign_text(signed, publisher.key), "utf-8")
    with pytest.raises(NotGenuine, match="is no update"):
        checked(path)


def test_an_update_of_a_later_format_sends_to_the_checksums(
    publisher: Publisher, tmp_path: Path
) -> None:
    path = tmp_path / "sotto.update"
    path.write_text(sign_text(json.dumps(GOOD | {"format": 2}), publisher.key), "utf-8")
    with pytest.raises(PathProblem, match="newer Sotto") as refused:
        checked(path)
    assert not isinstance(refused.value, NotGenuine)
    assert SUMS in refused.value.remedy


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 900, b"{}", b"x" * 2_000_000])
def test_what_is_no_update_is_refused(content: bytes, publisher: Publisher, tmp_path: Path) -> None:
    path = tmp_path / "sotto.update"
    path.write_bytes(content)
    with pytest.raises(NotGenuine):
        checked(path)


@pytest.mark.parametrize(
    "sums",
    [
        b"no checksums",
        b"0" * 64 + b"  sotto.deb\n",
        b"0" * 64 + b"  sotto-1.2.3.update\n" + b"0" * 64 + b"  sotto-1.2.4.update\n",
        b"0" * 64 + b"  sotto-1.2.3.update\n" + b"0" * 64 + b"  ../sotto.deb\n",
        b"0" * 64 + b"  sotto-1.2.3.update\n" + b"0" * 64 + b"  .\n",
        b"\xff\xfe",
    ],
)
def test_signed_checksums_name_one_release(
    sums: bytes, publisher: Publisher, tmp_path: Path
) -> None:
    (tmp_path / SUMS).write_bytes(sums)
    (tmp_path / SIGNATURE).write_bytes(publisher.key.sign(sums))
    with pytest.raises(NotGenuine, match="not the checksums of a release"):
        checked(tmp_path / SUMS)


def test_a_file_that_is_not_there_is_no_forgery(publisher: Publisher, tmp_path: Path) -> None:
    for name in ("sotto.update", "sotto.deb", SUMS):
        with pytest.raises(PathProblem, match="no such file") as missing:
            checked(tmp_path / name)
        assert not isinstance(missing.value, NotGenuine)


def test_a_stick_that_is_pulled_out_is_no_forgery(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    update = publisher.release(NEXT)
    for place in ("is_file", "stat", "iterdir"):
        with monkeypatch.context() as patch:

            def fail(path: Path, **_: object) -> None:
                raise OSError(5, "Input/output error", str(path))

            patch.setattr(Path, place, fail)
            with pytest.raises(PathProblem, match="Input/output error") as gone:
                checked(next(update.parent.glob("*.deb")) if place == "iterdir" else update)
        assert not isinstance(gone.value, NotGenuine)


def test_checking_can_be_stopped(publisher: Publisher) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(check(publisher.release(NEXT), cancel))
