"""Whose work is inside this program, under which licences: as collected when it was frozen."""

from dataclasses import dataclass

import msgspec

from app.domain.errors import PathProblem
from app.paths import licence_folder

FROM_SOURCE = (
    "This Sotto runs from source or from a package of Python: what it uses is installed beside it, "
    "each with its licence."
)
REPLACEABLE = (
    "These are under the GNU Lesser General Public License. You may put other builds of them in "
    "place of their files, and look into how they work with Sotto to do so."
)


@dataclass(frozen=True, slots=True)
class Part:
    """What was linked into a component; its version may not be known."""

    name: str
    licence: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A component of the program; `licence` is an SPDX expression.

    `text` names the file with its licence texts; an LGPL library can be had from `source` as such.
    """

    name: str
    version: str
    licence: str
    kind: str
    text: str
    source: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def title(self) -> str:
        """Its name, with its version where that is known."""
        return f"{self.name} {self.version}".rstrip()

    @property
    def is_replaceable(self) -> bool:
        """Whether its licence gives users the right to put another build in its place."""
        return self.licence.startswith("LGPL")


def read_notices() -> tuple[Notice, ...]:
    """The components of this program by name; none where it was not frozen.

    Raises:
        PathProblem: the list cannot be read.
    """
    path = licence_folder() / "components.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Notice, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.MsgspecError) as error:
        raise PathProblem(str(path), str(error)) from error


def full_text(notice: Notice) -> str:
    """What its authors want to be told with it, after what it is and what is inside.

    Raises:
        PathProblem: the text cannot be read.
    """
    path = licence_folder() / notice.text
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise PathProblem(str(path), str(error)) from error
    head = [f"{notice.title}: {notice.licence}"]
    if notice.source:
        head.append(f"Source: {notice.source}")
    head += [
        f"Inside: {part.name} {part.version}".rstrip() + f": {part.licence}"
        for part in notice.parts
    ]
    return "\n".join(head) + f"\n\n{text}"
