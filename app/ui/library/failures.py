"""The files that could not be read, each with the reason in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.library.collection_list import AnyIndex
from app.ui.look import plain_text, words
from app.ui.look.labels import button, label
from app.ui.look.theme import Theme

_REASON = Qt.ItemDataRole.UserRole + 1
_FOLDER = Qt.ItemDataRole.UserRole + 2
_PATH = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Unread:
    """One file without text; `code` as in ReadCode, `detail` what the reader said."""

    path: str
    code: str | None
    detail: str


class _Delegate(QStyledItemDelegate):
    """Name, reason and folder on three lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, __: AnyIndex) -> QSize:  # noqa: N802
        """Three lines and the air around them."""
        return QSize(120, self._theme.px(70))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The name stands out; the folder is muted and shortened from the left."""
        tokens, px = self._theme.tokens, self._theme.px
        state, area = option.state, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(QRectF(area).adjusted(0, 1, 0, -1), 7, 7)
        lines = (
            (index.data(), self._theme.font(13.5, weight=QFont.Weight.DemiBold), tokens.ink),
            (index.data(_REASON), self._theme.font(12.5), tokens.unsupported),
            (index.data(_FOLDER), self._theme.font(11.5), tokens.muted),
        )
        top = area.top() + px(7)
        for text, font, colour in lines:
            room = QRect(area.left() + 10, top, area.width() - 20, px(19))
            elide = Qt.TextElideMode.ElideMiddle
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(
                room,
                Qt.AlignmentFlag.AlignVCenter,
                QFontMetrics(font).elidedText(str(text), elide, room.width()),
            )
            top += px(19)
        painter.restore()


class FailuresView(QFrame):
    """The list, with what was done about it: nothing was changed, the rest is indexed.

    Signals:
        closed(): the user wants the room back.
        retry_wanted(list): read these files (paths) once more.
        exclude_wanted(list): leave these files (paths) out of the library.
    """

    closed = Signal()
    retry_wanted = Signal(list)
    exclude_wanted = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAccessibleName(self.tr("Files that could not be read"))
        self._title = label("", "title")
        self.list = QListWidget(self)
        self.list.setObjectName("failures")
        self.list.setAccessibleName(self.tr("Files that could not be read"))
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._update)
        head = QFrame(self)
        head.setObjectName("viewerHead")
        note = label(
            self.tr("The files were not changed, and all others can be asked about."),
            "muted",
            wrap=True,
        )
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(note)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 11, 10, 11)
        row.addLayout(names, 1)
        close = button("×", self.closed.emit, "turn", name=self.tr("Close the list"))
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self.list)
        inner.addLayout(self._tools())
        layout.addLayout(inner, 1)

    def _tools(self) -> QHBoxLayout:
        """What can be done about the files selected, or about all."""
        self._retry = button("", lambda: self.retry_wanted.emit(self._paths()), parent=self)
        self._exclude = button(
            self.tr("Leave out"),
            lambda: self.exclude_wanted.emit(self._paths()),
            name=self.tr("Leave the selected files out of the library"),
            parent=self,
        )
        self._exclude.setToolTip(self.tr("They are not read and not listed any more"))
        row = QHBoxLayout()
        row.addWidget(self._retry)
        row.addWidget(self._exclude)
        row.addStretch(1)
        self._update()
        return row

    def _paths(self) -> list[str]:
        """Those of the selected files; of all without a selection."""
        items = self.list.selectedItems() or [
            self.list.item(row) for row in range(self.list.count())
        ]
        return [str(item.data(_PATH)) for item in items]

    def _update(self) -> None:
        some = bool(self.list.selectedItems())
        self._retry.setText(self.tr("Try again") if some else self.tr("Try all again"))
        self._retry.setAccessibleName(self._retry.text())
        self._retry.setEnabled(self.list.count() > 0)
        self._exclude.setEnabled(some)

    def set_failures(self, failures: Sequence[Unread]) -> None:
        """Show these."""
        self._title.setText(words.unread(len(failures)))
        self.list.clear()
        for failure in failures:
            path = PurePath(failure.path)
            why = plain_text.one_line(words.reason(failure.code, failure.detail))
            name = plain_text.one_line(path.name)
            item = QListWidgetItem(name)
            item.setData(_REASON, why)
            item.setData(_FOLDER, plain_text.one_line(str(path.parent)))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                self.tr("{name}: {reason}").format(name=name, reason=why),
            )
            item.setData(_PATH, failure.path)
            item.setToolTip(plain_text.tooltip(f"{path}: {failure.detail}"))
            self.list.addItem(item)
        self._update()
