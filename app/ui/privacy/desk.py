"""Connects the privacy report on screen to what is so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.domain.errors import SottoError
from app.services import privacy_report
from app.services.notices import Notice, full_text, read_notices
from app.services.privacy_report import Microphone, PrivacyReport
from app.services.whole_file import write_whole
from app.ui.frame.actions import add_action
from app.ui.frame.places import Place
from app.ui.look.told import told, told_error

if TYPE_CHECKING:
    from app.privacy.report import Check
    from app.ui.desk import Desk
    from app.ui.privacy.page import PrivacyPage


class PrivacyDesk(QObject):
    """Looks each time the place is opened, and tries when asked to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._page: PrivacyPage | None = None
        self._found: PrivacyReport | None = None
        self._tried: tuple[Check, ...] = ()
        self._notices: tuple[Notice, ...] = ()
        desk.window.places.shown.connect(self._look)
        desk.talk.microphone_opened.connect(self._show_microphone)
        add_action(
            desk.window, "self-test", self.tr("Run the privacy self-test"), self._go_and_test
        )

    def make_page(self) -> PrivacyPage:
        """The place, empty until there was a look."""
        from app.ui.privacy.page import PrivacyPage

        page = self._page = PrivacyPage(self._desk.window.theme)
        page.test_wanted.connect(self.test)
        page.export_wanted.connect(self._choose_file)
        page.licences_wanted.connect(self.show_licences)
        return page

    def test(self) -> None:
        """Run the self-test beside the window."""
        if self._page is None or not self._page.test.isEnabled():
            return
        self._page.show_testing(True)
        run = self._desk.bridge.fetch("self-test", privacy_report.self_test)
        run.finished.connect(self._take)
        run.failed.connect(self._fail)

    def export(self, path: Path) -> None:
        """Write the report that is shown into `path`, signed, in the language of the window."""
        home, found = self._desk.sotto.home, self._found
        if found is None:
            return

        def write() -> None:
            text = privacy_report.signed_report(found, home, say=told)
            write_whole(path, text.encode(), replace=True)

        run = self._desk.bridge.fetch("privacy report", write)
        run.finished.connect(lambda _: self._say_saved(path))
        run.failed.connect(self._fail)

    def show_licences(self) -> None:
        """Open the list of what the program is made of."""
        from app.ui.privacy.licences import LicencesDialog

        dialog = LicencesDialog(self._notices, self._desk.window.theme, self._desk.window)

        def fetch(notice: Notice) -> None:
            run = self._desk.bridge.fetch("licence", lambda: full_text(notice))
            run.finished.connect(lambda text: dialog.show_text(notice, text))
            run.failed.connect(lambda error: dialog.show_text(notice, told_error(error)))

        dialog.wanted.connect(fetch)
        dialog.start()

    @property
    def _microphone(self) -> Microphone:
        return Microphone.LISTENING if self._desk.talk.listening else Microphone.OFF

    def _look(self, place: str) -> None:
        if place != Place.PRIVACY:
            return
        home, microphone, tried = self._desk.sotto.home, self._microphone, self._tried
        run = self._desk.bridge.fetch(
            "privacy", lambda: privacy_report.look(home, microphone=microphone, tried=tried)
        )
        run.finished.connect(self._show)
        run.failed.connect(self._fail)
        listed = self._desk.bridge.fetch("licences", read_notices)
        listed.finished.connect(self._show_parts)
        listed.failed.connect(self._fail)

    def _show(self, found: PrivacyReport) -> None:
        self._found = found
        if self._page is not None:
            self._page.show_report(found)

    def _show_parts(self, notices: tuple[Notice, ...]) -> None:
        self._notices = notices
        if self._page is not None:
            self._page.show_parts(len(notices))

    def _show_microphone(self, _: bool) -> None:
        if self._page is not None:
            self._page.show_microphone(self._microphone)

    def _take(self, tried: tuple[Check, ...]) -> None:
        self._tried = tried
        if self._page is not None:
            self._page.show_testing(False)
        self._look(Place.PRIVACY)

    def _go_and_test(self) -> None:
        self._desk.window.go_to(Place.PRIVACY)
        self.test()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self._desk.window, self.tr("Save the privacy report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("sotto-privacy.txt")
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def _say_saved(self, path: Path) -> None:
        if self._page is not None:
            text = self.tr("Saved as {path}. Anyone can check it: sotto privacy --verify FILE")
            self._page.say(text.format(path=path), good=True)

    def _fail(self, error: SottoError) -> None:
        if self._page is not None:
            self._page.show_testing(False)
            self._page.say(told_error(error), good=False)


def offer_privacy(desk: Desk) -> PrivacyDesk:
    """Offer the place of the privacy report."""
    privacy = PrivacyDesk(desk)
    desk.window.places.offer(Place.PRIVACY, privacy.make_page)
    return privacy
