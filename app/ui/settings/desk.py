"""Connects the settings on screen to those in force, and the window to what changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import SettingNotUnderstood, SottoError
from app.services.setting_fields import Field
from app.settings import Settings
from app.ui.frame.places import Place
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button
from app.ui.look.told import told_error
from app.ui.settings.editors import Editor, make_editor

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.settings.page import SettingsPage


class SettingsDesk(QObject):
    """Changes settings, one after the other, and lets the window go by them.

    Signals:
        changed(Settings): these are in force now.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._page: SettingsPage | None = None
        self.changed.connect(self._adopt)
        desk.window.places.shown.connect(self._refresh)

    def change(self, name: str, value: object) -> None:
        """Keep this value and let it take effect; what is wrong with it is said at the setting."""
        preferences = self._desk.sotto.preferences
        run = self._desk.bridge.fetch("settings", lambda: preferences.change(**{name: value}))
        run.finished.connect(lambda settings: self._accept(name, settings))
        run.failed.connect(lambda error: self._refuse(name, error))

    def make_page(self) -> SettingsPage:
        """The place, with what is in force."""
        from app.ui.settings.page import SettingsPage

        window = self._desk.window
        page = self._page = SettingsPage(window.theme, self._make_editor)
        page.chosen.connect(self.change)
        _add_more(page, self._desk)
        policy = self._desk.sotto.preferences.policy
        for name in policy.settings:
            page.rows[name].show_fixed(policy.organisation)
        page.show_settings(self._desk.sotto.settings)
        return page

    def _make_editor(self, field: Field) -> Editor:
        from app.ui.settings.languages import LanguageEditor
        from app.ui.settings.microphone_editor import MicrophoneEditor
        from app.ui.settings.model_editor import TASKS, ModelEditor

        if field.name in TASKS:
            window = self._desk.window
            return ModelEditor(lambda: window.go_to(Place.MODELS), optional=field.default is None)
        if field.name == "speech_language":
            return LanguageEditor()
        if field.name == "microphone":
            return MicrophoneEditor(self._desk.talk)
        return make_editor(field, self._desk.window.theme)

    def _refresh(self, place: str) -> None:
        """Show what may have changed while the place was not in view."""
        if place != Place.SETTINGS or self._page is None:
            return
        from app.ui.settings.model_editor import TASKS, Models

        self._page.show_settings(self._desk.sotto.settings)
        store = self._desk.sotto.models
        run = self._desk.bridge.fetch(
            "models", lambda: {name: Models.of(store, task) for name, task in TASKS.items()}
        )
        run.finished.connect(self._offer_models)
        passed_over = self._desk.bridge.fetch(
            "settings", self._desk.sotto.preferences.not_understood
        )
        passed_over.finished.connect(self._tell_not_understood)

    def _tell_not_understood(self, problems: tuple[SettingNotUnderstood, ...]) -> None:
        assert self._page is not None  # noqa: S101  it asked for them
        for problem in problems:
            self._page.rows[problem.name].show_problem(told_error(problem))

    def _offer_models(self, found: dict[str, object]) -> None:
        from app.ui.settings.model_editor import ModelEditor, Models

        assert self._page is not None  # noqa: S101  it asked for them
        for name, models in found.items():
            editor = self._page.rows[name].editor
            if isinstance(editor, ModelEditor) and isinstance(models, Models):
                editor.set_models(models)

    def _adopt(self, settings: Settings) -> None:
        """Let the window go by the settings; the services do already."""
        desk = self._desk
        desk.window.theme.set_appearance(settings.appearance)
        desk.talk.set_listen_ahead(settings.listen_ahead)
        desk.talk.choose_microphone(settings.microphone)
        desk.spoken.ask_at_once = settings.ask_spoken
        desk.follow(settings.follow)
        desk.refresh()
        if self._page is not None:
            self._page.show_settings(settings)

    def _accept(self, name: str, settings: Settings) -> None:
        if self._page is not None:
            self._page.rows[name].show_problem("")
        self.changed.emit(settings)

    def _refuse(self, name: str, error: SottoError) -> None:
        if self._page is None:
            self._desk.say(error)
            return
        self._page.show_settings(self._desk.sotto.settings)
        self._page.rows[name].show_problem(told_error(error))


def offer_settings(desk: Desk) -> SettingsDesk:
    """Offer the place of the settings."""
    settings = SettingsDesk(desk)
    desk.window.places.offer(Place.SETTINGS, settings.make_page)
    return settings


def _add_more(page: SettingsPage, desk: Desk) -> None:
    """The ways to what is beside the settings, and the keys."""
    from app.ui.settings.shortcuts import shortcut_rows
    from app.ui.settings.update_row import UpdateRow

    ways = [
        (_tr("Your data"), Place.DATA),
        (_tr("Privacy report"), Place.PRIVACY),
        (_tr("Golden questions"), Place.GOLDEN),
    ]
    links = QWidget()
    around, row = QVBoxLayout(links), FlowLayout()
    around.setContentsMargins(12, 6, 12, 6)
    around.addLayout(row)
    for text, place in ways:
        row.addWidget(button(text, partial(desk.window.go_to, place), "link", parent=links))
    page.add_group(_tr("More"), [(links, " ".join(text for text, _ in ways))])
    update = UpdateRow(desk.window.theme, desk.bridge, parent=page)
    page.add_group(_tr("Updates"), [(update, update.words)])
    page.add_group(_tr("Keys"), shortcut_rows(desk.window.actions()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)
