"""The places that were found, as a list that grows while one scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from app.services.finder import FoundPlace
from app.ui.look import plain_text, words
from app.ui.look.rows import AnyIndex

LINE = Qt.ItemDataRole.UserRole + 1
SNIPPET = Qt.ItemDataRole.UserRole + 2
DATE = Qt.ItemDataRole.UserRole + 3


class FoundModel(QAbstractListModel):
    """Rows are places, in the order in which they came: those that follow never move the first.

    Signals:
        more_wanted(): the end of the list is in view, and there may be more.
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: tuple[FoundPlace, ...] = ()
        self._more = False

    def show_places(self, places: Sequence[FoundPlace], *, more: bool) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.places, self._more = tuple(places), more
        self.endResetModel()

    def append(self, places: Sequence[FoundPlace], *, more: bool) -> None:
        """Show those of `places` that are not there yet behind the others."""
        known = {place.hit.chunk.id for place in self.places}
        fresh = tuple(place for place in places if place.hit.chunk.id not in known)
        self._more = more and bool(fresh)
        if fresh:
            first = len(self.places)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self.places += fresh
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of places."""
        return 0 if parent.isValid() else len(self.places)

    def canFetchMore(self, parent: AnyIndex = QModelIndex()) -> bool:  # noqa: ARG002
        """Whether there may be more than these."""
        return self._more

    def fetchMore(self, parent: AnyIndex = QModelIndex()) -> None:  # noqa: ARG002
        """Ask for more, once."""
        self._more = False
        self.more_wanted.emit()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, line, snippet and date, and the sentence a screen reader says."""
        place = self.places[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain_text.one_line(place.citation.document)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tooltip(place.citation.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{document}, {place}, {date}: {text}").format(
                    document=plain_text.one_line(place.citation.document),
                    place=plain_text.one_line(words.source_line(place.citation)),
                    date=words.short_day(place.dated_s),
                    text=plain_text.displayable(place.snippet.text),
                )
        if role == LINE:
            return plain_text.one_line(words.source_line(place.citation))
        if role == SNIPPET:
            return place.snippet
        return words.short_day(place.dated_s) if role == DATE else None
