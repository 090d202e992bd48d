"""A question that names a document."""

import pytest

from app.domain.documents import Document, Status
from app.retrieval.named import named_share

REPORT = Document(
    1, "/reports/AMAZON_2017_10K.pdf", "0001018724", "application/pdf", 1, 1, "", "en", 3,
    Status.INDEXED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("Amazon", 1.0),
        ("2017", 1.0),
        ("FY2017", 1.0),
        ("2016", 0.0),
        ("reports", 1.0),
        ("10K", 1.0),
    ],
)
def test_file_folder_title_and_year_name_it(word: str, named: float) -> None:
    assert named_share([word], [2.0], REPORT) == named


def test_telling_words_weigh_more() -> None:
    assert named_share(["amazon", "revenue"], [3.0, 1.0], REPORT) == pytest.approx(0.75)
    assert named_share([], [], REPORT) == 0.0
