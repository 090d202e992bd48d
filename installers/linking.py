"""Links small shared libraries on Linux, with what strips them: GNU's assembler and linker."""

import tempfile
from pathlib import Path

from installers.tools import run_tool

_OBJECT = """
.globl {symbol}
.type {symbol}, @object
.balign 16
{symbol}: {content}
.size {symbol}, . - {symbol}
"""
_NO_EXECUTABLE_STACK = '.section .note.GNU-stack, "", @progbits\n'


def link(library: Path, objects: dict[str, bytes], *, version: str = "") -> None:
    """Make `library` anew: these objects by their symbols, all of one `version` if there is one."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = [".section .rodata"]
        for number, (symbol, content) in enumerate(objects.items()):
            data = work / f"{number}.bin"
            data.write_bytes(content)
            source.append(_OBJECT.format(symbol=symbol, content=f'.incbin "{data}"'))
        compiled, script = work / "objects.o", work / "versions"
        text = "\n".join((*source, _NO_EXECUTABLE_STACK))
        run_tool("as", "-o", compiled, "-", given=text)
        script.write_text(f"{version} {{ global: *; }};\n" if version else "{ global: *; };\n")
        run_tool(
            "ld", "-shared", "--build-id=none", "-soname", library.name,
            "--version-script", script, "-o", library, compiled,
        )  # fmt: skip
