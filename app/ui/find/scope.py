"""Keeps the pills of the composer and the filters in its text in step with what is searched."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from app.domain.search import Filters
from app.retrieval.filters import written
from app.ui.conversation.composer import Composer
from app.ui.find.limits import Limits
from app.ui.find.pills import DatePill, TypedPill, TypePill
from app.ui.look.labels import button


class ScopePills(QObject):
    """The pills beside the collection's.

    Signals:
        changed(): something else is to be searched.
    """

    changed = Signal()

    def __init__(self, composer: Composer, parent: QObject) -> None:
        super().__init__(parent)
        self._composer = composer
        self._shown: tuple[str, ...] = ()
        self._typed: list[TypedPill] = []
        self.dates, self.types = DatePill(composer), TypePill(composer)
        self._clear = button("×", self.clear, "turn", name=self.tr("Remove the filters"))
        self._clear.setToolTip(self.tr("Search all dates and types again"))
        for pill in (self.dates, self.types, self._clear):
            composer.pills.addWidget(pill)
        self._clear.hide()
        self.dates.chosen.connect(self._update)
        self.types.chosen.connect(self._update)
        composer.box.textChanged.connect(self._show_typed)

    @property
    def limits(self) -> Limits:
        """What the pills say."""
        return Limits(self.dates.dates, self.types.kinds)

    def filters(self) -> Filters:
        """The same as a query has it, today."""
        return self.limits.filters(date.today())  # noqa: DTZ011  days as the user counts them

    def clear(self) -> None:
        """Search all dates and types again."""
        self.dates.cleared.emit()
        self.types.cleared.emit()
        self._composer.box.setFocus()

    def _update(self) -> None:
        self._clear.setVisible(bool(self.limits))
        self.changed.emit()

    def _show_typed(self) -> None:
        text = self._composer.box.toPlainText()
        found = tuple(text[span.start : span.end] for span in written(text))
        if found == self._shown:
            return
        self._shown = found
        for old in self._typed:
            self._composer.pills.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._typed = []
        for number, each in enumerate(found):
            pill = TypedPill(each, self._composer)
            pill.cleared.connect(lambda number=number: self._take_out(number))
            self._composer.pills.addWidget(pill)
            pill.show()
            self._typed.append(pill)

    def _take_out(self, number: int) -> None:
        text = self._composer.box.toPlainText()
        span = written(text)[number]
        rest = (text[: span.start].rstrip(), text[span.end :].lstrip())
        self._composer.write(" ".join(part for part in rest if part))
