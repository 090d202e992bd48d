"""The language of an answer is that of the question, whatever that of the documents."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.domain.search import Query
from app.engines.fake import FakeGenerator
from tests.unit.services.test_assistant import PUMP, World, last


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with ExitStack() as stack:
        made = World(tmp_path, stack)
        made.put("manual.txt", PUMP)
        made.generator = FakeGenerator()
        yield made


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Welche pressure braucht die cooling pump?", "German"),
        ("¿Cuál es la pressure que necesita la cooling pump, en bar?", "Spanish"),
        ("Quelle est la pressure que demande la cooling pump, en bar ?", "French"),
    ],
)
def test_the_model_is_told_the_language_of_the_question(
    world: World, question: str, named: str
) -> None:
    last(world.assistant.ask(Query(question)))
    assert world.generator is not None
    (chat,) = world.generator.prompts
    assert f" in {named}" in chat[0].content
