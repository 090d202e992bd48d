"""The one stylesheet of the program, made from the tokens."""

from collections.abc import Callable

from app.ui.look.styles_conversation import conversation
from app.ui.look.styles_find import find
from app.ui.look.styles_frame import frame
from app.ui.look.styles_library import library
from app.ui.look.styles_models import models
from app.ui.look.styles_palette import palette
from app.ui.look.styles_settings import settings
from app.ui.look.styles_side import side
from app.ui.look.styles_viewer import viewer
from app.ui.look.styles_why import why
from app.ui.look.tokens import Tokens


def stylesheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """Qt style sheet for `tokens`; `px` turns sizes of the design into pixels of this screen."""
    return "".join(
        part(tokens, px)
        for part in (
            _ground,
            _buttons,
            side,
            conversation,
            _composer,
            viewer,
            find,
            frame,
            library,
            models,
            palette,
            settings,
            why,
        )
    )


def _ground(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
QWidget {{ color: {t.ink}; font-size: {px(14)}px; }}
QMainWindow, #conversation, #turns {{ background: {t.background}; }}
QLabel {{ background: transparent; }}
QLabel[role="muted"] {{ color: {t.muted}; font-size: {px(12.5)}px; }}
QLabel[role="good"] {{ color: {t.accent}; font-size: {px(12.5)}px; }}
QLabel[role="title"] {{ font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {px(21)}px; font-weight: 600; }}
QLabel[role="warning"] {{ color: {t.unsupported}; font-size: {px(12.5)}px; }}
QTextEdit, QPlainTextEdit {{
    background: transparent; border: none;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QSplitter::handle {{ background: {t.line}; }}
QToolTip {{
    background: {t.panel}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px 6px;
}}
QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px 6px 10px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {t.line}; border-radius: 3px; min-height: 32px; margin: 2px;
}}
QScrollBar[idle="true"]::handle:vertical {{ background: transparent; }}
QScrollBar::handle:vertical:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ height: 0; }}
"""


def _buttons(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
QPushButton {{
    background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px;
    padding: 7px 11px; text-align: left;
}}
QPushButton:hover {{ border-color: {t.muted}; }}
QPushButton:focus {{ border: 1px solid {t.accent}; outline: none; }}
QPushButton:disabled {{ color: {t.muted}; }}
QPushButton[role="primary"] {{
    background: {t.accent}; border: 1px solid {t.accent}; color: {t.on_accent};
    font-weight: 600; text-align: center; padding: 6px 16px;
}}
QPushButton[role="primary"]:focus {{ border: 1px solid {t.ink}; }}
QPushButton[role="primary"]:disabled {{
    background: {t.line}; border-color: {t.line}; color: {t.muted};
}}
QPushButton#ask, QPushButton#talk {{
    border-radius: {px(14)}px; padding-top: {px(6)}px; padding-bottom: {px(6)}px;
}}
QPushButton#talk[role="plain"][live="true"] {{ border-color: {t.accent}; color: {t.accent}; }}
QPushButton[role="link"] {{
    background: transparent; border: 1px solid transparent; border-radius: 6px; color: {t.muted};
    font-size: {px(12.5)}px; padding: 3px 5px 3px 0;
}}
QPushButton[role="link"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="link"]:hover {{ color: {t.accent}; }}
QPushButton[role="link"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="link"]:disabled {{ color: {t.line}; }}
QPushButton[role="notice"] {{
    background: transparent; border: 1px solid transparent; color: {t.unsupported};
    font-size: {px(12.5)}px; padding: 5px 8px;
}}
QPushButton[role="notice"]:hover {{ background: {t.unsupported_soft}; }}
QPushButton[role="notice"]:focus {{ border: 1px solid {t.unsupported}; }}
QToolButton#scope {{
    background: transparent; border: 1px solid {t.line}; border-radius: {px(11)}px;
    color: {t.muted}; font-size: {px(12.5)}px; padding: {px(3)}px {px(10)}px;
}}
QToolButton#scope:hover {{ color: {t.ink}; border-color: {t.muted}; }}
QToolButton#scope:focus {{ border-color: {t.accent}; }}
QToolButton#scope::menu-indicator {{ image: none; width: 0; }}
"""


def _composer(t: Tokens, _: Callable[[float], int]) -> str:
    return f"""
#composer {{ background: {t.background}; border-top: 1px solid {t.line}; }}
#box {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 12px; }}
#box[focused="true"] {{ border-color: {t.accent}; }}
#level {{ color: {t.accent}; }}
"""
