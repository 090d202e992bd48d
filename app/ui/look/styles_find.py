"""The rules of Find and of the pills that limit a search."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def find(t: Tokens, _: Callable[[float], int]) -> str:
    """Results, their head, and pills that leave something out."""
    return f"""
QToolButton#scope[limits="true"] {{
    background: {t.accent_soft}; border-color: {t.accent_soft}; color: {t.accent};
}}
QToolButton#scope[limits="true"]:hover, QToolButton#scope[limits="true"]:focus {{
    border-color: {t.accent};
}}
QToolButton#scope:checked {{
    background: {t.accent_soft}; border-color: {t.accent}; color: {t.accent};
}}
#find {{ background: {t.background}; }}
#found {{ background: transparent; border: none; outline: none; }}
"""
