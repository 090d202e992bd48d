"""The languages that can be spoken, by the names they have in themselves."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.ui.look.choice import Choice
from app.ui.settings.editors import Editor

SPOKEN = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he"
    " hi hr ht hu hy id is it ja ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl"
    " nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur"
    " uz vi yi yo yue zh"
)
"""What the speech models of the catalogue were trained on, as ISO 639 codes."""
_NO_CAPITALS = "\u0590"  # from here on, scripts have none, or do not begin names with them
_SHORT = {"en": "English", "es": "Español"}  # which Qt names by a country


def language_name(code: str) -> str:
    """What speakers call the language of an ISO 639 code; the code itself where that is unknown."""
    name = _SHORT.get(code) or QLocale(code).nativeLanguageName() or code
    first = name[:1]
    return (first.upper() if first < _NO_CAPITALS else first) + name[1:]


class LanguageEditor(Editor):
    """One of the languages, or none: then it is found out."""

    def __init__(self) -> None:
        self._choice = Choice()
        super().__init__(self._choice)
        found_out = QCoreApplication.translate("settings", "Found out each time")
        named = sorted((language_name(code), code) for code in SPOKEN.split())
        self._choice.offer([(None, found_out), *((code, name) for name, code in named)])
        self._choice.picked.connect(self.chosen)

    def show_value(self, value: object) -> None:
        """Show what is in force."""
        self._choice.show_value(value)
