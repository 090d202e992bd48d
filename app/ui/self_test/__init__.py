"""The window tries itself out: what a user does, on a home for the moment."""

from app.ui.self_test.run import try_window

__all__ = ["try_window"]
