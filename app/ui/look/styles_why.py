"""The rules of Why this answer."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def why(t: Tokens, px: Callable[[float], int]) -> str:
    """The prompt as it was sent."""
    return f"""
#prompt {{
    background: {t.background}; border: 1px solid {t.line}; border-radius: 8px;
    padding: {px(8)}px; font-size: {px(12)}px; font-family: monospace;
}}
#prompt:focus {{ border-color: {t.accent}; }}
"""
