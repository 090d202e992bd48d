"""The table of providers and recipes, over embedders made up for it."""

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.domain.steps import result_of
from app.engines.fake import FakeEmbedder
from app.engines.remote_onnx import RemoteEmbedder
from app.evaluation.bench.figures import BenchReport
from app.evaluation.bench.providers import bench_providers

WORDS = [f"word{n}" for n in range(200)]


class Contestant(FakeEmbedder):
    """A fake that can be closed."""

    closed = False

    def close(self) -> None:
        self.closed = True


class Refusing(Contestant):
    """One whose runtime does not know the model."""

    def embed_query(self, text: str) -> object:  # type: ignore[override]
        raise EngineFailure("embedder", "it knows no such operator")


class Wrong(Contestant):
    """One that is fast, for it computes nothing."""

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        return np.zeros((len(texts), self.dimensions), np.float32)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        return -super().embed_query(text)


def test_every_contestant_is_in_the_table_and_closed() -> None:
    report, made = _report(
        {"fp32, Processor": Contestant(), "int8, NPU": Contestant(), "odd, NPU": Refusing()}
    )
    names = [figure.name for figure in report.figures]
    assert names == ["fp32, Processor (like 1.0000)", "int8, NPU (like 1.0000)"]
    assert [figure.bar is not None for figure in report.figures].count(True) == 1
    assert "odd, NPU fails: it knows no such operator." in report.conditions
    assert all(one.closed for one in made.values())


def test_who_computes_something_else_wins_nothing() -> None:
    report, _ = _report({"fp32, Processor": Contestant(), "wrong, NPU": Wrong()})
    assert [figure.bar is not None for figure in report.figures] == [True, False]


def _report(made: dict[str, Contestant]) -> tuple[BenchReport, dict[str, Contestant]]:
    steps = bench_providers(
        cast("dict[str, RemoteEmbedder]", made),
        words=WORDS,
        passages=4,
        rounds=2,
        cancel=CancelToken(),
    )
    return result_of(steps), made
