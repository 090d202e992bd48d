from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.engines.fake import FakeEmbedder
from app.evaluation.bench.folder import bench_files, bench_large
from app.evaluation.bench.mixed import mixed_files
from app.paths import Home
from app.settings import Settings
from app.wiring import Sotto, open_sotto
from tests.unit.evaluation.conftest import FakeEngines, drain

from .test_generated import WORDS


def open_fake(home: Home) -> AbstractContextManager[Sotto]:
    return open_sotto(home, Settings(), engines=lambda *_: FakeEngines(FakeEmbedder()))


def test_every_format_is_written_and_the_same_again(tmp_path: Path) -> None:
    first = list(mixed_files(tmp_path / "a", 24, words=WORDS))
    second = list(mixed_files(tmp_path / "b", 24, words=WORDS))
    assert len({path.suffix for path in first}) == 12
    plain = [
        (a, b) for a, b in zip(first, second, strict=True) if a.suffix not in {".zip", ".docx"}
    ]
    assert all(a.read_bytes() == b.read_bytes() for a, b in plain)


def test_a_folder_is_read_once_and_then_found_unchanged(tmp_path: Path) -> None:
    bench = bench_files(open_fake, tmp_path, words=WORDS, files=12, cancel=CancelToken())
    _, report = drain(bench)
    new, unchanged, memory = report.figures
    assert new.theirs is not None
    assert new.ours.headline > 0
    assert unchanged.met
    assert memory.ours.headline > 10
    assert "12 generated files of twelve formats" in report.conditions[0]


def test_a_large_file_is_measured_beside_its_size(tmp_path: Path) -> None:
    bench = bench_large(open_fake, tmp_path, words=WORDS, megabytes=1, cancel=CancelToken())
    steps, report = drain(bench)
    memory, seconds = report.figures
    assert memory.theirs is not None
    assert memory.theirs.headline == pytest.approx(2, rel=0.2)
    assert seconds.ours.headline > 0
    assert {"write file", "embed"} <= {step.label for step in steps}
