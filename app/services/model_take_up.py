"""Has models of a bundle used here: verified first, then where they lie, or copied."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from app.domain.errors import ModelBroken, ModelProblem, NotAllowed, PathProblem, SottoError
from app.domain.models import ModelSource, ModelSpec, SourceKind
from app.paths import bundle_folders
from app.services.model_bundle import Bundle, is_bundle, read_bundle
from app.services.model_files import check, checking, copying, failing_drive
from app.services.model_folder import changed_ns, is_same, read_manifest, remember, staging
from app.services.model_formats import recognise
from app.services.model_store import InstallProgress, ModelStore

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.cancel import CancelToken

LARGE_BYTES = 2_000_000_000
"""Models of this size are not copied, even where they could be."""
_AGAIN = "Get it again from whoever made the folder."

R = TypeVar("R")
Steps = Generator[InstallProgress, None, None]


def take_up(
    store: ModelStore, bundle: Bundle, spec: ModelSpec, cancel: CancelToken, *, copies: bool
) -> Steps:
    """Verify a model of `bundle` and have it used from now on, where it lies or as a copy.

    What was verified before is not read again if it seems unchanged and nobody but the program or
    whoever manages the computer can have brought it. Raises ModelBroken where a file is not what
    bundle.toml says or the model not the one that is known by its name, ModelProblem where
    something of that name is installed already, NotAllowed, Cancelled.
    """
    models, folder = store.home.models, bundle.folder / spec.name
    allow(store, bundle)
    spec = _known(store, spec, folder)
    with failing_drive(spec.name):
        changed = changed_ns(folder, spec)
        if copies or not _was_verified(store, bundle, spec):
            yield from _verified(folder, spec, cancel)
        if copies:
            store.check_space(spec.name, spec.bytes)
        with staging(models, spec.name) as stage:
            try:
                if copies:
                    stage.clear()
                    yield from _copied(folder, stage.folder, spec, cancel)
                    stage.put_in_place(spec)
                else:
                    remember(models, spec, folder, changed)
            finally:
                stage.discard()


def copies_by_default(bundle: Bundle) -> bool:
    """Whether models are better copied: they are small, and what holds them can be written to."""
    size = sum(spec.bytes for spec in bundle.models)
    return size < LARGE_BYTES and os.access(bundle.folder, os.W_OK)


def news(store: ModelStore, bundle: Bundle, *, copies: bool = False) -> tuple[ModelSpec, ...]:
    """The models of `bundle` that are not here yet, or with `copies` not here as copies."""
    return tuple(spec for spec in bundle.models if _is_new(store, bundle, spec, copies=copies))


def take_up_waiting(
    store: ModelStore, cancel: CancelToken
) -> Generator[InstallProgress, None, tuple[SottoError, ...]]:
    """Take up what lies in `store.bundles`, where it lies; returns why some cannot be.

    Nothing is read but bundle.toml where all of it was taken up before. Raises Cancelled.
    """
    problems: list[SottoError] = []
    for folder in filter(is_bundle, store.bundles):
        try:
            bundle = read_bundle(folder)
        except (ModelBroken, ModelProblem, PathProblem) as error:
            problems.append(error)
            continue
        for spec in news(store, bundle):
            try:
                yield from take_up(store, bundle, spec, cancel, copies=False)
            except (ModelBroken, ModelProblem, NotAllowed) as error:
                problems.append(error)
    return tuple(problems)


def are_waiting(store: ModelStore) -> bool:
    """Whether take_up_waiting would do something."""
    for folder in filter(is_bundle, store.bundles):
        with suppress(ModelBroken, ModelProblem, PathProblem):
            if news(store, read_bundle(folder)):
                return True
    return False


def _is_new(store: ModelStore, bundle: Bundle, spec: ModelSpec, *, copies: bool) -> bool:
    """Not so what is installed here, or used in another place that is there."""
    manifest = read_manifest(store.home.models / spec.name)
    if manifest is None:
        return all(spec.name != here.name for here in store.installed())
    if manifest.place is None:
        return False
    if copies:
        return True
    if manifest.place.folder == str(bundle.folder / spec.name):
        return manifest.spec.files != spec.files or not is_same(bundle.folder / spec.name, manifest)
    return spec.name in store.away()


def _was_verified(store: ModelStore, bundle: Bundle, spec: ModelSpec) -> bool:
    before = read_manifest(store.home.models / spec.name)
    if before is None or before.spec.files != spec.files or bundle.folder not in store.bundles:
        return False
    return is_same(bundle.folder / spec.name, before)


def allow(store: ModelStore, bundle: Bundle) -> None:
    """Raise NotAllowed unless the policy lets these models in; the program's own always are."""
    if bundle.folder not in store.bundles:
        store.policy.allow_import()
    if bundle.folder not in bundle_folders():
        store.policy.allow_signer(bundle.signer)


def _known(store: ModelStore, spec: ModelSpec, folder: Path) -> ModelSpec:
    """`spec` as it is here, a default only where the catalogue says so.

    Raise unless its name is free for it.
    """
    manifest = read_manifest(store.home.models / spec.name)
    taken = any(here.name == spec.name for here in store.installed())
    if taken and (manifest is None or manifest.place is None):
        raise ModelProblem(spec.name, "a model of that name is installed")
    known, source = store.listed(spec.name), spec.source
    pinned = {file.name: file.sha256 for file in known.files if file.sha256} if known else {}
    other = any(pinned.get(file.name, file.sha256) != file.sha256 for file in spec.files)
    if other or not {file.sha256 for file in spec.files}.issuperset(pinned.values()):
        raise _broken(spec, "it is another one than the catalogue knows by that name")
    if known is None or source.kind not in (SourceKind.PACKAGE, SourceKind.HTTPS):
        source = ModelSource(SourceKind.LOCAL, str(folder))
    return replace(spec, source=source, default=known is not None and known.default)


def _verified(folder: Path, spec: ModelSpec, cancel: CancelToken) -> Steps:
    """Raise unless every file is what `spec` says, and the whole a model of its kind."""
    done = 0
    for file in spec.files:
        steps = checking(folder / file.name, file)
        report = yield from _told(spec, file.name, steps, done, cancel)
        if not report.ok:
            raise _broken(spec, f"{file.name} in {folder} {report.detail}")
        done += file.bytes or 0
    found = recognise(folder).spec
    if (found.format, found.task) != (spec.format, spec.task):
        raise _broken(spec, f"what lies in {folder} is another kind of model")


def _copied(folder: Path, target: Path, spec: ModelSpec, cancel: CancelToken) -> Steps:
    """Raise unless the copies are what `spec` says."""
    done = 0
    for file in spec.files:
        steps = copying(folder / file.name, target / file.name)
        yield from _told(spec, file.name, steps, done, cancel)
        if not check(target / file.name, file).ok:
            raise _broken(spec, f"{file.name} in {folder} was changed while it was copied")
        done += file.bytes or 0


def _told(
    spec: ModelSpec, file: str, steps: Generator[int, None, R], done: int, cancel: CancelToken
) -> Generator[InstallProgress, None, R]:
    """Run `steps`, which yield numbers of bytes; `done` were before."""
    while True:
        cancel.raise_if_cancelled()
        try:
            done += next(steps)
        except StopIteration as stop:
            result: R = stop.value
            return result
        yield InstallProgress(spec.name, file, done, spec.bytes)


def _broken(spec: ModelSpec, reason: str) -> ModelBroken:
    error = ModelBroken(spec.name, reason)
    error.remedy = _AGAIN
    return error
