"""The words of the settings: those beside their fields, translated, and those of their values."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.services.setting_fields import Field


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


def title(field: Field) -> str:
    """What the setting is called; its source text stands in app/settings.py."""
    return QCoreApplication.translate("fields", field.title)


def description(field: Field) -> str:
    """What it does; its source text stands in app/settings.py."""
    return QCoreApplication.translate("fields", field.description)


def groups() -> dict[str, str]:
    """The groups of settings, in the order in which they are shown."""
    return {
        "window": _tr("Window"),
        "answers": _tr("Answers"),
        "voice": _tr("Voice"),
        "library": _tr("Library"),
        "kept": _tr("What is kept"),
        "machine": _tr("Memory and processor"),
    }


def choice(name: str, value: str) -> str:
    """What a value of a setting is called."""
    return {
        ("appearance", "system"): _tr("As the system"),
        ("appearance", "light"): _tr("Light"),
        ("appearance", "dark"): _tr("Dark"),
        ("language", "system"): _tr("As the system"),
        ("language", "en"): "English",
        ("language", "de"): "Deutsch",
        ("language", "es"): "Español",
        ("prose", "checked"): _tr("Models that passed their check"),
        ("prose", "always"): _tr("Any model"),
        ("prose", "never"): _tr("None, quotes only"),
        ("answer_length", "short"): _tr("Short"),
        ("answer_length", "normal"): _tr("Normal"),
        ("answer_length", "long"): _tr("Long"),
        ("answer_style", "plain"): _tr("Sentences"),
        ("answer_style", "bullets"): _tr("List of points"),
        ("follow_ups", "rules"): _tr("By rule"),
        ("follow_ups", "model"): _tr("By the answer model"),
        ("context_memory", "full"): _tr("Full"),
        ("context_memory", "half"): _tr("Half"),
        ("context_memory", "quarter"): _tr("A quarter"),
    }[name, value]


def number(value: float) -> str:
    """6 as "6", 0.5 as "0,5" where that is how it is written; no signs between thousands."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(int(value) if value == int(value) else value)


def unit(field: Field, value: float) -> str:
    """What stands after the number; what zero means where it is zero."""
    if value == 0 and field.zero:
        return {"never": _tr("never"), "each_core": _tr("one per core")}[field.zero]
    one = value == 1
    return {
        "": "",
        "seconds": _tr("second") if one else _tr("seconds"),
        "days": _tr("day") if one else _tr("days"),
        "megabytes": _tr("MB"),
        "percent": _tr("%"),
    }[field.unit]


def bounds(field: Field) -> str:
    """Which numbers can be taken."""
    text = _tr("A number from {least} to {most} is needed. Until then the one from before holds.")
    return text.format(least=number(field.least or 0), most=number(field.most or 0))


def shown(field: Field, value: object) -> str:
    """A value as it is read: Dark, 30 days, on."""
    if isinstance(value, bool):
        return _tr("on") if value else _tr("off")
    if isinstance(value, int | float):
        after = unit(field, value)
        return after if value == 0 and field.zero else f"{number(value)} {after}".strip()
    if field.choices:
        return choice(field.name, str(value))
    return str(value) if value else _tr("automatic")
