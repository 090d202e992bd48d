"""The table of providers and recipes, over embedders made up for it."""

from typing import cast

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.fake import FakeEmbedder
from app.engines.remote_onnx import RemoteEmbedder
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


def test_every_contestant_is_in_the_table_and_closed() -> None:
    made = {"fp32, Processor": Contestant(), "int8, NPU": Contestant(), "odd, NPU": Refusing()}
    steps = bench_providers(
        cast("dict[str, RemoteEmbedder]", made),
        words=WORDS,
        passages=4,
        rounds=2,
        cancel=CancelToken(),
    )
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            report = stop.value
            break
    names = [figure.name for figure in report.figures]
    assert names == ["fp32, Processor (like 1.0000)", "int8, NPU (like 1.0000)"]
    assert [figure.bar is not None for figure in report.figures].count(True) == 1
    assert "odd, NPU fails: it knows no such operator." in report.conditions
    assert all(one.closed for one in made.values())
