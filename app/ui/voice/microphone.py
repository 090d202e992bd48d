"""The microphone as a stream of 16 kHz mono blocks, and what is wrong with it if it is silent."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

    Samples = NDArray[np.float32]

_TICK_MS = 50
_SILENT_TICKS = 40  # without a single block: the device has stopped without saying so
_PULSE_LATENCY_MS = 50
_SCALES = {  # of each sample format: its type, what is silence, and what is full scale
    "UInt8": ("u1", 128.0, 128.0),
    "Int16": ("<i2", 0.0, 32768.0),
    "Int32": ("<i4", 0.0, 2147483648.0),
    "Float": ("<f4", 0.0, 1.0),
}


class MicrophoneState(StrEnum):
    """What the microphone does, or why it does nothing."""

    OFF = "off"
    LISTENING = "listening"
    NO_DEVICE = "no_device"
    NO_PERMISSION = "no_permission"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone; `id` stays the same while it is plugged in."""

    id: str
    name: str


class Microphone(QObject):
    """Gives `on_block` what is heard while it is on.

    What is heard is 16 kHz mono between -1 and 1, whatever the device gives. Nothing of
    QtMultimedia is loaded before it is first used.

    Signals:
        changed(MicrophoneState): it began or ceased to listen.
        devices_changed(): one was plugged in or out.
        ticked(): twenty times a second while it listens.
    """

    changed = Signal(object)
    devices_changed = Signal()
    ticked = Signal()

    def __init__(self, on_block: Callable[[Samples], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_block = on_block
        self._state = MicrophoneState.OFF
        self._wanted: str | None = None
        self._watch: QObject | None = None
        self._source: QAudioSource | None = None
        self._convert: Callable[[bytes], Samples] | None = None
        self._quiet_ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def state(self) -> MicrophoneState:
        """What it does now."""
        return self._state

    def devices(self) -> list[InputDevice]:
        """The microphones there are now, the system's default first."""
        from PySide6.QtMultimedia import QMediaDevices

        self._look_out()
        default = bytes(QMediaDevices.defaultAudioInput().id().data())
        found = [(bytes(one.id().data()), one.description()) for one in QMediaDevices.audioInputs()]
        found.sort(key=lambda one: one[0] != default)
        return [InputDevice(id_.hex(), name) for id_, name in found]

    def choose(self, device_id: str | None) -> None:
        """Use that one from now on where it is there, else the system's default."""
        self._wanted = device_id
        if self._source is not None:
            self.stop()
            self.start()

    def start(self) -> None:
        """Listen; asks the system for permission where it has to be asked for."""
        if self._source is not None:
            return
        _shorten_latency()
        from PySide6.QtCore import QMicrophonePermission, Qt

        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101  a QObject with a timer needs one
        permission = QMicrophonePermission()
        match application.checkPermission(permission):
            case Qt.PermissionStatus.Granted:
                self._open()
            case Qt.PermissionStatus.Denied:
                self._become(MicrophoneState.NO_PERMISSION)
            case _:
                application.requestPermission(permission, self, self._answered)

    def stop(self) -> None:
        """Hear nothing any more."""
        self._close()
        self._become(MicrophoneState.OFF)

    def _answered(self, _: object) -> None:
        """The user has said whether it may: ask once more, now that the system knows."""
        from PySide6.QtCore import QMicrophonePermission, Qt

        application = QCoreApplication.instance()
        granted = Qt.PermissionStatus.Granted
        if application and application.checkPermission(QMicrophonePermission()) is granted:
            self._open()
        else:
            self._become(MicrophoneState.NO_PERMISSION)

    def _look_out(self) -> None:
        """Notice devices that come and go."""
        if self._watch is None:
            from PySide6.QtMultimedia import QMediaDevices

            watch = QMediaDevices(self)
            watch.audioInputsChanged.connect(self._replug)
            self._watch = watch

    def _open(self) -> None:
        from PySide6.QtMultimedia import QAudioSource, QtAudio

        self._look_out()
        device = self._device()
        if device is None:
            self._become(MicrophoneState.NO_DEVICE)
            return
        form = _format(device)
        source = QAudioSource(device, form, self)
        stream = source.start()
        if stream is None or source.error() is not QtAudio.Error.NoError:
            source.deleteLater()
            self._become(MicrophoneState.FAILED)
            return
        self._convert = _converter(form)
        self._source = source
        self._quiet_ticks = 0
        stream.readyRead.connect(lambda: self._read(stream.readAll().data()))
        self._timer.start()
        self._become(MicrophoneState.LISTENING)

    def _close(self) -> None:
        self._timer.stop()
        if self._source is not None:
            source, self._source = self._source, None
            source.stop()
            source.deleteLater()

    def _device(self) -> QAudioDevice | None:
        from PySide6.QtMultimedia import QMediaDevices

        inputs = QMediaDevices.audioInputs()
        for device in inputs:
            if bytes(device.id().data()).hex() == self._wanted:
                return device
        default = QMediaDevices.defaultAudioInput()
        return default if not default.isNull() else next(iter(inputs), None)

    def _replug(self) -> None:
        """Go on with another device where the one in use is gone, or one has come at last."""
        self.devices_changed.emit()
        if self._source is not None:
            self._close()
            self._open()
        elif self._state is MicrophoneState.NO_DEVICE:
            self._become(MicrophoneState.OFF)

    def _read(self, data: bytes | memoryview | bytearray) -> None:
        self._quiet_ticks = 0
        if self._convert is not None and self._source is not None:
            block = self._convert(bytes(data))
            if len(block):
                self._on_block(block)

    def _tick(self) -> None:
        self._quiet_ticks += 1
        if self._quiet_ticks > _SILENT_TICKS:
            self._close()
            self._become(MicrophoneState.FAILED)
        self.ticked.emit()

    def _become(self, state: MicrophoneState) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit(state)


def _shorten_latency() -> None:
    """Ask PulseAudio, before its library is loaded, for small blocks.

    With its own choice the first two seconds come late and the last two never.
    """
    if sys.platform == "linux":
        os.environ.setdefault("PULSE_LATENCY_MSEC", str(_PULSE_LATENCY_MS))


def _format(device: QAudioDevice) -> QAudioFormat:
    """What is needed, where the device gives it, else what it likes best."""
    from PySide6.QtMultimedia import QAudioFormat

    from app.domain.speech import SAMPLE_RATE

    wanted = QAudioFormat()
    wanted.setSampleRate(SAMPLE_RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted if device.isFormatSupported(wanted) else device.preferredFormat()


def _converter(form: QAudioFormat) -> Callable[[bytes], Samples]:
    """From bytes of that format to samples; bytes of half a frame wait for the rest."""
    import numpy as np

    from app.domain.speech import SAMPLE_RATE
    from app.engines.reader.resampling import Resampler

    dtype, middle, full = _SCALES[form.sampleFormat().name]
    channels = max(form.channelCount(), 1)
    frame = np.dtype(dtype).itemsize * channels
    resampler = Resampler(form.sampleRate()) if form.sampleRate() != SAMPLE_RATE else None
    held = b""

    def convert(data: bytes) -> Samples:
        nonlocal held
        data = held + data
        whole = len(data) // frame * frame
        held = data[whole:]
        frames = np.frombuffer(data[:whole], dtype).astype(np.float32).reshape(-1, channels)
        mono: Samples = (frames.mean(axis=1) - np.float32(middle)) / np.float32(full)
        return resampler.push(mono) if resampler is not None else mono

    return convert
