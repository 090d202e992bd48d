from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.fake import FakeEmbedder
from app.engines.protocols import Embedder
from app.evaluation.bench.index import Watched, bench_index
from app.paths import Home
from app.settings import Settings
from app.wiring import Sotto, open_sotto
from tests.unit.evaluation.conftest import FakeEngines, drain

from .test_generated import WORDS


def open_watched(home: Home, embedder: Embedder) -> AbstractContextManager[Sotto]:
    assert isinstance(embedder, Watched)
    return open_sotto(home, Settings(), engines=lambda *_: FakeEngines(embedder))


def test_indexing_stands_next_to_the_embedder_alone_on_the_same_passages(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    bench = bench_index(
        open_watched, embedder, tmp_path, words=WORDS, files=4, rounds=2, cancel=CancelToken()
    )
    _, report = drain(bench)
    searchable, vectors = report.figures
    assert searchable.against == "the raw files into SQLite FTS5"
    assert vectors.bar is not None
    assert vectors.bar.of_ratio
    embedded = embedder.embedded[1:]
    chunks = len(embedded) // 4
    assert chunks > 4
    assert sorted(embedded[:chunks]) == sorted(embedded[chunks : 2 * chunks])
    assert f"{chunks:,} chunks" in report.conditions[0]


def test_a_library_that_embeds_nothing_is_no_measurement(tmp_path: Path) -> None:
    def open_without(home: Home, _: Embedder) -> AbstractContextManager[Sotto]:
        return open_sotto(home, Settings(), engines=lambda *_: FakeEngines(FakeEmbedder()))

    bench = bench_index(
        open_without, FakeEmbedder(), tmp_path, words=WORDS, files=3, cancel=CancelToken()
    )
    with pytest.raises(EngineFailure, match="chunks are read"):
        drain(bench)
