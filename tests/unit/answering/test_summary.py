from app.answering.summary import Centroid, Picked, candidates, choose
from app.domain.documents import Chunk

TEXTS = (
    "The turbine needs cooling water at all times. The weather was pleasant on that day in May.",
    "Cooling water for the turbine comes from the river beside the plant. A dog slept there.",
    "Without cooling water the turbine stops within one minute by itself. Lunch was served late.",
    "Without any cooling water the turbine stops within one minute by itself.",
)


def picked(count: int) -> list[Picked]:
    chunks, start = [], 0
    for n, text in enumerate(TEXTS):
        chunks.append(Chunk(n, 1, n, start, start + len(text), text))
        start += len(text)
    centroid = Centroid()
    for chunk in chunks:
        centroid.add(chunk.text)
    centroid.finish()
    return choose((each for chunk in chunks for each in candidates(chunk, centroid, "en")), count)


def test_a_summary_is_what_most_of_the_text_is_about_and_verbatim() -> None:
    found = picked(2)
    document = "".join(TEXTS)
    assert all("ooling water" in each.text for each in found)
    assert all(each.text == document[each.span.start : each.span.end] for each in found)


def test_what_was_said_is_not_said_again() -> None:
    found = [each.text for each in picked(6)]
    assert sum("stops within" in text for text in found) == 1


def test_sentences_come_in_reading_order() -> None:
    places = [each.span.start for each in picked(6)]
    assert places == sorted(places)


def test_rows_of_tables_are_no_sentences() -> None:
    row = "Kettle and toaster and blender and others were sold in March."
    chunk = Chunk(1, 1, 0, 0, len(row), row, first_row=2, last_row=2)
    assert list(candidates(chunk, Centroid(), "en")) == []
