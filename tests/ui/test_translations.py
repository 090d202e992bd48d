"""German and Spanish say everything that the window says."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.domain.errors import Crashed, HomeLocked, ModelMissing, PackProblem
from app.ui.look.language import install_language
from app.ui.look.told import PATTERNS, told, told_error
from tests.translations.catalog import LANGUAGES, Catalog, load_catalog
from tests.translations.sources import every_source
from tests.translations.told import patterns

PLACEHOLDER = re.compile(r"\{\w*\}")


@pytest.fixture(params=LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return load_catalog(request.param)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The program in German."""
    before, known = QLocale(), set(qapp.findChildren(QTranslator))
    install_language(qapp, "de")
    yield
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_there_is_much_to_translate() -> None:
    contexts = Counter(source.context for source in every_source())
    assert contexts["words"] > 50
    assert contexts["fields"] > 50
    assert contexts["told"] > 100
    assert len(contexts) > 50


def test_every_text_is_translated(catalog: Catalog) -> None:
    missing = [(one.context, one.text) for one in catalog.missing(every_source())]
    assert not missing, "python -m tests.translations lists them"


def test_nothing_is_kept_that_nobody_says(catalog: Catalog) -> None:
    assert set(catalog.texts) <= set(every_source())


def test_translations_have_the_same_parts_to_fill_in(catalog: Catalog) -> None:
    for source, text in catalog.texts.items():
        assert Counter(PLACEHOLDER.findall(text)) == Counter(PLACEHOLDER.findall(source.text)), text


def test_translations_begin_and_end_as_their_sources_do(catalog: Catalog) -> None:
    for source, text in catalog.texts.items():
        for sign in ("…", "\n", " "):
            assert text.endswith(sign) == source.text.endswith(sign), (source, text)
        assert text.startswith(" ") == source.text.startswith(" "), (source, text)


def test_what_is_loaded_is_what_is_kept_to_read(catalog: Catalog) -> None:
    translator = QTranslator()
    assert translator.load(str(catalog.path.with_suffix(".qm")))
    for source, text in catalog.texts.items():
        assert translator.translate(source.context, source.text) == text


def test_patterns_are_those_of_the_source() -> None:
    assert json.loads(PATTERNS.read_text("utf-8")) == patterns()


@pytest.mark.usefixtures("german")
def test_errors_are_told_in_the_language_of_the_window() -> None:
    assert told_error(HomeLocked("/h", "sotto")) == (
        "Der Datenordner /h kann nicht verwendet werden: ein anderes Sotto (sotto) verwendet ihn."
        " Verwenden Sie das offene Fenster, schließen Sie es, oder wählen Sie mit --home einen"
        " anderen Ordner."
    )
    assert "sein Prozess wurde durch Signal 9 beendet" in told_error(Crashed("generator", -9))
    assert told_error(ModelMissing("generate", "abc")).startswith(
        "Das Modell abc ist nicht installiert."
    )
    pack = told_error(PackProblem("/a", "the collection Letters is empty", "Add files first."))
    assert pack == (
        "/a: die Sammlung Letters ist leer. Fügen Sie zuerst Dateien hinzu. Nichts wurde geändert."
    )


@pytest.mark.usefixtures("german")
def test_what_nobody_foresaw_is_told_as_it_is() -> None:
    for text in ("", "Ω", "[Errno 5] Input/output error", "Report {0} of May; {x}"):
        assert told(text) == text


@pytest.mark.usefixtures("german")
def test_the_words_of_qt_and_the_numbers_follow() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"


def test_an_unknown_language_of_the_system_leaves_english(qapp: QApplication) -> None:
    assert install_language(qapp, "en") == "en"
    assert (
        QCoreApplication.translate("Page", "Back to the conversation") == "Back to the conversation"
    )
