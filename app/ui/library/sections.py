"""The names of the parts of the library; light, for who only wants to go there."""

from enum import IntEnum


class Section(IntEnum):
    """The parts of the place, in their order."""

    FILES = 0
    FOLDERS = 1
    TABLES = 2
    PACKS = 3
