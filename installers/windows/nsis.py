"""Makes the setup program from `sotto.nsi`, which is told here what the program is and holds."""

from pathlib import Path
from tempfile import TemporaryDirectory

from installers import facts
from installers.tools import run_tool
from installers.windows.payload import Payload, is_model, windows_path
from installers.windows.signing import Signer
from installers.windows.version import version_of_four

SCRIPT = Path(__file__).with_name("sotto.nsi")
PURGE = "purge --yes"
"""What the uninstaller asks the program for when the user's data goes as well."""


def make_setup(
    payload: Payload, output: Path, *, icon: Path, signer: Signer, target: str = "x86-unicode"
) -> Path:
    """Write the setup program `output`, signed as `signer` does it, and return it.

    Every Windows runs the usual `target`, a program of 32 bits.

    Raises:
        InstallerError: makensis is not there, or did not like the script.
    """
    with TemporaryDirectory() as scratch:
        told = Path(scratch) / "payload.nsh"
        told.write_text(header(payload, output, icon=icon, signer=signer), "utf-8")
        run_makensis(SCRIPT, PAYLOAD=told, TARGET=target)
    return output


def run_makensis(script: Path, **defines: Path | str) -> None:
    """Compile `script`; a warning is an error.

    Raises:
        InstallerError: makensis is not there, or said so.
    """
    options = [f"-D{name}={value}" for name, value in defines.items()]
    run_tool("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, script)


def header(payload: Payload, output: Path, *, icon: Path, signer: Signer) -> str:
    """What `sotto.nsi` includes: facts, the files to write and to delete, hooks for signing."""
    defines = {
        "NAME": facts.NAME,
        "COMMAND": facts.COMMAND,
        "IDENTIFIER": facts.IDENTIFIER,
        "VERSION": payload.version,
        "VERSION_OF_FOUR": version_of_four(payload.version),
        "PUBLISHER": facts.MAINTAINER,
        "LICENCE": facts.LICENCE,
        "PURGE": PURGE,
        "ICON": str(icon),
        "OUTPUT": str(output.absolute()),
    }
    lines = [f"!define {name} {_quoted(value)}" for name, value in defines.items()]
    if signer.command:
        hook = signer.command.replace("{file}", "%1")
        lines += [f"!{when} `{hook}` = 0" for when in ("finalize", "uninstfinalize")]
    lines += _macro("WRITE_FILES", _writing(payload))
    lines += _macro("DELETE_FILES", _deleting(payload))
    types = [
        (_quoted(kind.suffix), _quoted(kind.media_type), _quoted(kind.description))
        for kind in facts.FILE_TYPES
    ]
    lines += _macro("ASSOCIATE_ALL", [f"!insertmacro ASSOCIATE {' '.join(kind)}" for kind in types])
    lines += _macro("DISSOCIATE_ALL", [f"!insertmacro DISSOCIATE {kind[0]}" for kind in types])
    return "\n".join(lines) + "\n"


def _writing(payload: Payload) -> list[str]:
    lines: list[str] = []
    folder = None
    for file in payload.files:
        if file.parent != folder:
            folder = file.parent
            lines.append(f"SetOutPath {_installed(folder)}")
        lines.append(f"File {_quoted(str((payload.folder / file).absolute()))}")
    return lines


def _deleting(payload: Payload) -> list[str]:
    """Only what was written, file by file: a folder may hold what the user put there."""
    files = [f"Delete {_installed(file)}" for file in payload.files if not is_model(file)]
    folders = [folder for folder in reversed(payload.folders) if not is_model(folder)]
    return files + [f"RMDir {_installed(folder)}" for folder in folders]


def _macro(name: str, lines: list[str]) -> list[str]:
    return [f"!macro {name}", *lines, "!macroend"]


def _installed(path: Path) -> str:
    inner = windows_path(path).replace("$", "$$")  # else a variable
    return _quoted(f"$INSTDIR\\{inner}".rstrip("\\"))


def _quoted(text: str) -> str:
    """A string of NSIS; a name with a quotation mark cannot be on Windows."""
    return f'"{text}"'
