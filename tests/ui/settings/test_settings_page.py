"""The settings: every field is there, a change is kept, and nothing else can be typed."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services.setting_fields import setting_fields
from app.settings import Settings
from app.ui.look.choice import Choice
from app.ui.look.switch import Switch
from app.ui.look.theme import Theme
from app.ui.settings import wording
from app.ui.settings.editors import make_editor
from app.ui.settings.languages import LanguageEditor, language_name
from app.ui.settings.model_editor import ModelEditor, Models
from app.ui.settings.page import SettingsPage
from app.ui.settings.row import SettingRow


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Iterator[SettingsPage]:
    """The place, with the defaults in it."""
    made = SettingsPage(theme, lambda field: make_editor(field, theme))
    made.show_settings(Settings())
    made.resize(900, 700)
    made.show()
    yield made
    shiboken6.delete(made)


def reset(row: SettingRow) -> QPushButton:
    return next(b for b in row.findChildren(QPushButton) if b.text().startswith("Back to"))


def type_number(row: SettingRow, text: str) -> None:
    box = row.editor.control
    assert isinstance(box, QLineEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_every_setting_has_a_row_in_a_group_with_words_for_its_values(page: SettingsPage) -> None:
    assert list(page.rows) == [field.name for field in setting_fields()]
    assert {row.field.group for row in page.rows.values()} == set(wording.groups())
    for row in page.rows.values():
        assert row.isVisible(), row.field.name
        assert row.editor.control.accessibleName()
        assert row.editor.control.accessibleDescription()
        assert wording.shown(row.field, row.field.default)


def test_a_number_is_taken_by_enter(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.chosen) as chosen:
        type_number(page.rows["passages"], "9")
    assert chosen.args == ["passages", 9]


@pytest.mark.parametrize("typed", ["0", "51", "2.5", "six", ""])
def test_a_number_out_of_bounds_is_refused_where_it_stands(page: SettingsPage, typed: str) -> None:
    row, asked = page.rows["passages"], []
    page.chosen.connect(lambda *change: asked.append(change))
    box = row.editor.control
    assert isinstance(box, QLineEdit)
    box.clear()
    type_number(row, typed)
    assert not asked
    assert "from 1 to 50" in row.problem.text()
    page.show_settings(Settings())
    assert not row.problem.isVisible()


def test_arrow_keys_count_within_the_bounds(page: SettingsPage) -> None:
    row, asked = page.rows["passages"], []
    page.chosen.connect(lambda *change: asked.append(change))
    page.show_settings(Settings(passages=49))
    for _ in range(3):
        QTest.keyClick(row.editor.control, Qt.Key.Key_Up)
    assert asked == [("passages", 50)]


def test_a_switch_and_a_list_say_what_was_chosen(page: SettingsPage) -> None:
    asked = []
    page.chosen.connect(lambda *change: asked.append(change))
    switch, choice = page.rows["follow"].editor.control, page.rows["appearance"].editor.control
    assert isinstance(switch, Switch)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert isinstance(choice, Choice)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert asked == [("follow", False), ("appearance", "light")]


def test_what_differs_from_the_default_is_marked_and_can_go_back(page: SettingsPage) -> None:
    row = page.rows["passages"]
    assert not reset(row).isVisible()
    page.show_settings(Settings(passages=9))
    assert row.property("changed") is True
    assert reset(row).text() == "Back to: 6"
    asked = []
    page.chosen.connect(lambda *change: asked.append(change))
    reset(row).click()
    assert asked == [("passages", 6)]


def test_zero_says_what_it_means(page: SettingsPage) -> None:
    page.show_settings(Settings(keep_traces_days=0, battery_percent=40))
    said = {
        name: [text.text() for text in page.rows[name].editor.findChildren(type(page.title))]
        for name in ("keep_traces_days", "battery_percent", "threads")
    }
    assert said == {
        "keep_traces_days": ["never"], "battery_percent": ["%"], "threads": ["one per core"]
    }  # fmt: skip


def test_the_search_leaves_what_it_is_about(page: SettingsPage) -> None:
    page.search.setText("battery")
    assert [name for name, row in page.rows.items() if row.isVisible()] == ["battery_percent"]
    page.search.setText("no such thing")
    assert not any(row.isVisible() for row in page.rows.values())
    assert "No setting" in "".join(
        x.text() for x in page.findChildren(type(page.title)) if x.isVisible()
    )
    page.search.clear()
    assert all(row.isVisible() for row in page.rows.values())


def test_settings_that_wait_for_the_next_start_say_so(page: SettingsPage) -> None:
    waiting = {n for n, row in page.rows.items()
               if "next start" in row.editor.control.accessibleDescription()}  # fmt: skip
    assert waiting == {field.name for field in setting_fields() if field.at_start}


def test_a_model_that_is_gone_is_still_named(qtbot: QtBot) -> None:
    editor = ModelEditor(lambda: None, optional=True)
    qtbot.addWidget(editor)
    editor.set_models(Models({"small": "Small model"}, "Small model"))
    choice = editor.control
    assert isinstance(choice, Choice)
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "Automatic: Small model", "Small model"
    ]  # fmt: skip
    editor.show_value("gone")
    assert choice.currentText() == "gone, not installed"


def test_languages_have_the_names_they_have_in_themselves(qtbot: QtBot) -> None:
    assert [language_name(code) for code in ("de", "es", "en", "yue")] == [
        "Deutsch", "Español", "English", "粵語"
    ]  # fmt: skip
    editor = LanguageEditor()
    qtbot.addWidget(editor)
    editor.show_value("de")
    assert isinstance(editor.control, Choice)
    assert editor.control.currentText() == "Deutsch"
