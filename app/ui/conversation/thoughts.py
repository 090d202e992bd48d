"""What a model that reasons wrote down for itself, folded above its answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.look import words
from app.ui.look.labels import button, label

_MOST_CHARACTERS = 20_000  # shown; a label with more would be slow to lay out


class ThoughtsView(QFrame):
    """A line that says that the model thinks, or how much it did; opened, its thoughts below.

    Folded while they are written, so that nothing that is read moves.

    Signals:
        grown(): it wants another height.
    """

    grown = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thoughts")
        self.setAccessibleName(self.tr("Thoughts"))
        self._text, self._ended = text, False
        self.fold = button("", self._toggle, "link", parent=self)
        self._note = label(
            self.tr("What the model wrote for itself. It is no part of the answer, and unchecked."),
            "muted",
            wrap=True,
            parent=self,
        )
        self._said = label("", "muted", wrap=True, selectable=True, parent=self)
        for each in (self._note, self._said):
            each.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._note)
        layout.addWidget(self._said)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the thoughts are shown."""
        return not self._said.isHidden()

    def show_text(self, text: str) -> None:
        """These are the thoughts so far."""
        self._text = text
        self._show()

    def end(self) -> None:
        """The answer has begun."""
        if not self._ended:
            self._ended = True
            self._show()

    def _show(self) -> None:
        text = self._heading()
        self.fold.setText(text)
        self.fold.setAccessibleName(text.rstrip(" …"))
        if self.is_open:
            self._said.setText(self._text.strip()[-_MOST_CHARACTERS:])

    def _heading(self) -> str:
        if self.is_open:
            return self.tr("Hide the thoughts")
        count = words.number(len(self._text.split()))
        if self._ended:
            return self.tr("Thoughts, {count} words").format(count=count)
        return self.tr("Thinking, {count} words so far …").format(count=count)

    def _toggle(self) -> None:
        opened = not self.is_open
        self._note.setVisible(opened)
        self._said.setVisible(opened)
        self._show()
        self.grown.emit()
