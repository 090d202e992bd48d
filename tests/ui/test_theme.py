from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.look.theme import Theme
from app.ui.look.tokens import DARK, LIGHT


def test_the_system_changing_to_dark_changes_everything_at_once(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme(qapp, "system")
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens == DARK
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.ink
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens == LIGHT
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.ink
    theme.deleteLater()


def test_a_chosen_appearance_is_kept_whatever_the_system_does(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens == DARK
    theme.deleteLater()


def test_sizes_grow_with_the_text_of_the_system(theme: Theme) -> None:
    theme.base_px = 28
    assert theme.px(12.5) == 25
    assert theme.font(14).pixelSize() == 28
