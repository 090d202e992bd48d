"""An answer explained on a terminal."""

from pathlib import Path

from app.cli.why import _lines
from app.domain.answers import Finished
from app.domain.search import Query
from app.engines.fake import FakeGenerator
from app.paths import Home
from tests.ui.composition import Fakes, open_over_fakes


def test_time_passages_sentences_and_model_are_told(tmp_path: Path) -> None:
    (tmp_path / "manual.txt").write_text("System pressure shall not exceed 1.4 bar.")
    fakes = Fakes(FakeGenerator(["Cats sleep a lot."]))
    with open_over_fakes(Home(tmp_path / "home"), fakes) as sotto:
        for _ in sotto.library.add([tmp_path / "manual.txt"]):
            pass
        events = sotto.assistant.ask(Query("What shall the system pressure not exceed?"))
        (given,) = (event.answer for event in events if isinstance(event, Finished))
        text = "\n".join(_lines(sotto.why.why(given.trace_id)))
    assert "What shall the system pressure not exceed?" in text
    assert "Time: understood at " in text
    assert "Answered: likely to be answered " in text
    assert "1 1 1 1 manual" in text
    assert "Not supported (" in text
    assert "Model: fake-generator, not checked on this machine" in text
