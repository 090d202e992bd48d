"""What is known of this computer, in the words of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from app.services.machine_check import MeasureStep, Stage
from app.services.machine_figures import Change, MachineFigures
from app.services.model_overview import Overview
from app.ui.look import words
from app.ui.models.facts import gigabytes

_GIGABYTE = 1e9


def _tr(text: str) -> str:
    return QCoreApplication.translate("machine", text)


def machine(overview: Overview) -> str:
    """This computer in a line."""
    here = overview.machine
    cores = _tr("1 core") if here.cores == 1 else _tr("{count} cores").format(count=here.cores)
    text = _tr("{processor}, {cores}, {memory} of memory, {free} free now")
    return text.format(
        processor=here.processor,
        cores=cores,
        memory=gigabytes(here.memory_bytes),
        free=gigabytes(overview.free_bytes),
    )


def figures(overview: Overview) -> str:
    """What was measured."""
    found = overview.figures
    if found is None:
        return _tr(
            "Not measured yet. Half a minute tells how fast each model would be here; nothing is"
            " fetched for it."
        )
    titles = {entry.spec.name: entry.spec.title for entry in overview.entries}
    parts = [_read(found)]
    if found.passages_per_s:
        parts.append(_passages(found))
    if found.real_time_factor:
        parts.append(_heard(found, titles.get(found.speech_model, found.speech_model)))
    if found.tokens_per_s:
        parts.append(_written(found, titles.get(found.model, found.model)))
    else:
        parts.append(
            _tr("No answer model is installed, so their speeds are estimates from memory alone.")
        )
    if found.headroom_bytes:
        text = _tr("With all of them loaded, {size} of memory stay free.")
        parts.append(text.format(size=gigabytes(found.headroom_bytes)))
    return " ".join(parts)


def changes(overview: Overview) -> str:
    """Why it would be well to measure again; empty where there is no reason."""
    said = {
        Change.COMPUTER: _tr("The figures there were are of another computer: measure this one."),
        Change.DEVICES: _tr("A graphics or neural processor, or its driver, has changed since."),
        Change.PACKAGES: _tr("What computes on the devices was updated since."),
    }
    parts = [said[change] for change in overview.changes]
    if overview.figures is not None and overview.figures.date and parts:
        measured = QDateTime.fromString(overview.figures.date, Qt.DateFormat.ISODate)
        date = QLocale().toString(measured.toLocalTime().date(), QLocale.FormatType.ShortFormat)
        text = _tr("These figures are of {date} and may no longer hold.").format(date=date)
        parts.insert(0, text)
    return " ".join(parts)


def measuring(step: MeasureStep) -> str:
    """What is measured now, and how it looks so far."""
    found = step.figures
    match step.stage:
        case Stage.MEMORY if not found.read_bytes_per_s:
            return _tr("Getting ready")
        case Stage.MEMORY:
            return _read(found)
        case Stage.SEARCH if found.passages_per_s:
            return _passages(found)
        case Stage.SEARCH:
            return _tr("Loading the search model")
        case Stage.SPEECH if found.real_time_factor:
            return _heard(found, found.speech_model)
        case Stage.SPEECH:
            return _tr("Loading {model}").format(model=found.speech_model)
        case Stage.THREADS if found.tokens_per_s:
            rate = words.number(round(found.tokens_per_s))
            text = _tr("With {threads} threads it writes {rate} tokens a second")
            return text.format(threads=words.number(found.threads), rate=rate)
        case Stage.THREADS:
            return _tr("Loading the answer model")
        case Stage.READING if found.prompt_tokens_per_s:
            rate = words.number(round(found.prompt_tokens_per_s))
            return _tr("{model} reads {rate} tokens a second").format(model=found.model, rate=rate)
        case Stage.WRITING if found.tokens_per_s:
            text = _tr("{model} writes {rate} tokens a second")
            return text.format(model=found.model, rate=words.number(round(found.tokens_per_s)))
    return _tr("Loading {model}").format(model=found.model)


def _read(found: MachineFigures) -> str:
    rate = QLocale().toString(found.read_bytes_per_s / _GIGABYTE, "f", 1)
    return _tr("Memory is read at {rate} GB a second.").format(rate=rate)


def _passages(found: MachineFigures) -> str:
    text = _tr("Search takes in {rate} passages a second.")
    return text.format(rate=words.number(round(found.passages_per_s)))


def _heard(found: MachineFigures, title: str) -> str:
    text = _tr("{model} needs {time} s for a second of speech.")
    return text.format(model=title, time=QLocale().toString(found.real_time_factor, "f", 2))


def _written(found: MachineFigures, title: str) -> str:
    text = _tr(
        "{model} reads {reads} tokens a second and writes {writes}; the others are worked out from"
        " that."
    )
    return text.format(
        model=title,
        reads=words.number(round(found.prompt_tokens_per_s)),
        writes=words.number(round(found.tokens_per_s)),
    )
