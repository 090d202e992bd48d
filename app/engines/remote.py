"""Engines that run in a process of their own, behind the same Protocols as any other."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.documents import ExtractedPage, Extraction, Heading
from app.domain.errors import EngineFailure, ReadCode, ReadFailure
from app.engines.host import EngineHost, NoAnswer
from app.engines.messages import (
    Count,
    CountTokens,
    Embed,
    Extracted,
    Floats,
    Generate,
    Piece,
    Read,
    Response,
    Score,
)
from app.engines.onnx_model import load_config
from app.engines.process import Limits
from app.engines.protocols import GenerateOptions, Message
from app.engines.serving import EmbedderConfig, GeneratorConfig, ReaderConfig, RerankerConfig
from app.privacy.sandbox import SandboxPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# As many texts as take about a quarter of a second: a question waits no longer for its vector
# while a folder is being embedded.
_TEXTS_PER_JOB = 16
_QUIET_S = 120.0

_READER_MEMORY_BYTES = 4 << 30
_READER_MESSAGE_BYTES = 256 << 20
_MOST_PAGES = 100_000
_MOST_HEADINGS = 100_000
_TITLE_CHARACTERS = 1_000
_DEEPEST_HEADING = 9


def cores() -> int:
    """The cores this process may use: what `threads` 0 stands for."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class RemoteEmbedder:
    """The embedding model in `folder`; its facts come from config.json, without loading it."""

    def __init__(self, folder: Path, *, threads: int = 0, idle_stop_s: float = 300.0) -> None:
        config = load_config(folder)
        self.model = config.model
        self.dimensions = config.dimensions
        self.max_tokens = config.max_tokens
        self.languages = config.languages
        self.host = EngineHost(
            "embedder",
            EmbedderConfig(folder, threads or cores()),
            policy=SandboxPolicy(read=(folder,)),
            limits=Limits(idle_stop_s=idle_stop_s),
        )

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions), in the order given."""
        import numpy as np

        vectors = np.empty((len(texts), self.dimensions), np.float32)
        by_length = sorted(range(len(texts)), key=lambda position: len(texts[position]))
        for start in range(0, len(texts), _TEXTS_PER_JOB):
            job = by_length[start : start + _TEXTS_PER_JOB]
            request = Embed([texts[position] for position in job], query=False)
            answer = self.host.call(request, cancel=cancel, timeout_s=_QUIET_S)
            vectors[job] = _floats("embedder", answer, (len(job), self.dimensions))
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,)."""
        answer = self.host.call(Embed([text], query=True), timeout_s=_QUIET_S)
        return _floats("embedder", answer, (self.dimensions,))

    def close(self) -> None:
        """End the process."""
        self.host.close()


class RemoteReranker:
    """The cross-encoder in `folder`."""

    def __init__(self, folder: Path, *, threads: int = 0, idle_stop_s: float = 300.0) -> None:
        self.model = load_config(folder).model
        self.host = EngineHost(
            "reranker",
            RerankerConfig(folder, threads or cores()),
            policy=SandboxPolicy(read=(folder,)),
            limits=Limits(idle_stop_s=idle_stop_s),
        )

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """One relevance score per passage, shape (len(passages),), higher is better."""
        request = Score(query, list(passages))
        answer = self.host.call(request, cancel=cancel, timeout_s=_QUIET_S)
        return _floats("reranker", answer, (len(passages),))

    def close(self) -> None:
        """End the process."""
        self.host.close()


class RemoteGenerator:
    """The GGUF file `path`, called `name`, with at most `context_length` tokens in view."""

    def __init__(
        self,
        path: Path,
        name: str,
        *,
        context_length: int = 4096,
        threads: int = 0,
        idle_stop_s: float = 300.0,
    ) -> None:
        self.model = name
        self.host = EngineHost(
            "generator",
            GeneratorConfig(path, name, context_length, threads or cores()),
            policy=SandboxPolicy(read=(path,)),
            limits=Limits(idle_stop_s=idle_stop_s),
        )

    @property
    def context_length(self) -> int:
        """Tokens of prompt and answer together; loads the model, which may have less than asked."""
        return self.host.ready().context_length

    def count_tokens(self, text: str) -> int:
        """Length of `text` in the model's tokens, without special ones."""
        answer = self.host.call(CountTokens(text), timeout_s=_QUIET_S)
        if not isinstance(answer, Count) or not 0 <= answer.tokens <= 4 * len(text) + 4:
            raise _nonsense("generator")
        return answer.tokens

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str]:
        """Pieces of text as they come; to stop reading is to cancel."""
        request = Generate(
            [(message.role, message.content) for message in messages],
            options.max_tokens,
            options.temperature,
            options.seed,
            list(options.stop),
        )
        with closing(self.host.stream(request, cancel=cancel)) as responses:
            for response in responses:
                if not isinstance(response, Piece):
                    raise _nonsense("generator")
                yield response.text

    def close(self) -> None:
        """End the process."""
        self.host.close()


class RemoteReader:
    """Reads files in a process that may open none of them: it is sent their bytes.

    `timeout_s` bounds reading one file, `max_file_bytes` its size.
    """

    def __init__(
        self,
        *,
        timeout_s: float = 60.0,
        max_file_bytes: int = 512_000_000,
        threads: int = 0,
        idle_stop_s: float = 300.0,
    ) -> None:
        self._timeout_s = timeout_s
        self._max_file_bytes = max_file_bytes
        self.host = EngineHost(
            "reader",
            ReaderConfig(threads or cores()),
            policy=SandboxPolicy(data_bytes=_READER_MEMORY_BYTES, scratch=True),
            limits=Limits(message_bytes=_READER_MESSAGE_BYTES, idle_stop_s=idle_stop_s),
        )

    def read(
        self,
        path: Path,
        *,
        recognize: bool = False,  # noqa: ARG002
        cancel: CancelToken | None = None,
    ) -> Iterator[Extraction]:
        """The text of one file; raises ReadFailure, or Crashed when reading ended the process."""
        data = self._load(path)
        # A name may hold bytes that are no characters.
        name = path.name.encode(errors="replace").decode()
        try:
            untrusted = self.host.call(
                Read(name), payload=data, cancel=cancel, timeout_s=self._timeout_s
            )
            yield _checked(untrusted)
        except ReadFailure as error:
            raise ReadFailure(str(path), error.code, error.reason) from None
        except NoAnswer as error:
            reason = f"reading took longer than {self._timeout_s:g} seconds"
            raise ReadFailure(str(path), ReadCode.TIMEOUT, reason) from error

    def close(self) -> None:
        """End the process."""
        self.host.close()

    def _load(self, path: Path) -> bytes:
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise ReadFailure(str(path), ReadCode.UNSUPPORTED, "it is not a regular file")
            with path.open("rb") as file:
                data = file.read(self._max_file_bytes + 1)
        except (FileNotFoundError, NotADirectoryError):
            raise ReadFailure(str(path), ReadCode.MISSING, "there is no such file") from None
        except OSError as error:
            reason = (error.strerror or "it cannot be opened").lower()
            raise ReadFailure(str(path), ReadCode.PERMISSION, reason) from error
        if not data:
            raise ReadFailure(str(path), ReadCode.EMPTY, "the file is empty")
        if len(data) > self._max_file_bytes:
            limit = f"{self._max_file_bytes / 1e6:g} MB"
            raise ReadFailure(str(path), ReadCode.TOO_LARGE, f"it is larger than {limit}")
        return data


def _checked(untrusted: Response) -> Extraction:
    """What a reader sent, once it is sure to be something a reader may send."""
    if not isinstance(untrusted, Extracted) or not 1 <= len(untrusted.pages) <= _MOST_PAGES:
        raise _nonsense("reader")
    numbers = [page.number for page in untrusted.pages if page.number is not None]
    if any(not 1 <= number <= _MOST_PAGES for number in numbers) or numbers != sorted(numbers):
        raise _nonsense("reader")
    length = sum(len(page.text) for page in untrusted.pages)
    previous = -1
    for heading in untrusted.headings:
        if not previous < heading.start < length or not 1 <= heading.level <= _DEEPEST_HEADING:
            raise _nonsense("reader")
        previous = heading.start
    if len(untrusted.headings) > _MOST_HEADINGS or len(untrusted.media_type) > 200:
        raise _nonsense("reader")
    return Extraction(
        tuple(ExtractedPage(page.text, page.number) for page in untrusted.pages),
        untrusted.media_type,
        untrusted.title[:_TITLE_CHARACTERS] if untrusted.title else None,
        tuple(Heading(h.start, h.level, h.text[:_TITLE_CHARACTERS]) for h in untrusted.headings),
    )


def _floats(engine: str, untrusted: Response, shape: tuple[int, ...]) -> NDArray[np.float32]:
    import numpy as np

    if not isinstance(untrusted, Floats) or len(untrusted.data) != 4 * int(np.prod(shape)):
        raise _nonsense(engine)
    values = np.frombuffer(untrusted.data, "<f4").reshape(shape).astype(np.float32)
    if not np.isfinite(values).all():
        raise EngineFailure(engine, "it gave numbers that are none")
    return values


def _nonsense(engine: str) -> EngineFailure:
    return EngineFailure(engine, "its process answered something else than asked")
