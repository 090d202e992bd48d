"""Puts the window into the language that was chosen, or that of the system."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

TRANSLATIONS = Path(__file__).parent.parent / "translations"
LANGUAGES = ("en", "de", "es")
"""What the window can be written in; English is what its texts are."""


def install_language(application: QCoreApplication, wanted: str) -> str:
    """Install what translates into `wanted`, or "system"; returns the language.

    Numbers and dates follow the language where one was chosen, else the system. To be called before
    any text is made.
    """
    language = _of_system() if wanted == "system" else wanted
    if wanted != "system":
        QLocale.setDefault(QLocale(language))
    if language != LANGUAGES[0]:
        own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", own), (f"sotto_{language}", str(TRANSLATIONS))):
            translator = QTranslator(application)
            if translator.load(name, folder):
                application.installTranslator(translator)
    return language


def _of_system() -> str:
    """The first of the system's languages that the window can be written in."""
    for name in QLocale.system().uiLanguages():
        language = name.replace("_", "-").split("-")[0]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]
