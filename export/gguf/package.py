"""llama.cpp's converter, out of the source package of the very version that Sotto runs."""

import re
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from export.sources import ExportError, download, sha256

PACKAGE = "llama-cpp-python"
CONVERTER, LORA_CONVERTER = "convert_hf_to_gguf.py", "convert_lora_to_gguf.py"
_TAKEN = ("convert_hf_to_gguf.py", "convert_lora_to_gguf.py", "conversion", "gguf-py", "LICENSE")
_LOCK = Path(__file__).parents[2] / "requirements.lock"


def fetch_converter(cache: Path) -> Path:
    """The folder with both converters, fetched once into `cache`.

    ExportError where the package cannot be had or is not the one that requirements.lock names.
    """
    folder = cache / f"llama.cpp-{version(PACKAGE)}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            package = _download(Path(scratch))
            found = sha256(package)
            if found not in _locked_hashes():
                raise ExportError(f"{package.name} has sha256 {found}, not that of {_LOCK.name}")
            unpacked = Path(scratch) / folder.name
            _unpack(package, unpacked)
            unpacked.rename(folder)
    return folder


def _locked_hashes() -> list[str]:
    pin = f"{PACKAGE}=={version(PACKAGE)}"
    found = re.search(
        rf"^{re.escape(pin)} \\\n((?: +--hash=.*\n?)+)", _LOCK.read_text("utf-8"), re.MULTILINE
    )
    return re.findall(r"sha256:([0-9a-f]{64})", found[1]) if found else []


def _download(folder: Path) -> Path:
    """The source package; pip asks its build system for the name and builds nothing."""
    download(PACKAGE, version(PACKAGE), folder, form=("--no-binary", PACKAGE))
    return next(folder.glob("*.tar.gz"))


def _unpack(package: Path, target: Path) -> None:
    """Only what converts; the package carries all of llama.cpp."""
    with tarfile.open(package) as archive:
        for member in archive:
            steps = PurePosixPath(member.name).parts
            if steps[1:3] == ("vendor", "llama.cpp") and steps[3:4] and steps[3] in _TAKEN:
                member.name = str(PurePosixPath(*steps[3:]))
                archive.extract(member, target, filter="data")
