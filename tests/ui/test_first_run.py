"""The first steps: shown once, left at any moment, and done with the keyboard alone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import HomeError
from app.paths import Home, bundled
from app.services.model_bundle import make_bundle
from app.services.model_store import ModelStore
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.first_run.page import FirstRunPage
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.desks import said
from tests.unit.services import model_files

WAIT_MS = 40_000  # the machine may be busy

Start = Callable[..., Program]


@pytest.fixture
def start(
    qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    monkeypatch.setattr("app.services.carried.removable", lambda: ())
    guide = tmp_path / "guide"
    guide.mkdir()
    (guide / "index.md").write_text("# Guide\n\nChoose Add folder to add a folder.\n", "utf-8")
    with ExitStack() as stack:

        def begin(*, first_run: bool = True) -> Program:
            program = Program(
                lambda: open_over_fakes(own_home, Fakes(generator_=None), first_run=first_run),
                theme,
                guide=guide,
                offline=True,
            )
            qtbot.addWidget(program.window)
            stack.callback(program.close)
            qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
            return program

        yield begin


@pytest.fixture
def files(tmp_path: Path) -> Path:
    made = tmp_path / "Manuals"
    made.mkdir()
    (made / "pump.md").write_text("# Pump\n\nThe pump needs two bar.\n", "utf-8")
    return made


def desk(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def page(program: Program, qtbot: QtBot) -> FirstRunPage:
    qtbot.waitUntil(lambda: program.window.places.current is Place.FIRST_RUN, timeout=WAIT_MS)
    found = program.window.places.currentWidget()
    assert isinstance(found, FirstRunPage)
    return found


def press(text: str) -> None:
    """Go to the button that says this with Tab, and press it with Space."""
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(focused, QPushButton) and focused.text() == text:
            QTest.keyClick(focused, Qt.Key.Key_Space)
            return
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {text}")


def test_models_and_packs_that_were_carried_here_are_offered(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    store = ModelStore(tmp_path / "other", bundled("models"))
    store.import_path(model_files.write(tmp_path, {"own.gguf": model_files.gguf()}) / "own.gguf")
    for _ in make_bundle(store, ["own"], stick / "models", cancel=CancelToken()):
        pass
    (stick / "Plants.pack").write_bytes(b"no pack")
    monkeypatch.setattr("app.services.carried.removable", lambda: (str(stick),))
    program = start()
    shown = page(program, qtbot)

    def button(text: str) -> QPushButton | None:
        return next((b for b in shown.findChildren(QPushButton) if b.text() == text), None)

    qtbot.waitUntil(lambda: button("Look at the pack Plants.pack") is not None, timeout=WAIT_MS)
    shown.go(1)
    title = f"Models found in {stick / 'models'}"
    qtbot.waitUntil(lambda: title in said(shown), timeout=WAIT_MS)
    assert "Nobody has signed them" in said(shown)
    use = button("Use these")
    assert use is not None
    assert use.isEnabled()
    shown.go(0)
    look = button("Look at the pack Plants.pack")
    assert look is not None
    look.click()
    assert program.window.places.current is Place.LIBRARY


def in_front(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=WAIT_MS)


def test_an_empty_home_begins_with_the_first_steps(start: Start, qtbot: QtBot) -> None:
    program = start()
    shown = page(program, qtbot)
    assert "Step 1 of 3" in said(shown)
    in_front(program, qtbot)
    assert QApplication.focusWidget() is shown.folders.target


def test_they_come_once(start: Start, qtbot: QtBot, own_home: Home) -> None:
    program = start()
    page(program, qtbot).closed.emit()
    assert program.window.places.current is Place.CONVERSATION
    qtbot.waitUntil(own_home.first_run.exists, timeout=WAIT_MS)
    program.close()
    again = start()
    qtbot.waitUntil(lambda: desk(again).state.model is None, timeout=WAIT_MS)
    with qtbot.waitSignal(desk(again).state_changed, timeout=WAIT_MS):
        desk(again).refresh()
    assert again.window.places.current is Place.CONVERSATION


def test_they_can_be_called_again(start: Start, qtbot: QtBot) -> None:
    program = start(first_run=False)
    with qtbot.waitSignal(desk(program).state_changed, timeout=WAIT_MS):
        pass
    (action,) = [a for a in program.window.actions() if a.objectName() == "first-run"]
    action.trigger()
    page(program, qtbot)


def test_from_an_empty_library_to_an_answer_with_the_keyboard_alone(
    start: Start, qtbot: QtBot, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any model that writes, the answer is a quote."""
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(files)))
    program = start()
    shown = page(program, qtbot)
    in_front(program, qtbot)
    press("Choose a folder…")
    qtbot.waitUntil(lambda: "1 file that can be read" in said(shown), timeout=WAIT_MS)
    assert "Add and skip the rest" in [b.text() for b in shown.findChildren(QPushButton)]
    press("Go on")
    assert "Step 2 of 3" in said(shown)
    qtbot.waitUntil(lambda: "Not measured yet" in said(shown), timeout=WAIT_MS)
    assert "Recommended: " in said(shown)
    press("Go on")
    assert QApplication.focusWidget() is shown.question.target
    press("Back")
    assert "Step 2 of 3" in said(shown)
    press("Go on")
    press("How do I add a folder?")
    window = program.window
    qtbot.waitUntil(lambda: len(window.conversation.turns) == 1, timeout=WAIT_MS)
    assert window.places.current is Place.CONVERSATION
    qtbot.waitUntil(lambda: window.conversation.turns[-1].answer is not None, timeout=WAIT_MS)
    answer = window.conversation.turns[-1].answer
    assert answer is not None
    assert answer.quote is not None
    assert "Add folder" in answer.quote.text
    qtbot.waitUntil(lambda: ("Manuals", 1) in desk(program).state.collections, timeout=WAIT_MS)


def test_a_folder_can_be_left_out_again(start: Start, qtbot: QtBot, files: Path) -> None:
    program = start()
    shown = page(program, qtbot)
    shown.folders.take(files)
    shown.folders.take(files)
    assert shown.folders.chosen == [files]
    in_front(program, qtbot)
    press("Leave out")
    assert shown.folders.chosen == []
    shown.closed.emit()
    assert desk(program).state.collections == ()


def test_what_was_chosen_is_added_when_the_rest_is_skipped(
    start: Start, qtbot: QtBot, files: Path
) -> None:
    program = start()
    shown = page(program, qtbot)
    shown.folders.take(files)
    in_front(program, qtbot)
    press("Add and skip the rest")
    qtbot.waitUntil(lambda: ("Manuals", 1) in desk(program).state.collections, timeout=WAIT_MS)
    assert shown.folders.chosen == []


def test_whoever_adds_files_another_way_needs_no_steps(
    start: Start, qtbot: QtBot, files: Path
) -> None:
    program = start()
    page(program, qtbot)
    program.window.paths_chosen.emit([files])
    assert program.window.places.current is Place.CONVERSATION


def test_folders_can_be_dropped_on_the_steps(start: Start, qtbot: QtBot, files: Path) -> None:
    shown = page(start(), qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files))])
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    shown.dragEnterEvent(enter)
    assert enter.isAccepted()
    shown.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert shown.folders.chosen == [files]


def test_a_guide_that_cannot_be_read_is_told_and_the_steps_stay(start: Start, qtbot: QtBot) -> None:
    program = start()
    shown = page(program, qtbot)
    shown.go(2)
    shown.question.target.setEnabled(True)
    desk(program).first_run._question = "How?"
    desk(program).indexing.failed.emit(HomeError("/home", "the disk is full"))
    assert "the disk is full" in said(shown)
    assert shown.question.target.isEnabled()
    assert program.window.places.current is Place.FIRST_RUN


def test_it_ends_without_a_question_too(start: Start, qtbot: QtBot, own_home: Home) -> None:
    program = start()
    shown = page(program, qtbot)
    shown.go(2)
    in_front(program, qtbot)
    press("Finish")
    assert program.window.places.current is Place.CONVERSATION
    qtbot.waitUntil(own_home.first_run.exists, timeout=WAIT_MS)
