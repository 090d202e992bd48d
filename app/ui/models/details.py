"""Everything else about one model: where it comes from, its files, and its licence."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.signs import visible
from app.services.model_catalog import STANDARD_LICENCES
from app.services.model_overview import ModelEntry
from app.ui.look import words
from app.ui.look.labels import label
from app.ui.look.told import told
from app.ui.models import facts, licence_facts

_LINES = 9


class ModelDetails(QFrame):
    """Below the row of a model; `licence_text` is empty where it does not come with Sotto."""

    def __init__(self, entry: ModelEntry, licence_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        spec = entry.spec
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 4)
        layout.setSpacing(6)
        for text in (facts.verified(spec), facts.origin(spec), self._window(entry)):
            if text:
                layout.addWidget(label(text, "muted", wrap=True, selectable=True, parent=self))
        for file in spec.files:
            text = self.tr("{file}: {size}, sha256 {checksum}").format(
                file=file.name,
                size=facts.gigabytes(file.bytes) if file.bytes else self.tr("size unknown"),
                checksum=file.sha256 or self.tr("not known yet"),
            )
            layout.addWidget(label(text, "muted", wrap=True, selectable=True, parent=self))
        for text in (
            self._licence(entry),
            told(spec.restrictions),
            licence_facts.openness_class(spec),
        ):
            if text:
                layout.addWidget(label(text, wrap=True, selectable=True, parent=self))
        if licence_text:
            shown = QPlainTextEdit(visible(licence_text), self)
            shown.setObjectName("licence")
            shown.setReadOnly(True)
            shown.setTabChangesFocus(True)
            shown.setAccessibleName(self.tr("Text of the licence {name}").format(name=spec.licence))
            shown.setFixedHeight(_LINES * shown.fontMetrics().lineSpacing())
            layout.addWidget(shown)

    def _window(self, entry: ModelEntry) -> str:
        tokens = entry.spec.context_length
        if not tokens:
            return ""
        text = self.tr("Reads up to {tokens} tokens at once. Format {format}, {quantization}.")
        return text.format(
            tokens=words.number(tokens),
            format=entry.spec.format.value.upper(),
            quantization=entry.spec.quantization,
        )

    def _licence(self, entry: ModelEntry) -> str:
        spec = entry.spec
        text = self.tr("Licence: {licence}.").format(licence=licence_facts.licence(spec))
        if spec.licence in STANDARD_LICENCES:
            return text
        if spec.licence_address:
            where = self.tr("Its text is not part of Sotto: read it at {address}.")
            return f"{text} {where.format(address=spec.licence_address)}"
        where = self.tr("Its text is not part of Sotto: read it where the model is published.")
        return f"{text} {where}"
