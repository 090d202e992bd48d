"""The version as Windows wants it: four numbers, and what a program's properties show."""

from installers import facts

_ENGLISH_UNICODE = (0x0409, 1200)


def version_of_four(version: str) -> str:
    """The version as Windows wants it in its resources: four numbers."""
    numbers = [part for part in version.split(".") if part.isdecimal()]
    return ".".join([*numbers, "0", "0", "0", "0"][:4])


def version_resource() -> str:
    """The version resource of the programs, as PyInstaller reads it from a file."""
    numbers = tuple(int(part) for part in version_of_four(facts.VERSION).split("."))
    words = {
        "CompanyName": facts.MAINTAINER,
        "FileDescription": facts.NAME,
        "FileVersion": facts.VERSION,
        "InternalName": facts.COMMAND,
        "LegalCopyright": f"{facts.MAINTAINER}, {facts.LICENCE}",
        "ProductName": facts.NAME,
        "ProductVersion": facts.VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    table = "{:04x}{:04x}".format(*_ENGLISH_UNICODE)
    return (
        f"VSVersionInfo(FixedFileInfo(filevers={numbers}, prodvers={numbers}), "
        f"[StringFileInfo([StringTable({table!r}, [{strings}])]), "
        f"VarFileInfo([VarStruct('Translation', {list(_ENGLISH_UNICODE)})])])\n"
    )
