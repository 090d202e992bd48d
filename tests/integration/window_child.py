"""A window over fake engines that does what it is told, says so and stays, to be killed.

Run as `python -m tests.integration.window_child HOME DEED...`.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.engines.fake import FakeGenerator, Hang
from app.paths import Home
from app.services.window_state import load_state
from app.ui.application import Program
from app.ui.conversation.question_box import Draft
from app.ui.desk import Desk
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes

MANUAL = "# Circuit\n\nSystem pressure shall not exceed 1.4 bar at operating temperature.\n"
QUESTION = "What system pressure shall not be exceeded at operating temperature?"
DRAFT = Draft("And which torque – für\nthe lower hose 👍", caret=12, anchor=4)


def until(true: Callable[[], bool]) -> None:
    """Let the window work until it is so; the test that reads what is printed has a limit."""
    loop, timer = QEventLoop(), QTimer(interval=10)
    timer.timeout.connect(lambda: loop.quit() if true() else None)
    timer.start()
    loop.exec()


def say(text: str) -> None:
    print(text, flush=True)


def add(desk: Desk, folder: Path) -> None:
    """Have something to ask about."""
    folder.mkdir(exist_ok=True)
    (folder / "manual.txt").write_text(MANUAL, "utf-8")
    desk.window.paths_chosen.emit([folder])
    until(lambda: desk.state.files == 1 and not desk.indexing.busy)


def ask(desk: Desk, text: str) -> None:
    desk.window.composer.write(text)
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Return)


def do(desk: Desk, what: str) -> None:
    conversation = desk.window.conversation
    match what:
        case "ask":
            ask(desk, QUESTION)
            until(lambda: desk.asking.asked is None)
            say("answered")
        case "ask-forever":
            ask(desk, "What is the pressure at operating temperature?")
            until(lambda: "Pressure is" in conversation.turns[-1].text)
            say("under way")
        case "type":
            desk.window.composer.box.restore(DRAFT)
            say("typed")
        case "tell":
            until(lambda: bool(conversation.turns))
            cut_off = sum(turn.cut_off for turn in conversation.turns)
            say(f"{len(conversation.turns)} turns, cut off: {cut_off}")
            draft = desk.window.composer.draft
            say(f"draft: {draft.caret} {draft.anchor} {draft.text!r}")
        case "ask-again":
            conversation.asked_again.emit(conversation.turns[-1])
            until(lambda: desk.asking.asked is None)
            say("answered")


def main() -> None:
    root, *does = sys.argv[1:]
    home = Home(Path(root))
    application = QApplication([])
    first = "Pressure shall not exceed 1.4 bar."
    generator = FakeGenerator(
        [first, *([] if "ask-again" in does else [Hang("Pressure is")]), first]
    )
    program = Program(
        lambda: open_over_fakes(home, Fakes(generator_=generator)),
        Theme(application, "light"),
        guide=home.root,
        offline=True,
        state=load_state(home.window),
    )
    until(lambda: program.desk is not None)
    assert program.desk is not None
    add(program.desk, home.root.parent / "Manuals")
    for what in does:
        do(program.desk, what)
    application.exec()


if __name__ == "__main__":
    main()
