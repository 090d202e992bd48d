"""The forms in which a question may name a document."""

from app.storage.name_forms import name_forms


def test_words_numbers_and_runs_of_both_are_forms() -> None:
    assert name_forms("/reports/JOHN_DEERE_2022Q4.pdf") == {
        "john", "deere", "2022", "q", "4", "2022q4", "=johndeereq", "reports", "=reports",
    }  # fmt: skip


def test_a_number_is_no_name() -> None:
    assert name_forms("0815") == frozenset()
    assert name_forms("/2021/0815.txt") == frozenset()
