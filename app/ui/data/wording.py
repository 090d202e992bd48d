"""What is said of data: how much there is, from when, and what goes when it is forgotten."""

from PySide6.QtCore import QCoreApplication

from app.services.backup import BackupInfo
from app.services.retention import Held, Kept
from app.services.room import Part
from app.ui.look import words
from app.ui.look.told import told_error

SETTINGS = {
    Kept.CONVERSATIONS: "keep_conversations_days",
    Kept.TRACES: "keep_traces_days",
    Kept.VOICE: "keep_voice_days",
}
"""The setting that says how long something is kept."""

_PERIODS = (1, 7, 30, 90, 365)


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)


def kept_name(kept: Kept) -> str:
    """As in: Conversations."""
    return {
        Kept.CONVERSATIONS: _tr("Conversations"),
        Kept.TRACES: _tr("Records of answers"),
        Kept.VOICE: _tr("Voice clips"),
    }[kept]


def kept_what(kept: Kept) -> str:
    """What they are."""
    return {
        Kept.CONVERSATIONS: _tr("Your questions with their answers."),
        Kept.TRACES: _tr("How each answer came about, as Why this answer shows it."),
        Kept.VOICE: _tr("The sound of questions that you spoke."),
    }[kept]


def counted(kept: Kept, count: int) -> str:
    """As in: 1 conversation, 214 conversations."""
    if count == 1:
        return {
            Kept.CONVERSATIONS: _tr("1 conversation"),
            Kept.TRACES: _tr("1 record"),
            Kept.VOICE: _tr("1 clip"),
        }[kept]
    several = {
        Kept.CONVERSATIONS: _tr("{count} conversations"),
        Kept.TRACES: _tr("{count} records"),
        Kept.VOICE: _tr("{count} clips"),
    }[kept]
    return several.format(count=words.number(count))


def held(kept: Kept, found: Held) -> str:
    """As in: 214 conversations, from 3 March to 21 November."""
    if not found.count or found.oldest_s is None or found.newest_s is None:
        return _tr("There are none.")
    first, last = words.day(found.oldest_s), words.day(found.newest_s)
    text = counted(kept, found.count)
    if first == last:
        return _tr("{count}, of {day}").format(count=text, day=first)
    return _tr("{count}, from {first} to {last}").format(count=text, first=first, last=last)


def gone(kept: Kept, found: Held) -> str:
    """What goes for good, and what stays."""
    if not found.count:
        return _tr("There is nothing of that age.")
    rest = {
        Kept.CONVERSATIONS: _tr(
            "The records of their answers go with them. Your documents and the library stay as"
            " they are."
        ),
        Kept.TRACES: _tr(
            "The answers stay in their conversations, but not why they are as they are. Your"
            " documents and the library stay as they are."
        ),
        Kept.VOICE: _tr(
            "What you asked stays written, but cannot be played any more. Your documents and the"
            " library stay as they are."
        ),
    }[kept]
    text = _tr("{what} will be gone for good and cannot be brought back. {rest}")
    return text.format(what=held(kept, found), rest=rest)


def periods(now: int) -> list[tuple[object, str]]:
    """(days, name) of how long something may be kept; `now` is among them; 0: for ever."""
    days = sorted({*_PERIODS, now} - {0})
    return [(0, _tr("Always kept")), *((one, _period(one)) for one in days)]


def ages() -> list[tuple[object, str]]:
    """(days, name) of what is to be forgotten; 0: all."""
    named: list[tuple[object, str]] = [(0, _tr("All of them"))]
    for days in _PERIODS:
        if days == 1:
            named.append((days, _tr("Older than 1 day")))
        else:
            text = _tr("Older than {count} days")
            named.append((days, text.format(count=words.number(days))))
    return named


def part_name(part: Part) -> str:
    """What takes the room."""
    return {
        Part.LIBRARY: _tr("Text, passages, vectors and conversations"),
        Part.INDEX: _tr("Indexes, which can be made again"),
        Part.MODELS: _tr("Models"),
        Part.PACKS: _tr("Files that came with packs"),
        Part.VOICE: _tr("Voice clips"),
        Part.EVALUATION: _tr("Evaluation runs"),
        Part.BACKUPS: _tr("Backups from before updates"),
        Part.REPLACED: _tr("What restored backups took the place of"),
        Part.OTHER: _tr("Settings, keys and the rest"),
    }[part]


def backup(info: BackupInfo) -> str:
    """As in: Made 2026-03-05 by Sotto 1.0: 212 files, 98 MB."""
    text = _tr("Made {day} by Sotto {version}: {files}, {size}.").format(
        day=info.created[:10],
        version=info.sotto,
        files=words.files(info.files),
        size=words.size(info.bytes),
    )
    if info.refused is None:
        return text
    left_out = _tr("Those in the backup are left out.")
    return f"{text} {told_error(info.refused)} {left_out}"


def _period(days: int) -> str:
    if days == 1:
        return _tr("Kept for 1 day")
    return _tr("Kept for {count} days").format(count=words.number(days))
