"""What every way to show a source offers to the frame around it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.sources import Sources
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer.source import Mark, Source


@dataclass(frozen=True, slots=True)
class Means:
    """What views work with: the look, and the way to what lies beside the window."""

    theme: Theme
    bridge: Bridge
    sources: Sources


class SourceView(QWidget):
    """Shows sources of one kind, one at a time.

    Signals:
        placed(str): where in its document what is in view stands; "" where that says nothing.
        failed(str): it cannot be shown in this way, for this reason.
        noted(str): something the reader should know about what is in view; "": nothing.
    """

    placed = Signal(str)
    failed = Signal(str)
    noted = Signal(str)

    zooms = False
    """Whether it can be shown larger and smaller."""

    def __init__(self, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.means = means

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self

    @property
    def marked_text(self) -> str:
        """The characters of the passage that is marked, as far as they are in view as text."""
        return ""

    def show_source(self, source: Source) -> None:
        """Show its passage, marked."""
        raise NotImplementedError

    def show_found(self, mark: Mark) -> None:
        """Bring another stretch of the text into view, marked beside the cited ones."""
        raise NotImplementedError

    def can_turn(self, by: int) -> bool:  # noqa: ARG002
        """Whether there is something before (-1) or behind (1) what is in view."""
        return False

    def turn(self, by: int) -> None:
        """Go to what is before or behind."""

    def zoom(self, by: int) -> None:
        """Show larger (1), smaller (-1), or so that it fits (0)."""

    def leave(self) -> None:
        """Something else is shown now: stop what is under way."""
