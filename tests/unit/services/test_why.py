"""How an answer came about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.answers import Answer, Finished
from app.domain.errors import RecordProblem
from app.domain.search import Query
from app.engines.fake import FakeGenerator
from app.paths import Home
from app.wiring import Sotto
from tests.ui.composition import Fakes, open_over_fakes

TEXT = "System pressure shall not exceed 1.4 bar. The pump has a seal."


@pytest.fixture
def sotto(tmp_path: Path) -> Iterator[Sotto]:
    files = tmp_path / "files"
    files.mkdir()
    (files / "manual.txt").write_text(TEXT)
    fakes = Fakes(FakeGenerator(["System pressure shall not exceed 1.4 bar."]))
    with open_over_fakes(Home(tmp_path / "home"), fakes) as opened:
        for _ in opened.library.add([files]):
            pass
        yield opened


def ask(sotto: Sotto, question: str) -> Answer:
    (answer,) = (
        event.answer
        for event in sotto.assistant.ask(Query(question))
        if isinstance(event, Finished)
    )
    return answer


def test_an_answer_is_explained_with_its_passages(sotto: Sotto) -> None:
    given = ask(sotto, "Which system pressure shall not be exceeded? type:txt")
    why = sotto.why.why(given.trace_id)
    assert why.trace.answer == given
    assert why.filters.types == ("txt",)
    assert "type:" not in why.sought
    passage = why.passages[0]
    assert passage.citation is not None
    assert passage.citation.text == TEXT
    assert (passage.hit.rank, passage.hit.fused_rank, passage.hit.keyword_rank) == (1, 1, 1)
    assert why.trace.prompt
    assert why.record["answer"]["trace_id"] == given.trace_id


def test_a_passage_that_is_gone_is_told_all_the_same(sotto: Sotto, tmp_path: Path) -> None:
    given = ask(sotto, "Which system pressure shall not be exceeded?")
    sotto.library.remove([tmp_path / "files"])
    why = sotto.why.why(given.trace_id)
    assert why.passages[0].citation is None
    assert why.passages[0].hit.path.endswith("manual.txt")


def test_a_trace_that_is_forgotten_explains_nothing(sotto: Sotto) -> None:
    with pytest.raises(RecordProblem):
        sotto.why.why("gone")
