import os
import socket
from pathlib import Path

import pytest

from app.domain.errors import PathProblem, ReadCode
from app.ingest.discover import Failure, FoundFile, Limits, check_root, discover, shown


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
