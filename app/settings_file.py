"""The file of a user's settings: only what differs from the defaults, and what others wrote."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import msgspec
import tomli_w

from app.domain.errors import HomeError, SettingNotUnderstood, SettingProblem
from app.paths import make_private
from app.settings import Settings

_NAMES = frozenset(Settings.__struct_fields__)
_FORGETTING = frozenset({"keep_conversations_days", "keep_traces_days", "keep_voice_days"})


def load_settings(path: Path) -> Settings:
    """The settings in `path`, defaults where it is missing; HomeError where it cannot be read.

    A value that is not understood, such as one of a newer Sotto, counts as not written.
    """
    return _read(path).settings


def not_understood(path: Path) -> tuple[SettingNotUnderstood, ...]:
    """What `load_settings` passes over, to be told. Raises HomeError."""
    return _read(path).problems


def change_settings(path: Path, **values: object) -> Settings:
    """Give settings in `path` new values, all of them or none; returns them all as they are now.

    Raises SettingProblem for a value out of its bounds, HomeError where `path` cannot be used.
    """
    kept = msgspec.to_builtins(load_settings(path))
    for name, value in values.items():
        if reason := _objection(name, value):
            raise SettingProblem(name, reason)
    settings = msgspec.convert({**kept, **values}, Settings)
    try:
        save_settings(path, settings, chosen=values)
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    return settings


def save_settings(path: Path, settings: Settings, *, chosen: Collection[str] = ()) -> None:
    """Write only what differs from the defaults, atomically.

    What only others know stays in the file, but for the settings in `chosen`. Raises OSError, and
    HomeError where what is there cannot be read.
    """
    default = msgspec.to_builtins(Settings())
    changed = {k: v for k, v in msgspec.to_builtins(settings).items() if v != default[k]}
    others = {k: v for k, v in _read(path).others.items() if k not in chosen}
    make_private(path.parent)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(tomli_w.dumps(changed | others), "utf-8")
    temporary.replace(path)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says: `others` are keys and values that this version does not know."""

    settings: Settings
    others: dict[str, object]
    problems: tuple[SettingNotUnderstood, ...]


def _read(path: Path) -> _Read:
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        written = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unusable(path, str(error)) from error
    reasons = {name: _objection(name, value) for name, value in written.items()}
    problems = tuple(SettingNotUnderstood(name, why) for name, why in reasons.items() if why)
    known = {k: v for k, v in written.items() if k in _NAMES and not reasons[k]}
    others = {k: v for k, v in written.items() if k not in known}
    # Nothing is forgotten because of a time that is not understood.
    never = dict.fromkeys(_FORGETTING.intersection(others), 0)
    return _Read(msgspec.convert(known | never, Settings), others, problems)


def _objection(name: str, value: object) -> str:
    """Why a setting cannot have this value; empty: it can."""
    try:
        msgspec.convert({name: value}, Settings)
    except msgspec.ValidationError as error:
        return str(error).split(" - at ")[0]
    return ""


def _unusable(path: Path, reason: str) -> HomeError:
    return HomeError(str(path.parent), f"settings.toml: {reason}")
