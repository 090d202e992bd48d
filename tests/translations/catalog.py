"""The translations of one language as Qt keeps them: a .ts file to read, a .qm file to load."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.translations.sources import APP, Source

FOLDER = APP / "ui" / "translations"
LANGUAGES = ("de", "es")


@dataclass(frozen=True, slots=True)
class Catalog:
    """What each source text is in one language; texts that are not translated yet are missing."""

    language: str
    texts: dict[Source, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Where it is kept; the compiled one beside it."""
        return FOLDER / f"sotto_{self.language}.ts"

    def missing(self, sources: Iterable[Source]) -> list[Source]:
        """Which of `sources` have no translation."""
        return [one for one in sources if not self.texts.get(one)]

    def take_over(self, sources: Iterable[Source]) -> None:
        """Give a text that is new in its context what the same text is elsewhere."""
        known = {one.text: text for one, text in self.texts.items()}
        for one in self.missing(sources):
            if one.text in known:
                self.texts[one] = known[one.text]

    def write(self, sources: Iterable[Source]) -> None:
        """Write exactly `sources` with what is known of them."""
        root = ET.Element("TS", version="2.1", language=self.language, sourcelanguage="en")
        contexts: dict[str, ET.Element] = {}
        for one in sources:
            if one.context not in contexts:
                contexts[one.context] = ET.SubElement(root, "context")
                ET.SubElement(contexts[one.context], "name").text = one.context
            message = ET.SubElement(contexts[one.context], "message")
            ET.SubElement(message, "source").text = one.text
            text = self.texts.get(one)
            state = {} if text else {"type": "unfinished"}
            ET.SubElement(message, "translation", state).text = text
        ET.indent(root, " ")
        body = ET.tostring(root, "unicode")
        self.path.write_text(
            f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8"
        )

    def compile(self) -> None:
        """Make the file that is loaded at start, by the tool that comes with Qt's bindings."""
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        command = [str(tool), "-silent", str(self.path), "-qm", str(self.path.with_suffix(".qm"))]
        subprocess.run(command, check=True)


def load_catalog(language: str) -> Catalog:
    """What there is; empty for a new language."""
    made = Catalog(language)
    if made.path.exists():
        for context in ET.parse(made.path).getroot().iter("context"):  # noqa: S314  our own
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                text = message.findtext("translation")
                if text:
                    made.texts[Source(name, message.findtext("source") or "")] = text
    return made
