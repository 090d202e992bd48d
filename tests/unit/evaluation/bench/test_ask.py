from app.domain.cancel import CancelToken
from app.engines.fake import FakeEmbedder
from app.evaluation.bench.ask import bench_ask
from app.paths import Home
from app.settings import Settings
from app.wiring import open_sotto
from tests.unit.evaluation.conftest import FakeEngines, drain

from .test_generated import WORDS


def test_quote_and_retrieval_stand_next_to_embedding_the_question(own_home: Home) -> None:
    engines = FakeEngines(FakeEmbedder())
    with open_sotto(own_home, Settings(), engines=lambda *_: engines) as sotto:
        bench = bench_ask(sotto, words=WORDS, chunks=60, questions=8, cancel=CancelToken())
        _, report = drain(bench)
    quote, retrieval = report.figures
    for figure in (quote, retrieval):
        assert figure.against == "embedding the question alone"
        assert figure.ours.record["requests"] == 8
        assert figure.ours.headline > 0
    assert quote.ours.headline >= retrieval.ours.headline
