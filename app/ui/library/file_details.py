"""What is known of the files chosen, and what can be done with them."""

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.pack_paths import is_pack_path
from app.services.library_files import FileState, LibraryFile
from app.services.library_folders import added_above
from app.ui.library import wording
from app.ui.look import words
from app.ui.look.elided import ElidedLabel
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.settings.languages import language_name


class FileDetails(QFrame):
    """Name, what became of it and why, what to do, and buttons; hidden while nothing is chosen.

    Signals:
        open_wanted(LibraryFile), show_wanted(LibraryFile): see it here, or in its folder.
        retry_wanted(list), exclude_wanted(list), remove_wanted(list): the files chosen.
    """

    open_wanted = Signal(object)
    show_wanted = Signal(object)
    retry_wanted = Signal(list)
    exclude_wanted = Signal(list)
    remove_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName(self.tr("The files chosen"))
        self._files: Sequence[LibraryFile] = ()
        self._below: list[LibraryFile] = []
        self._single: list[LibraryFile] = []
        self._name = ElidedLabel("", "title", parent=self)
        self._facts = label("", "muted", wrap=True, parent=self)
        self._explanation = label("", wrap=True, selectable=True, parent=self)
        self._open = button(self.tr("Open"), lambda: self.open_wanted.emit(self._files[0]))
        self._show = button(
            self.tr("Show in folder"), lambda: self.show_wanted.emit(self._files[0])
        )
        self._retry = button(
            self.tr("Try again"), lambda: self.retry_wanted.emit(list(self._files))
        )
        self._exclude = button(self.tr("Leave out…"), lambda: self.exclude_wanted.emit(self._below))
        self._remove = button(self.tr("Remove…"), lambda: self.remove_wanted.emit(self._single))
        actions = FlowLayout()
        for each in (self._open, self._show, self._retry, self._exclude, self._remove):
            actions.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        layout.addWidget(self._explanation)
        layout.addSpacing(4)
        layout.addLayout(actions)
        self.hide()

    def show_files(self, files: Sequence[LibraryFile], added: Collection[str]) -> None:
        """Show what is known of these, and what can be done; `added` are the user's own paths.

        What lies below one of those is left out, for there it would be found again; the rest, which
        came by itself or in a pack, is removed.
        """
        self._files = files
        self._below = [file for file in files if _lies_below(file.path, added)]
        self._single = [file for file in files if not _lies_below(file.path, added)]
        self.setVisible(bool(files))
        if not files:
            return
        one = files[0] if len(files) == 1 else None
        self._name.setText(wording.name(one.path) if one else words.files(len(files)))
        self._facts.setText(_facts(one) if one else _sums(files))
        said = (
            " ".join(filter(None, (wording.explanation(one), wording.remedy(one)))) if one else ""
        )
        self._explanation.setText(said)
        self._explanation.setVisible(bool(said))
        self._open.setVisible(one is not None and one.passages > 0)
        self._show.setVisible(one is not None and not is_pack_path(one.path))
        self._exclude.setVisible(bool(self._below))
        self._remove.setVisible(bool(self._single))
        failed = [file for file in files if file.state in wording.PROBLEMS]
        self._retry.setVisible(bool(failed))


def _lies_below(path: str, added: Collection[str]) -> bool:
    return path not in added and bool(added_above(path, added))


def _facts(file: LibraryFile) -> str:
    """As in: /data/manuals, PDF, 12 pages, 40 passages, English, 1.2 MB, changed 3/5/26."""
    facts = [wording.folder(file.path), ", ".join(file.collections), words.kind(file.path)]
    if file.pages:
        facts.append(wording.pages(file.pages))
    if file.passages:
        facts.append(wording.passages(file.passages))
    if file.language:
        facts.append(language_name(file.language))
    facts.append(words.size(file.size))
    if file.changed_s:
        facts.append(wording.changed(file.changed_s))
    return " · ".join(filter(None, facts))


def _sums(files: Sequence[LibraryFile]) -> str:
    """What many files come to."""
    facts = [
        wording.passages(sum(file.passages for file in files)),
        words.size(sum(file.size for file in files)),
    ]
    counts = Counter(file.state for file in files)
    facts += [
        f"{wording.state_name(state)}: {words.number(counts[state])}"
        for state in FileState
        if counts[state]
    ]
    return " · ".join(facts)
