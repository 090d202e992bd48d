from pathlib import Path

import numpy as np

from app.evaluation.bench.generated import unit
from app.evaluation.bench.rivals import Exact, FullText


def test_full_text_ranks_by_stemmed_words(tmp_path: Path) -> None:
    with FullText(tmp_path / "fts.db") as rival:
        texts = [(7, "kettles boil water"), (9, "a heron fished"), (11, "the fish swim")]
        rival.fill(texts[:2])
        rival.fill(texts)
        assert rival.search(["herons", "fishing"], 5) == [9, 11]
        assert rival.search(["herons", "fishing"], 1) == [9]
        assert rival.search(["whale"], 5) == []


def test_exact_search_finds_the_nearest_at_either_width() -> None:
    random = np.random.default_rng(0)
    vectors = unit(random.standard_normal((300, 16), np.float32)).astype(np.float16)
    ids = np.arange(300) * 10
    rival = Exact(ids, vectors)
    question = vectors[42].astype(np.float32)
    expected = [int(ids[n]) for n in np.argsort(-(vectors.astype(np.float32) @ question))[:5]]
    assert rival.search(question, 5) == expected
    assert rival.search_halves(question, 5) == expected
    assert expected[0] == 420
    assert len(rival.search(question, 1000)) == 300
