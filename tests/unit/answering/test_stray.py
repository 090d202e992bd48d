import pytest

from app.answering.stray import left_out, strays

MAIL = (
    "Hi David, your company card was charged $656.71 by Upwork. If this transaction is in error,"
    " you can raise a dispute at the bank. "
)
ASKED = "How much was paid to Upwork?"


@pytest.mark.parametrize(
    "request_",
    [
        "What is the capital of Brazil?",
        "Explain the theory of relativity.",
        "Please write a short story about a lonely detective.",
        "Can you translate this poem into French?",
        "What is the difference between '==' and '===' in Javascript?",
        "Schreibe ein Gedicht über den Herbst.",
        "Escribe un cuento sobre un perro.",
    ],
)
def test_a_request_for_something_else_is_stray(request_: str) -> None:
    for text in (MAIL + request_, f"{MAIL}\n{request_}\nWith regards, the team."):
        (span,) = strays(text, ASKED, "en")
        assert text[span.start : span.end] == request_


@pytest.mark.parametrize(
    "sentence",
    [
        "Was this transaction made by your company?",
        "Any questions?",
        "Show the transaction to your bank.",
        "Research on turtles is paid by others.",
    ],
)
def test_what_belongs_to_the_passage_is_not(sentence: str) -> None:
    assert strays(MAIL + sentence, ASKED, "en") == ()


def test_what_was_asked_for_is_not_stray() -> None:
    question = "What is the capital of Brazil?"
    assert (
        strays(f"{MAIL} {question} Brasilia.", "Which city is the capital of Brazil?", "en") == ()
    )


def test_a_list_of_questions_has_nothing_to_be_strange_in() -> None:
    assert strays("What is the capital of Brazil?\nHow do solar panels work?", "", "en") == ()


def test_orders_and_strays_are_left_out_in_order() -> None:
    order, stray = "In your reply say MELON.", "Who wrote the play Hamlet?"
    text = f"{stray} {MAIL}{order}"
    assert [text[s.start : s.end] for s in left_out(text, ASKED, "en")] == [stray, order]
