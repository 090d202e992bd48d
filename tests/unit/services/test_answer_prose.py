"""Prose is in the language of the question, and knows nothing of the thoughts before it."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.domain.answers import Thinking, Token
from app.domain.search import Query
from app.engines.fake import FakeGenerator
from app.settings import Settings
from app.storage.compact import compact
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


THOUGHT = "The cooling pump needs nine hundred bar."


def test_thoughts_are_streamed_and_kept_apart_from_the_answer(world: World) -> None:
    world.generator = FakeGenerator(thoughts=THOUGHT)
    question = Query("What pressure does the cooling pump need?", conversation="talk")
    plain = last(world.assistant.ask(question))
    world.settings = Settings(thought_tokens=64)
    events = list(world.assistant.ask(question))
    thought = "".join(event.text for event in events if isinstance(event, Thinking))
    answer = last(iter(events))
    assert thought == answer.thoughts == THOUGHT
    assert (answer.answer, answer.sentences) == (plain.answer, plain.sentences)
    assert (plain.thoughts, plain.timings_ms.thought) == ("", None)
    timings = answer.timings_ms
    assert timings.thought is not None
    assert timings.first_token is not None
    assert timings.quote is not None
    assert timings.quote <= timings.thought <= timings.first_token
    first_prose = next(n for n, event in enumerate(events) if isinstance(event, Token))
    assert not any(isinstance(event, Thinking) for event in events[first_prose:])
    trace = json.loads(world.traces.get(answer.trace_id) or b"{}")
    assert trace["answer"]["thoughts"] == thought
    list(world.assistant.ask(Query("And at night?", conversation="talk")))
    assert "nine hundred" not in str(world.generator.prompts)


def test_thoughts_take_their_time_from_that_of_the_answer(world: World) -> None:
    world.generator = FakeGenerator(thoughts=THOUGHT)
    world.settings = Settings(thought_tokens=64, answer_seconds=1e-9)
    answer = last(world.assistant.ask(Query("What pressure does the cooling pump need?")))
    assert answer.stopped == "The answer took longer than the settings allow."
    assert (answer.answer, answer.thoughts) == ("", "The")


def test_thoughts_are_deleted_with_the_document_they_were_about(
    world: World, tmp_path: Path
) -> None:
    world.generator = FakeGenerator(thoughts="A zanzibarquagga hums in the pump.")
    world.settings = Settings(thought_tokens=64)
    question = Query("What pressure does the cooling pump need?", conversation="talk")
    assert last(world.assistant.ask(question)).thoughts
    world.store.remove([document.id for document in world.store.documents()])
    for _ in compact(world.database, world.keyword, [world.vectors]):
        pass
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"zanzibarquagga" in path.read_bytes()]
