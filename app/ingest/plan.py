"""Compares what is on disk with what is stored, and says what there is to do."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from app.domain.documents import Document, Status
from app.domain.errors import ReadCode
from app.engines.zim_file import zim_of
from app.ingest.discover import Failure, FoundFile, Unavailable, is_under
from app.storage.records import Known

MAY_PASS = frozenset(
    {
        ReadCode.MISSING,
        ReadCode.PERMISSION,
        ReadCode.TOO_LARGE,
        ReadCode.CHANGING,
        ReadCode.NO_READER,
    }
)
"""Failures that may end without the file changing, so that trying again is worth it."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A new or changed file; `known` is what is stored about its path."""

    file: FoundFile
    known: Known | None = None


@dataclass(slots=True)
class Plan:
    """What to do: files to read, failures to store, documents to keep, to move or to remove.

    `unavailable` are places that cannot be looked at for now; what is known there is kept.
    """

    read: list[FileToRead] = field(default_factory=list)
    fail: list[Failure] = field(default_factory=list)
    failed_before: list[Document] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    vanished: list[Known] = field(default_factory=list)
    moved: list[tuple[int, FoundFile]] = field(default_factory=list)
    unavailable: list[Failure] = field(default_factory=list)


def make_plan(
    found: Iterable[FoundFile | Failure],
    known: Mapping[str, Known],
    failed: Mapping[str, Document],
    inner: Iterable[str] = (),
    *,
    may_pass: Collection[ReadCode] = MAY_PASS,
) -> Plan:
    """The plan for everything `found` now, with what is `known` under the same roots.

    `failed` are the stored failures by path; those that `may_pass` are tried again. A known path
    that was not found has vanished, unless it lies in a folder that could not be looked into, in
    one of the `inner` roots, which were added by themselves (a hidden folder, say) and are not
    looked at now, or is an article of a ZIM file that has not vanished.
    """
    plan = Plan()
    spared = list(inner)
    seen = set()
    for item in found:
        path = item.path if isinstance(item, FoundFile) else item.file.path
        if path in seen:
            continue
        seen.add(path)
        if isinstance(item, FoundFile):
            _plan_file(plan, item, known.get(path), failed.get(path), may_pass)
            continue
        spared.append(path)
        if isinstance(item, Unavailable):
            plan.unavailable.append(item)
        else:
            _plan_failure(plan, item, failed.get(path))

    def is_spared(path: str) -> bool:
        return any(is_under(path, folder) for folder in spared)

    for path, one in known.items():
        holder = zim_of(path) or path
        if path not in seen and holder not in seen and not is_spared(holder):
            plan.vanished.append(one)
    _take_moved(plan, lambda file: (file.size, file.mtime_ns, file.inode), _stat)
    return plan


def settle_moves(plan: Plan, content_hash: Callable[[str], str]) -> Iterator[str]:
    """Note as moved what has vanished and is found again elsewhere by its content.

    Hashes the files to read that are of the same size as one that vanished; yields their paths.
    """
    sizes = {one.size for one in plan.vanished if one.status is Status.INDEXED}
    hashes: dict[str, str] = {}
    for task in plan.read:
        if task.file.size in sizes:
            with suppress(OSError):
                hashes[task.file.path] = content_hash(task.file.path)
            yield task.file.path
    if hashes:
        _take_moved(plan, lambda file: hashes.get(file.path), lambda one: one.sha256)


def _take_moved(
    plan: Plan, of_file: Callable[[FoundFile], Hashable], of_known: Callable[[Known], Hashable]
) -> None:
    """Pair the files to read with the vanished documents that have the same mark."""
    gone: dict[Hashable, list[Known]] = {}
    for one in plan.vanished:
        if one.status is Status.INDEXED:
            gone.setdefault(of_known(one), []).append(one)
    moved = set()
    read = []
    for task in plan.read:
        candidates = gone.get(of_file(task.file))
        if candidates:
            document_id = candidates.pop(0).document_id
            plan.moved.append((document_id, task.file))
            moved.add(document_id)
        else:
            read.append(task)
    plan.read = read
    plan.vanished = [one for one in plan.vanished if one.document_id not in moved]


def _stat(known: Known) -> Hashable:
    return known.size, known.mtime_ns, known.inode


def _plan_failure(plan: Plan, failure: Failure, before: Document | None) -> None:
    if before is not None and (before.code, before.reason) == (failure.code, failure.reason):
        plan.failed_before.append(before)
    else:
        plan.fail.append(failure)


def _plan_file(
    plan: Plan,
    file: FoundFile,
    known: Known | None,
    failed: Document | None,
    may_pass: Collection[ReadCode],
) -> None:
    if known is None or _stat(known) != (file.size, file.mtime_ns, file.inode):
        plan.read.append(FileToRead(file, known))
    elif known.status is Status.INDEXED:
        plan.unchanged.append(known.document_id)
    elif failed is None or (failed.code in may_pass and known.status is Status.FAILED):
        plan.read.append(FileToRead(file, known))
    else:
        plan.failed_before.append(failed)
