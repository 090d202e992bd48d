"""What stands in the conversation before the first question: welcome, ready, or a problem."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import SottoError
from app.ui.look import words
from app.ui.look.labels import button, label
from app.ui.look.told import told_error

_WIDEST_CHARACTERS = 72


def _tr(text: str) -> str:
    return QCoreApplication.translate("pages", text)


def welcome(*, add_folder: Callable[[], object], try_guide: Callable[[], object]) -> QWidget:
    """For an empty library."""
    buttons = (
        button(_tr("Add folder…"), add_folder, "primary"),
        button(_tr("Try the built-in guide"), try_guide),
    )
    return _page(
        _tr("Ask your own files"),
        _tr(
            "Add a folder, then ask in your own words. Answers quote your documents and show"
            " where they say it. Everything stays on this computer."
        ),
        buttons,
        note=_tr("You can also drop files and folders anywhere on this window."),
    )


def ready(files: int, *, questions: Sequence[str], ask: Callable[[str], object]) -> QWidget:
    """For a library that can be asked; `questions` are examples to press."""
    page = _page(
        _tr("What do you want to know?"),
        _tr("{files} can be asked about.").format(files=words.files(files)),
        (),
    )
    layout = page.layout()
    for question in questions:
        pressed = button(question, partial(ask, question))
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, pressed, 0, Qt.AlignmentFlag.AlignLeft)
    return page


def opening() -> QWidget:
    """While the library is being opened."""
    return _page("", _tr("Opening your library …"), ())


def problem(
    error: SottoError,
    *,
    retry: Callable[[], object],
    go_back: Callable[[], object] | None = None,
) -> QWidget:
    """For a library that could not be opened; `go_back`: to what it was before an update."""
    buttons = [button(_tr("Try again"), retry, "primary")]
    if go_back is not None:
        buttons.append(button(_tr("Go back to before the update…"), go_back))
    return _page(
        _tr("Your library could not be opened"),
        told_error(error),
        buttons,
        note=_tr("Nothing was changed."),
    )


def _page(title: str, text: str, buttons: Sequence[QWidget], *, note: str = "") -> QWidget:
    page = QWidget()
    page.setMaximumWidth(_WIDEST_CHARACTERS * page.fontMetrics().averageCharWidth())
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addStretch(2)
    if title:
        layout.addWidget(label(title, "heading", wrap=True))
    layout.addWidget(label(text, wrap=True, selectable=True))
    if buttons:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        for each in buttons:
            row.addWidget(each)
        row.addStretch(1)
        layout.addLayout(row)
    if note:
        layout.addWidget(label(note, "muted", wrap=True))
    layout.addStretch(3)
    return page
