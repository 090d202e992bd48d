from app.domain.cancel import CancelToken
from app.engines.fake import FakeEmbedder
from app.evaluation.bench.embed import bench_embed
from tests.unit.evaluation.conftest import drain

from .test_generated import WORDS


def test_every_embedder_gets_the_same_passages_in_every_round() -> None:
    hosted, direct, other = (FakeEmbedder(model=name) for name in ("m", "m", "m-fp32"))
    bench = bench_embed(
        hosted, direct, compared=other, words=WORDS, passages=20, rounds=3, cancel=CancelToken()
    )
    _, report = drain(bench)
    assert hosted.embedded == direct.embedded == other.embedded
    assert len(hosted.embedded) == 16 + 3 * 20
    shown = [(figure.name, figure.against) for figure in report.figures]
    assert shown == [
        ("passages", "m, in this process"),
        ("passages", "m-fp32, in this process"),
        ("one question", "m, in this process"),
        ("one question", "m-fp32, in this process"),
    ]
    assert all(figure.ratio and figure.ratio > 0 for figure in report.figures)
