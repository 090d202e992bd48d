"""The report on what leaves this computer (nothing), what is kept on it, and where."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.privacy import report
from app.privacy.guard import GUARD
from app.privacy.report import Check
from app.services import room
from app.services.signed_text import sign_text
from app.services.signing import fingerprint, own_key

if TYPE_CHECKING:
    from app.paths import Home


class Microphone(StrEnum):
    """What the microphone of this process does."""

    NONE = "none"
    OFF = "off"
    LISTENING = "listening"


@dataclass(frozen=True, slots=True)
class Stored:
    """One kind of what is kept: `what` it is, in `path`, `size` bytes of it."""

    what: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class PrivacyReport:
    """All that can be said without trying; `tried` is the self-test, where it was run.

    `attempts` are the connections that something in this process attempted since it started; all
    were refused.
    """

    made: datetime
    checks: tuple[Check, ...]
    attempts: int
    microphone: Microphone
    stored: tuple[Stored, ...]
    tried: tuple[Check, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether nothing that was tried went through."""
        return all(check.ok for check in self.tried)


def look(
    home: Home, *, microphone: Microphone = Microphone.NONE, tried: tuple[Check, ...] = ()
) -> PrivacyReport:
    """The report on this process and `home`; reads the sizes of its files."""
    return PrivacyReport(
        made=datetime.now(UTC),
        checks=tuple(report.checks()),
        attempts=GUARD.attempts,
        microphone=microphone,
        stored=tuple(_stored(home)),
        tried=tried,
    )


def self_test() -> tuple[Check, ...]:
    """Really try to reach the network and files, here and in a child process: a second or two."""
    return tuple(report.self_test())


def as_text(found: PrivacyReport, *, say: Callable[[str], str] = str) -> str:
    """The report to read; `say` puts a sentence into the reader's language."""
    made = found.made.strftime("%Y-%m-%d %H:%M UTC")
    lines = [
        say("Privacy report of Sotto"),
        f"{made}, Sotto {__version__}, {platform.system()} {platform.machine()}",
        *_section(say("What is blocked, and how"), _checks(found.checks, say)),
        *_section(say("Connections"), [attempts(found.attempts, say)]),
        *_section(say("Microphone"), [say(MICROPHONE[found.microphone])]),
        *_section(say("What is stored, and where"), _stored_lines(found.stored, say)),
    ]
    if found.tried:
        lines += _section(say("Self-test"), _checks(found.tried, say))
    return "\n".join(lines) + "\n"


def signed_report(found: PrivacyReport, home: Home, *, say: Callable[[str], str] = str) -> str:
    """The report with the signature of this home, and how to check it. Raises HomeError."""
    key = own_key(home.signing_key)
    how = [
        say("Signed by"),
        f"  {fingerprint(key.public)}",
        say("Whether it was changed since, this says:"),
        "  sotto privacy --verify FILE",
    ]
    return sign_text("\n".join([as_text(found, say=say), *how]), key)


def attempts(count: int, say: Callable[[str], str] = str) -> str:
    """How many connections something attempted."""
    if count == 1:
        return say("1 connection was attempted since the start, and refused.")
    if count:
        several = say("{count} connections were attempted since the start, and refused.")
        return several.format(count=count)
    return say("0 connections were attempted since the start.")


MICROPHONE = {
    Microphone.NONE: "This process has no microphone; only the window listens, when asked to.",
    Microphone.OFF: "It is off. It listens when you talk, and with “Listen ahead” from then on.",
    Microphone.LISTENING: "It listens. The last second of sound is kept in memory, and nowhere"
    " else; what you say to ask is kept as the settings say.",
}
"""What is said of the microphone."""


def _stored(home: Home) -> list[Stored]:
    places = [
        ("Text of your documents, conversations, traces", home.database),
        ("Indexes to search it", home.keyword_index.parent),
        ("Sound of spoken questions", home.voice),
        ("Transcripts under way", home.transcripts),
        ("Instructions for answer models, computed", home.prefixes),
        ("Copies from before updates", home.backups),
        ("Originals out of packs", home.packs),
        ("Models", home.models),
        ("Runtimes that compute them", home.providers),
        ("Settings", home.settings),
    ]
    beside = home.root.glob(f"{home.database.name}-*")  # what SQLite keeps there
    sizes = {path: room.size(path) for _, path in places}
    sizes[home.database] += sum(map(room.size, beside))
    return [Stored(what, path, sizes[path]) for what, path in places]


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)]


def _checks(checks: tuple[Check, ...], say: Callable[[str], str]) -> list[str]:
    good, bad = say("ok"), say("NO")
    return [f"{good if c.ok else bad:4} {say(c.name)}: {say(c.detail)}" for c in checks]


def _stored_lines(stored: tuple[Stored, ...], say: Callable[[str], str]) -> list[str]:
    return [f"{one.size / 1e6:>10,.1f} MB  {say(one.what)}: {one.path}" for one in stored]
