"""A column that scrolls up and down, and to what the keyboard goes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND_PX = 60


class ScrollColumn(QScrollArea):
    """Shows `inside` at its full width, at most `widest_px` of it."""

    def __init__(self, inside: QWidget, *, widest_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside.setMaximumWidth(widest_px)
        inside.setMinimumHeight(1)  # else it is as high as its words would be in a narrow column
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  there is a widget
        application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _AROUND_PX)
