"""The sound of films, and of recordings that libsndfile does not know, by Qt's FFmpeg.

The only module of the reader that imports Qt: the FFmpeg that comes with it is built under the LGPL
and links nothing else, which cannot be said of other wheels that carry one.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QIODevice, Qt, Signal
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from app.domain.errors import ReadCode, SottoError
from app.domain.speech import SAMPLE_RATE
from app.engines.reader.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtMultimedia import QAudioBuffer

_BLOCK_SAMPLES = 20 * SAMPLE_RATE
_SAMPLE_BYTES = 4


def film_samples(source: Source) -> Iterator[NDArray[np.float32]]:
    """Blocks of the first sound track, 16 kHz mono between -1 and 1, each of at most 20 s.

    ReadFailure where it is damaged, of a kind that FFmpeg does not know, or has no sound.
    """
    application = QCoreApplication.instance() or QCoreApplication([])
    with closing(_Track(source)) as track:
        pending: list[NDArray[np.float32]] = []
        while not track.ended:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            pending += track.taken()
            if sum(map(len, pending)) >= _BLOCK_SAMPLES:
                yield from _blocks(np.concatenate(pending))
                pending = []
        if track.reason:
            raise source.failure(ReadCode.BROKEN, f"it cannot be decoded ({track.reason})")
        if pending:
            yield from _blocks(np.concatenate(pending))
        if not track.heard:
            raise source.failure(ReadCode.NO_TEXT, "there is no sound in it")


class _Track:
    """A decoder under way. All of it but `_Bytes` lives in one thread.

    Attributes:
        ended: Nothing more comes.
        reason: Why it ended before its end, empty where it did not.
        heard: How many samples there were so far.
    """

    def __init__(self, source: Source) -> None:
        self.ended, self.reason, self.heard = False, "", 0
        self._bytes = _Bytes(source)
        self._decoder = QAudioDecoder()
        wanted = QAudioFormat()
        wanted.setSampleRate(SAMPLE_RATE)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._decoder.setAudioFormat(wanted)
        self._decoder.setSourceDevice(self._bytes)
        self._decoder.finished.connect(self._finish)
        self._decoder.error.connect(lambda _: self._fail(self._decoder.errorString()))
        self._decoder.start()

    def taken(self) -> list[NDArray[np.float32]]:
        """What is decoded; raises what went wrong with reading the file."""
        if self._bytes.trouble is not None:
            raise self._bytes.trouble
        found = []
        while self._decoder.bufferAvailable():
            found.append(_sound(self._decoder.read()))
            self.heard += len(found[-1])
        return found

    def close(self) -> None:
        """Stop; the decoder's thread gets no more bytes, so that it cannot wait for any."""
        self._bytes.end()
        self._decoder.stop()
        self._bytes.close()

    def _finish(self) -> None:
        self.ended = True

    def _fail(self, reason: str) -> None:
        self.ended, self.reason = True, reason or "no reason is given"


class _Bytes(QIODevice):
    """The file of a source, read in the thread that made this, whoever asks.

    Attributes:
        trouble: What went wrong with reading it.
    """

    _asked = Signal()

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._home = threading.get_ident()
        self._wanted: queue.Queue[tuple[int, int, Future[bytes]]] = queue.Queue()
        self._ended = False
        self.trouble: SottoError | OSError | None = None
        self._asked.connect(self._serve, Qt.ConnectionType.QueuedConnection)
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """It can be sought in."""
        return False

    def size(self) -> int:
        """In bytes."""
        return self._source.size

    def readData(self, most: int) -> object:
        """Bytes at the place where the device stands; none where it is too late."""
        if threading.get_ident() == self._home:
            return self._read(self.pos(), most)
        answer: Future[bytes] = Future()
        self._wanted.put((self.pos(), most, answer))
        self._asked.emit()
        if self._ended:
            self.end()
        try:
            return answer.result()
        except (CancelledError, OSError):
            return b""

    def writeData(self, data: bytes | bytearray | memoryview, size: int) -> int:  # noqa: ARG002
        """Nothing can be written."""
        return -1

    def end(self) -> None:
        """Answer everybody who waits, and whoever will, with nothing."""
        self._ended = True
        with suppress(queue.Empty):
            while True:
                self._wanted.get_nowait()[2].cancel()

    def _serve(self) -> None:
        with suppress(queue.Empty):
            start, most, answer = self._wanted.get_nowait()
            try:
                answer.set_result(self._read(start, most))
            except (SottoError, OSError) as error:  # Qt would swallow it here
                self.trouble = error
                answer.cancel()

    def _read(self, start: int, most: int) -> bytes:
        self._source.file.seek(start)
        return self._source.file.read(most)


def _sound(buffer: QAudioBuffer) -> NDArray[np.float32]:
    data = bytes(buffer.constData())[: buffer.frameCount() * _SAMPLE_BYTES]
    samples = np.nan_to_num(np.frombuffer(data, "<f4"), nan=0.0, posinf=1.0, neginf=-1.0)
    return np.asarray(np.clip(samples, -1.0, 1.0), np.float32)


def _blocks(samples: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    for start in range(0, len(samples), _BLOCK_SAMPLES):
        yield samples[start : start + _BLOCK_SAMPLES]
