"""Where the side is: beside the conversation, or, in a narrow window, over it when asked for."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.frame.side import Side
from app.ui.look.theme import Theme

SIDE_PX = 248
COLLAPSE_PX = 900
_LEAST_REST_PX = 420  # of the design, beside the side
_SHARE_OF_WIDTH = 0.85


class _Scrim(QWidget):
    """Dims what lies below the drawer; a press on it closes the drawer."""

    def __init__(self, drawer: "Drawer", window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawer = drawer
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        event.accept()
        self._drawer.close()


class Drawer(QObject):
    """Moves the side between its dock in the row of panes and the top of the window.

    It closes by Escape, by a press beside it, and when the keyboard goes elsewhere.

    Attributes:
        dock: Stands in the row of panes, and is gone while the window is narrow.
    """

    def __init__(self, side: Side, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._side = side
        self._window = window
        self._theme = theme
        self._narrow = False
        self.dock = QWidget(window)
        self.dock.setMinimumWidth(theme.px(SIDE_PX * 0.8))
        self._layout = QVBoxLayout(self.dock)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(side)
        self._scrim = _Scrim(self, window)
        side.dismissed.connect(self.close)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  there is a window
        application.focusChanged.connect(self._follow_focus)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for the side beside the rest."""
        return self._narrow

    def arrange(self) -> None:
        """Fit the side to the window, whose size is another one now."""
        least = self._theme.px(SIDE_PX + _LEAST_REST_PX)  # more than 900 px where text is large
        narrow = self._window.width() < max(COLLAPSE_PX, least)
        if narrow != self._narrow:
            self._narrow = narrow
            self._side.set_floating(narrow)
            self._scrim.hide()
            if narrow:
                self._side.setParent(self._window)
                self._side.hide()
            else:
                self._layout.addWidget(self._side)
                self._side.show()
            self.dock.setVisible(not narrow)
        if narrow:
            self._place()

    def open(self) -> None:
        """Show the side, and give it the keyboard."""
        if self._narrow:
            self._place()
            self._scrim.show()
            self._scrim.raise_()
            self._side.show()
            self._side.raise_()
        self._side.collections.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self) -> None:
        """Open it, or close it again."""
        if self._narrow and self._side.isVisible():
            self.close()
        else:
            self.open()

    def close(self) -> None:
        """Give the room back, where the side lies over the rest."""
        if self._narrow and self._side.isVisible():
            had_keyboard = self._side.isAncestorOf(QApplication.focusWidget() or self._window)
            self._side.hide()
            self._scrim.hide()
            if had_keyboard:
                self._window.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        width = min(self._theme.px(SIDE_PX), round(self._window.width() * _SHARE_OF_WIDTH))
        left = 0
        if self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._window.width() - width
        self._side.setGeometry(left, 0, width, self._window.height())
        self._scrim.setGeometry(self._window.rect())

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._narrow or not self._side.isVisible():
            return
        elsewhere = now is not self._side and not self._side.isAncestorOf(now)
        if elsewhere and now.window() is self._window:
            self.close()
