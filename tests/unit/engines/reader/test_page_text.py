import pytest

from app.engines.reader.page_text import is_nonsense, is_scanty

ENGLISH = "The warranty covers every part of the pump for twenty-four months from delivery. " * 6


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Der Kühlmittelbehälter fasst 2,5 Liter; überschüssige Flüssigkeit fließt zurück.",
        "このポンプは空気を抜いてから始動してください。",
        "Охлаждающая жидкость проверяется каждое утро.",
        "1,204.50 3,118.00 -12.7 % 48,350 2019 2020",
        "B-12 XKR-99 HTTP SQL PNG",
        "☑ yes ☐ no",
        "",
    ],
)
def test_text_of_any_language_is_text(text: str) -> None:
    assert not is_nonsense(text)


@pytest.mark.parametrize(
    "text",
    [
        "\x01\x04\x05\x06\x07\n\x08\x04",
        "\ufffd\ufffd\ufffd\ufffd \ufffd",
        "\ue001\ue002\ue010 \ue044",
        "".join(chr(ord(char) - 29) if char.isalpha() else char for char in ENGLISH),
    ],
)
def test_letters_without_a_table_are_nonsense(text: str) -> None:
    assert is_nonsense(text)


def test_a_page_number_is_scanty_and_a_paragraph_is_not() -> None:
    assert is_scanty("- 12 -")
    assert not is_scanty(ENGLISH)
