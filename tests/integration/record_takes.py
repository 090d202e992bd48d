"""Takes utterances from the microphone at given moments: a program for test_microphone.

Reads one JSON object {"press_s": .., "release_s": ..} a line, seconds from the moment it answers
"ready", and writes each take as float32 into the folder named on the command line.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from app.audio.listener import Listener, Take
from app.ui.voice.microphone import Microphone, MicrophoneState


def main(folder: Path) -> int:
    """Record what is asked for, one take at a time."""
    application = QCoreApplication([])
    listener = Listener()
    microphone = Microphone(listener.push)
    microphone.ticked.connect(listener.tick)
    microphone.start()
    if microphone.state is not MicrophoneState.LISTENING:
        print(json.dumps({"state": microphone.state}), flush=True)
        return 1
    takes: list[Take] = []
    print(json.dumps({"state": "listening", "devices": len(microphone.devices())}), flush=True)

    def listen() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        wanted = json.loads(line)
        print(json.dumps({"ready": len(takes) + 1}), flush=True)
        QTimer.singleShot(round(wanted["press_s"] * 1000), lambda: takes.append(listener.press()))
        QTimer.singleShot(round(wanted["release_s"] * 1000), listener.release)
        wait(len(takes) + 1)

    def wait(number: int) -> None:
        if len(takes) == number and takes[-1].finished:
            (folder / f"{number}.f32").write_bytes(takes[-1].sound().astype("<f4").tobytes())
            print(json.dumps({"take": number}), flush=True)
            QTimer.singleShot(0, listen)
        else:
            QTimer.singleShot(20, lambda: wait(number))

    QTimer.singleShot(1500, listen)  # the stream has settled
    application.exec()
    microphone.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
