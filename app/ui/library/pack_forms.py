"""The two questions about packs: what goes into a new one, and whether to take one in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.services.packs import PackInfo, Trust
from app.ui.library import wording
from app.ui.look import words
from app.ui.look.choice import Choice
from app.ui.look.form import Form
from app.ui.look.labels import LabelRole, label

_LICENCE_CHARACTERS = 4_000
_LICENCE_LINES = 5


@dataclass(frozen=True, slots=True)
class PackWish:
    """What a new pack shall be."""

    collection: str
    title: str
    licence: str
    originals: bool


class MakePack(Form):
    """Asks which collection, under what title and terms, and whether the files go along."""

    def __init__(self, collections: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            _tr("Make a pack"),
            _tr("Choose where…"),
            note=_tr(
                "A pack is one file with the text, passages and vectors of a collection, signed"
                " with the key of this library. Whoever takes it in need not index anything again."
            ),
            parent=parent,
        )
        self.collection = Choice(self)
        self.collection.offer([(name, name) for name in collections])
        self.collection.setCurrentIndex(0)
        self.title = QLineEdit(str(self.collection.value or ""), self)
        self.title.setProperty("role", "field")
        self.licence = QPlainTextEdit(self)
        self.licence.setObjectName("terms")
        self.licence.setTabChangesFocus(True)
        self.licence.setFixedHeight(self.fontMetrics().lineSpacing() * _LICENCE_LINES)
        self.originals = QCheckBox(_tr("Put the files themselves into it too"), self)
        self.add_field(_tr("Collection"), self.collection)
        self.add_field(_tr("Title"), self.title)
        self.add_field(_tr("Terms of use, if there are any"), self.licence)
        self.fields.addWidget(self.originals)
        self.fields.addWidget(
            label(
                _tr("Without them, answers show the passages, but not the pages around them."),
                "muted",
                wrap=True,
            )
        )
        self.collection.picked.connect(lambda name: self.title.setText(str(name)))

    @property
    def wish(self) -> PackWish:
        """What was chosen."""
        return PackWish(
            str(self.collection.value),
            self.title.text().strip(),
            self.licence.toPlainText().strip(),
            self.originals.isChecked(),
        )


class TakeInPack(Form):
    """Shows who signed a pack and what is inside, before anything of it is taken in."""

    def __init__(self, info: PackInfo, parent: QWidget) -> None:
        manifest = info.manifest
        super().__init__(_tr("Take in this pack?"), _tr("Take in"), parent=parent)
        self.name = QLineEdit(manifest.name, self)
        self.name.setProperty("role", "field")
        sound = _tr("Its signature is sound: nothing was changed since it was made.")
        self.fields.addWidget(label(sound, "good", wrap=True))
        role: LabelRole = "warning" if info.trust is Trust.UNKNOWN else "good"
        self.fields.addWidget(label(_trust(info), role, wrap=True))
        self.fields.addWidget(
            label(_tr("Key: {key}").format(key=info.signer), "muted", wrap=True, selectable=True)
        )
        self.fields.addSpacing(6)
        self.fields.addWidget(label(_content(info), wrap=True))
        if manifest.licence:
            terms = QPlainTextEdit(manifest.licence[:_LICENCE_CHARACTERS], self)
            terms.setObjectName("terms")
            terms.setReadOnly(True)
            terms.setTabChangesFocus(True)
            terms.setFixedHeight(self.fontMetrics().lineSpacing() * _LICENCE_LINES)
            self.add_field(_tr("Terms of use"), terms)
        self.fields.addSpacing(6)
        self.add_field(_tr("Name of the collection it becomes"), self.name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("packs", text)


def _trust(info: PackInfo) -> str:
    return {
        Trust.OWN: _tr("It was signed here, with the key of this library."),
        Trust.KNOWN: _tr("It was signed with a key whose packs you took in before."),
        Trust.UNKNOWN: _tr(
            "Its key was not seen here before. Compare it with what whoever made the pack tells"
            " you."
        ),
    }[info.trust]


def _content(info: PackInfo) -> str:
    """As in: Made 2026-03-05 by Sotto 1.0, 98 MB: 12 files, 340 passages."""
    manifest, content = info.manifest, info.manifest.content
    made = _tr("Made {day} by Sotto {version}, {size}.").format(
        day=manifest.created[:10], version=manifest.sotto, size=words.size(info.bytes)
    )
    if content is None:
        return made
    parts = [words.files(content.documents), wording.passages(content.chunks)]
    if content.originals:
        text = _tr("{count} with the file itself")
        parts.append(text.format(count=words.number(content.originals)))
    if content.failed:
        parts.append(words.unread(content.failed))
    vectors = (
        _tr("Indexed by meaning with {model}.").format(model=content.model)
        if content.model
        else _tr("Nothing in it is indexed by meaning yet.")
    )
    return f"{made} {', '.join(parts)}. {vectors}"
