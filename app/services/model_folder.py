"""An installed model on disk: staged beside its place, described by a manifest, put there at once.

A folder counts as installed only with a manifest, which is written last; whatever a kill leaves
behind lies in the staging folder and is taken up again by the next attempt. A model that is used
where it lies has a folder too, for the manifest and for what is found out about it here.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import filelock
import msgspec

from app.domain.errors import ModelAway, ModelBroken, ModelProblem
from app.domain.models import Format, ModelFile, ModelSpec
from app.paths import make_private
from app.services.kept_report import keep_report
from app.services.model_catalog import check_names

MANIFEST_NAME = "manifest.json"
CONFIG_NAME = "config.json"
BLOCK_BYTES = 1 << 20
_STAGING = ".partial"
_COPIED, _IN_PLACE = 1, 2  # versions; a Sotto that knows only the first leaves the others alone


class Place(msgspec.Struct, frozen=True):
    """The folder in which files were verified and are used, and when each was last changed."""

    folder: str
    changed_ns: tuple[int, ...]

    @property
    def is_there(self) -> bool:
        """Whether the folder can be reached now."""
        return os.path.isdir(self.folder)  # noqa: PTH112  Path.is_dir raises for a lost share


class Manifest(msgspec.Struct, frozen=True):
    """manifest.json: the model with the true size and sha256 of every file, and when it came.

    `place` is where the files are, if that is not beside the manifest.
    """

    version: int
    installed_at: str
    spec: ModelSpec
    place: Place | None = None

    def check_place(self) -> None:
        """Raise ModelAway or ModelBroken unless its files are where and as they were verified."""
        if self.place is None:
            return
        folder = Path(self.place.folder)
        if not self.place.is_there:
            raise ModelAway(self.spec.task, self.spec.name, self.place.folder)
        if not is_same(folder, self):
            error = ModelBroken(self.spec.name, f"its files in {folder} were changed")
            error.remedy = f"If you expected that: sotto models verify {self.spec.name}."
            raise error


@dataclass(frozen=True, slots=True)
class Staging:
    """Where the files of one model gather before they are put in place; `lock` is held."""

    models: Path
    name: str

    @property
    def folder(self) -> Path:
        """Becomes the model's folder."""
        return self.models / _STAGING / self.name / "files"

    @property
    def scratch(self) -> Path:
        """For what is needed on the way and not afterwards."""
        return self.models / _STAGING / self.name / "scratch"

    def put_in_place(self, spec: ModelSpec) -> ModelSpec:
        """Describe the staged files, make them durable and move them to their place.

        Returns `spec` with the files as they are; a pinned file that is none of them is an error.
        """
        if spec.format is Format.ONNX:
            _write_runtime_config(self.folder, spec)
        names = sorted(path.name for path in self.folder.iterdir() if path.name != MANIFEST_NAME)
        first = [file.name for file in spec.files]
        ordered = first + [name for name in names if name not in first]
        installed = replace(spec, files=tuple(describe(self.folder / name) for name in ordered))
        manifest = Manifest(_COPIED, datetime.now(UTC).isoformat(), installed)
        keep_report(self.folder / MANIFEST_NAME, manifest)
        for path in self.folder.iterdir():
            _sync(path)
        _sync(self.folder)
        target = self.models / self.name
        delete_model(target)
        self.folder.replace(target)
        _sync(self.models)
        self.discard()
        return installed

    def clear(self) -> None:
        """Begin anew: what a killed attempt left may be of other files."""
        self.discard()
        self.folder.mkdir(parents=True)

    def discard(self) -> None:
        """Forget what was gathered."""
        shutil.rmtree(self.folder.parent, ignore_errors=True)


@contextmanager
def staging(models: Path, name: str) -> Iterator[Staging]:
    """The staging folder of `name`, locked; ModelProblem if another process works on it."""
    make_private(models / _STAGING)
    lock = filelock.FileLock(models / _STAGING / f"{name}.lock", blocking=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise ModelProblem(
            name, "another Sotto is installing or removing it", "Wait until that is done."
        ) from None
    try:
        stage = Staging(models, name)
        stage.folder.mkdir(parents=True, exist_ok=True)
        yield stage
    finally:
        lock.release()


def staged_bytes(models: Path, name: str) -> int:
    """How much of `name` an interrupted attempt has left."""
    return folder_bytes(models / _STAGING / name)


def folder_bytes(folder: Path) -> int:
    """Size of all files below `folder`, while others may be deleting some."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                total += Path(root, name).stat().st_size
    return total


def remember(models: Path, spec: ModelSpec, folder: Path, changed: tuple[int, ...]) -> None:
    """Have the model be used in `folder`, where its files are as `spec` says; nothing is copied.

    `changed` is what changed_ns said before they were verified, so that what changed meanwhile is
    noticed. What was found out about the same files stays, about others of that name it is
    forgotten.
    """
    own = models / spec.name
    before = read_manifest(own)
    if before is not None and before.spec.files != spec.files:
        delete_model(own)
    make_private(own)
    place = Place(str(folder), changed)
    keep_report(
        own / MANIFEST_NAME, Manifest(_IN_PLACE, datetime.now(UTC).isoformat(), spec, place)
    )
    _sync(own)


def is_same(folder: Path, manifest: Manifest) -> bool:
    """Whether the files in `folder` seem to be those that were verified, without reading them."""
    files, place = manifest.spec.files, manifest.place
    try:
        sizes = [(folder / file.name).stat().st_size for file in files]
        changes = changed_ns(folder, manifest.spec)
    except OSError:
        return False
    return place is not None and (sizes, changes) == ([f.bytes for f in files], place.changed_ns)


def changed_ns(folder: Path, spec: ModelSpec) -> tuple[int, ...]:
    """When each file of the model in `folder` was last changed; nothing where one is not there."""
    try:
        return tuple((folder / file.name).stat().st_mtime_ns for file in spec.files)
    except OSError:
        return ()


def read_manifest(folder: Path) -> Manifest | None:
    """What is installed in `folder`; None when there is nothing or its manifest is not readable."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST_NAME).read_bytes(), type=Manifest)
        check_names(manifest.spec)
    except (OSError, ValueError, RecursionError, ModelBroken, ModelProblem):
        return None
    expected = _COPIED if manifest.place is None else _IN_PLACE
    return manifest if manifest.version == expected else None


def delete_model(folder: Path) -> None:
    """Delete an installed model: first what makes it one, then the rest."""
    (folder / MANIFEST_NAME).unlink(missing_ok=True)
    if folder.is_dir():
        shutil.rmtree(folder)


def describe(path: Path, on_bytes: Callable[[int], None] | None = None) -> ModelFile:
    """Name, size and sha256 of a file; `on_bytes` hears of every block."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            if on_bytes is not None:
                on_bytes(len(block))
        size = file.tell()
    return ModelFile(path.name, size, digest.hexdigest())


def runtime_config(spec: ModelSpec, *, revision: str, pad_token_id: int) -> bytes:
    """What an engine reads from config.json beside its ONNX file."""
    config: dict[str, object] = {
        "name": spec.name,
        "revision": revision,
        "task": spec.task.value,
        "dimensions": spec.dimensions or 0,
        "max_tokens": spec.context_length,
        "pooling": spec.pooling,
        "normalize": True,
        "pad_token_id": pad_token_id,
        "query_prefix": spec.query_prefix,
        "passage_prefix": spec.passage_prefix,
        "languages": spec.languages,
    }
    if spec.labels:
        config["labels"] = spec.labels
    return msgspec.json.format(msgspec.json.encode(config), indent=2) + b"\n"


class _Token(msgspec.Struct):
    id: int
    content: str


class _Tokenizer(msgspec.Struct):
    added_tokens: tuple[_Token, ...] = ()


def padding_token(tokenizer_json: Path) -> int:
    """The id of the padding token of a tokenizer.json, 0 where it names none."""
    tokenizer = msgspec.json.decode(tokenizer_json.read_bytes(), type=_Tokenizer)
    ids = {token.content: token.id for token in tokenizer.added_tokens}
    return next((ids[name] for name in ("[PAD]", "<pad>") if name in ids), 0)


def _write_runtime_config(folder: Path, spec: ModelSpec) -> None:
    """The catalogue, not whoever published the model, says how it is run."""
    sha256 = describe(folder / "model.onnx").sha256 or ""
    pad_token_id = padding_token(folder / "tokenizer.json")
    (folder / CONFIG_NAME).write_bytes(
        runtime_config(spec, revision=sha256[:12], pad_token_id=pad_token_id)
    )


def _sync(path: Path) -> None:
    """Make a file or, where the system can, a folder durable."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
