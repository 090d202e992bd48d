"""Knows the drives: those that lie below a folder, and those that other computers change."""

import os
from collections.abc import Iterable, Mapping

from app.ingest.discover import is_under

_REMOTE = frozenset(
    (
        *("9p", "afs", "ceph", "cifs", "davfs", "davfs2", "fuse.rclone", "fuse.sshfs", "glusterfs"),
        *("ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs"),
    )
)
_PLUGGED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def mounted() -> dict[str, str]:
    """The file system of each place where a drive is mounted."""
    import psutil

    parts = psutil.disk_partitions(all=True)
    return {os.path.normpath(part.mountpoint): part.fstype.lower() for part in parts}


def removable() -> tuple[str, ...]:
    """Where drives are mounted that people plug in and take out, as far as that can be told."""
    import psutil

    return tuple(
        part.mountpoint
        for part in psutil.disk_partitions()
        if part.mountpoint.startswith(_PLUGGED) or {"removable", "cdrom"} & {*part.opts.split(",")}
    )


def drives_under(roots: Iterable[str], drives: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Where drives are mounted at or below one of the `roots`, in order."""
    places = mounted() if drives is None else drives
    folders = tuple(roots)
    return tuple(
        sorted(place for place in places if any(is_under(place, root) for root in folders))
    )


def is_remote(path: str, drives: Mapping[str, str] | None = None) -> bool:
    """Whether other computers may change what is at `path` without this one being told."""
    places = mounted() if drives is None else drives
    around = [place for place in places if is_under(path, place)]
    return bool(around) and places[max(around, key=len)] in _REMOTE
