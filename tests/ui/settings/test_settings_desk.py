"""A changed setting is kept, and what runs goes by it at once."""

from types import MappingProxyType

import pytest
from pytestqt.qtbot import QtBot

from app.policy import Policy
from app.settings import Settings
from app.settings_file import load_settings
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.look.choice import Choice
from app.ui.look.theme import Theme
from app.ui.look.tokens import DARK, LIGHT
from app.ui.settings.page import SettingsPage
from app.ui.settings.update_row import UpdateRow

WAIT_MS = 20_000


@pytest.fixture
def page(desk: Desk) -> SettingsPage:
    """The place of the settings, in view."""
    desk.window.go_to(Place.SETTINGS)
    made = desk.window.places.currentWidget()
    assert isinstance(made, SettingsPage)
    return made


def change(desk: Desk, qtbot: QtBot, name: str, value: object) -> None:
    with qtbot.waitSignal(desk.settings.changed, timeout=WAIT_MS):
        desk.settings.change(name, value)


def test_a_choice_in_the_window_is_kept_in_the_file(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.settings.changed, timeout=WAIT_MS):
        page.rows["passages"].chosen.emit("passages", 9)
    assert load_settings(desk.sotto.home.settings) == desk.sotto.settings == Settings(passages=9)
    assert page.rows["passages"].property("changed") is True


def test_what_a_policy_fixes_is_shown_and_cannot_be_changed(desk: Desk, qtbot: QtBot) -> None:
    fixed = MappingProxyType({"passages": 3, "prose": "never"})
    desk.sotto.preferences.policy = Policy("Example Ltd", settings=fixed)
    desk.window.go_to(Place.SETTINGS)
    page = desk.window.places.currentWidget()
    assert isinstance(page, SettingsPage)
    row = page.rows["passages"]
    assert row.fixed.text() == "Fixed by: Example Ltd"
    assert not row.editor.isEnabled()
    assert page.rows["answer_length"].editor.isEnabled()
    desk.settings.change("passages", 9)
    qtbot.waitUntil(lambda: "Example Ltd has fixed it" in row.problem.text(), timeout=WAIT_MS)
    with qtbot.waitSignal(desk.settings.changed, timeout=WAIT_MS):
        desk.settings.change("answer_length", "short")
    assert desk.sotto.settings == Settings(passages=3, prose="never", answer_length="short")


def test_the_appearance_changes_at_once(
    desk: Desk, page: SettingsPage, theme: Theme, qtbot: QtBot
) -> None:
    assert theme.tokens is LIGHT
    change(desk, qtbot, "appearance", "dark")
    assert theme.tokens is DARK


def test_services_and_the_microphone_go_by_it_at_once(desk: Desk, qtbot: QtBot) -> None:
    change(desk, qtbot, "keep_voice", False)
    assert not desk.sotto.voice.keeps
    change(desk, qtbot, "ask_spoken", True)
    assert desk.spoken.ask_at_once
    change(desk, qtbot, "speech_language", "de")
    assert desk.sotto.speech.language == "de"
    change(desk, qtbot, "recognize", False)
    assert not desk.sotto.library.recognize


def test_folders_are_followed_no_more_and_again(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk._following is not None, timeout=WAIT_MS)
    change(desk, qtbot, "follow", False)
    assert desk._following is None
    change(desk, qtbot, "follow", True)
    assert desk._following is not None


def test_a_value_that_is_refused_says_so_at_its_setting(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    desk.settings.change("passages", 99)
    row = page.rows["passages"]
    qtbot.waitUntil(lambda: "passages" in row.problem.text(), timeout=WAIT_MS)
    assert desk.sotto.settings == Settings()


def test_a_file_that_cannot_be_used_is_told(desk: Desk, page: SettingsPage, qtbot: QtBot) -> None:
    desk.sotto.home.settings.mkdir(parents=True)
    desk.settings.change("passages", 9)
    row = page.rows["passages"]
    qtbot.waitUntil(lambda: "settings.toml" in row.problem.text(), timeout=WAIT_MS)
    assert row.problem.isVisible()


def test_a_value_of_a_newer_version_is_told_at_its_setting(desk: Desk, qtbot: QtBot) -> None:
    desk.sotto.home.settings.write_text("prose = 'sung'\n")
    desk.window.go_to(Place.SETTINGS)
    page = desk.window.places.currentWidget()
    assert isinstance(page, SettingsPage)
    row = page.rows["prose"]
    qtbot.waitUntil(lambda: "does not understand prose" in row.problem.text(), timeout=WAIT_MS)
    change(desk, qtbot, "prose", "never")
    assert row.problem.isHidden()


def test_installed_models_are_offered_by_name(desk: Desk, page: SettingsPage, qtbot: QtBot) -> None:
    choice = page.rows["embedder"].editor.control
    assert isinstance(choice, Choice)
    qtbot.waitUntil(lambda: "MiniLM" in choice.currentText(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "not installed" not in choice.currentText(), timeout=WAIT_MS)


def test_a_file_can_be_checked_from_here(page: SettingsPage) -> None:
    page.search.setText("updates check file")
    (row,) = page.findChildren(UpdateRow)
    assert row.choose.isVisible()


def test_the_keys_are_listed(page: SettingsPage) -> None:
    page.search.setText("talk ctrl+shift+space")
    found = [one.text() for one in page.findChildren(type(page.title)) if one.isVisible()]
    assert "Ctrl+Shift+Space" in found
