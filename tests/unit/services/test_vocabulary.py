"""Words of the user's own, found in what they wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.speech import Doubt
from app.services.vocabulary import Vocabulary
from app.storage.database import Database
from app.storage.library import LibraryStore
from tests.unit.storage.samples import new_document

FREQUENT = """the of a is in how does it work close open valve pump before every day with and new
cost what much to start file long smell m two red be must this"""
TEXT = (
    "The Brandtmeyer valve is new. Close the Brandtmeyer before every start."
    " Pump XR-4711 must be open with the glycolator. How does the Glycolator work?"
    " The pump works every day in the pump."
)


def pieces(words: Sequence[str]) -> list[int]:
    """One for a frequent word, else one for every three letters."""
    return [1 if word in FREQUENT.split() else -(-len(word) // 3) for word in words]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LibraryStore]:
    with Database(tmp_path / "sotto.db") as database:
        yield LibraryStore(database)


@pytest.fixture
def vocabulary(store: LibraryStore) -> Vocabulary:
    store.put(new_document("manual.txt", [TEXT]), store.ensure_collection("Manuals"))
    store.put(
        new_document("other.txt", ["The Aardwolf and the Aardwolf."]),
        store.ensure_collection("Zoo"),
    )
    return Vocabulary(store, pieces)


def test_names_terms_and_codes_are_expected_and_frequent_words_are_not(
    vocabulary: Vocabulary,
) -> None:
    assert set(vocabulary.expected("Manuals")) == {"Brandtmeyer", "XR-4711", "glycolator"}


def test_a_collection_has_words_of_its_own(vocabulary: Vocabulary) -> None:
    assert vocabulary.expected("Zoo") == ("Aardwolf",)
    assert "Aardwolf" in vocabulary.expected()
    assert vocabulary.expected("nothing of that name") == ()


def test_words_of_new_files_are_noticed(vocabulary: Vocabulary, store: LibraryStore) -> None:
    before = vocabulary.expected("Zoo")
    more = new_document("more.txt", ["The wombatry is a Wombatry."])
    store.put(more, store.ensure_collection("Zoo"))
    assert set(vocabulary.expected("Zoo")) - set(before) == {"wombatry"}


@pytest.mark.parametrize(
    ("heard", "doubt"),
    [
        ("how does the brantmyer work", Doubt(13, 22, "brantmyer", "Brandtmeyer")),
        ("open the brand meyer valve", Doubt(9, 20, "brand meyer", "Brandtmeyer")),
        ("what is x r 4711", Doubt(8, 16, "x r 4711", "XR-4711")),
        ("the glikolator", Doubt(4, 14, "glikolator", "glycolator")),
    ],
)
def test_what_sounds_or_looks_like_such_a_word_is_doubted(
    vocabulary: Vocabulary, heard: str, doubt: Doubt
) -> None:
    assert vocabulary.doubts(heard, "Manuals") == (doubt,)
    assert heard[doubt.start : doubt.end] == doubt.heard


@pytest.mark.parametrize(
    "heard", ["how does the Brandtmeyer work", "open the valve", "", "what is the zebra"]
)
def test_what_was_understood_is_not(vocabulary: Vocabulary, heard: str) -> None:
    assert vocabulary.doubts(heard, "Manuals") == ()


def test_nothing_is_doubted_in_an_empty_library(store: LibraryStore) -> None:
    assert Vocabulary(store, pieces).doubts("brantmyer") == ()
