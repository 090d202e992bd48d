"""What a Linux desktop wants to know of a program: entry, icons, file types, store page, manual."""

import gzip
from collections.abc import Iterable
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from installers import facts
from installers.linux.manual import manual

_TEMPLATES = Path(__file__).parent / "templates"


def write_share(folder: Path) -> None:
    """Write everything that belongs under a `share` folder of the system."""
    name = facts.IDENTIFIER
    for path, text in (
        (f"applications/{name}.desktop", desktop_entry()),
        (f"metainfo/{name}.metainfo.xml", store_page()),
        (f"mime/packages/{name}.xml", file_types()),
    ):
        _write(folder / path, text.encode())
    _write(folder / f"man/man1/{facts.COMMAND}.1.gz", gzip.compress(manual().encode(), mtime=0))
    _write(folder / f"icons/hicolor/scalable/apps/{name}.svg", facts.ICON.read_bytes())


def desktop_entry() -> str:
    """The entry in the menu, by which a file manager opens packs too."""
    return _fill(
        "desktop.in",
        categories=_listed(facts.CATEGORIES),
        keywords=_listed(facts.KEYWORDS),
        media_types=_listed(kind.media_type for kind in facts.FILE_TYPES),
    )


def file_types() -> str:
    """The kinds of files that are ours, as shared-mime-info describes them."""
    return _fill(
        "mime.xml.in",
        types="\n".join(
            f'  <mime-type type="{kind.media_type}">\n'
            f"    <comment>{escape(kind.description)}</comment>\n"
            '    <sub-class-of type="application/zip"/>\n'
            f'    <glob pattern="*{kind.suffix}"/>\n'
            "  </mime-type>"
            for kind in facts.FILE_TYPES
        ),
    )


def store_page() -> str:
    """What a software centre shows (AppStream)."""
    return _fill(
        "metainfo.xml.in",
        description=escape(facts.DESCRIPTION),
        categories=_elements("category", facts.CATEGORIES),
        keywords=_elements("keyword", facts.KEYWORDS),
        media_types=_elements("mediatype", (kind.media_type for kind in facts.FILE_TYPES)),
        date=facts.dated().date().isoformat(),
    )


def _fill(template: str, **values: str) -> str:
    known = {
        "name": facts.NAME,
        "command": facts.COMMAND,
        "identifier": facts.IDENTIFIER,
        "summary": facts.SUMMARY,
        "version": facts.VERSION,
        "licence": facts.LICENCE,
        "maintainer": facts.MAINTAINER,
    }
    text = (_TEMPLATES / template).read_text("utf-8")
    return Template(text).substitute({**known, **values})


def _listed(values: Iterable[str]) -> str:
    return "".join(f"{value};" for value in values)


def _elements(name: str, values: Iterable[str]) -> str:
    return "\n".join(f"    <{name}>{escape(value)}</{name}>" for value in values)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
