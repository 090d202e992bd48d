"""Compares what is on disk with what is stored, and says what there is to do."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.documents import Document, Status
from app.domain.errors import ReadCode
from app.ingest.discover import Failure, FoundFile
from app.storage.records import Known

_MAY_PASS = frozenset(
    {ReadCode.MISSING, ReadCode.PERMISSION, ReadCode.TOO_LARGE, ReadCode.CHANGING}
)
"""Failures that may end without the file changing, so that trying again is worth it."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A new or changed file; `known` is what is stored about its path."""

    file: FoundFile
    known: Known | None


@dataclass(slots=True)
class Plan:
    """What to do: files to read, failures to store, documents to keep or to remove."""

    read: list[FileToRead] = field(default_factory=list)
    fail: list[Failure] = field(default_factory=list)
    failed_before: list[Document] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    vanished: list[int] = field(default_factory=list)


def make_plan(
    found: Iterable[FoundFile | Failure],
    known: Mapping[str, Known],
    failed: Mapping[str, Document],
    inner: Iterable[str] = (),
) -> Plan:
    """The plan for everything `found` now, with what is `known` under the same roots.

    `failed` are the stored failures by path. A known path that was not found has vanished, unless
    it lies in a folder that could not be looked into, or in one of the `inner` roots, which were
    added by themselves (a hidden folder, say) and are not looked at now.
    """
    plan = Plan()
    spared = list(inner)
    seen = set()
    for item in found:
        path = item.path if isinstance(item, FoundFile) else item.file.path
        if path in seen:
            continue
        seen.add(path)
        if isinstance(item, Failure):
            spared.append(path)
            _plan_failure(plan, item, failed.get(path))
        else:
            _plan_file(plan, item, known.get(path), failed.get(path))
    plan.vanished += [
        one.document_id
        for path, one in known.items()
        if path not in seen and not any(is_under(path, folder) for folder in spared)
    ]
    return plan


def is_under(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _plan_failure(plan: Plan, failure: Failure, before: Document | None) -> None:
    if before is not None and (before.code, before.reason) == (failure.code, failure.reason):
        plan.failed_before.append(before)
    else:
        plan.fail.append(failure)


def _plan_file(plan: Plan, file: FoundFile, known: Known | None, failed: Document | None) -> None:
    same = known is not None and (known.size, known.mtime_ns, known.inode) == (
        file.size,
        file.mtime_ns,
        file.inode,
    )
    if known is None or not same:
        plan.read.append(FileToRead(file, known))
    elif known.status is Status.INDEXED:
        plan.unchanged.append(known.document_id)
    elif failed is not None and failed.code not in _MAY_PASS:
        plan.failed_before.append(failed)
    else:
        plan.read.append(FileToRead(file, known))
