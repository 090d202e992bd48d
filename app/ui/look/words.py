"""The sentences of the window: numbers, places and problems in plain words."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from app.domain.answers import ORDER, Answer, Citation, Coverage, Sentence, Working
from app.domain.documents import ColumnKind, FlagKind
from app.domain.errors import ReadCode
from app.services.manners import Rest, RestReason
from app.services.speech import Trouble

_KINDS = {
    "md": "Markdown",
    "txt": "Text",
    "htm": "HTML",
    "eml": "E-mail",
    "msg": "E-mail",
    "": "File",
    **dict.fromkeys(("wav", "flac", "ogg", "oga", "opus", "mp3", "m4a", "aac", "wma"), "Audio"),
    **dict.fromkeys(("mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg", "mpeg", "wmv"), "Video"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def number(value: int) -> str:
    """1204 as "1,204", as the user's system writes it."""
    return QLocale().toString(value)


def kind(path: str) -> str:
    """What sort of file `path` names: "PDF", "Markdown"."""
    suffix = PurePath(path).suffix.removeprefix(".").lower()
    return _tr(_KINDS[suffix]) if suffix in _KINDS else suffix.upper()


def seconds_as_clock(seconds: float) -> str:
    """872.0 as "14:32"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def page_of(page: int, last: int) -> str:
    """As in: Page 112 of 486."""
    return _tr("Page {page} of {last}").format(page=number(page), last=number(last))


def section_name(section: str) -> str:
    """The last heading of a heading path."""
    return section.rsplit(" > ", 1)[-1]


def tenths(value: float) -> str:
    """3.14 as "3.1", as the user's system writes it."""
    return QLocale().toString(value, "f", 1)


def day(unix_s: float) -> str:
    """As in: 12 March, with the year where it is not this one."""
    date = QDateTime.fromSecsSinceEpoch(int(unix_s)).date()
    same_year = date.year() == QDate.currentDate().year()
    return QLocale().toString(date, _tr("d MMMM") if same_year else _tr("d MMMM yyyy"))


def short_day(unix_s: float) -> str:
    """As in: 3/12/26, as the user's system writes it; empty where it is not known."""
    if not unix_s:
        return ""
    date = QDateTime.fromSecsSinceEpoch(int(unix_s)).date()
    return QLocale().toString(date, QLocale.FormatType.ShortFormat)


def size(bytes_: int) -> str:
    """As in: 1.2 MB."""
    return QLocale().formattedDataSize(bytes_, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def place(citation: Citation) -> str:
    """Where in its document: "page 112, Cooling system"; empty if nothing is known."""
    parts = []
    if citation.part:
        parts.append(citation.part)
    if citation.page is not None:
        parts.append(_tr("page {page}").format(page=number(citation.page)))
    if citation.sheet:
        parts.append(sheet(citation.sheet))
    if citation.first_row is not None:
        parts.append(rows(citation.first_row, citation.last_row or citation.first_row))
    if citation.start_s is not None:
        parts.append(seconds_as_clock(citation.start_s))
    if citation.section and not citation.sheet:
        name = section_name(citation.section)
        parts.append(name if parts else _tr("section {name}").format(name=name))
    return ", ".join(parts)


def rows(first: int, last: int) -> str:
    """As in: row 12, rows 12 to 40."""
    if first == last:
        return _tr("row {row}").format(row=number(first))
    return _tr("rows {first} to {last}").format(first=number(first), last=number(last))


def row_count(count: int) -> str:
    """As in: 1 row, 1,204 rows."""
    return _tr("1 row") if count == 1 else _tr("{count} rows").format(count=number(count))


def sheet(name: str) -> str:
    """As in: sheet Costs."""
    return _tr("sheet {name}").format(name=name)


def column_kind(kind: ColumnKind) -> str:
    """What the cells of a column are, in a word or two."""
    return {
        ColumnKind.TEXT: _tr("text"),
        ColumnKind.INTEGER: _tr("whole numbers"),
        ColumnKind.REAL: _tr("numbers"),
        ColumnKind.BOOLEAN: _tr("yes or no"),
        ColumnKind.DATE: _tr("dates"),
        ColumnKind.DATETIME: _tr("dates and times"),
    }[kind]


def source_line(citation: Citation) -> str:
    """Kind and place: "PDF, page 112, Cooling system"; of a message its day."""
    sort, sent = kind(citation.path), ""
    if citation.created_s is not None and sort == _tr("E-mail"):
        sent = day(citation.created_s)
    return ", ".join(part for part in (sort, sent, place(citation)) if part)


def source_name(citation: Citation) -> str:
    """Document and place: "Service Manual, page 112, Cooling system"."""
    return ", ".join(part for part in (citation.document, place(citation)) if part)


def doubts(citation: Citation) -> str:
    """Why a source is doubtful: "Hidden text, addressed to the answerer"; empty where it is not."""
    kinds = set(citation.flags)
    parts = []
    if kinds - {FlagKind.POOR, ORDER}:
        parts.append(_tr("hidden text"))
    if FlagKind.POOR in kinds:
        parts.append(_tr("hard to read"))
    if ORDER in kinds:
        parts.append(_tr("addressed to the answerer"))
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def verbatim_from(citation: Citation) -> str:
    """The line under a quote."""
    where = place(citation)
    if where:
        text = _tr("Verbatim from {document}, {place}")
        return text.format(document=citation.document, place=where)
    return _tr("Verbatim from {document}").format(document=citation.document)


def took(answer: Answer) -> str:
    """How long an answer took, and how fast the model wrote: "1.9 s, 31 tok/s"."""
    total_ms, rate = answer.timings_ms.total, answer.tokens_per_s
    if total_ms is None:
        return ""
    seconds = tenths(total_ms / 1000)
    if rate is None:
        return _tr("{seconds} s").format(seconds=seconds)
    return _tr("{seconds} s, {rate} tok/s").format(seconds=seconds, rate=number(round(rate)))


def coverage(covered: Coverage) -> str:
    """What was searched: "Searched 12 of 13 files; 1 could not be read"."""
    total = covered.files_searched + covered.files_failed
    if covered.files_failed:
        line = _tr("Searched {searched} of {total} files; {failed} could not be read").format(
            searched=number(covered.files_searched),
            total=number(total),
            failed=number(covered.files_failed),
        )
    elif total == 1:
        line = _tr("Searched 1 file")
    else:
        line = _tr("Searched {total} files").format(total=number(total))
    if covered.vectors_share < 1.0:
        line += _tr("; {percent} % of them by meaning so far").format(
            percent=int(covered.vectors_share * 100)
        )
    return line


def work(step: Working) -> str:
    """What long work is at: "Summing up: 120 of 340 passages"."""
    text = {
        "summarise": _tr("Summing up: {done} of {total} passages"),
        "join": _tr("Putting the notes together: {done} of {total}"),
    }[step.label]
    return text.format(done=number(step.done), total=number(step.total))


def megabytes(size: int) -> str:
    """As in: 98 MB."""
    return _tr("{size} MB").format(size=number(round(size / 1e6)))


def support(sentences: tuple[Sentence, ...]) -> tuple[str, str]:
    """How much of the prose is supported, and what is not (empty if all is)."""
    total, good = len(sentences), sum(sentence.supported for sentence in sentences)
    if not total:
        return "", ""
    if total == 1:
        supported = _tr("The sentence is supported") if good else ""
    else:
        supported = _tr("{good} of {total} sentences supported").format(good=good, total=total)
    missing = total - good
    if missing == 0:
        return supported, ""
    if missing == 1:
        return supported, _tr("1 sentence not found in the sources")
    text = _tr("{missing} sentences not found in the sources")
    return supported, text.format(missing=missing)


def time_left(seconds: float) -> str:
    """As in: 6 min left. Vague below a minute, because the estimate is."""
    if seconds < 60:
        return _tr("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return _tr("{minutes} min left").format(minutes=minutes)
    return _tr("{hours} h {minutes} min left").format(hours=minutes // 60, minutes=minutes % 60)


def rest(why: Rest) -> str:
    """Why indexing rests."""
    return {
        RestReason.PAUSED: _tr("Indexing is paused"),
        RestReason.BATTERY: _tr("Indexing rests on battery, {percent} %").format(
            percent=why.percent
        ),
        RestReason.TYPING: _tr("Indexing waits while you type"),
    }[why.reason]


def power(percent: int, limit: int) -> str:
    """That indexing will rest when the battery has less than `limit` percent."""
    text = _tr("On battery, {percent} %: indexing rests below {limit} %")
    return text.format(percent=percent, limit=limit)


def files(count: int) -> str:
    """As in: 1 file, 12 files."""
    return _tr("1 file") if count == 1 else _tr("{count} files").format(count=number(count))


def unread(count: int) -> str:
    """As in: 1 file could not be read."""
    if count == 1:
        return _tr("1 file could not be read")
    return _tr("{count} files could not be read").format(count=number(count))


def reason(code: str | None, detail: str) -> str:
    """Why a file has no text, for the user; `detail` is what the reader said."""
    known = {
        ReadCode.MISSING: _tr("The file is no longer there."),
        ReadCode.PERMISSION: _tr("You have no permission to read it."),
        ReadCode.EMPTY: _tr("The file is empty."),
        ReadCode.ENCRYPTED: _tr("It is protected by a password."),
        ReadCode.BROKEN: _tr("The file is damaged or not what its name says."),
        ReadCode.UNSUPPORTED: _tr("This kind of file is not supported."),
        ReadCode.TOO_LARGE: _tr("It is larger than the limit in the settings."),
        ReadCode.NO_TEXT: _tr("There is no text in it, only pictures perhaps."),
        ReadCode.TIMEOUT: _tr("Reading took too long and was stopped."),
        ReadCode.CRASHED: _tr("Reading it stopped the reader, so it is left out."),
        ReadCode.CHANGING: _tr("It was being changed while it was read. Add it again later."),
        ReadCode.NO_MODEL: _tr("It is a recording, and no speech model is installed."),
        ReadCode.NO_READER: _tr("What reads this kind of file is installed separately."),
        ReadCode.BOMB: _tr("It unpacks to far more than its size, so it is left out."),
    }
    return known.get(ReadCode(code), detail) if code in list(ReadCode) else detail


def as_sentence(text: str) -> str:
    """`text` with a full stop if it has none."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def trouble(found: Trouble) -> str:
    """What keeps speech from being understood, and what to do about it."""
    match found:
        case Trouble.NO_MODEL:
            return _tr(
                "No speech model is installed yet, so nothing can be understood. A small one takes"
                " about 150 MB and works on this computer alone. Choose one under Models."
            )
        case Trouble.NO_DEVICE:
            return _tr("No microphone is connected. Plug one in and try again.")
        case Trouble.NO_PERMISSION:
            return _tr(
                "The system does not let Sotto use the microphone. Allow it in the privacy settings"
                " of the system and try again."
            )
        case Trouble.FAILED:
            return _tr(
                "The microphone stopped. Another program may be using it; try again, or choose"
                " another one in the settings."
            )
        case Trouble.NOTHING_SAID:
            return _tr("Nobody was heard speaking. Try again, a little closer.")
        case Trouble.MUTED:
            return _tr("The microphone is muted. Turn it on and try again.")
        case Trouble.QUIET:
            return _tr("That was too quiet to understand. Come closer or turn it up.")
        case Trouble.LOUD:
            return _tr("Parts were too loud to be taken whole. Turn the microphone down a little.")
