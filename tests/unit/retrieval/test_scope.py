"""Which documents and passages filters let through."""

from dataclasses import dataclass, field, replace

import pytest

from app.domain.documents import Chunk, Document, Part, Status
from app.domain.search import Filters, Period, Query
from app.retrieval.retriever import Retriever
from app.retrieval.scope import scope_of
from tests.unit.retrieval.conftest import Put

REPORT = Document(
    1, "/home/jane/Reports/2024/pump.pdf", "Pump", "application/pdf", 9, 10**18, "", "en", 3,
    Status.INDEXED, author="Jane Doe", created_s=100.0,
)  # fmt: skip
MAIL = replace(
    REPORT, id=2, path="/mail/box.mbox", media_type="application/mbox", author=None, created_s=None
)
LETTERS = [
    Part("message 1", 0, 10, "message/rfc822", author="Bob <bob@example.org>", created_s=500.0),
    Part("message 2", 10, 20, "message/rfc822", author="Ann", created_s=900.0),
]


@dataclass
class Stored:
    parts: dict[int, list[Part]] = field(default_factory=lambda: {2: LETTERS})

    def documents(self, collection_id: int | None = None) -> list[Document]:
        return [REPORT, MAIL] if collection_id is None else [MAIL]

    def signed_parts(self) -> dict[int, list[Part]]:
        return self.parts


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(folders=("reports",)), {1}),
        (Filters(folders=("Reports/2024",)), {1}),
        (Filters(folders=("port",)), set()),
        (Filters(folders=("mail", "reports")), {1, 2}),
        (Filters(types=("PDF",)), {1}),
        (Filters(types=(".pdf", "mail")), {1, 2}),
        (Filters(types=("emails",)), {2}),
        (Filters(types=("documents",)), set()),
        (Filters(authors=("doe",)), {1}),
        (Filters(authors=("bob",)), {2}),
        (Filters(periods=(Period(None, 101.0),)), {1}),
        (Filters(periods=(Period(500.0, 501.0),)), {2}),
        (Filters(periods=(Period(10**9, None),)), {2}),  # no date of its own: when it was changed
        (Filters(types=("pdf",), authors=("bob",)), set()),
    ],
)
def test_documents_are_chosen_by_what_is_known_of_them(filters: Filters, ids: set[int]) -> None:
    assert set(scope_of(filters, Stored(), None).document_ids or ()) == ids


def test_words_alone_leave_all_documents() -> None:
    assert scope_of(Filters(phrases=("a",), without=("b",)), Stored(), None).document_ids is None


def test_a_message_answers_only_for_its_own_author() -> None:
    scope = scope_of(Filters(authors=("ann",)), Stored(), None)
    first = Chunk(1, 2, 0, 0, 10, "text", part="message 1")
    second = replace(first, part="message 2 > letter.txt")
    assert not scope.allows(first, MAIL)
    assert scope.allows(second, MAIL)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ('"cooling   PUMP"', "a.txt"),
        ("pump -cooling", "b.txt"),
        ("pump folder:x", "x/c.md"),
        ("pump type:md", "x/c.md"),
    ],
)
def test_filters_in_the_question_decide(
    put: Put, retriever: Retriever, question: str, path: str
) -> None:
    put("a.txt", "The cooling\npump is new.")
    put("b.txt", "The pump for cool water, not cooler.")
    put("x/c.md", "A pump is cooling the oil. The cooling of the pump.")
    result = retriever.search(Query(question))
    assert [hit.document.path for hit in result.hits] == [path]
    assert result.understood is not None
    assert result.understood.filters


def test_filters_that_leave_nothing_say_so(put: Put, retriever: Retriever) -> None:
    put("a.txt", "The cooling pump is new.")
    result = retriever.search(Query("pump type:pdf"))
    assert result.hits == ()
    assert result.notes == ("The filters of the question leave no passage.",)


def test_a_phrase_that_is_nowhere_is_told_and_the_words_are_found(
    put: Put, retriever: Retriever
) -> None:
    put("a.txt", "The cooling pump is new.")
    result = retriever.search(Query('"pump cooling"'))
    assert [hit.document.path for hit in result.hits] == ["a.txt"]
    assert "“pump cooling”" in result.notes[0]
