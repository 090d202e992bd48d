"""The privacy report in the window: what is so, what was tried, and a copy that can be checked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from app.privacy.report import Check
from app.services import privacy_report
from app.services.signed_text import read_signed
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.privacy.desk import PrivacyDesk
from app.ui.privacy.licences import LicencesDialog
from app.ui.privacy.page import PrivacyPage
from tests.data.notices import put_notices
from tests.ui.desks import said

WAIT_MS = 20_000


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PrivacyPage:
    """The place, once it shows a report."""
    desk.window.go_to(Place.PRIVACY)
    made = desk.window.places.currentWidget()
    assert isinstance(made, PrivacyPage)
    qtbot.waitUntil(lambda: "It is off." in said(made), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "sotto.db" in said(made), timeout=WAIT_MS)
    return made


def its_desk(desk: Desk) -> PrivacyDesk:
    (found,) = desk.findChildren(PrivacyDesk)
    return found


def test_the_report_is_there_when_the_place_is_opened(desk: Desk, page: PrivacyPage) -> None:
    text = said(page)
    assert "Sandbox: network" in text
    assert "It is off." in text
    assert str(desk.sotto.home.database) in text


def test_the_self_test_says_what_it_tried(
    page: PrivacyPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = (Check("child: TCP connection", True, "refused by the network guard"),)
    monkeypatch.setattr(privacy_report, "self_test", lambda: tried)
    page.test.click()
    qtbot.waitUntil(lambda: "Nothing got through." in said(page), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Child: TCP connection" in said(page), timeout=WAIT_MS)
    assert page.test.isEnabled()


def test_what_got_through_is_marked(
    page: PrivacyPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = (Check("child: native TCP socket", False, "it worked"),)
    monkeypatch.setattr(privacy_report, "self_test", lambda: tried)
    page.test.click()
    qtbot.waitUntil(lambda: "Something got through" in said(page), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Child: native TCP socket" in said(page), timeout=WAIT_MS)
    marks = [one.accessibleName() for one in page.findChildren(QLabel) if one.text() == "✕"]
    assert "Does not hold" in marks


def test_the_copy_is_signed_and_says_the_same(
    desk: Desk, page: PrivacyPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    its_desk(desk).export(path)
    qtbot.waitUntil(lambda: "Saved as" in said(page), timeout=WAIT_MS)
    text = read_signed(path).text
    assert "0 connections were attempted" in text
    assert str(desk.sotto.home.database) in text


def test_a_place_that_cannot_be_written_is_told(
    desk: Desk, page: PrivacyPage, qtbot: QtBot, tmp_path: Path
) -> None:
    its_desk(desk).export(tmp_path / "nowhere" / "report.txt")
    qtbot.waitUntil(lambda: "cannot be written" in said(page), timeout=WAIT_MS)


def test_every_row_is_read_out_whole(page: PrivacyPage) -> None:
    rows = [one for one in page.findChildren(QFrame) if one.objectName() == "setting"]
    assert len(rows) > 8
    assert all(row.accessibleName() for row in rows)


def test_what_the_program_is_made_of_is_listed_with_its_terms(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_notices(tmp_path, monkeypatch)
    desk.window.go_to(Place.PRIVACY)
    page = desk.window.places.currentWidget()
    assert isinstance(page, PrivacyPage)
    qtbot.waitUntil(lambda: "2 parts, each" in said(page), timeout=WAIT_MS)
    its_desk(desk).show_licences()
    (dialog,) = desk.window.findChildren(LicencesDialog)
    qtbot.waitUntil(lambda: "Terms of the toolkit" in dialog.text.toPlainText(), timeout=WAIT_MS)
    dialog.names.setCurrentIndex(dialog.names.model().index(1, 0))
    qtbot.waitUntil(lambda: "Terms of the small" in dialog.text.toPlainText(), timeout=WAIT_MS)
    dialog.accept()


def test_run_from_source_nothing_is_said_of_parts(page: PrivacyPage) -> None:
    assert "each under terms" not in said(page)
