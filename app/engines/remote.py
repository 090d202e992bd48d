"""Engines that run in a process of their own, behind the same Protocols as any other."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.errors import Crashed, EngineFailure, ModelBroken, ReadCode, ReadFailure
from app.domain.speech import SAMPLE_RATE
from app.engines.extraction_check import NonsenseError, checked
from app.engines.file_ranges import FileRanges
from app.engines.host import Allowance, EngineHost, NoAnswer
from app.engines.llama_backends import graphics_policy
from app.engines.llama_options import LlamaOptions
from app.engines.messages import (
    Count,
    CountTokens,
    Extracted,
    Floats,
    Generate,
    Listen,
    Piece,
    Read,
    Ready,
    Response,
)
from app.engines.process import Limits
from app.engines.protocols import GenerateOptions, Message, Thought
from app.engines.serving import GeneratorConfig, ReaderConfig
from app.privacy.sandbox import SandboxPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger("sotto.engines")

_QUIET_S = 120.0
_LOADING_S = 300.0

_READER_MEMORY_BYTES = 4 << 30
_READER_MESSAGE_BYTES = 128 << 20
# What it needs at rest with the models of OCR loaded, and some room to parse.
_READER_RESIDENT_BYTES = 450 << 20
# All the time that a file may take: so many timeouts, and more for its size and for each page that
# may have been recognised, of which a small file can have many.
_TIMEOUTS = 2
_SLOWEST_BYTES_PER_S = 100_000
_PAGE_S = 30.0
_SHARE_OF_SOUND = 0.05  # of the time a recording lasts; a slow machine decodes it in a hundredth
# All that a file may say: more than any honest one, in characters; pieces and pages cost some too.
_MOST_CHARACTERS = 64_000_000
_MOST_TIMES = 60
_PIECE_COST = 1_000
_PAGE_COST = 50
_BLOCK_SAMPLES = 30 * SAMPLE_RATE
_MOST_SAMPLES = 200 * 3600 * SAMPLE_RATE


def cores() -> int:
    """The cores this process may use: what `threads` 0 stands for."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class RemoteGenerator:
    """The GGUF file `path`, called `name`, computed as `options` say.

    `admit` is called before it is loaded, and raises where it must not be. Where llama.cpp cannot
    load it with so many layers on the graphics processor, or crashes, half as many are tried, and
    in the end none: `options` then say how it is computed, `fell_back` why.
    """

    loading: ClassVar[type[GeneratorConfig]] = GeneratorConfig

    def __init__(
        self,
        path: Path,
        name: str,
        options: LlamaOptions,
        *,
        idle_stop_s: float = 300.0,
        admit: Callable[[LlamaOptions], None] = lambda _: None,
    ) -> None:
        self.model = name
        self.fell_back = ""
        self.options = options = replace(options, threads=options.threads or cores())
        if options.prefix_cache is not None:
            # The process may write to it, but not make it; without it nothing is kept.
            with suppress(OSError):
                options.prefix_cache.mkdir(parents=True, exist_ok=True)
        self.host = EngineHost(
            "generator",
            self.loading(path, name, options),
            policy=_reach(path, options),
            limits=Limits(idle_stop_s=idle_stop_s),
            start_timeout_s=_LOADING_S,
            admit=lambda: admit(self.options),
        )
        self._path = path

    @property
    def context_length(self) -> int:
        """Tokens of prompt and answer together; loads the model, which may have less than asked."""
        return self._ready().context_length

    def count_tokens(self, text: str) -> int:
        """Length of `text` in the model's tokens, without special ones."""
        self._ready()
        answer = self.host.call(CountTokens(text), timeout_s=_QUIET_S)
        if not isinstance(answer, Count) or not 0 <= answer.tokens <= 4 * len(text) + 4:
            raise nonsense("generator")
        return answer.tokens

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        """Pieces of text as they come, thoughts first; to stop reading is to cancel."""
        request = Generate(
            [(message.role, message.content) for message in messages],
            options.max_tokens,
            options.temperature,
            options.seed,
            list(options.stop),
            options.thought_tokens,
        )
        self._ready(cancel)
        with closing(self.host.stream(request, cancel=cancel)) as responses:
            for response in responses:
                if not isinstance(response, Piece):
                    raise nonsense("generator")
                yield Thought(response.text) if response.thought else response.text

    def close(self) -> None:
        """End the process."""
        self.host.close()

    def _ready(self, cancel: CancelToken | None = None) -> Ready:
        while True:
            try:
                return self.host.ready(cancel)
            except (Crashed, NoAnswer, ModelBroken) as error:
                if not self.options.gpu_layers:
                    raise
                self._fall_back(error.reason)

    def _fall_back(self, reason: str) -> None:
        layers = self.options.gpu_layers // 2
        self.fell_back = (
            f"{self.options.gpu_layers} layers could not be loaded on the graphics processor "
            f"({reason}), so {layers or 'none'} are computed there"
        )
        log.warning("%s: %s", self.model, self.fell_back)
        self.options = replace(self.options, gpu_layers=layers)
        self.host.change(
            self.loading(self._path, self.model, self.options),
            _reach(self._path, self.options),
            start_timeout_s=_LOADING_S,
        )


def _reach(path: Path, options: LlamaOptions) -> SandboxPolicy:
    """What the process of a generator may read and write."""
    graphics = graphics_policy() if options.gpu_layers else SandboxPolicy()
    return SandboxPolicy(
        read=(path, *filter(None, (options.adapter,)), *graphics.read),
        write=(*filter(None, (options.prefix_cache,)), *graphics.write),
    )


class RemoteReader:
    """Reads files in a process that may open none of them: it asks for their bytes.

    `timeout_s` bounds its silence and, together with the file's size, all the time it takes;
    `max_file_bytes` the size of a file.
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
            limits=Limits(
                message_bytes=_READER_MESSAGE_BYTES,
                resident_bytes=_READER_RESIDENT_BYTES,
                idle_stop_s=idle_stop_s,
            ),
        )

    def read(
        self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
    ) -> Iterator[Extraction]:
        """The pieces of one file's text; raises ReadFailure, or Crashed when its process ended.

        A file that changes meanwhile is a ReadFailure at the end.
        """
        with told_of(path), FileRanges(path, max_bytes=self._max_file_bytes) as file:
            request = Read(sent_name(path), file.size, recognize)
            allowance = self._allowance(file)
            left = _MOST_CHARACTERS + _MOST_TIMES * file.size
            for untrusted in self._responses(request, file, allowance, cancel):
                piece = _checked(untrusted)
                left -= _PIECE_COST + sum(_PAGE_COST + len(page.text) for page in piece.pages)
                if left < 0:
                    raise ReadFailure("", ReadCode.BOMB, "it says far more than a file of its size")
                if recognize:
                    allowance.left_s += _PAGE_S * len(piece.pages)
                yield piece
            file.check_unchanged()

    def samples(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Iterator[NDArray[np.float32]]:
        """The sound of a recording: 16 kHz, mono, in blocks of at most half a minute."""
        with told_of(path), FileRanges(path, max_bytes=self._max_file_bytes) as file:
            request = Listen(sent_name(path), file.size)
            left = _MOST_SAMPLES
            allowance = self._allowance(file)
            for untrusted in self._responses(request, file, allowance, cancel):
                block = _sound(untrusted)
                left -= len(block)
                allowance.left_s += _SHARE_OF_SOUND * len(block) / SAMPLE_RATE
                if left < 0:
                    raise ReadFailure("", ReadCode.BOMB, "it is longer than any recording")
                yield block
            file.check_unchanged()

    def close(self) -> None:
        """End the process."""
        self.host.close()

    def _allowance(self, file: FileRanges) -> Allowance:
        return Allowance(_TIMEOUTS * self._timeout_s + file.size / _SLOWEST_BYTES_PER_S)

    def _responses(
        self,
        request: Read | Listen,
        file: FileRanges,
        allowance: Allowance,
        cancel: CancelToken | None,
    ) -> Iterator[Response]:
        responses = self.host.stream(
            request,
            ranges=file.read,
            cancel=cancel,
            timeout_s=self._timeout_s,
            allowance=allowance,
        )
        with closing(responses):
            yield from responses


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Every failure names the file."""
    try:
        yield
    except ReadFailure as error:
        raise ReadFailure(str(path), error.code, error.reason) from None
    except NoAnswer as error:
        reason = f"reading it took too long: {error.reason}"
        raise ReadFailure(str(path), ReadCode.TIMEOUT, reason) from error


def sent_name(path: Path) -> str:
    """The file's name without folder, which may hold bytes that are no characters."""
    return path.name.encode(errors="replace").decode()


def _checked(untrusted: Response) -> Extraction:
    if not isinstance(untrusted, Extracted):
        raise nonsense("reader")
    try:
        return checked(untrusted.piece)
    except NonsenseError:
        raise nonsense("reader") from None


def _sound(untrusted: Response) -> NDArray[np.float32]:
    samples = len(untrusted.data) // 4 if isinstance(untrusted, Floats) else 0
    if not 0 < samples <= _BLOCK_SAMPLES:
        raise nonsense("reader")
    return floats("reader", untrusted, (samples,))


def floats(engine: str, untrusted: Response, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """The numbers that a process answered; EngineFailure where they are no such numbers."""
    import numpy as np

    if not isinstance(untrusted, Floats) or len(untrusted.data) != 4 * int(np.prod(shape)):
        raise nonsense(engine)
    values = np.frombuffer(untrusted.data, "<f4").reshape(shape).astype(np.float32)
    if not np.isfinite(values).all():
        raise EngineFailure(engine, "it gave numbers that are none")
    return values


def nonsense(engine: str) -> EngineFailure:
    """What is raised where a process says something else than it was asked for."""
    return EngineFailure(engine, "its process answered something else than asked")
