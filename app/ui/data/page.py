"""The place of the data: backup, what is kept and for how long, where it lies."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.backup import BackupInfo
from app.services.retention import Held, Kept
from app.services.room import Room
from app.settings import Settings
from app.ui.data import wording
from app.ui.data.room import RoomView
from app.ui.data.row import DataRow
from app.ui.frame.places import Page
from app.ui.look import words
from app.ui.look.choice import Choice
from app.ui.look.group import Group
from app.ui.look.labels import button
from app.ui.look.scroll import ScrollColumn
from app.ui.look.theme import Theme
from app.ui.look.work import StoppableWork

_WIDEST_PX = 760
_ORDER = (Kept.CONVERSATIONS, Kept.TRACES, Kept.VOICE)


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)


class DataPage(Page):
    """Shows what there is; everything that changes it is asked for.

    Signals:
        backup_wanted(bool): write a backup, with the installed models if True.
        restore_wanted(): choose a backup to bring back.
        close_wanted(), call_off_wanted(): end the program, so that a backup that was got ready
            takes its place; or call that off.
        keep_wanted(Kept, int): keep this for so many days, 0: until it is forgotten.
        forget_wanted(Kept): forget some or all of it.
        folder_wanted(): open the folder where the data lies.
        compact_wanted(): take what was removed out of the files.
        stopped(): stop what is under way.
    """

    backup_wanted = Signal(bool)
    restore_wanted = Signal()
    close_wanted = Signal()
    call_off_wanted = Signal()
    keep_wanted = Signal(object, int)
    forget_wanted = Signal(object)
    folder_wanted = Signal()
    compact_wanted = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        note = _tr(
            "Everything is kept on this computer. Your documents are only read, never changed or"
            " deleted by anything here."
        )
        super().__init__(_tr("Your data"), note, parent)
        self._theme = theme
        self.work = StoppableWork(self)
        self.work.stopped.connect(self.stopped)
        self.body.addWidget(self.work)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 24)
        column.setSpacing(20)
        for group in (self._backup(), self._kept(), self._place()):
            column.addWidget(group)
        column.addStretch(1)
        widest = theme.px(_WIDEST_PX)
        self.body.addWidget(ScrollColumn(inside, widest_px=widest, parent=self), 1)

    @property
    def target(self) -> QWidget:
        """The first thing to do."""
        return self.back_up

    def set_room(self, path: str, room: Sequence[Room]) -> None:
        """Where the data lies and how much room each part takes."""
        total = words.size(sum(one.bytes for one in room))
        self._where.text.setText(_tr("{path}, {size}").format(path=path, size=total))
        self._room.set_room(room)

    def set_held(self, held: Mapping[Kept, Held], settings: Settings) -> None:
        """How much is kept of each, and for how long."""
        for kept, found in held.items():
            row, choice, forget = self.rows[kept]
            what, there = wording.kept_what(kept), wording.held(kept, found)
            row.text.setText(_tr("{what} {there}").format(what=what, there=there))
            days = getattr(settings, wording.SETTINGS[kept])
            choice.offer(wording.periods(days))
            choice.show_value(days)
            forget.setEnabled(found.count > 0)

    def show_prepared(self, info: BackupInfo | None) -> None:
        """A backup is ready to take the place of what is here; None: there is none."""
        self._prepared.setVisible(info is not None)
        self._restore.setVisible(info is None)
        if info is not None:
            self._prepared.text.setText(
                _tr(
                    "{backup} It takes the place of what is here when Sotto is opened the next"
                    " time. What is here now is kept in a folder of its own."
                ).format(backup=wording.backup(info))
            )

    def show_work(self, text: str, done: int, total: int) -> None:
        """Something is under way."""
        self.work.show_step(text, done, total)
        self._enable(False)

    def end_work(self, text: str) -> None:
        """It is over; `text` says how it went."""
        self.work.end(text)
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        for each in (self.back_up, self.bring_back, self.compact):
            each.setEnabled(enabled)

    def _backup(self) -> Group:
        group = Group(_tr("Backup"), self)
        self.models = QCheckBox(_tr("With installed models"), self)
        self.back_up = button(
            _tr("Back up…"), lambda: self.backup_wanted.emit(self.models.isChecked())
        )
        self.bring_back = button(_tr("Bring back…"), self.restore_wanted.emit)
        close = button(_tr("Close Sotto now"), self.close_wanted.emit, "primary")
        call_off = button(_tr("Call it off"), self.call_off_wanted.emit)
        group.add(
            DataRow(
                self._theme,
                _tr("Everything in one file"),
                _tr(
                    "Text, passages, conversations, settings and your signing key, signed, and"
                    " checked after it is written. Only you can read the file."
                ),
                self.models,
                self.back_up,
                parent=self,
            )
        )
        self._restore = DataRow(
            self._theme,
            _tr("Bring back a backup"),
            _tr("It is checked wholly before anything is replaced, and nothing is deleted."),
            self.bring_back,
            parent=self,
        )
        self._prepared = DataRow(
            self._theme, _tr("A backup is ready"), "", close, call_off, parent=self
        )
        group.add(self._restore)
        group.add(self._prepared)
        self.show_prepared(None)
        return group

    def _kept(self) -> Group:
        group = Group(_tr("What is kept, and for how long"), self)
        self.rows: dict[Kept, tuple[DataRow, Choice, QWidget]] = {}
        for kept in _ORDER:
            name = wording.kept_name(kept)
            choice = Choice(self)
            choice.setAccessibleName(_tr("{name}: how long").format(name=name))
            choice.picked.connect(lambda days, kept=kept: self.keep_wanted.emit(kept, days))
            forget = button(
                _tr("Forget…"),
                partial(self.forget_wanted.emit, kept),
                name=_tr("Forget: {name}").format(name=name),
            )
            row = DataRow(self._theme, name, wording.kept_what(kept), choice, forget, parent=self)
            self.rows[kept] = row, choice, forget
            group.add(row)
        return group

    def _place(self) -> Group:
        group = Group(_tr("Where it lies"), self)
        self._where = DataRow(
            self._theme,
            _tr("Folder"),
            "",
            button(_tr("Show in folder"), self.folder_wanted.emit),
            parent=self,
        )
        self._room = RoomView(self._theme, self)
        self._where.add_below(self._room)
        self.compact = button(_tr("Compact"), self.compact_wanted.emit)
        group.add(self._where)
        group.add(
            DataRow(
                self._theme,
                _tr("What was removed"),
                _tr(
                    "Removed text is overwritten, but its room and some traces in indexes and old"
                    " answers stay until the files are written anew. That happens by itself when"
                    " nothing else is to do. Backups from before updates go only if you do it."
                ),
                self.compact,
                parent=self,
            )
        )
        return group
