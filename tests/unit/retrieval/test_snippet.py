"""What is shown of a passage that was found."""

from collections.abc import Sequence

from app.retrieval.snippet import LENGTH, Snippet, snippet

FILLER = "nothing of note is said here at all " * 20


def stems(word: str) -> Sequence[str]:
    return [word.lower().removesuffix("s")]


def marked(found: Snippet) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks]


def test_words_are_marked_in_every_form() -> None:
    found = snippet("The pump feeds both Pumps.", [("pump",)], stems)
    assert found.text == "The pump feeds both Pumps."
    assert marked(found) == ["pump", "Pumps"]


def test_the_stretch_with_most_words_sought_is_shown() -> None:
    passage = f"A pump. {FILLER} The pump needs a valve. {FILLER}"
    found = snippet(passage, [("pump",), ("valve",)], stems)
    assert marked(found) == ["pump", "valve"]
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= LENGTH + 4


def test_a_snippet_is_cut_between_words() -> None:
    passage = f"{FILLER} valve {FILLER}"
    found = snippet(passage, [("valve",)], stems)
    assert set(found.text.strip("… ").split()) <= set(passage.split())


def test_a_passage_without_the_words_is_shown_from_its_beginning() -> None:
    found = snippet(f"First. {FILLER}", [("valve",)], stems)
    assert found.text.startswith("First.")
    assert found.marks == ()


def test_line_breaks_are_spaces_and_marks_still_fit() -> None:
    found = snippet("The\n\n  pump\tis new.", [("pump",)], stems)
    assert found.text == "The pump is new."
    assert marked(found) == ["pump"]


def test_text_without_spaces_is_cut_all_the_same() -> None:
    found = snippet("x" * 2000, [("valve",)], stems)
    assert len(found.text) <= LENGTH + 4
