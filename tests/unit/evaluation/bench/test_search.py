from app.domain.cancel import CancelToken
from app.engines.fake import FakeEmbedder
from app.evaluation.bench.figures import BenchReport
from app.evaluation.bench.search import bench_search
from app.paths import Home
from tests.unit.evaluation.conftest import drain

from .test_generated import WORDS


def search(home: Home) -> BenchReport:
    bench = bench_search(
        home, FakeEmbedder(16), words=WORDS, chunks=150, questions=12, cancel=CancelToken()
    )
    return drain(bench)[1]


def test_search_stands_next_to_full_text_and_exact_vectors(own_home: Home) -> None:
    report = search(own_home)
    compared = {(figure.name, figure.against) for figure in report.figures}
    assert ("hybrid search", "FTS5 and every vector") in compared
    assert ("keyword search", "SQLite FTS5") in compared
    assert ("dense search", "every vector, float32") in compared
    assert ("keyword index built", "SQLite FTS5") in compared
    recall = next(f for f in report.figures if f.name.startswith("recall"))
    assert recall.ours.headline == 1.0, "so few vectors are searched exactly"
    quote, hybrid, *_ = report.figures
    assert (quote.name, hybrid.name) == ("question to quote", "hybrid search")
    assert quote.ours.headline > 0
    assert hybrid.ours.record["requests"] == 12
    assert hybrid.bar is not None


def test_a_kept_library_is_used_again_and_its_making_not_timed_again(own_home: Home) -> None:
    search(own_home)
    built = [figure.name for figure in search(own_home).figures if "built" in figure.name]
    assert built == []
