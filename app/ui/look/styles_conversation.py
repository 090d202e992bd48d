"""Style of the conversation: questions, quotes, notices, notes, finding."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def conversation(t: Tokens, px: Callable[[float], int]) -> str:
    """Rules for what stands in a turn, and for the bar that finds in it."""
    return f"""
#bubble {{
    background: {t.accent_soft}; border-radius: 12px; border-bottom-right-radius: 3px;
}}
#bubble QPushButton[role="link"] {{
    color: {t.accent}; font-size: {px(12)}px; padding: 0 4px 1px 0;
}}
#bubble QPushButton[role="link"]:hover {{ color: {t.ink}; }}
#work {{ background: {t.line}; border: none; border-radius: 2px; max-height: 4px; }}
#work::chunk {{ background: {t.accent}; border-radius: 2px; }}
#quote QLabel {{ color: {t.muted}; font-size: {px(12.5)}px; }}
#notice {{
    background: {t.unsupported_soft}; border: none; border-left: 3px solid {t.unsupported};
    border-top-right-radius: 8px; border-bottom-right-radius: 8px;
}}
#note {{
    background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px; padding: 6px 10px;
}}
#note:focus {{ border-color: {t.accent}; }}
#findBar {{ background: {t.panel}; border: none; border-bottom: 1px solid {t.line}; }}
#findBar QLineEdit {{
    background: {t.background}; border: 1px solid {t.line}; border-radius: 8px; padding: 5px 10px;
}}
#findBar QLineEdit:focus {{ border-color: {t.accent}; }}
"""
