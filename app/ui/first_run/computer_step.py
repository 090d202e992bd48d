"""The second step: what this computer can do, and the models that suit it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.models import Task
from app.ui.first_run.desk import FirstRun
from app.ui.look import plain_text
from app.ui.look.labels import button, label
from app.ui.models import facts
from app.ui.models.desk import ModelDesk
from app.ui.models.model_list import ModelList
from app.ui.models.progress import ModelProgress

if TYPE_CHECKING:
    from app.services.carried import Carried
    from app.services.model_bundle import Bundle


class ComputerStep(QWidget):
    """Measures it and offers what fits; everything works without a model, too."""

    def __init__(self, first_run: FirstRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = self.tr(
            "No model is needed: answers are quotes then. Suggested is the largest that fits into"
            " half of the memory, keeps up with reading, and has a licence without conditions."
            " Without network, import one from another computer."
        )
        self._models = models = first_run.models
        self.list = ModelList(models, (Task.GENERATE, Task.TRANSCRIBE), self)
        self._found = QVBoxLayout()
        self._found.setContentsMargins(0, 0, 10, 0)
        self._found.setSpacing(8)
        text = self.tr("Use models from a folder…")
        self._choose = button(text, self.list.acts.choose_folder, "link", parent=self)
        self._choose.setVisible(first_run.may_bring_models)
        self._choose.setEnabled(not models.busy)
        models.idled.connect(self._choose.setEnabled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(8)
        layout.addLayout(self._found)
        layout.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.list, 1)
        layout.addWidget(ModelProgress(models, self))
        models.refresh()
        models.ended.connect(lambda _: self._look(first_run))
        self._look(first_run)

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self.list.machine.measure

    def _look(self, first_run: FirstRun) -> None:
        first_run.carried().finished.connect(self._offer)

    def _offer(self, carried: Carried) -> None:
        """Offer the models that were carried here."""
        while (item := self._found.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for bundle in carried.bundles:
            self._found.addWidget(BundleRow(bundle, self._models, self))


class BundleRow(QFrame):
    """Models in one folder, and a button to use them."""

    def __init__(self, bundle: Bundle, models: ModelDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("model")
        folder = plain_text.one_line(str(bundle.folder))
        title = self.tr("Models found in {folder}").format(folder=folder)
        self.setAccessibleName(title)
        said = (
            f"{plain_text.one_line(spec.title)}: {facts.summary(spec)}" for spec in bundle.models
        )
        by = (
            self.tr("Signed with the key {key}").format(key=bundle.signer)
            if bundle.signer
            else self.tr("Nobody has signed them: use them if you know where they are from.")
        )
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(label(title, "title", wrap=True, parent=self))
        for text in (*said, by):
            texts.addWidget(label(text, "muted", wrap=True, parent=self))
        spoken = self.tr("Use the models in {folder}").format(folder=folder)
        take_in = partial(models.take_in, bundle.folder)
        use = button(self.tr("Use these"), take_in, name=spoken, parent=self)
        use.setEnabled(not models.busy)
        models.idled.connect(use.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.addLayout(texts, 1)
        row.addWidget(use)
