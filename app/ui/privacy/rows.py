"""One line of the privacy report: a promise and whether it holds, or a place and what is in it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.privacy.report import Check
from app.services.privacy_report import Stored
from app.ui.look import words
from app.ui.look.labels import LabelRole, label
from app.ui.look.told import told


def _tr(text: str) -> str:
    return QCoreApplication.translate("privacy", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def check_row(check: Check) -> QWidget:
    """Whether it holds, by a mark and in words for who does not see it."""
    mark = label("✓" if check.ok else "✕", "good" if check.ok else "warning")
    mark.setAccessibleName(_tr("Holds") if check.ok else _tr("Does not hold"))
    detail = words.as_sentence(_capital(told(check.detail)))
    return _row(_capital(told(check.name)), detail, before=mark)


def stored_row(stored: Stored) -> QWidget:
    """What is kept, where, and how large that is."""
    amount = label(words.size(stored.size) if stored.size else _tr("nothing"), "muted")
    return _row(told(stored.what), str(stored.path), after=amount, selectable=True)


def line_row(text: str, *, after: QWidget | None = None) -> QWidget:
    """A sentence, and what can be done about it."""
    return _row("", text, after=after)


def _row(
    title: str,
    text: str,
    *,
    before: QWidget | None = None,
    after: QWidget | None = None,
    selectable: bool = False,
) -> QWidget:
    row = QFrame()
    row.setObjectName("setting")
    row.setAccessibleName(" ".join(part for part in (title, text) if part))
    column = QVBoxLayout()
    column.setSpacing(2)
    if title:
        column.addWidget(label(title, wrap=True, parent=row))
    role: LabelRole = "muted" if title else "plain"
    column.addWidget(label(text, role, wrap=True, selectable=selectable, parent=row))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(12)
    if before is not None:
        layout.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(column, 1)
    if after is not None:
        layout.addWidget(after, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
