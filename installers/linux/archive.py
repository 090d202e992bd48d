"""The archive that needs no root: the program as a prefix (bin, lib, share) and two scripts."""

import shutil
import tarfile
from pathlib import Path

from installers import facts
from installers.frozen import package_stem
from installers.linux.desktop import write_share
from installers.linux.xz import packed

_TEMPLATES = Path(__file__).parent / "templates"
_SCRIPTS = ("install.sh", "uninstall.sh")
_SHARE_FILES = "share-files"
"""Names the files under share, so that uninstalling finds them among those of others."""


def write_prefix(frozen: Path, prefix: Path) -> None:
    """The program as it lies under /usr, ~/.local, /app or in an AppImage."""
    shutil.copytree(frozen, prefix / "lib" / facts.COMMAND, symlinks=True)
    write_share(prefix / "share")
    (prefix / "bin").mkdir()
    (prefix / "bin" / facts.COMMAND).symlink_to(f"../lib/{facts.COMMAND}/{facts.COMMAND}")


def write_archive(frozen: Path, output: Path, work: Path) -> Path:
    """Make the archive; returns its file."""
    folder = work / package_stem(frozen)
    write_prefix(frozen, folder)
    for script in _SCRIPTS:
        shutil.copy(_TEMPLATES / script, folder)
    share = folder / "share"
    names = sorted(str(one.relative_to(share)) for one in share.rglob("*") if one.is_file())
    (folder / _SHARE_FILES).write_text("".join(f"{name}\n" for name in names), "utf-8")
    made = output / f"{folder.name}.tar.xz"
    with (
        made.open("wb") as file,
        packed(file) as stream,
        tarfile.open(fileobj=stream, mode="w|") as archive,
    ):
        archive.add(folder, folder.name, filter=_anonymous)
    shutil.rmtree(folder)
    return made


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """The same, whoever packs it and whenever."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = facts.dated().timestamp()
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    return member
