"""Asks what is to be forgotten, and says what will be gone before it is."""

import time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.services.retention import Held, Kept
from app.ui.data import wording
from app.ui.look.choice import Choice
from app.ui.look.form import Form
from app.ui.look.labels import announce, label

_DAY_S = 86_400.0


class ForgetForm(Form):
    """How old what goes is at least; below that, how much it is and from when.

    Attributes:
        before_s: What is older than this Unix time goes; None: all.

    Signals:
        count_wanted(object): how much is older than that Unix time? The answer comes to
            `show_held`.
    """

    count_wanted = Signal(object)

    def __init__(self, kept: Kept, parent: QWidget) -> None:
        super().__init__(
            _tr("Forget: {name}").format(name=wording.kept_name(kept)), _tr("Forget"), parent=parent
        )
        self._kept = kept
        self.before_s: float | None = None
        self.age = Choice(self)
        self.age.offer(wording.ages())
        self.age.setCurrentIndex(0)
        self.age.picked.connect(lambda _: self.ask())
        self.add_field(_tr("Which"), self.age)
        self._gone = label("", wrap=True, parent=self)
        self.fields.addWidget(self._gone)
        self.action.setDefault(False)
        self.cancel.setDefault(True)

    def show_held(self, before_s: float | None, found: Held) -> None:
        """So much is older than that; an answer to an earlier question is let go."""
        if before_s != self.before_s:
            return
        self._gone.setText(wording.gone(self._kept, found))
        announce(self._gone, self._gone.text())
        self.action.setEnabled(found.count > 0)

    def ask(self) -> None:
        """Have what is chosen counted."""
        days = self.age.value
        self.before_s = time.time() - days * _DAY_S if isinstance(days, int) and days else None
        self.action.setEnabled(False)
        self._gone.setText(_tr("Counting…"))
        self.count_wanted.emit(self.before_s)


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)
