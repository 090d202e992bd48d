"""Models that travel: a folder with files of models, and bundle.toml that says what they are.

Its tables are those of the catalogue, every file with size and sha256; it may be signed.
"""

from __future__ import annotations

import errno
import os
import shutil
import tomllib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import tomli_w

from app.domain.errors import ModelBroken, ModelProblem, PathProblem
from app.domain.models import ModelSource, ModelSpec, SourceKind
from app.services.model_catalog import check_names, licence_text
from app.services.model_files import check, copying, free_bytes
from app.services.model_store import InstallProgress, ModelStore
from app.services.signed_text import COMMENT, carries_signature, read_signed, sign_text
from app.services.whole_file import write_whole

if TYPE_CHECKING:
    from app.domain.cancel import CancelToken
    from app.services.signing import SigningKey

BUNDLE_NAME = "bundle.toml"
_FORMAT = 1
_MOST_BYTES = 1_000_000
_LICENCE_NAME = "LICENSE.txt"
_AGAIN = "Get the folder again from whoever made it."


class _Content(msgspec.Struct, frozen=True):
    """What bundle.toml holds."""

    format: int
    model: tuple[ModelSpec, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder of models; `signer` is the fingerprint of the key that signed it, or empty."""

    folder: Path
    models: tuple[ModelSpec, ...]
    signer: str = ""


def is_bundle(folder: Path) -> bool:
    """Whether models travel in `folder`; not so where nothing can be seen."""
    return os.path.isfile(folder / BUNDLE_NAME)  # noqa: PTH113  Path.is_file raises for a lost share


def find_bundle(folder: Path) -> Path | None:
    """`folder`, or the only folder in it, in which models travel; None where there is none."""
    if is_bundle(folder):
        return folder
    try:
        within = [each for each in folder.iterdir() if is_bundle(each)]
    except OSError:
        return None
    return within[0] if len(within) == 1 else None


def read_bundle(folder: Path) -> Bundle:
    """What bundle.toml in `folder` says; the files themselves are not read.

    Raises ModelProblem or ModelBroken where it says nothing that can be relied on, and PathProblem
    where its signature is not right.
    """
    path = folder / BUNDLE_NAME
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode()
        signed = read_signed(path) if carries_signature(text) else None
        data = tomllib.loads(signed.text if signed else text)
        if data.get("format") != _FORMAT:
            raise _broken(folder, "its bundle.toml was made for another Sotto")
        content = msgspec.convert(data, _Content)
    except (OSError, ValueError, RecursionError) as error:
        raise _broken(folder, f"its bundle.toml: {error}") from error
    for spec in content.model:
        check_names(spec)
        if not spec.files or any(f.sha256 is None or f.bytes is None for f in spec.files):
            raise _broken(folder, f"it has no checksums for {spec.name}")
        if min(spec.context_length, spec.memory_bytes, *(f.bytes or 0 for f in spec.files)) < 0:
            raise _broken(folder, f"it says impossible things of {spec.name}")
    if len({spec.name for spec in content.model}) < len(content.model):
        raise _broken(folder, "it names a model twice")
    return Bundle(folder, content.model, signed.fingerprint if signed else "")


def make_bundle(
    store: ModelStore,
    names: Sequence[str],
    folder: Path,
    *,
    key: SigningKey | None = None,
    cancel: CancelToken,
) -> Generator[InstallProgress, None, Bundle]:
    """Copy installed models into an empty `folder`, so that another computer can use them.

    Each file is verified as it was written; bundle.toml comes last. What fails or is stopped leaves
    no models there. Raises ModelMissing, ModelProblem, ModelBroken, PathProblem or Cancelled.
    """
    specs = tuple(_carried(store, name) for name in dict.fromkeys(names))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        error = PathProblem(str(folder), "it is there already and is not an empty folder")
        error.remedy = "Name a new folder."
        raise error
    needed, free = sum(spec.bytes for spec in specs), free_bytes(folder)
    if needed > free:
        reason = f"{needed / 1e6:,.0f} MB are needed there, and {free / 1e6:,.0f} MB are free"
        raise PathProblem(str(folder), reason)
    done = 0
    with _filling(folder, specs):
        for spec in specs:
            target = folder / spec.name
            target.mkdir(parents=True, exist_ok=True)
            for file, size in _copied(store.folder(spec.name), target, spec):
                cancel.raise_if_cancelled()
                done += size
                yield InstallProgress(spec.name, file, done, needed)
            if text := licence_text(store.shipped, spec.licence):
                (target / _LICENCE_NAME).write_text(text, "utf-8")
        write_whole(folder / BUNDLE_NAME, _written(specs, key).encode(), replace=False)
    return read_bundle(folder)


@contextmanager
def _filling(folder: Path, specs: Sequence[ModelSpec]) -> Iterator[None]:
    """Within, models are put into `folder`; if that fails they are deleted again."""
    try:
        yield
    except BaseException as error:
        for spec in specs:
            shutil.rmtree(folder / spec.name, ignore_errors=True)
        if isinstance(error, OSError):
            reason = f"it cannot be written: {error.strerror or error}"
            if error.errno == errno.EFBIG:
                reason = "its drive takes no file so large, as FAT32 takes none over 4 GB"
            raise PathProblem(str(folder), reason) from error
        raise


def _carried(store: ModelStore, name: str) -> ModelSpec:
    store.folder(name)
    spec = store.spec(name)
    if spec.source.kind is SourceKind.SHIPPED and not store.is_kept(name):
        raise ModelProblem(name, "it comes with every Sotto and need not travel")
    if spec.source.kind is SourceKind.LOCAL:  # where it was on this computer is nobody's business
        return replace(spec, source=ModelSource(SourceKind.LOCAL, ""))
    return spec


def _copied(source: Path, target: Path, spec: ModelSpec) -> Iterator[tuple[str, int]]:
    """Copy the files of a model and read them back; yields (file, bytes of a block)."""
    for file in spec.files:
        for size in copying(source / file.name, target / file.name):
            yield file.name, size
        report = check(target / file.name, file)
        if not report.ok:
            raise ModelBroken(spec.name, f"{file.name} {report.detail}")


def _written(specs: Sequence[ModelSpec], key: SigningKey | None) -> str:
    content = _without_none(msgspec.to_builtins(_Content(_FORMAT, tuple(specs))))
    text = tomli_w.dumps(content)
    return text if key is None else sign_text(text, key, mark=COMMENT)


def _without_none(value: Any) -> Any:
    """What TOML can say of `value`."""
    if isinstance(value, dict):
        return {key: _without_none(v) for key, v in value.items() if v is not None}
    return [_without_none(v) for v in value] if isinstance(value, list | tuple) else value


def _broken(folder: Path, reason: str) -> ModelProblem:
    return ModelProblem(str(folder), reason, _AGAIN)
