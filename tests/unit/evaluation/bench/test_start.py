import sys

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.evaluation.bench.start import idle_window


def watch(source: str) -> float:
    idle = idle_window([sys.executable, "-c", source], idle_s=0.3, cancel=CancelToken())
    assert idle.resident_bytes > 1_000_000
    return idle.core_share


def test_a_resting_program_uses_no_processor() -> None:
    assert watch("import threading; threading.Event().wait()") < 0.1


def test_a_program_that_ends_is_reported_with_its_code() -> None:
    with pytest.raises(EngineFailure, match="ended with code 3"):
        watch("raise SystemExit(3)")
