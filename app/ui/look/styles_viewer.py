"""The look of the source viewer."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def viewer(t: Tokens, px: Callable[[float], int]) -> str:
    """Style rules of everything below #viewer."""
    return f"""
#viewer {{ background: {t.panel}; }}
#viewerHead {{ border-bottom: 1px solid {t.line}; }}
#viewerFoot {{ border-top: 1px solid {t.line}; }}
#page {{
    background: {t.panel}; border: 1px solid {t.line}; color: {t.ink};
    font-family: Georgia, Charter, "DejaVu Serif", serif; font-size: {px(13)}px;
}}
#page:focus, #transcript:focus, #sourceTable:focus {{ border: 1px solid {t.accent}; }}
#transcript {{ background: {t.panel}; border: 1px solid {t.line}; outline: none; }}
#sourceTable {{
    background: {t.panel}; border: 1px solid {t.line}; gridline-color: {t.line}; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; font-size: {px(13)}px;
}}
#sourceTable QHeaderView {{ background: {t.side}; }}
#sourceTable QHeaderView::section {{
    background: {t.side}; color: {t.muted}; font-size: {px(12)}px; font-weight: 600;
    border: none; border-right: 1px solid {t.line}; border-bottom: 1px solid {t.line};
    padding: 3px 6px;
}}
#sourceTable QTableCornerButton::section {{
    background: {t.side}; border: none; border-right: 1px solid {t.line};
    border-bottom: 1px solid {t.line};
}}
#viewer QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
#viewer QScrollBar::handle:horizontal {{
    background: {t.line}; border-radius: 3px; min-width: 32px; margin: 2px;
}}
#viewer QScrollBar::handle:horizontal:hover {{ background: {t.muted}; }}
#sheets::tab {{
    background: transparent; color: {t.muted}; font-size: {px(12.5)}px;
    padding: 3px 9px; margin-right: 2px; border-radius: 6px; border: 1px solid transparent;
}}
#sheets::tab:selected {{ background: {t.accent_soft}; color: {t.accent}; }}
#sheets:focus {{ border-bottom: 1px solid {t.accent}; }}
#searchLine {{
    background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px; padding: 5px 8px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
#searchLine:focus {{ border: 1px solid {t.accent}; }}
#viewer QSlider::groove:horizontal {{
    background: {t.line}; height: 4px; border-radius: 2px;
}}
#viewer QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
#viewer QSlider::handle:horizontal {{
    background: {t.accent}; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px;
}}
#viewer QSlider::handle:horizontal:focus {{ border: 2px solid {t.ink}; margin: -6px 0; }}
QPushButton[role="turn"] {{
    background: transparent; border: 1px solid transparent; border-radius: 6px;
    color: {t.muted}; padding: 1px 7px; font-size: {px(16)}px;
}}
QPushButton[role="turn"]:hover {{ color: {t.ink}; background: {t.side}; }}
QPushButton[role="turn"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="turn"]:disabled {{ color: {t.line}; background: transparent; }}
"""
