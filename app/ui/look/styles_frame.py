"""The look of the frame: the line at the foot of the window."""

from collections.abc import Callable

from app.ui.look.tokens import Tokens


def frame(t: Tokens, px: Callable[[float], int]) -> str:
    """Rules for what is there in every place."""
    return f"""
#status {{ background: {t.side}; border-top: 1px solid {t.line}; }}
#status QLabel, #status QPushButton {{ color: {t.muted}; font-size: {px(12)}px; }}
#status QPushButton {{ padding: 2px 0; border-radius: 4px; }}
#status QPushButton:hover {{ color: {t.accent}; }}
#status QPushButton#offline {{ color: {t.unsupported}; font-weight: 600; }}
#status QPushButton#offline[blocked="true"] {{ color: {t.accent}; }}
#status QLabel#microphone {{ color: {t.accent}; font-weight: 600; }}
QMessageBox {{ background: {t.panel}; }}
QMessageBox QLabel#qt_msgbox_label {{ font-size: {px(16)}px; font-weight: 600; }}
"""
