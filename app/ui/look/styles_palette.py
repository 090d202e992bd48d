"""The rules of the command palette."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def palette(t: Tokens, px: Callable[[float], int]) -> str:
    """A panel over everything else."""
    return f"""
#palette {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 12px; }}
#paletteBox {{
    background: transparent; border: none; color: {t.ink}; font-size: {px(15)}px;
    padding: {px(6)}px {px(10)}px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
#paletteList {{ background: transparent; border: none; outline: none; }}
"""
