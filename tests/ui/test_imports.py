"""What the window loads before it is shown."""

import subprocess
import sys

import pytest

HEAVY = (
    "numpy", "onnxruntime", "tantivy", "usearch", "llama_cpp", "tokenizers",
    "cryptography", "watchdog", "psutil", "sqlite3", "asyncio", "filelock",
    "PySide6.QtPdf", "PySide6.QtMultimedia", "PySide6.QtSvg", "PySide6.QtNetwork",
    "PySide6.QtTextToSpeech",
)  # fmt: skip
MOST_MODULES = 480


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules of a process that has shown the window and opened nothing yet."""
    code = (
        "import app.__main__, app.cli.root, app.ui, sys;"
        "from PySide6.QtWidgets import QApplication;"
        "from app.ui.look.theme import Theme; from app.ui.frame.window import Window;"
        "application = QApplication(['', '-platform', 'offscreen']);"
        "window = Window(Theme(application)); window.show(); application.processEvents();"
        "print(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_the_window_needs_no_engine_and_nothing_heavy_to_start(loaded: set[str]) -> None:
    assert "app.ui.frame.window" in loaded
    assert sorted(loaded & set(HEAVY)) == []


def test_the_services_are_loaded_beside_the_window(loaded: set[str]) -> None:
    assert sorted(loaded & {"app.ui.desk", "app.wiring", "app.services.library"}) == []


def test_starting_stays_within_its_budget_of_modules(loaded: set[str]) -> None:
    # Each costs about a millisecond on a slow laptop; the measured time is in docs/benchmarks.md.
    assert len(loaded) < MOST_MODULES
