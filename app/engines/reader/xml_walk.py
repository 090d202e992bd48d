"""XML as events, with a parser that fetches nothing and refuses entities that multiply."""

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from app.domain.errors import ReadCode, ReadFailure

# Namespaces in which an attribute means something else than one of the same name without any.
_RELATIONS = "/relationships"
_ENTITY_CHARACTERS = 1000


class Walker(Protocol):
    """What is done with the elements of a document; names come without namespace."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""
        ...

    def end(self, name: str, /) -> None:
        """An element ends."""
        ...

    def text(self, text: str, /) -> None:
        """Characters of the element that is open."""
        ...


def walk(blocks: Iterable[bytes], walker: Walker, file_name: str = "") -> Iterator[None]:
    """Walk through a document, pausing after each of its blocks; ReadFailure where it is broken.

    An attribute of a relationship (`r:id`) keeps its `r:`. Nothing outside is ever opened.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: dict[str, str] = {}
    keys: dict[str, str] = {}

    def local(name: str) -> str:
        known = names.get(name)
        if known is None:
            known = names[name] = name.rpartition(" ")[2]
        return known

    def start(name: str, attributes: dict[str, str]) -> None:
        for key in attributes:
            if key not in keys:
                space, _, bare = key.rpartition(" ")
                keys[key] = f"r:{bare}" if space.endswith(_RELATIONS) else bare
        walker.start(local(name), {keys[key]: value for key, value in attributes.items()})

    def refuse(*declared: str | int | None) -> None:
        value = declared[2]
        if isinstance(value, str) and ("&" in value or len(value) > _ENTITY_CHARACTERS):
            raise ReadFailure(file_name, ReadCode.BOMB, "its entities multiply")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: walker.end(local(name))
    parser.CharacterDataHandler = walker.text
    parser.EntityDeclHandler = refuse
    try:
        for block in blocks:
            parser.Parse(block)
            yield
        parser.Parse(b"", True)
    except (LookupError, ValueError) as error:
        raise ReadFailure(
            file_name, ReadCode.BROKEN, f"its encoding is not known ({error})"
        ) from error
    except expat.ExpatError as error:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_AMPLIFICATION_LIMIT_BREACH]:
            raise ReadFailure(file_name, ReadCode.BOMB, "its entities multiply") from error
        raise ReadFailure(
            file_name, ReadCode.BROKEN, f"it is damaged or not what its name says ({error})"
        ) from error
    yield
