"""Keeps the whole program in the light or dark the user has chosen, and follows it live."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.look.stylesheet import stylesheet
from app.ui.look.tokens import DARK, LIGHT, Tokens

BASE_PX = 14
FAMILY = "Inter"


class Theme(QObject):
    """The tokens in force; `changed` is emitted after the stylesheet has been replaced.

    Attributes:
        base_px: Height of ordinary text, 14 px or what the system asks for if that is more.
    """

    changed = Signal()

    def __init__(self, application: QApplication, appearance: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._appearance = ""
        self._tokens = LIGHT
        self.base_px = max(BASE_PX, QFontInfo(application.font()).pixelSize())
        application.setStyle("Fusion")
        self._set_font()
        self.set_appearance(appearance)
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def set_appearance(self, appearance: str) -> None:
        """Take on "light" or "dark", or what the system has ("system")."""
        if appearance == self._appearance:
            return
        hints, before = self._application.styleHints(), self._appearance
        self._appearance = appearance
        if appearance != "system":  # native parts (title bar, file dialog) follow too
            scheme = Qt.ColorScheme.Dark if appearance == "dark" else Qt.ColorScheme.Light
            hints.setColorScheme(scheme)
        elif before:
            hints.unsetColorScheme()
        self._follow(hints.colorScheme())

    @property
    def tokens(self) -> Tokens:
        """The colours now."""
        return self._tokens

    def px(self, size: float) -> int:
        """`size` px of the design, where ordinary text is 14, at the size the user reads at."""
        return round(size * self.base_px / BASE_PX)

    def font(self, size: float = BASE_PX, *, weight: int = QFont.Weight.Normal) -> QFont:
        """The program's font at a size of the design, for what is painted by hand."""
        font = QFont(self._application.font())
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def _set_font(self) -> None:
        font = QFont(self._application.font())
        if FAMILY in QFontDatabase.families():
            font.setFamily(FAMILY)
        font.setPixelSize(self.base_px)
        self._application.setFont(font)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        dark = self._appearance == "dark" or (
            self._appearance == "system" and scheme == Qt.ColorScheme.Dark
        )
        self._tokens = DARK if dark else LIGHT
        self._application.setPalette(_palette(self._tokens))
        self._application.setStyleSheet(stylesheet(self._tokens, self.px))
        self.changed.emit()


def _palette(tokens: Tokens) -> QPalette:
    """The same colours for whatever the stylesheet does not reach."""
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.Base: tokens.panel,
        QPalette.ColorRole.AlternateBase: tokens.side,
        QPalette.ColorRole.Button: tokens.panel,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.panel,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
