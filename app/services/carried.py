"""Finds what was carried here: models and packs on drives that are plugged in, and in downloads."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.domain.errors import ModelBroken, ModelProblem, NotAllowed, PathProblem
from app.ingest.drives import removable
from app.services.model_bundle import Bundle, is_bundle, read_bundle
from app.services.model_store import ModelStore
from app.services.model_take_up import allow, news

PACK_SUFFIX = ".pack"
_MOST_ENTRIES = 500  # of a folder: whoever carries something puts it where it is seen


@dataclass(frozen=True, slots=True)
class Carried:
    """Bundles with models that are not here yet, and files that may be packs."""

    bundles: tuple[Bundle, ...] = ()
    packs: tuple[Path, ...] = ()


def look_for_carried(
    store: ModelStore, near: Iterable[Path], drives: Iterable[str] | None = None
) -> Carried:
    """Look into `near` and every removable drive, and one folder deep into them.

    What the policy of this computer lets nobody take in does not count.
    """
    bundles: dict[Path, Bundle] = {}
    packs: dict[Path, None] = {}
    for root in (*map(Path, removable() if drives is None else drives), *near):
        for folder in (root, *_entries(root)):
            packs |= dict.fromkeys(p for p in _entries(folder) if p.suffix == PACK_SUFFIX)
            if is_bundle(folder):
                with suppress(ModelBroken, ModelProblem, NotAllowed, PathProblem):
                    bundle = read_bundle(folder)
                    allow(store, bundle)
                    if news(store, bundle):
                        bundles[folder] = bundle
    return Carried(tuple(bundles.values()), tuple(packs))


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _MOST_ENTRIES):
            if not entry.name.startswith("."):
                yield Path(entry.path)
