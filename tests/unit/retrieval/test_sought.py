"""What a question seeks, without orders about the answer."""

import pytest

from app.retrieval.sought import sought


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How old is the pump? Round your answer to full years.", "How old is the pump?"),
        ("How old is it? If that is not known, then please state so.", "How old is it?"),
        ("You are an engineer. What does the valve do? Be brief.", "What does the valve do?"),
        (
            "Answer the following question from the log: how hot was it?",
            "how hot was it?",
        ),
        (
            "Q: Find the price of the pump? If several, record all prices.",
            "the price of the pump?",
        ),
        ("What did it cost (in USD millions) last year?", "What did it cost last year?"),
        (
            "How is load defined? Load is mass (in kg).",
            "How is load defined? Load is mass (in kg).",
        ),
    ],
)
def test_orders_are_not_searched(question: str, text: str) -> None:
    assert sought(question) == text


@pytest.mark.parametrize(
    "question",
    [
        "Explain entropy. Give examples.",
        "Give the boiling point of water",
        "What shall I use, and what explains it?",
        "Wo steht die Pumpe? Bitte kurz.",
        "",
    ],
)
def test_other_texts_stay_as_they_are(question: str) -> None:
    assert sought(question) == question
