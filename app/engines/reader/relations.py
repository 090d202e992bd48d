"""Which parts of an Office Open XML file belong to which."""

import posixpath
from dataclasses import dataclass

from app.engines.reader.packed import Package


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another one points to; `kind` is the last step of its type ("slide")."""

    id: str
    kind: str
    target: str


def relations(package: Package, part: str = "") -> list[Relation]:
    """What `part` (the whole package without one) points to inside the file, in order.

    What lies outside is left out: it is never opened.
    """
    folder, name = posixpath.split(part)
    walker = _Relations(folder)
    package.walk_all(posixpath.join(folder, "_rels", f"{name}.rels"), walker)
    return walker.found


def main_part(package: Package, default: str) -> str:
    """The part that the document begins with."""
    kinds = {relation.kind: relation.target for relation in relations(package)}
    return kinds.get("officeDocument", default)


class _Relations:
    def __init__(self, folder: str) -> None:
        self.found: list[Relation] = []
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found.append(Relation(attributes.get("Id", ""), kind, target.lstrip("/")))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass
