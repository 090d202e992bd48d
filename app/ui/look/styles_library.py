"""The rules of the library and of everything that is a table."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def library(t: Tokens, px: Callable[[float], int]) -> str:
    """Tables, the row of sections above them, and what is said of the file chosen."""
    return f"""
#table {{
    background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.ink};
}}
#table:focus {{ border-color: {t.accent}; }}
#table::item {{ padding: 0 5px; border: none; }}
#table::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
#table::item:hover:!selected {{ background: {t.background}; }}
#table QHeaderView {{ background: transparent; border: none; }}
#table QHeaderView::section {{
    background: transparent; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
    font-size: {px(11.5)}px; font-weight: 600; padding: {px(7)}px 8px;
}}
#sections {{ background: transparent; border: none; border-bottom: 1px solid {t.line}; }}
#sections::tab {{
    background: transparent; border: none; border-bottom: 2px solid transparent; color: {t.muted};
    padding: {px(6)}px 2px; margin-right: {px(20)}px;
}}
#sections::tab:selected {{ color: {t.ink}; border-bottom: 2px solid {t.accent}; }}
#sections::tab:hover {{ color: {t.ink}; }}
#sections:focus::tab:selected {{ color: {t.accent}; }}
#details {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px; }}
QCheckBox::indicator {{ width: {px(15)}px; height: {px(15)}px; }}
QCheckBox {{ spacing: {px(7)}px; }}
#terms {{
    background: {t.background}; border: 1px solid {t.line}; border-radius: 8px; padding: 4px;
}}
#terms:focus {{ border-color: {t.accent}; }}
"""
