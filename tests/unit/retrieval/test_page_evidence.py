"""Pages weighed as wholes."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.domain.documents import Chunk
from app.domain.search import Query
from app.retrieval.fuse import Fused
from app.retrieval.glossary import meanings
from app.retrieval.page_evidence import PageEvidence, number_share, top_lines, weighed
from app.retrieval.retriever import Retriever
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from tests.unit.retrieval.conftest import Put

STATEMENT = (
    "Table of Contents\nACME, INC.\nCONSOLIDATED STATEMENTS OF CASH FLOWS\n(in millions)\n"
    "Purchases of property and equipment 1,044 998\nOperating activities 2,001 1,890\n"
)
TALK = "Results of Operations\nWe talk about what we spend, and why we spend it in this way.\n"


def evidence(question: str, retriever: Retriever) -> PageEvidence:
    terms = retriever.lexicon.query_terms(question, "en")
    return PageEvidence(question, meanings(question), terms, retriever.lexicon)


@pytest.mark.parametrize(
    "question", ["What was capex?", "How much was spent?", "What are its cash flows?"]
)
def test_heading_items_and_numbers_speak_for_a_page(
    put: Put, retriever: Retriever, question: str
) -> None:
    put("a.txt", STATEMENT, TALK)
    asked = evidence(question, retriever)
    assert asked.of(STATEMENT, "en") > asked.of(TALK, "en")


def test_a_question_of_neither_kind_weighs_nothing(put: Put, retriever: Retriever) -> None:
    put("a.txt", STATEMENT, TALK)
    assert evidence("Who was there?", retriever).of(STATEMENT, "en") == 0.0


def test_headings_are_told_from_sentences_and_rows() -> None:
    assert top_lines(STATEMENT) == ["Table of Contents", "CONSOLIDATED STATEMENTS OF CASH FLOWS"]
    assert top_lines(TALK) == ["Results of Operations"]
    assert top_lines("\n \nTotal 12 13 14\n") == []


def test_numbers_are_counted_with_their_signs() -> None:
    assert number_share("$1,044 (3.5)% —12 and so") == pytest.approx(3 / 5)
    assert number_share("") == 0.0


def test_only_the_best_passage_of_a_page_gains() -> None:
    first = Fused(1, 0.5, 1, 1.0, None, None)
    ranking = [first, replace(first, chunk_id=2, score=0.4), replace(first, chunk_id=3, score=0.3)]
    chunks = {
        number: Chunk(number, 7, number, number, number + 1, "x", page=page)
        for number, page in ((1, 1), (2, 2), (3, 2))
    }
    after = weighed(ranking, chunks, {(7, 2): 0.2})
    assert [(hit.chunk_id, hit.score) for hit in after] == [
        (2, pytest.approx(0.6)), (1, 0.5), (3, 0.3),
    ]  # fmt: skip


def test_a_page_is_found_by_what_the_question_means(
    store: LibraryStore, keyword: KeywordIndex, put: Put, retriever: Retriever
) -> None:
    """None of the question's words is on the page, and the passage says nothing of its heading."""
    put("other.txt", "The capex debate went on. Capex, capex, nothing else was spoken of.")
    rows = "Purchases of property and equipment 1,044 998 Sale of a division 12 9\n"
    text = TALK + STATEMENT + rows
    page = len(TALK)
    cuts = (0, page, page + len(STATEMENT), len(text))
    chunks = tuple(
        NewChunk(start, end, text[start:end], page=1 if end <= page else 2)
        for start, end in pairwise(cuts)
    )
    pages = ((1, 0, page), (2, page, len(text)))
    document = NewDocument("report.txt", "r", "text/plain", 1, 1, 1, "h", "en", pages, chunks)
    store.put(document, store.ensure_collection("Library"))
    keyword.catch_up()
    hits = retriever.search(Query("How much is capex?")).hits
    assert hits[0].chunk.page == 2
