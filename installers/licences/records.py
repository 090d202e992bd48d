"""What the licence report is about: components of the frozen program, and what lies inside them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["program", "library", "model"]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that was linked into a component when that was built; "" where not known."""

    name: str
    licence: str
    version: str = ""
    purl: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """What has one name, one version and one licence (an SPDX expression).

    `files` are places below the folder of the frozen program, `modules` Python modules inside its
    executable; `text` is all that its authors want to be told with it, `source` where LGPL
    libraries can be had as source.
    """

    name: str
    version: str
    licence: str
    text: str
    kind: Kind = "library"
    purl: str = ""
    source: str = ""
    files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
