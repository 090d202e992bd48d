"""The look of models and first steps."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def models(t: Tokens, px: Callable[[float], int]) -> str:
    """Rules for the cards of models."""
    return f"""
#model {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 10px; }}
#missing {{ background: {t.accent_soft}; border: none; border-radius: 10px; }}
#licence {{
    background: {t.background}; border: 1px solid {t.line}; border-radius: 6px;
    color: {t.muted}; font-size: {px(12)}px; padding: 4px 6px;
}}
#licence:focus {{ border-color: {t.accent}; }}
"""
