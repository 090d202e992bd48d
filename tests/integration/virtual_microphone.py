"""A PulseAudio of a test's own, whose only microphone hears what the test plays."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SETUP = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=speaker rate=48000 channels=2
load-module module-null-sink sink_name=feed rate=48000 channels=1
load-module module-remap-source source_name=microphone master=feed.monitor
set-default-sink speaker
set-default-source microphone
"""
_START_S = 20.0


@dataclass(frozen=True, slots=True)
class VirtualMicrophone:
    """Plays files into the microphone; `environment` is what a program needs to hear them."""

    environment: dict[str, str]

    def play(self, wav: Path) -> subprocess.Popen[bytes]:
        """Begin to play; the process ends with the sound."""
        command = ["paplay", "--device=feed", str(wav)]
        return subprocess.Popen(command, env={**os.environ, **self.environment})


@contextmanager
def virtual_microphone(folder: Path) -> Iterator[VirtualMicrophone]:
    """The server runs until the end of the block; its socket lies in `folder`."""
    programs = [shutil.which(name) for name in ("pulseaudio", "paplay")]
    assert all(programs), "apt-get install pulseaudio pulseaudio-utils"
    runtime = folder / "pulse"
    runtime.mkdir(mode=0o700)
    socket, setup = runtime / "native", runtime / "setup.pa"
    setup.write_text(_SETUP.format(socket=socket), "utf-8")
    environment = {
        "PULSE_SERVER": f"unix:{socket}",
        "PULSE_COOKIE": str(runtime / "cookie"),
        "PULSE_LATENCY_MSEC": "50",
        "XDG_RUNTIME_DIR": str(runtime),
    }
    server = subprocess.Popen(
        ["pulseaudio", "-n", "-F", str(setup), "--exit-idle-time=-1", "--disable-shm=yes",
         "--daemonize=no", "--use-pid-file=no"],
        env={**os.environ, **environment, "HOME": str(runtime)},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(socket, server)
        yield VirtualMicrophone(environment)
    finally:
        server.terminate()
        server.wait()


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    until_s = time.monotonic() + _START_S
    while not socket.exists():
        assert server.poll() is None, "pulseaudio ended"
        assert time.monotonic() < until_s, "pulseaudio opened no socket"
        time.sleep(0.05)
