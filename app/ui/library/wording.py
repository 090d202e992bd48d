"""What is said of files, in plain words: what became of each, why, and what to do about it."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from app.domain.errors import ReadCode
from app.services.library_files import FileState, LibraryFile
from app.ui.look import words
from app.ui.look.rows import Tone

PROBLEMS = (FileState.FAILED, FileState.QUARANTINED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def state_name(state: FileState) -> str:
    """As in: Indexed."""
    return {
        FileState.INDEXED: _tr("Indexed"),
        FileState.WAITING: _tr("Waiting"),
        FileState.READING: _tr("Reading"),
        FileState.CHANGED: _tr("Changed"),
        FileState.FAILED: _tr("Could not be read"),
        FileState.QUARANTINED: _tr("Set aside"),
    }[state]


def status(file: LibraryFile) -> str:
    """What the table says: the state, or why there is no text."""
    if file.state is FileState.FAILED:
        return words.reason(file.code, file.reason or "").rstrip(".")
    return state_name(file.state)


def tone(file: LibraryFile) -> Tone:
    """What stands out are problems and work."""
    if file.state in PROBLEMS:
        return "warning"
    return "muted" if file.state is FileState.INDEXED else "good"


def explanation(file: LibraryFile) -> str:
    """What became of a file and what was kept of it."""
    match file.state:
        case FileState.READING:
            return _tr("It is being read now.")
        case FileState.CHANGED:
            return _tr(
                "It was changed on disk and is read again soon. Until then answers rest on what it"
                " said before."
            )
        case FileState.WAITING if file.pages_waiting:
            if file.pages_waiting == 1:
                return _tr("1 page is a picture, whose text is read when all other text is.")
            return _tr(
                "{count} pages are pictures, whose text is read when all other text is."
            ).format(count=words.number(file.pages_waiting))
        case FileState.WAITING:
            return _tr("It is read when those before it are.")
        case FileState.QUARANTINED:
            return _tr(
                "Reading it stopped the reader twice, so it is left alone until it changes or you"
                " try again. The file is as it was, and nothing else was lost."
            )
        case FileState.FAILED:
            why = words.reason(file.code, file.reason or "")
            return _tr("{why} The file is as it was, and nothing else was lost.").format(why=why)
        case _:
            return _tr("Its text can be asked about.")


def remedy(file: LibraryFile) -> str:
    """What can be done; empty where there is nothing to do."""
    if file.state is FileState.QUARANTINED:
        return _tr("Open it in its own program and save it anew, or leave it out.")
    if file.state is not FileState.FAILED:
        return ""
    known = {
        ReadCode.MISSING: _tr("Put it back, or remove it from the library."),
        ReadCode.PERMISSION: _tr("Allow yourself to read it, then try again."),
        ReadCode.EMPTY: _tr("Nothing is to be done, unless it should hold something."),
        ReadCode.ENCRYPTED: _tr("Save a copy without a password and add that."),
        ReadCode.BROKEN: _tr("Open it in its own program and save it anew, then try again."),
        ReadCode.UNSUPPORTED: _tr("Save it as PDF or text and add that, or leave it out."),
        ReadCode.TOO_LARGE: _tr("Raise the limit for files in the settings, then try again."),
        ReadCode.NO_TEXT: _tr("Nothing is to be done, unless it should hold text."),
        ReadCode.TIMEOUT: _tr("Allow more time for reading in the settings, then try again."),
        ReadCode.CRASHED: _tr("Open it in its own program and save it anew, then try again."),
        ReadCode.CHANGING: _tr("Try again when nothing writes to it."),
        ReadCode.NO_MODEL: _tr("Install a speech model under Models, then try again."),
        ReadCode.NO_READER: _tr("Install its reader, then try again."),
        ReadCode.BOMB: _tr("Unpack it yourself and add what you need of it."),
    }
    return known.get(ReadCode(file.code), "") if file.code in list(ReadCode) else ""


def name(path: str) -> str:
    """The name of a file."""
    return PurePath(path).name or path


def folder(path: str) -> str:
    """Where a file lies."""
    return str(PurePath(path).parent)


def changed(unix_s: float) -> str:
    """As in: changed 3/5/26."""
    return _tr("changed {day}").format(day=words.short_day(unix_s))


def counted(shown: int, total: int) -> str:
    """As in: 12 of 1,204 files."""
    if shown == total:
        return words.files(total)
    return _tr("{shown} of {total}").format(shown=words.number(shown), total=words.files(total))


def passages(count: int) -> str:
    """As in: 1 passage, 31,000 passages."""
    if count == 1:
        return _tr("1 passage")
    return _tr("{count} passages").format(count=words.number(count))


def pages(count: int) -> str:
    """As in: 1 page, 12 pages."""
    return _tr("1 page") if count == 1 else _tr("{count} pages").format(count=words.number(count))
