"""A question that names a document."""

import pytest

from app.domain.search import Query
from app.retrieval.keyword import keyword_query
from app.retrieval.named import Names
from app.retrieval.retriever import Retriever
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from tests.unit.retrieval.conftest import Put

PROFIT = "Profit rose in the year under review, as the board had said it would."


@pytest.fixture
def names(keyword: KeywordIndex, store: LibraryStore, retriever: Retriever) -> Names:
    return Names(keyword, store, retriever.lexicon)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Profit of Acme", {"acme"}),
        ("Profit in FY2022", {"2022"}),
        ("What does the 10K say?", {"10k"}),
        ("Profit of Best Buy", {"bestbuy"}),
        ("Profit of BBY", {"=bestbuyk"}),
        ("What is in the reports?", {"reports"}),
        ("What is in part 10?", set()),  # as many names have a 10
        ("Profit of Initech", set()),
    ],
)
def test_words_name_a_file_alone_joined_shortened_or_by_its_year(
    put: Put, names: Names, retriever: Retriever, question: str, named: set[str]
) -> None:
    put("/reports/ACME_2022_10K.txt", PROFIT)
    put("/reports/BESTBUY_2021_10K.txt", PROFIT)
    told = names.told(keyword_query(question, "en", retriever.lexicon), question)
    assert {form for term in told.terms for form in term.names} == named


def test_an_abbreviation_that_others_use_names_nothing(
    put: Put, names: Names, retriever: Retriever
) -> None:
    put("/BESTBUY.txt", PROFIT)
    put("/other.txt", "Our BBY machine. The BBY is cleaned daily.", "The BBY again.")
    told = names.told(keyword_query("the BBY", "en", retriever.lexicon), "the BBY")
    assert not any(term.names for term in told.terms)


def test_the_named_document_comes_before_one_that_says_the_name_often(
    put: Put, retriever: Retriever
) -> None:
    put("/acme.txt", PROFIT)
    put("/initech.txt", "Acme sued us. Acme lost. Acme pays for it.")
    assert retriever.search(Query("profit of Acme")).hits[0].document.path == "/acme.txt"


def test_what_names_many_names_nothing(put: Put, names: Names, retriever: Retriever) -> None:
    for number in range(21):
        put(f"/memo-{number}.txt", PROFIT)
    query = names.told(keyword_query("memo", "en", retriever.lexicon), "memo")
    assert query.terms[0].names == ("memo",)
    assert not names.named_best(query, list(range(1, 22))).documents
    assert names.named_best(query, [1, 2]).documents == {1, 2}
