"""Abbreviations that a text explains."""

import pytest

from app.retrieval.abbreviations import ABBREVIATION, long_form


@pytest.mark.parametrize(
    ("short", "text", "meant"),
    [
        ("DPF", "Clean the diesel particulate filter (DPF) yearly.", "diesel particulate filter"),
        ("PoE", "It takes Power over Ethernet (“PoE”).", "Power over Ethernet"),
        ("SG", "By Stack Guard (SGX) and the Safety Group (SG)", "Safety Group"),
        ("DPF", "A filter (DPF) is there.", None),
        ("DPF", "The DPF is dirty.", None),
        ("DPF", "(DPF)", None),
    ],
)
def test_it_means_the_words_before_it(short: str, text: str, meant: str | None) -> None:
    assert long_form(short, ["Nothing (here).", text]) == meant


def test_words_with_two_capitals_are_abbreviations() -> None:
    asked = "What does the DPF, IPv6 or PoE in Rome cost? A USB2 I guess"
    assert ABBREVIATION.findall(asked) == ["DPF", "IPv6", "PoE", "USB2"]
