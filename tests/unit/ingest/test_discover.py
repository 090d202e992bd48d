import os
import socket
import threading
from pathlib import Path

import pytest

from app.domain.errors import PathProblem, ReadCode
from app.ingest.discover import (
    Failure,
    FoundFile,
    Limits,
    Unavailable,
    check_root,
    discover,
    is_available,
    may_hold,
    shown,
)


def files(root: Path, limits: Limits | None = None) -> list[str]:
    items = discover(str(root), limits or Limits())
    return [os.path.relpath(i.path, root) for i in items if isinstance(i, FoundFile)]


def failures(root: Path, limits: Limits | None = None) -> list[Failure]:
    return [i for i in discover(str(root), limits or Limits()) if isinstance(i, Failure)]


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_every_file_is_found_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "c.txt", "a/z/deep.txt", "B.txt"):
        write(tmp_path / name)
    found = files(tmp_path)
    assert found == ["B.txt", "c.txt", "a/1.txt", "a/z/deep.txt", "b/2.txt"]
    assert files(tmp_path) == found


def test_the_stat_comes_with_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "12345")
    (found,) = discover(str(tmp_path))
    status = path.stat()
    assert found == FoundFile(str(path), 5, status.st_mtime_ns, status.st_ino)


def test_hidden_and_system_files_are_passed_over_inside_a_folder(tmp_path: Path) -> None:
    hidden = (".git/x.txt", ".env", "node_modules/p.md", "Thumbs.db", "~$open.docx", "lost+found/a")
    for name in (*hidden, "seen.txt"):
        write(tmp_path / name)
    assert files(tmp_path) == ["seen.txt"]


def test_a_file_or_folder_named_explicitly_is_tried_whatever_its_name_and_size(
    tmp_path: Path,
) -> None:
    note = write(tmp_path / ".note.md", "too long for the limit")
    write(tmp_path / ".hidden" / "a.txt")
    assert [i.path for i in discover(str(note), Limits(1)) if isinstance(i, FoundFile)] == [
        str(note)
    ]
    assert files(tmp_path / ".hidden") == ["a.txt"]


def test_a_file_over_the_limit_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path / "big.txt", "x" * 2_000_001)
    write(tmp_path / "small.txt")
    (failed,) = failures(tmp_path, Limits(max_file_bytes=2_000_000))
    assert failed.code is ReadCode.TOO_LARGE
    assert failed.file.size == 2_000_001
    assert "2 MB" in failed.reason


def test_excluded_folders_are_not_entered(tmp_path: Path) -> None:
    write(tmp_path / "home" / "sotto.db")
    write(tmp_path / "a.txt")
    assert files(tmp_path, Limits(exclude=(str(tmp_path / "home"),))) == ["a.txt"]


def test_links_to_folders_are_not_followed_so_loops_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert files(tmp_path) == ["a/1.txt"]


def test_a_link_to_a_file_is_a_file_and_a_dangling_one_a_failure(tmp_path: Path) -> None:
    target = write(tmp_path / "outside" / "t.txt")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(target)
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone")
    assert files(folder) == ["link.txt"]
    (failed,) = failures(folder)
    assert (Path(failed.file.path).name, failed.code) == ("nowhere.txt", ReadCode.MISSING)


@pytest.mark.skipif(os.name != "posix", reason="needs fifos")
def test_fifos_and_sockets_are_passed_over_without_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "fifo")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        write(tmp_path / "a.txt")
        assert files(tmp_path) == ["a.txt"]
    assert failures(tmp_path) == []
    with pytest.raises(PathProblem, match="neither a file nor a folder"):
        check_root(tmp_path / "fifo")


def test_a_folder_that_cannot_be_listed_is_a_failure_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "closed" / "a.txt")
    write(tmp_path / "open" / "b.txt")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert files(tmp_path) == ["open/b.txt"]
    (failed,) = failures(tmp_path)
    assert failed.file == FoundFile(str(tmp_path / "closed"), 0, 0, 0)
    assert (failed.code, failed.reason) == (ReadCode.PERMISSION, "permission denied")


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode there")
def test_a_name_in_any_encoding_is_found_and_can_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_text("text")
    except OSError:
        pytest.skip("this file system wants Unicode names")
    (found,) = discover(str(tmp_path))
    assert isinstance(found, FoundFile)
    assert os.fsencode(found.path) == raw
    assert shown(found.path).endswith("/caf\\xe9.txt")
    shown(found.path).encode()


@pytest.mark.parametrize("name", ["missing", "nul\0byte"])
def test_a_root_that_is_not_there_is_a_problem_with_its_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(PathProblem) as caught:
        check_root(str(tmp_path / name))
    assert caught.value.path == str(tmp_path / name)


def test_a_root_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scandir(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(PathProblem, match="permission denied"):
        check_root(tmp_path)


def test_a_root_is_made_absolute_without_dots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a" / "x.txt")
    monkeypatch.chdir(tmp_path / "a")
    assert check_root("../a/./x.txt") == str(tmp_path / "a" / "x.txt")


def at(root: Path, path: Path, limits: Limits | None = None) -> list[str]:
    items = discover(str(root), limits or Limits(), at=str(path))
    return [os.path.relpath(i.path, root) for i in items if isinstance(i, FoundFile)]


def test_rules_hold_for_their_folder_and_below_and_those_further_down_win(tmp_path: Path) -> None:
    for name in ("a.log", "b.txt", "sub/c.log", "sub/keep.log", "sub/deep/d.log", "drafts/e.txt"):
        write(tmp_path / name)
    write(tmp_path / ".sottoignore", "*.log\ndrafts/\n")
    write(tmp_path / "sub" / ".sottoignore", "!keep.log\n")
    assert files(tmp_path) == ["b.txt", "sub/keep.log"]
    write(tmp_path / ".sottoignore", "")
    (tmp_path / "sub" / ".sottoignore").unlink()
    assert len(files(tmp_path)) == 6


def test_rules_above_the_root_do_not_hold(tmp_path: Path) -> None:
    write(tmp_path / ".sottoignore", "*.txt")
    write(tmp_path / "root" / "a.txt")
    assert files(tmp_path / "root") == ["a.txt"]


def test_broken_rules_are_reported_and_the_others_hold(tmp_path: Path) -> None:
    write(tmp_path / ".sottoignore", "[z-a]\n*.log\n")
    write(tmp_path / "a.log")
    write(tmp_path / "b.txt")
    assert files(tmp_path) == ["b.txt"]
    (failed,) = failures(tmp_path)
    assert failed.file.path == str(tmp_path / ".sottoignore")
    assert failed.reason.startswith("line 1 is not a rule")


def test_a_folder_whose_rules_cannot_be_read_is_left_alone_and_known_files_stay(
    tmp_path: Path,
) -> None:
    write(tmp_path / "diary" / "secret.txt")
    (tmp_path / "diary" / ".sottoignore").mkdir()
    write(tmp_path / "a.txt")
    assert files(tmp_path) == ["a.txt"]
    (failed,) = failures(tmp_path)
    assert failed.file.path == str(tmp_path / "diary")
    assert "cannot be read" in failed.reason


def test_at_a_path_is_what_the_whole_walk_gives_there(tmp_path: Path) -> None:
    names = ("a.txt", "sub/b.txt", "sub/c.log", "sub/deep/d.txt", ".hidden/e.txt", "out/f.txt")
    for name in names:
        write(tmp_path / name)
    write(tmp_path / "sub" / ".sottoignore", "*.log\n")
    limits = Limits(exclude={str(tmp_path / "out")})
    whole = files(tmp_path, limits)
    assert whole == ["a.txt", "sub/b.txt", "sub/deep/d.txt"]
    for path in (*names, "sub", "sub/deep", ".hidden", "out", "gone", "sub/gone/x", "a.txt/x"):
        expected = [one for one in whole if one == path or one.startswith(path + "/")]
        assert at(tmp_path, tmp_path / path, limits) == expected, path
    assert at(tmp_path, tmp_path, limits) == whole
    assert at(tmp_path, tmp_path.parent, limits) == []
    assert at(tmp_path / "a.txt", tmp_path / "a.txt") == ["."]


def test_at_a_path_through_a_link_to_a_folder_nothing_is_found(tmp_path: Path) -> None:
    write(tmp_path / "outside" / "a.txt")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path / "outside")
    assert at(tmp_path / "root", tmp_path / "root" / "link" / "a.txt") == []


def test_names_alone_tell_what_cannot_be_of_interest(tmp_path: Path) -> None:
    root, limits = str(tmp_path), Limits(exclude={str(tmp_path / "home")})
    assert may_hold(root, str(tmp_path / "a" / "b.txt"), limits)
    assert may_hold(root, str(tmp_path / "a" / ".sottoignore"), limits)
    for name in (".git/index", "a/.swp", "node_modules/p", "home/sotto.db", "home"):
        assert not may_hold(root, str(tmp_path / name), limits)


def test_an_excluded_root_gives_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert list(discover(str(path), Limits(exclude={str(path)}))) == []


def test_a_folder_inside_itself_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a" / "1.txt")
    write(tmp_path / "a" / "mounted" / "2.txt")
    real = os.stat

    def stat(path: str) -> os.stat_result:
        return real(tmp_path / "a" if str(path).endswith("mounted") else path)

    monkeypatch.setattr(os, "stat", stat)
    assert files(tmp_path) == ["a/1.txt"]


def test_a_folder_that_vanishes_during_the_walk_is_a_failure_and_the_rest_is_found(
    tmp_path: Path,
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b" / "c.txt")
    found = discover(str(tmp_path))
    first = next(found)
    (tmp_path / "b" / "c.txt").unlink()
    (tmp_path / "b").rmdir()
    (gone,) = found
    assert isinstance(first, FoundFile)
    assert isinstance(gone, Failure)
    assert (gone.file.path, gone.code) == (str(tmp_path / "b"), ReadCode.MISSING)


def test_a_drive_that_does_not_answer_is_unavailable_and_the_walk_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "drive" / "b.txt")
    answer = threading.Event()
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("drive"):
            answer.wait()
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    limits = Limits(patience_s=0.05)
    first, last = discover(str(tmp_path), limits)
    available = is_available(str(tmp_path / "drive"), limits)
    answer.set()
    assert isinstance(first, FoundFile)
    assert isinstance(last, Unavailable)
    assert last.file.path == str(tmp_path)
    assert not available


def test_a_drive_that_is_an_empty_folder_now_is_unavailable(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "stick").mkdir()
    limits = Limits(drives={str(tmp_path / "stick")})
    first, last = discover(str(tmp_path), limits)
    assert isinstance(first, FoundFile)
    assert isinstance(last, Unavailable)
    assert last.file.path == str(tmp_path / "stick")
    (root,) = discover(str(tmp_path / "stick"), limits)
    assert isinstance(root, Unavailable)
    assert not is_available(str(tmp_path / "stick"), limits)
    assert is_available(str(tmp_path), limits)


def test_a_root_whose_folder_is_gone_is_unavailable_and_one_that_was_removed_is_missing(
    tmp_path: Path,
) -> None:
    (away,) = discover(str(tmp_path / "drive" / "a.txt"))
    (removed,) = discover(str(tmp_path / "a.txt"))
    assert isinstance(away, Unavailable)
    assert not isinstance(removed, Unavailable)
    assert isinstance(removed, Failure)
    assert removed.code is ReadCode.MISSING
