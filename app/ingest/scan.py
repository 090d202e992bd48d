"""Looks at what was added, or at some paths of it, and says what there is to do."""

import json
import os
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.cancel import CancelToken
from app.domain.documents import Document
from app.domain.errors import PathProblem, ReadCode
from app.ingest.discover import (
    Failure,
    FoundFile,
    Limits,
    Unavailable,
    discover,
    is_under,
    shown,
    unavailable,
)
from app.ingest.drives import drives_under
from app.ingest.plan import MAY_PASS, Plan, make_plan
from app.ingest.progress import Progress, Stage
from app.storage.library import LibraryStore
from app.storage.records import Known

_STEP_FILES = 500
_DRIVES = "drives"
_UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Target:
    """What to look at: all of `root`, or what is at or below the path `at` in it."""

    root: str
    at: str | None = None

    @property
    def path(self) -> str:
        """Where that is."""
        return self.at or self.root


class Scanner:
    """Compares the disk with the library.

    What cannot be looked at for now keeps its documents: a drive that is not connected, and a
    folder that has lost all its files at once, as an empty mount point has. Which these are is
    remembered in the library.
    """

    def __init__(self, store: LibraryStore, limits: Limits) -> None:
        self._store = store
        self._limits = limits

    @property
    def limits(self) -> Limits:
        """What is looked at, with what the user left out and the drives known so far."""
        return replace(
            self._limits,
            exclude=frozenset((*self._limits.exclude, *self._store.excluded())),
            drives=self._noted(_DRIVES),
        )

    @property
    def unavailable(self) -> list[str]:
        """The places that could not be looked at the last time."""
        return self._noted(_UNAVAILABLE)

    def targets(self, paths: Iterable[str], roots: Sequence[str]) -> list[Target]:
        """How to look at `paths`: each in every root that it lies in, or all roots below it."""
        found = []
        for path in dict.fromkeys(paths):
            for root in roots:
                if is_under(root, path):
                    found.append(Target(root))
                elif is_under(path, root):
                    found.append(Target(root, path))
        return list(dict.fromkeys(found))

    def new(
        self, roots: Sequence[str], cancel: CancelToken | None, may_pass: Collection[ReadCode]
    ) -> Generator[Progress, None, Plan]:
        """The plan for roots that the user names; PathProblem for one with nothing in it."""

        def refuse(target: Target, known: Mapping[str, Known]) -> Failure | None:
            if not known:
                raise PathProblem(shown(target.root), "there are no files to read in this folder")
            return None

        # A file named by itself comes first: it is read even where its folder would pass it over.
        targets = [Target(root) for root in sorted(roots, key=os.path.isdir)]
        return (yield from self._plan(targets, refuse, cancel, may_pass))

    def again(
        self,
        targets: Sequence[Target],
        cancel: CancelToken | None,
        may_pass: Collection[ReadCode] = MAY_PASS,
        *,
        failures: bool = False,
    ) -> Generator[Progress, None, Plan]:
        """The plan for what was added before; `failures`: what gave no text is read again."""

        def doubt(target: Target, known: Mapping[str, Known]) -> Failure | None:
            if target.path == target.root and len(known) > 1:
                return unavailable(target.root, "it has lost all its files at once")
            return None

        files_first = sorted(targets, key=lambda one: self._store.known(one.root) is None)
        return (yield from self._plan(files_first, doubt, cancel, may_pass, failures=failures))

    def _plan(
        self,
        targets: Sequence[Target],
        if_empty: Callable[[Target, Mapping[str, Known]], Failure | None],
        cancel: CancelToken | None,
        may_pass: Collection[ReadCode],
        *,
        failures: bool = False,
    ) -> Generator[Progress, None, Plan]:
        limits = self.limits
        found: list[FoundFile | Failure] = []
        known: dict[str, Known] = {}
        for target in targets:
            before = len(found)
            known_here = self._store.known_under(target.path)
            for item in discover(target.root, limits, at=target.at):
                found += _seen(item, target, known_here)
                if len(found) % _STEP_FILES == 1:
                    if cancel is not None:
                        cancel.raise_if_cancelled()
                    yield Progress(Stage.SCAN, len(found))
            if len(found) == before:
                doubt = if_empty(target, known_here)
                found += [doubt] if doubt is not None else []
            known |= known_here
        failed: dict[str, Document] = {}
        if not failures:
            failed = {document.path: document for document in self._store.failures()}
        plan = make_plan(found, known, failed, self._inner(targets), may_pass=may_pass)
        self._note(targets, plan)
        return plan

    def _inner(self, targets: Sequence[Target]) -> list[str]:
        """Roots inside of what is looked at that are not looked at themselves."""
        others = {root.path for root in self._store.roots()}.difference(
            target.root for target in targets
        )
        return [other for other in others if any(is_under(other, one.path) for one in targets)]

    def _note(self, targets: Sequence[Target], plan: Plan) -> None:
        """Remember what cannot be looked at, and which roots are drives of their own."""
        whole = [target.root for target in targets if target.at is None]
        if not whole:
            return
        gone = [path for path in self.unavailable if not any(is_under(path, r) for r in whole)]
        gone += [item.file.path for item in plan.unavailable]
        self._set(_UNAVAILABLE, gone)
        self._set(_DRIVES, [*self._noted(_DRIVES), *drives_under(whole)])

    def _noted(self, key: str) -> list[str]:
        noted: list[str] = json.loads(self._store.meta(key) or "[]")
        return noted

    def _set(self, key: str, paths: Iterable[str]) -> None:
        ordered = sorted(set(paths))
        if ordered != self._noted(key):
            self._store.set_meta(key, json.dumps(ordered) if ordered else None)


def _seen(
    item: FoundFile | Failure, target: Target, known: Mapping[str, Known]
) -> list[FoundFile | Failure]:
    """`item`, but a root that is not there: a file has vanished, a folder may come back."""
    if (
        isinstance(item, FoundFile | Unavailable)
        or item.file.path != target.root
        or item.code is not ReadCode.MISSING
    ):
        return [item]
    return [] if target.root in known else [unavailable(target.root, item.reason)]
