"""The window, asked aloud: a program for test_voice_path.

Opens a home, adds a folder and prints {"ready": true}. At each line "hold" the Space bar goes down
in the question box, at "release" it comes up; what was heard is printed, asked with Enter, and the
answer printed.
"""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.answers import Answer
from app.paths import Home, bundled
from app.settings import Settings
from app.ui.application import Program
from app.ui.look.theme import Theme
from app.wiring import open_sotto

_WAIT_MS = 120_000


def wait(condition: Callable[[], bool]) -> None:
    """Let the window live until it is so."""
    deadline = QDeadlineTimer(_WAIT_MS)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError
        QTest.qWait(10)


def say(**words: object) -> None:
    """One line of JSON."""
    print(json.dumps(words), flush=True)


def _read(lines: SimpleQueue[str]) -> None:
    for line in sys.stdin:
        lines.put(line)


def main(root: Path, folder: Path) -> None:
    """Serve the lines of stdin."""
    application = QApplication([])
    theme = Theme(application, "light")
    settings = Settings(prose="never", speech_language="en")
    home = Home(root)
    program = Program(
        lambda: open_sotto(home, settings), theme, guide=bundled("guide"), offline=True
    )
    window = program.window
    lines: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    wait(lambda: program.desk is not None)
    desk = program.desk
    assert desk is not None
    added: list[object] = []
    desk.indexing.added.connect(added.append)
    window.paths_chosen.emit([folder])
    wait(lambda: bool(added) and not desk.indexing.busy)
    answers: list[Answer] = []
    desk.talk.troubled.connect(lambda trouble: say(trouble=str(trouble)))
    desk.talk.failed.connect(lambda error: say(failed=str(error)))
    say(ready=True)
    while True:
        try:
            line = lines.get_nowait().strip()
        except Empty:
            QTest.qWait(5)
            continue
        if line == "hold":
            window.composer.box.setFocus()
            QTest.keyPress(window.composer.box, Qt.Key.Key_Space)
            say(holding=desk.talk.busy)
        elif line == "release":
            QTest.keyRelease(window.composer.box, Qt.Key.Key_Space)
            wait(lambda: not desk.talk.busy)
            say(heard=window.composer.box.toPlainText())
            QTest.keyClick(window.composer.box, Qt.Key.Key_Return)
            wait(lambda: window.composer.ask.text() == "Ask")
            kept = desk.sotto.conversations.conversations()
            turns = desk.sotto.conversations.conversation(kept[0].info.id).turns
            answer = turns[-1].answer
            assert answer is not None
            answers.append(answer)
            say(
                question=answer.question,
                quote=answer.quote.text if answer.quote else None,
                document=answer.citations[0].document if answer.citations else None,
                abstained=answer.abstained,
                spoken_s=answer.spoken.duration_s if answer.spoken else None,
                clips=[clip.id for clip in desk.sotto.voice.clips()],
            )
        elif line == "end":
            break
    program.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
