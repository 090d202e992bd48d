"""Libraries that would report to their makers keep silent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import bundled

ROOT = Path(__file__).parents[3]
OPEN_SESSION = """
import sys
from app.privacy import telemetry
if sys.argv[2] == "silent":
    telemetry.silence()
import onnxruntime
onnxruntime.InferenceSession(sys.argv[1])
"""
CHILD = """
import os
from app.privacy import sandbox
sandbox.apply(sandbox.SandboxPolicy())
print(os.environ["ORT_DISABLE_TELEMETRY"])
"""


def python(code: str, *arguments: str, **environment: str) -> str:
    """What `code` prints in a Python of its own, to which nothing of this was told.

    Nor what else there is around: where CI is set, for one, ONNX Runtime is silent by itself.
    """
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    ).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="the identifier is looked for where Linux is")
@pytest.mark.parametrize("wish", ["silent", "as it comes"])
def test_onnx_runtime_makes_no_identifier_of_this_computer(wish: str, tmp_path: Path) -> None:
    model = bundled("models") / "all-minilm-l6-v2" / "model.onnx"
    python(OPEN_SESSION, str(model), wish, HOME=str(tmp_path))
    identified = [path for path in tmp_path.rglob("*") if path.name == "deviceid"]
    assert bool(identified) is (wish != "silent")


def test_every_engine_process_is_told() -> None:
    assert python(CHILD).strip() == "1"
