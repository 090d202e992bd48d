"""A ZIM file as its process serves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import EngineFailure
from app.engines.child import Job, ServedEngine
from app.engines.messages import Articles, Describe, Extracted, Find, ReadArticle, Response
from app.engines.reader.tidy import tidy

if TYPE_CHECKING:
    from app.engines.zim_archive import ZimArchive


@dataclass(frozen=True, slots=True)
class ZimConfig:
    """The file `path`, or the first part of a split one."""

    path: Path

    @property
    def model(self) -> None:
        """There is none."""
        return

    def load(self) -> ServedEngine:
        """The file, open."""
        from app.engines.zim_archive import ZimArchive

        return ServedZim(ZimArchive(self.path))


@dataclass(frozen=True, slots=True)
class ServedZim:
    """Answers Describe, Find and ReadArticle."""

    archive: ZimArchive
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Extracted or Articles."""
        match job.request:
            case Describe():
                yield Extracted(tidy(self.archive.card()))
            case Find(words, limit, within_s):
                yield Articles(self.archive.find(words, limit, within_s))
            case ReadArticle(path):
                yield Extracted(tidy(self.archive.article(path)))
            case other:
                raise EngineFailure("ZIM reader", f"it does not answer {type(other).__name__}")
