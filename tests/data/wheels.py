"""Wheels with a record of what is in them, as runtimes are published."""

import base64
import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path


def runtime_wheel(
    folder: Path,
    members: Mapping[str, bytes],
    *,
    name: str = "onnxruntime_openvino",
    version: str = "1.24.1",
    tag: str = "py3-none-any",
    altered: Mapping[str, bytes] | None = None,
) -> Path:
    """A wheel of `members`; what is `altered` is not as its record says."""
    path = folder / f"{name}-{version}-{tag}.whl"
    info = f"{name}-{version}.dist-info"
    members = {
        **members,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n".encode(),
    }
    record = "".join(f"{each},sha256={_digest(data)},\n" for each, data in members.items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in {**members, **(altered or {})}.items():
            archive.writestr(each, data)
        archive.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return path


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
