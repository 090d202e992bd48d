"""Sentences that services made, in the language of the window.

Services say what happened in English, with names and numbers filled in. `python -m
tests.translations` finds these sentences in the source and keeps their patterns beside the
translations; here a sentence is recognised by its pattern, and put together anew.
"""

import json
import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from app.domain.errors import SottoError
from app.ui.look.language import TRANSLATIONS

PATTERNS = TRANSLATIONS / "told.json"
_DEEPEST = 6
_BETWEEN = ("; ", ": ", ", ")
_PART = re.compile(r"\{\w+\}")


def told(text: str) -> str:
    """`text` in the user's language, as far as it is known; else as it is."""
    return _told(text, _DEEPEST)


def told_error(error: SottoError) -> str:
    """What went wrong and what to do about it, in the user's language."""
    return f"{told(str(error))} {told(error.remedy)}".strip()


def _told(text: str, depth: int) -> str:
    translated = QCoreApplication.translate("told", text)
    if translated != text or not depth or not any(map(str.isalpha, text)):
        return translated
    whole = text.endswith(".")
    for pattern, template in _patterns():
        found = pattern.fullmatch(text)
        if found is not None and template.endswith(".") == whole:
            parts = [_told(part, depth - 1) for part in found.groups()]
            into = QCoreApplication.translate("told", template)
            return into.format(*parts)
    if whole:
        return f"{_told(text[:-1], depth - 1)}."
    for between in _BETWEEN:
        if between in text:
            return between.join(_told(part, depth - 1) for part in text.split(between))
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with most words of their own first, so that the closest one is taken."""
    templates: list[str] = json.loads(PATTERNS.read_text("utf-8"))
    templates.sort(key=lambda template: len(_PART.sub("", template)), reverse=True)
    return tuple((_compiled(template), template) for template in templates)


def _compiled(template: str) -> re.Pattern[str]:
    fixed = (re.escape(part) for part in _PART.split(template))
    return re.compile("(.+?)".join(fixed), re.DOTALL)
