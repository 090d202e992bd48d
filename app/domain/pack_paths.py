"""The paths of documents that came with a pack: `pack:NAME/relative/path`, on every system."""

import re

_PREFIX = "pack:"


def is_pack_path(path: str) -> bool:
    """Whether `path` names a pack or something in one, and no file."""
    return path.startswith(_PREFIX)


def pack_path(name: str, inner: str = "") -> str:
    """The path of `inner` in the pack called `name`; without it, what all its paths begin with."""
    return f"{_PREFIX}{name.replace('%', '%25').replace('/', '%2F')}/{inner}"


def split_pack_path(path: str) -> tuple[str, str]:
    """The inverse of pack_path."""
    name, _, inner = path.removeprefix(_PREFIX).partition("/")
    return name.replace("%2F", "/").replace("%25", "%"), inner


def is_inner_path(path: str) -> bool:
    """Whether `path` is relative and stays below where it begins, on every system."""
    steps = path.split("/")
    return "\0" not in path and not {"", "."} & set(steps) and ".." not in re.split(r"[/\\]", path)
