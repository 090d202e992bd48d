from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.engines.fake import FakeEmbedder
from app.evaluation.bench.follow import bench_follow
from app.paths import Home
from app.settings import Settings
from app.wiring import Sotto, open_sotto
from tests.unit.evaluation.conftest import FakeEngines, drain

from .test_generated import WORDS


def open_fake(home: Home) -> AbstractContextManager[Sotto]:
    return open_sotto(home, Settings(), engines=lambda *_: FakeEngines(FakeEmbedder()))


def test_every_save_is_timed_until_it_is_found_by_its_words_and_by_meaning(tmp_path: Path) -> None:
    bench = bench_follow(
        open_fake, tmp_path, words=WORDS, files=3, rounds=1, rival_s=2, cancel=CancelToken()
    )
    steps, report = drain(bench)
    words, meaning = report.figures
    for figure in (words, meaning):
        assert figure.met
        assert figure.theirs is not None
        assert 0 < figure.ours.headline < figure.theirs.headline
    assert {"follow", "a look every 2 s"} <= {step.label for step in steps}
    assert sorted(path.name for path in (tmp_path / "files").iterdir()) == [
        "file 0.txt",
        "file 1.txt",
        "file 2.txt",
    ]


def test_it_stops_when_cancelled_and_leaves_no_thread(tmp_path: Path) -> None:
    cancel = CancelToken()
    bench = bench_follow(open_fake, tmp_path, words=WORDS, files=3, rounds=5, cancel=cancel)
    while next(bench).label != "follow":
        pass
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(bench)
