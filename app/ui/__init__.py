"""The window; the only place that imports Qt."""

from app.ui.application import run

__all__ = ["run"]
