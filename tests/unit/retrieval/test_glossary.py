"""What the terms of a question stand for."""

import pytest

from app.retrieval.glossary import meanings


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What was capex in 2022?", "capital expenditures"),
        ("Did its PP&E grow?", "property, plant and equipment"),
        ("Did its PPNE grow?", "property, plant and equipment"),
        ("According to the P&L statement", "statement of operations"),
        ("Is it capital-intensive?", "total assets"),
        ("Quick ratio?", "total current liabilities"),
        ("Which law applies to this agreement?", "governing law"),
        ("What does error code 12 mean?", "troubleshooting"),
    ],
)
def test_a_term_stands_for_what_documents_write(question: str, meant: str) -> None:
    assert meant in {words for meaning in meanings(question) for words in meaning}


@pytest.mark.parametrize("question", ["Who was here?", "The arrow", "epsilon", "Wem gehört das?"])
def test_other_words_stand_for_themselves(question: str) -> None:
    assert meanings(question) == ()


def test_each_thing_is_meant_once() -> None:
    found = meanings("operating margin and gross margin by the income statement")
    assert len(found) == len(set(found))
