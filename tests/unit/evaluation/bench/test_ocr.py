import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.evaluation.bench.ocr import bench_ocr
from app.evaluation.bench.scanned import ScannedPage, scanned_pages
from tests.unit.evaluation.conftest import drain


def page(text: str, *, turned: int = 0, columns: int = 1) -> ScannedPage:
    return ScannedPage(np.zeros((2, 2, 3), np.uint8), text, turned, 0.0, columns)


def test_errors_are_means_over_pages_of_a_kind_beside_the_others() -> None:
    pages = [page("abcd"), page("abcd", turned=90, columns=2)]
    answers = iter(["abcd", "", "abc", ""])
    bench = bench_ocr(
        lambda _: next(answers),
        lambda _: next(answers),
        pages=pages,
        count=2,
        cancel=CancelToken(),
    )
    steps, report = drain(bench)
    assert [(step.done, step.total) for step in steps] == [(1, 2), (2, 2)]
    errors = {f.name: f.ours.headline for f in report.figures if f.unit == "%"}
    assert errors == {
        "character errors, all pages": 12.5,
        "character errors, upright, straight, one column": 0.0,
        "character errors, on their side or upside down": 25.0,
        "character errors, in two columns": 25.0,
    }
    assert [f.theirs and f.theirs.headline for f in report.figures if f.unit == "%"] == [100.0] * 4
    assert [f.met for f in report.figures] == [False, True, False, False, None]


def test_pages_are_the_same_each_time_and_lie_as_they_say() -> None:
    try:
        first, second = (list(scanned_pages([0, 1])) for _ in range(2))
    except OSError:
        pytest.skip("no font with accents is installed")
    assert all(np.array_equal(a.picture, b.picture) for a, b in zip(first, second, strict=True))
    assert (first[0].turned, first[0].skew, first[1].skew) == (0, 0.0, 5.0)
    assert first[0].picture.shape == (1754, 1240, 3)
    # Skewed clockwise: its first line is lower at the right.
    dark = np.argwhere(first[1].picture[..., 0] < 100)
    left, right = (dark[dark[:, 1] < 400][:, 0].min(), dark[dark[:, 1] > 900][:, 0].min())
    assert right > left


def test_where_there_is_nothing_to_compare_with_our_figures_stand_alone() -> None:
    bench = bench_ocr(lambda _: "abcd", None, pages=[page("abcd")], count=1, cancel=CancelToken())
    _, report = drain(bench)
    assert [(f.name, f.ours.headline, f.theirs) for f in report.figures[:1]] == [
        ("character errors, all pages", 0.0, None)
    ]
    assert all(f.met for f in report.figures if f.bar)
