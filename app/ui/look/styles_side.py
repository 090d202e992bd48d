"""The rules of the side: its lists, the ways elsewhere, and how it lies over a narrow window."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def side(t: Tokens, px: Callable[[float], int]) -> str:
    """Rules for what is at the left."""
    return f"""
#side {{ background: {t.side}; border: none; }}
#side[floats="true"] {{ border-right: 1px solid {t.line}; }}
#scrim {{ background: rgba(0, 0, 0, 90); }}
#brand {{ font-size: {px(17)}px; font-weight: 700; }}
QLabel[role="caption"] {{
    color: {t.muted}; font-size: {px(11.5)}px; font-weight: 600; letter-spacing: 0.4px;
}}
QListView[role="side"] {{ background: transparent; border: none; outline: none; }}
QListView[role="side"] QLineEdit, #searchKept {{
    background: {t.panel}; border: 1px solid {t.line}; border-radius: 7px; padding: 5px 7px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QListView[role="side"] QLineEdit:focus, #searchKept:focus {{ border-color: {t.accent}; }}
QPushButton[role="way"] {{
    background: transparent; border: 1px solid transparent; padding: 8px 7px;
}}
QPushButton[role="way"]:hover {{ background: {t.line}; }}
QPushButton[role="way"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="way"][here="true"] {{
    background: {t.accent_soft}; color: {t.accent}; font-weight: 600;
}}
QMessageBox QLabel#qt_msgbox_informativelabel {{ min-width: {px(340)}px; }}
QPushButton[role="turn"]::menu-indicator {{ image: none; width: 0; }}
"""
