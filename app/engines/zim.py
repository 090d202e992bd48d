"""ZIM files, each read in a process of its own that can open nothing but that file."""

from __future__ import annotations

import importlib.util
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.errors import EngineFailure, ReadCode, ReadFailure
from app.engines.extraction_check import NAME_CHARACTERS, NonsenseError, checked
from app.engines.host import EngineHost, NoAnswer
from app.engines.messages import (
    Articles,
    Describe,
    Extracted,
    Find,
    ReadArticle,
    Request,
)
from app.engines.process import Limits
from app.engines.protocols import Reader
from app.engines.zim_file import is_zim, parts
from app.engines.zim_serving import ZimConfig
from app.privacy.sandbox import SandboxPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KIND = "ZIM reader"
_MEMORY_BYTES = 2 << 30
_MESSAGE_BYTES = 32 << 20
_MOST_OPEN = 4
_GRACE_S = 0.5
_START_S = 30.0

NOT_INSTALLED = "reading it needs libzim, which is not installed (the extra zim of Sotto)"
"""Why a ZIM file is not read where the optional part is missing."""


class ZimFiles:
    """Opens files when they are first needed; few at a time, and none for long unused."""

    def __init__(self, *, timeout_s: float = 60.0, idle_stop_s: float = 300.0) -> None:
        self._timeout_s = timeout_s
        self._idle_stop_s = idle_stop_s
        self._lock = threading.Lock()
        self._open: OrderedDict[tuple[str, int, int], EngineHost] = OrderedDict()

    def card(self, path: Path, cancel: CancelToken | None = None) -> Extraction:
        """What a file says about itself: title, description, language, number of articles.

        Takes as long for 50 GB as for one. Raises ReadFailure, EngineFailure or Crashed.
        """
        with self._told_of(path):
            return self._extraction(path, Describe(), self._timeout_s, cancel)

    def find(
        self,
        path: Path,
        words: Sequence[str],
        *,
        limit: int,
        within_s: float,
        cancel: CancelToken | None = None,
    ) -> list[str]:
        """Where the articles are that are likely to be about the words, best first.

        The indexes of the file itself say so, without one that of titles alone. Raises as `card`
        does, and ReadFailure(TIMEOUT) long after `within_s`.
        """
        request = Find(list(words), limit, within_s)
        with self._told_of(path):
            answer = self._host(path).call(request, cancel=cancel, timeout_s=within_s + _GRACE_S)
            if not isinstance(answer, Articles) or len(answer.paths) > limit:
                raise _nonsense()
            return [name for name in answer.paths if len(name) <= NAME_CHARACTERS]

    def article(
        self, path: Path, article: str, *, within_s: float, cancel: CancelToken | None = None
    ) -> Extraction:
        """The text of one article with its headings; raises as `find` does."""
        with self._told_of(path):
            return self._extraction(path, ReadArticle(article), within_s, cancel)

    def close(self) -> None:
        """End every process."""
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()

    def _extraction(
        self, path: Path, request: Request, timeout_s: float, cancel: CancelToken | None
    ) -> Extraction:
        untrusted = self._host(path).call(request, cancel=cancel, timeout_s=timeout_s)
        if not isinstance(untrusted, Extracted):
            raise _nonsense()
        try:
            return checked(untrusted.piece)
        except NonsenseError:
            raise _nonsense() from None

    def _host(self, path: Path) -> EngineHost:
        """The process for the file as it is now; another file of that name gets another one."""
        if importlib.util.find_spec("libzim") is None:
            raise ReadFailure(str(path), ReadCode.NO_READER, NOT_INSTALLED)
        status = path.stat()
        key = str(path), status.st_size, status.st_mtime_ns
        with self._lock:
            for other in [other for other in self._open if other[0] == key[0] and other != key]:
                self._open.pop(other).close()
            if key not in self._open:
                self._open[key] = EngineHost(
                    _KIND,
                    ZimConfig(path),
                    policy=policy(path),
                    limits=Limits(message_bytes=_MESSAGE_BYTES, idle_stop_s=self._idle_stop_s),
                    start_timeout_s=_START_S,
                )
            self._open.move_to_end(key)
            while len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)[1].close()
            return self._open[key]

    @contextmanager
    def _told_of(self, path: Path) -> Iterator[None]:
        """Every failure names the file."""
        try:
            yield
        except ReadFailure as error:
            raise ReadFailure(str(path), error.code, error.reason) from None
        except NoAnswer as error:
            raise ReadFailure(str(path), ReadCode.TIMEOUT, "it did not answer in time") from error
        except OSError as error:
            reason = (error.strerror or "it cannot be opened").lower()
            raise ReadFailure(str(path), ReadCode.PERMISSION, reason) from error


class ReaderWithZim:
    """A Reader that gives of a ZIM file what it says about itself, and leaves the rest to another.

    The articles of a ZIM are read when a question asks for them.
    """

    def __init__(self, reader: Reader, zims: ZimFiles) -> None:
        self._reader = reader
        self._zims = zims

    def read(
        self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
    ) -> Iterator[Extraction]:
        """See Reader."""
        if is_zim(str(path)):
            yield self._zims.card(path, cancel)
        else:
            yield from self._reader.read(path, recognize=recognize, cancel=cancel)

    def samples(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Iterator[NDArray[np.float32]]:
        """See Reader."""
        return self._reader.samples(path, cancel)


def policy(path: Path) -> SandboxPolicy:
    """What the process of a file may do: read that file, all parts of it."""
    return SandboxPolicy(read=parts(path), data_bytes=_MEMORY_BYTES)


def _nonsense() -> EngineFailure:
    return EngineFailure(_KIND, "its process answered something else than asked")
