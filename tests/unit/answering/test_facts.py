from decimal import Decimal

import pytest

from app.answering.facts import CLOCK, facts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 3 March 2024", "en"), ("on March 3, 2024", "en"), ("on 2024-03-03", "en"),
        ("on the 3rd of March 2024", "en"), ("am 3. März 2024", "de"), ("am 03.03.2024", "de"),
        ("el 3 de marzo de 2024", "es"), ("le 3 mars 2024", "fr"), ("il 3 marzo 2024", "it"),
    ],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(text: str, language: str) -> None:
    (date,) = facts(text, language).dates
    assert (date.year, date.month, date.day) == (2024, 3, 3)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("twelve weeks", "en", "12", "week"), ("12 weeks", "en", "12", "week"),
        ("thirty-five minutes", "en", "35", "minute"), ("2.4 million", "en", "2400000", None),
        ("€ 1,250", "en", "1250", "€"), ("1.250 Euro", "de", "1250", "€"),
        ("59,90 Euro", "de", "59.9", "€"), ("15 percent", "en", "15", "%"),
        ("15 %", "en", "15", "%"), ("minus 18 kg", "de", "-18", "kg"),
        ("12.400 m", "es", "12400", "m"), ("14 millions", "fr", "14000000", None),
    ],
)  # fmt: skip
def test_a_number_counts_as_what_it_says(
    text: str, language: str, value: str, unit: str | None
) -> None:
    (quantity,) = facts(text, language).quantities
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["8 pm", "20:00", "20 h 00", "20 Uhr"])
def test_times_of_day_agree(text: str) -> None:
    (quantity,) = facts(text, "de").quantities
    assert (quantity.value, quantity.unit) == (Decimal(1200), CLOCK)


def test_names_are_capitalized_words_inside_a_sentence() -> None:
    assert facts("Yesterday Anna Berg's boat left Oslo.").names == ("anna", "berg", "oslo")
