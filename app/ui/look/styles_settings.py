"""The look of settings and of what values are changed with anywhere."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def settings(t: Tokens, px: Callable[[float], int]) -> str:
    """Rules for groups of settings, fields to write in, and lists that open."""
    return f"""
#group {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 12px; }}
#setting {{ background: transparent; border: none; border-top: 1px solid {t.line}; }}
#setting[first="true"] {{ border-top: none; }}
#setting[changed="true"] QLabel[role="title"] {{ color: {t.accent}; }}
QLineEdit[role="field"], QComboBox {{
    background: {t.background}; border: 1px solid {t.line}; border-radius: 8px;
    padding: 5px 9px; selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit[role="field"]:hover, QComboBox:hover {{ border-color: {t.muted}; }}
QLineEdit[role="field"]:focus, QComboBox:focus {{ border: 1px solid {t.accent}; }}
QComboBox:disabled {{ color: {t.muted}; }}
QComboBox {{ padding-right: 28px; min-height: {px(18)}px; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox::down-arrow {{ image: none; width: 0; }}
QComboBox QAbstractItemView {{
    background: {t.panel}; border: 1px solid {t.line}; padding: 4px; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.accent};
}}
QComboBox QAbstractItemView::item {{ min-height: {px(26)}px; padding: 0 8px; }}
"""
