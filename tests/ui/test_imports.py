"""What the window loads before it is shown."""

import subprocess
import sys

HEAVY = ("numpy", "onnxruntime", "tantivy", "usearch", "llama_cpp", "kreuzberg", "tokenizers")


def test_the_window_needs_no_engine_and_no_numpy_to_start() -> None:
    code = f"import app.ui, sys; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
