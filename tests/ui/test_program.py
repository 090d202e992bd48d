"""The window over real services: what a user does, from an empty library to a closed window."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import HomeLocked
from app.engines.fake import Crash, FakeGenerator, Hang
from app.paths import Home
from app.services.migration_backup import back_up_before_migration
from app.services.voice_clips import VoiceClips
from app.storage.database import Database
from app.storage.migrations import MIGRATIONS
from app.ui import application
from app.ui.application import Program
from app.ui.conversation.quote import QuoteView
from app.ui.conversation.source_cards import SourceCard
from app.ui.conversation.turn_view import TurnView
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from app.ui.look.tokens import DARK
from tests.ui.composition import Fakes, HeldEmbedder, HeldGenerator, open_over_fakes
from tests.ui.desks import click, dialog
from tests.unit.storage.version_1 import make_version_1

MANUAL = (
    "# Service manual\n\nFill the circuit with the engine cold.\n\f# Coolant circuit\n\n"
    "System pressure shall not exceed 1.4 bar at operating temperature. A falling reading indicates"
    " leakage.\n"
)
NOTES = "# Field notes\n\nWhen coolant pressure drops, check the cap seal first. Then the hose.\n"
QUESTION = "What system pressure shall not be exceeded at operating temperature?"
PASSAGE = "System pressure shall not exceed 1.4 bar at operating temperature."
WAIT_MS = 15_000
DAY_MS = 24 * 3600 * 1_000

Start = Callable[..., Program]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files that can be read and two that cannot."""
    made = tmp_path / "Workshop manuals"
    made.mkdir()
    (made / "manual.txt").write_text(MANUAL, "utf-8")
    (made / "notes.txt").write_text(NOTES, "utf-8")
    (made / "empty.txt").touch()
    (made / "broken.txt").write_bytes(b"\xff\xfe\xff")
    return made


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path) -> Iterator[Start]:
    """Starts the program over fake engines and closes it at the end."""
    guide = tmp_path / "guide"
    guide.mkdir()
    (guide / "index.md").write_text("# Guide\nChoose Add folder to add a folder.\n", "utf-8")
    with ExitStack() as stack:

        def begin(**fakes: object) -> Program:
            program = Program(
                lambda: open_over_fakes(own_home, Fakes(**fakes)),  # type: ignore[arg-type]
                theme,
                guide=guide,
                offline=True,
            )
            qtbot.addWidget(program.window)
            stack.callback(program.close)
            qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
            qtbot.waitUntil(program.window.side.isEnabled, timeout=WAIT_MS)
            return program

        yield begin


def desk(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def add(program: Program, qtbot: QtBot, *paths: Path) -> None:
    """Drop `paths` on the window and wait until they can be asked about."""
    with qtbot.waitSignal(desk(program).indexing.added, timeout=WAIT_MS):
        program.window.paths_chosen.emit(list(paths))
    qtbot.waitUntil(lambda: program.window.composer._ready, timeout=WAIT_MS)


def ask(program: Program, text: str = QUESTION) -> TurnView:
    """Type a question and press Enter."""
    program.window.composer.write(text)
    QTest.keyClick(program.window.composer.box, Qt.Key.Key_Return)
    view = program.window.conversation.turns[-1].view
    assert view is not None
    return view


def wait_for_answer(program: Program, qtbot: QtBot) -> None:
    ask_button = program.window.composer.ask
    qtbot.waitUntil(lambda: ask_button.text() == "Ask", timeout=WAIT_MS)
    qtbot.wait(1)  # new widgets are shown by the next turn of the event loop


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def shown(widget: QWidget) -> set[str]:
    """What stands on the buttons."""
    return {each.text() for each in widget.findChildren(QPushButton) if each.isVisible()}


def press(widget: QWidget, name: str) -> None:
    (found,) = [b for b in widget.findChildren(QPushButton) if b.text() == name and b.isVisible()]
    click(found)


def test_an_empty_library_offers_a_folder_and_the_guide(start: Start, qtbot: QtBot) -> None:
    program = start()
    conversation = program.window.conversation
    qtbot.waitUntil(lambda: "Ask your own files" in said(conversation), timeout=WAIT_MS)
    press(conversation, "Try the built-in guide")
    qtbot.waitUntil(lambda: "1 file can be asked about" in said(conversation), timeout=WAIT_MS)
    press(conversation, "How do I add a folder?")
    assert program.window.composer.box.toPlainText() == "How do I add a folder?"


def test_from_a_folder_to_a_highlighted_passage(start: Start, qtbot: QtBot, folder: Path) -> None:
    generator = HeldGenerator([f"{PASSAGE} The moon is made of cheese."])
    program = start(generator_=generator)
    window = program.window
    add(program, qtbot, folder)
    assert window.side.collections.rows.counts == (("Workshop manuals", 2),)

    turn = ask(program)
    qtbot.waitUntil(lambda: bool(turn.findChildren(QuoteView)), timeout=WAIT_MS)
    (quote,) = turn.findChildren(QuoteView)
    assert PASSAGE in quote.text.toPlainText()
    assert not turn.prose.isVisible()

    generator.gate.set()
    wait_for_answer(program, qtbot)
    assert PASSAGE[:-1] in turn.prose.toPlainText()
    assert "1 of 2 sentences supported" in said(turn)
    assert len(turn.prose._dotted) == 1

    with qtbot.waitSignal(window.conversation.source_opened):
        quote.text.opened.emit(1)
    qtbot.waitUntil(lambda: bool(window.viewer.marked_text), timeout=WAIT_MS)
    cited = turn.turn.citations[0]
    assert window.viewer.marked_text == cited.text
    assert cited.text.startswith(PASSAGE)
    assert "Page 2 of 2, Coolant circuit" in said(window.viewer)
    assert turn.findChildren(SourceCard)[0].isChecked()


def test_progress_is_shown_while_files_are_added(start: Start, qtbot: QtBot, folder: Path) -> None:
    embedder = HeldEmbedder()
    program = start(embedder_=embedder)
    texts: list[str] = []
    desk(program).indexing.progressed.connect(lambda _, __, text: texts.append(text))
    program.window.paths_chosen.emit([folder])
    qtbot.waitUntil(lambda: any("of 4" in text for text in texts), timeout=WAIT_MS)
    (stop,) = [b for b in program.window.status.findChildren(QPushButton) if b.text() == "Stop"]
    assert stop.isVisible()
    embedder.gate.set()
    with qtbot.waitSignal(desk(program).indexing.added, timeout=WAIT_MS):
        pass
    assert not stop.isVisible()
    assert texts[0] == "Looking through Workshop manuals"


def test_stop_keeps_what_was_written(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start(generator_=FakeGenerator([Hang("Pressure is limited to")]))
    add(program, qtbot, folder)
    turn = ask(program)
    qtbot.waitUntil(lambda: "limited to" in turn.turn.text, timeout=WAIT_MS)
    QTest.keyClick(program.window.composer.box, Qt.Key.Key_Escape)
    wait_for_answer(program, qtbot)
    assert "Stopped. What was found so far is kept." in said(turn)
    assert turn.prose.toPlainText() == "Pressure is limited to"
    assert len(turn.findChildren(QuoteView)) == 1


def test_a_summary_shows_its_progress_and_tells_what_it_has_when_stopped(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    line = "Hall {n} is oiled by the night shift every Sunday and painted green every summer. "
    text = "\n\n".join(line.format(n=n) * 12 for n in range(40))
    (tmp_path / "halls.txt").write_text(text, "utf-8")
    generator = FakeGenerator(["Hall 0 is oiled by the night shift every Sunday.", Hang("Hall 1")])
    program = start(generator_=generator)
    add(program, qtbot, tmp_path / "halls.txt")
    turn = ask(program, "Summarise halls.txt")
    qtbot.waitUntil(lambda: len(generator.prompts) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: 0 < turn.work.share < 1, timeout=WAIT_MS)
    assert "Summing up:" in said(turn)
    QTest.keyClick(program.window.composer.box, Qt.Key.Key_Escape)
    wait_for_answer(program, qtbot)
    assert "night shift every Sunday" in turn.prose.toPlainText()
    assert "passages of halls.txt" in turn.prose.toPlainText()
    assert "Stopped before the end" in said(turn)
    assert not turn.turn.is_working


def test_another_wording_is_a_new_turn_below(start: Start, qtbot: QtBot, folder: Path) -> None:
    generator = FakeGenerator([PASSAGE, PASSAGE])
    program = start(generator_=generator)
    add(program, qtbot, folder)
    turn = ask(program)
    wait_for_answer(program, qtbot)
    (again,) = [b for b in turn.findChildren(QPushButton) if b.text() == "Regenerate"]
    again.menu().actions()[0].trigger()
    wait_for_answer(program, qtbot)
    assert [each.question for each in program.window.conversation.turns] == [QUESTION] * 2
    first, second = generator.options
    assert (first.temperature, first.seed) == (0.0, 0)
    assert second.temperature > 0
    assert second.seed == 1
    assert generator.prompts[0] == generator.prompts[1]


def test_a_crash_of_the_generator_keeps_the_quote_and_the_next_question_works(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start(generator_=FakeGenerator([Crash("Pressure is"), PASSAGE]))
    add(program, qtbot, folder)
    turn = ask(program)
    wait_for_answer(program, qtbot)
    assert "signal 11" in said(turn)
    assert "What was found so far is kept." in said(turn)
    assert PASSAGE in turn.findChildren(QuoteView)[0].text.toPlainText()
    again = ask(program)
    wait_for_answer(program, qtbot)
    assert PASSAGE[:-1] in again.prose.toPlainText()


def test_without_an_answer_model_the_quote_is_the_answer(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start(generator_=None)
    add(program, qtbot, folder)
    turn = ask(program)
    wait_for_answer(program, qtbot)
    assert PASSAGE in turn.findChildren(QuoteView)[0].text.toPlainText()
    assert not turn.prose.isVisible()
    assert turn.findChildren(SourceCard)
    assert program.window.status._model.text() == "No answer model, answers are quotes"


def test_what_is_not_in_the_documents_is_said_plainly(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start()
    add(program, qtbot, folder)
    turn = ask(program, "Who discovered gallium?")
    wait_for_answer(program, qtbot)
    assert "Not in your documents" in said(turn)
    assert "Searched 2 of 4 files; 2 could not be read" in said(turn)
    assert turn.findChildren(QuoteView) == []


def test_a_question_that_is_too_long_stays_in_the_box_and_says_why(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start()
    add(program, qtbot, folder)
    composer = program.window.composer
    composer.write("long " * 2_000)
    QTest.keyClick(composer.box, Qt.Key.Key_Return)
    assert program.window.conversation.turns == []
    assert len(composer.box.toPlainText()) == 10_000
    assert "a question can have 8000" in said(composer).replace(",", "")


def test_a_new_question_starts_over_and_stops_the_old_one(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start(generator_=FakeGenerator([Hang("Pressure")]))
    add(program, qtbot, folder)
    turn = ask(program)
    qtbot.waitUntil(lambda: "Pressure" in turn.turn.text, timeout=WAIT_MS)
    program.window.question_wanted.emit()
    assert program.window.conversation.turns == []
    assert program.window.composer.ask.text() == "Ask"
    qtbot.waitUntil(lambda: "can be asked about" in said(program.window), timeout=WAIT_MS)


def test_the_theme_changes_under_an_open_answer(
    start: Start, qtbot: QtBot, folder: Path, theme: Theme
) -> None:
    program = start()
    add(program, qtbot, folder)
    turn = ask(program)
    wait_for_answer(program, qtbot)
    before = turn.prose.toPlainText()
    theme._appearance = "system"
    theme._follow(Qt.ColorScheme.Dark)
    image = program.window.grab().toImage()
    assert image.pixelColor(program.window.width() // 2, 4).name() == DARK.background
    assert turn.prose.toPlainText() == before


def test_what_is_left_of_indexing_is_finished_at_the_next_start(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    held = HeldEmbedder()
    program = start(embedder_=held)
    with qtbot.waitSignal(desk(program).indexing.ended, timeout=WAIT_MS):
        program.window.paths_chosen.emit([folder])
        # The text is there and can be asked about while its vectors are still being made.
        qtbot.waitUntil(lambda: program.window.composer._ready, timeout=WAIT_MS)
        desk(program).indexing.stop()
    program.close()
    held.gate.set()
    again = start(embedder_=held)
    sotto = desk(again).sotto

    def finished() -> bool:
        status = sotto.library.status()
        return status.vectors == status.chunks > 0

    qtbot.waitUntil(finished, timeout=WAIT_MS)


def test_closing_while_files_are_added_ends_everything(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start(embedder_=HeldEmbedder())
    program.window.paths_chosen.emit([folder])
    qtbot.waitUntil(lambda: desk(program).indexing.busy, timeout=WAIT_MS)
    program.window.close()
    program.close()  # `nothing_left_running` looks for threads after this


def test_a_policy_that_cannot_be_followed_is_told_and_nothing_is_opened(
    qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[settings]\nprose = 'nevr'\n")
    monkeypatch.setattr("app.ui.application.policy_file", lambda: policy)
    program = Program(application._terms(None).open, theme, guide=tmp_path, offline=True)
    qtbot.addWidget(program.window)
    conversation = program.window.conversation
    qtbot.waitUntil(lambda: "cannot be followed" in said(conversation), timeout=WAIT_MS)
    assert str(policy) in said(conversation)
    assert program.desk is None
    assert not own_home.database.exists()
    program.close()


def test_a_library_that_cannot_be_opened_says_why_and_can_be_tried_again(
    qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path
) -> None:
    tries: list[int] = []

    def opener():  # type: ignore[no-untyped-def]
        tries.append(1)
        if len(tries) == 1:
            raise HomeLocked(str(own_home.root))
        return open_over_fakes(own_home, Fakes())

    program = Program(opener, theme, guide=tmp_path, offline=True)
    qtbot.addWidget(program.window)
    conversation = program.window.conversation
    qtbot.waitUntil(lambda: "another Sotto is using it" in said(conversation), timeout=WAIT_MS)
    press(conversation, "Try again")
    qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
    program.close()


def test_a_library_of_a_newer_version_is_refused_and_left_as_it_is(
    qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path
) -> None:
    with Database(own_home.database):
        pass
    with closing(sqlite3.connect(own_home.database)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = own_home.database.read_bytes()
    program = Program(
        lambda: open_over_fakes(own_home, Fakes()), theme, guide=tmp_path, offline=True
    )
    qtbot.addWidget(program.window)
    conversation = program.window.conversation
    qtbot.waitUntil(lambda: "written by a newer Sotto" in said(conversation), timeout=WAIT_MS)
    assert "Update Sotto" in said(conversation)
    assert "Nothing was changed" in said(conversation)
    program.close()
    assert own_home.database.read_bytes() == before
    assert {path.name for path in own_home.root.iterdir()} == {"sotto.db", "lock", "first-run"}


def test_an_older_program_can_go_back_to_before_the_update(
    qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path
) -> None:
    own_home.root.mkdir(parents=True, exist_ok=True)
    make_version_1(own_home.database)
    back_up_before_migration(own_home)
    with Database(own_home.database):
        pass
    with closing(sqlite3.connect(own_home.database)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    program = Program(
        lambda: open_over_fakes(own_home, Fakes()), theme, guide=tmp_path, offline=True
    )
    qtbot.addWidget(program.window)
    conversation = program.window.conversation
    back = "Go back to before the update…"
    qtbot.waitUntil(lambda: back in shown(conversation), timeout=WAIT_MS)
    press(conversation, back)
    box = dialog(QMessageBox, qtbot)
    assert "not deleted but moved" in box.informativeText()
    press(box, "Go back")
    qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
    assert desk(program).sotto.library.status().files_indexed == 1
    program.close()
    assert len(list(own_home.replaced.iterdir())) == 1


def test_what_an_older_version_kept_is_there_and_backed_up(
    start: Start, own_home: Home, qtbot: QtBot
) -> None:
    own_home.root.mkdir(parents=True, exist_ok=True)
    make_version_1(own_home.database)
    program = start()
    assert desk(program).sotto.library.status().files_indexed == 1
    assert len(list(own_home.backups.glob("*.backup"))) == 1


def test_an_idle_window_runs_no_timers(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start()
    add(program, qtbot, folder)
    ask(program)
    wait_for_answer(program, qtbot)

    def calm() -> bool:
        timers = [*program.window.findChildren(QTimer), *program.findChildren(QTimer)]
        return not any(t.isActive() and t.interval() < DAY_MS for t in timers)

    qtbot.waitUntil(calm, timeout=WAIT_MS)


def test_a_click_on_a_collection_comes_back_to_ask_it(start: Start) -> None:
    window = start().window
    collections = window.side.collections
    for place, then in ((Place.SETTINGS, Place.CONVERSATION), (Place.LIBRARY, Place.LIBRARY)):
        window.go_to(place)
        assert window.places.current is place
        where = collections.visualRect(collections.rows.index(0)).center()
        QTest.mouseClick(collections.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert window.places.current is then


def test_a_file_saved_in_a_folder_that_was_added_answers_by_itself(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    program = start(generator_=None)
    add(program, qtbot, folder)
    status = program.window.status
    (folder / "torque.txt").write_text("Tighten the drain plug to 25 newton metres.", "utf-8")
    rows = program.window.side.collections.rows
    qtbot.waitUntil(lambda: rows.counts == (("Workshop manuals", 3),), timeout=WAIT_MS)
    assert not shown(status) & {"Pause", "Stop"}, "it is no news"
    turn = ask(program, "Tighten the drain plug to how many newton metres?")
    wait_for_answer(program, qtbot)
    assert "25 newton metres" in turn.findChildren(QuoteView)[0].text.toPlainText()
    (folder / "torque.txt").unlink()
    qtbot.waitUntil(lambda: rows.counts == (("Workshop manuals", 2),), timeout=WAIT_MS)


def test_indexing_is_paused_and_resumed_in_the_status_bar(
    start: Start, qtbot: QtBot, folder: Path, own_home: Home
) -> None:
    held = HeldEmbedder()
    program = start(embedder_=held)
    status = program.window.status
    program.window.paths_chosen.emit([folder])
    qtbot.waitUntil(lambda: program.window.composer._ready, timeout=WAIT_MS)
    press(status, "Pause")
    assert "Indexing is paused" in said(status)
    assert own_home.pause_file.exists()
    held.gate.set()
    qtbot.wait(50)
    assert desk(program).indexing.busy
    own_home.pause_file.unlink()  # as `sotto resume` does
    qtbot.waitUntil(lambda: not desk(program).indexing.busy, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "paused" not in said(status), timeout=WAIT_MS)
    assert not shown(status) & {"Pause", "Resume", "Stop"}


def test_indexing_waits_while_a_question_is_typed(start: Start, qtbot: QtBot, folder: Path) -> None:
    program = start()
    add(program, qtbot, folder / "notes.txt")
    QTest.keyClicks(program.window.composer.box, "When")
    program.window.paths_chosen.emit([folder])
    qtbot.waitUntil(
        lambda: "Indexing waits while you type" in said(program.window.status), timeout=WAIT_MS
    )
    with qtbot.waitSignal(desk(program).indexing.added, timeout=WAIT_MS):
        pass


def test_an_open_window_forgets_daily_what_is_too_old(
    start: Start, own_home: Home, qtbot: QtBot
) -> None:
    program = start()
    old = VoiceClips(own_home.voice).put(b"RIFF", created_s=1.0)
    assert old.path.exists()
    desk(program)._daily.timeout.emit()
    qtbot.waitUntil(lambda: not old.path.exists(), timeout=WAIT_MS)
