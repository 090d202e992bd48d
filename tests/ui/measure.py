"""Times long conversations: python -m tests.ui.measure [QUESTIONS]."""

import gc
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.answers import Answer, Finished, Quoted, Settled, Token
from app.ui.conversation.view import Conversation
from app.ui.look.theme import Theme
from tests.ui.answers import ONE, QUOTE, SUPPORTED, UNSUPPORTED, answer, citation

WORDS = (
    "the",
    "pressure",
    "of",
    "circuit",
    "falls",
    "where",
    "seal",
    "cap",
    "or",
    "a",
    "clamp",
    "leaks",
)


def long_answer(number: int) -> Answer:
    """An answer of its own words, three to forty sentences long."""
    sentences = tuple(
        replace(UNSUPPORTED if n % 5 == 4 else SUPPORTED, text=_sentence(number * 31 + n))
        for n in range(3 + number * 7 % 38)
    )
    sources = tuple(replace(citation(), n=n + 1, document_id=n) for n in range(number % 7 + 1))
    prose = " ".join(sentence.text for sentence in sentences)
    return replace(
        answer(), sentences=sentences, answer=prose, citations=sources, trace_id=f"{number}"
    )


def _sentence(seed: int) -> str:
    words = [WORDS[(seed * 7 + n * n) % len(WORDS)] for n in range(6 + seed % 13)]
    return f"In case {seed} {' '.join(words)}."


def ask(conversation: Conversation, number: int) -> None:
    """A question and its answer, streamed."""
    whole = long_answer(number)
    turn = conversation.begin(f"What happens in case {number}?")
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    for sentence in whole.sentences:
        turn.apply([Token(f"{sentence.text} ")])
        turn.apply([Settled(sentence, ())])
    turn.apply([Finished(whole)])


def memory_mb() -> float:
    """What this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of computing until `work` and all that it asked for is done and painted."""
    start = time.thread_time()
    work()
    QApplication.processEvents()
    return (time.thread_time() - start) * 1_000


def clean() -> None:
    """Let go of what is to be deleted later."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _told(what: str, steps: list[float]) -> str:
    ordered = sorted(steps)
    p99 = ordered[int(len(ordered) * 0.99)]
    middle = ordered[len(ordered) // 2]
    return f"{what}: median {middle:.1f}, p99 {p99:.1f}, most {ordered[-1]:.1f} ms"


def main(count: int) -> None:
    """Print what opening, scrolling, streaming, resizing and asking take."""
    application = QApplication([])
    theme = Theme(application, "light")
    conversation = Conversation(theme)
    conversation.resize(760, 720)
    conversation.show()
    QTest.qWait(50)
    ask(conversation, 0)
    conversation.restart()
    clean()
    answers = [long_answer(number) for number in range(count)]

    def open_kept() -> None:
        for each in answers:
            conversation.add_kept("What happens in this case?", each)

    before = memory_mb()
    print(f"open {count} turns: {timed(open_kept):.0f} ms until it can be seen")
    QTest.qWait(300)
    print(f"widgets: {len(conversation.findChildren(QWidget))}, {memory_mb() - before:.1f} MB")
    bar = conversation.verticalScrollBar()
    wheel = [timed(lambda: bar.setValue(bar.value() - 120)) for _ in range(400)]
    print(_told("wheel", wheel))
    page = [timed(lambda: bar.setValue(bar.value() - 700)) for _ in range(60)]
    print(_told("page", page))
    places = [bar.maximum() * (n * 37 % 100) // 100 for n in range(60)]
    print(_told("jump", [timed(partial(bar.setValue, place)) for place in places]))
    widths = [600 + n * 5 for n in range(40)]
    print(_told("resize", [timed(partial(conversation.resize, width, 720)) for width in widths]))
    turn = conversation.begin("Stream?")
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    tokens = [
        f" {word}" for sentence in long_answer(37).sentences for word in sentence.text.split()
    ]
    print(_told("token", [timed(partial(turn.apply, [Token(t)])) for t in tokens]))
    conversation.restart()
    clean()
    for number in range(20):
        ask(conversation, number)
        QApplication.processEvents()
    clean()
    before, start = memory_mb(), time.thread_time()
    for number in range(500):
        ask(conversation, number)
        QApplication.processEvents()
    clean()
    each = (time.thread_time() - start) * 1_000 / 500
    print(f"500 questions: {memory_mb() - before:.1f} MB more, {each:.0f} ms each")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
