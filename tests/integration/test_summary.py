"""A summary by the real small model, in its process."""

from pathlib import Path

import pytest

from app.domain.answers import Finished, Working
from app.domain.search import Query
from app.paths import Home
from app.settings import Settings
from app.wiring import make_model_store, open_sotto

pytestmark = pytest.mark.model

HALLS = ("north", "south", "east", "west", "old", "new")
HALL = (
    "The {name} hall was built in {year} for the repair of {thing}. It is heated by a gas boiler"
    " in the cellar, which burns 40 cubic metres on a cold day. The roof was renewed after the"
    " storm, and since then the rain is led into a tank behind the building.\n\n"
)
THINGS = ("ships", "bicycles", "clocks", "lamps", "organs", "boats")


def test_the_small_model_sums_up_a_document_in_portions(
    own_home: Home, tmp_path: Path, smollm2_path: Path
) -> None:
    settings = Settings(threads=1, prose="always", answer_tokens=64)
    make_model_store(own_home.models, settings).import_path(smollm2_path)
    text = "".join(
        HALL.format(name=name, year=1870 + 7 * n, thing=thing) * 3
        for n, (name, thing) in enumerate(zip(HALLS, THINGS, strict=True))
    )
    (tmp_path / "halls.txt").write_text(text, "utf-8")
    with open_sotto(own_home, settings) as sotto:
        for _ in sotto.library.add((tmp_path / "halls.txt",), collection="Library"):
            pass
        events = list(sotto.assistant.ask(Query("Summarise halls.txt")))
    done = [event.done for event in events if isinstance(event, Working)]
    assert len(done) >= 3, "it is longer than a portion"
    assert isinstance(events[-1], Finished)
    answer = events[-1].answer
    assert answer.computed is not None
    assert answer.computed.rows == answer.computed.of == done[-1] > 0
    supported = [sentence for sentence in answer.sentences[:-1] if sentence.supported]
    assert supported
    cited = {citation.n: citation.text for citation in answer.citations}
    assert all(cited[n] in text for sentence in supported for n in sentence.citations)
    assert all(sentence.citations for sentence in supported)
