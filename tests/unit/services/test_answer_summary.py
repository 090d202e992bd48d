"""Summaries through the assistant, with a real store and a generator that says what it is told."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.domain.answers import Answer, AnswerEvent, Finished, Settled, Token, Working
from app.domain.cancel import CancelToken
from app.domain.computed import SUMMARY
from app.domain.errors import Cancelled, Crashed
from app.domain.model_check import Use
from app.domain.search import Query
from app.engines.fake import FakeGenerator
from app.engines.protocols import GenerateOptions, Message, Thought
from app.settings import Settings
from tests.unit.services.test_assistant import World

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PASSAGES = 60


def passage(n: int) -> str:
    """About 800 characters, so that five or fewer make a portion."""
    subject = f"Machine {NUMBERS[n % 10]} of hall {NUMBERS[n // 10]}"
    filler = f"It is painted green and stands {'near the wall ' * 16}of the old yard. " * 3
    return f"{subject} is oiled by the night shift every Sunday. {filler}"


class Summariser(FakeGenerator):
    """Repeats the first sentence of what it is given; does `trouble` before the nth request."""

    def __init__(self, trouble: dict[int, BaseException | CancelToken] | None = None) -> None:
        super().__init__()
        self._trouble = trouble or {}

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        trouble = self._trouble.get(len(self.prompts))
        if isinstance(trouble, CancelToken):
            trouble.cancel()
        elif trouble is not None:
            self.prompts.append(tuple(messages))
            raise trouble
        yield from super().generate(messages, options, cancel)

    @property
    def noted(self) -> int:
        """How often it was asked about passages."""
        return sum("Passage 1 (" in chat[-1].content for chat in self.prompts)

    @property
    def joined(self) -> int:
        """How often it was asked about notes."""
        return sum(chat[-1].content.startswith("Notes:") for chat in self.prompts)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with ExitStack() as stack:
        yield World(tmp_path, stack)


@pytest.fixture
def long(world: World) -> World:
    """A document of many portions."""
    world.put("machines.txt", *(passage(n) for n in range(PASSAGES)))
    return world


def events(world: World, text: str, cancel: CancelToken | None = None) -> list[AnswerEvent]:
    return list(world.assistant.ask(Query(text), cancel=cancel))


def answer(found: Sequence[AnswerEvent]) -> Answer:
    assert isinstance(found[-1], Finished)
    return found[-1].answer


def test_every_passage_of_a_long_document_is_read_and_notes_are_joined_in_layers(
    long: World,
) -> None:
    long.generator = generator = Summariser()
    long.settings = Settings(context_tokens=512, answer_tokens=200)
    seen = events(long, "Summarise machines.txt")
    found = answer(seen)
    assert generator.noted >= PASSAGES / 5
    assert generator.joined >= 3, "a layer of several groups, and the last"
    assert all(
        sum(generator.count_tokens(m.content) for m in chat) <= 512 for chat in generator.prompts
    )
    steps = [event for event in seen if isinstance(event, Working)]
    done = [step.done for step in steps if step.label == "summarise"]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, PASSAGES)
    assert any(step.label == "join" for step in steps)
    assert found.computed is not None
    assert (found.computed.operation, found.computed.rows, found.computed.of) == (
        SUMMARY, PASSAGES, PASSAGES,
    )  # fmt: skip
    assert (found.coverage.passages_used, found.coverage.files_used) == (PASSAGES, 1)
    assert (found.model, found.stopped) == ("fake-generator", None)


def test_each_sentence_is_judged_and_tied_to_passages(long: World) -> None:
    long.generator = Summariser()
    found = answer(events(long, "Summarise machines.txt"))
    *said, closing = found.sentences
    assert said
    assert all(sentence.supported and sentence.citations for sentence in said)
    assert closing.text == f"Based on {PASSAGES} of {PASSAGES} passages of machines.txt."
    long.check_slices(found)
    assert found.answer == " ".join(sentence.text for sentence in found.sentences)


def test_what_no_passage_says_is_marked_in_a_short_document(world: World) -> None:
    world.put("pump.txt", "The cooling pump needs a pressure of two bar. ")
    world.says("The cooling pump needs a pressure of two bar. Parrots live in Lisbon.")
    seen = events(world, "Summarise pump.txt")
    found = answer(seen)
    assert [s.supported for s in found.sentences] == [True, False, True]
    assert "".join(e.text for e in seen if isinstance(e, Token)).startswith("The cooling pump")
    assert [e.sentence for e in seen if isinstance(e, Settled)] == list(found.sentences)


def test_notes_that_no_passage_supports_go_no_further(long: World) -> None:
    long.generator = FakeGenerator(["Parrots live in Lisbon."] * 200)
    found = answer(events(long, "Summarise machines.txt"))
    asked = [chat[-1].content for chat in long.generator.prompts]
    notes = [content for content in asked if content.startswith("Notes:")]
    assert notes
    assert not any("Parrots" in content for content in notes)
    assert all("painted green" in content for content in notes), "a sentence stands for them"
    text = "".join(passage(n) for n in range(PASSAGES))
    assert all(s.supported and s.text in text for s in found.sentences[:-1])
    assert found.model is None
    assert "Nothing of what fake-generator wrote was supported" in found.notes[-1]


def test_stopped_it_tells_what_it_has_and_goes_on_from_there(long: World) -> None:
    cancel = CancelToken()
    long.generator = generator = Summariser({4: cancel})
    assistant = long.assistant
    found = answer(list(assistant.ask(Query("Summarise machines.txt"), cancel=cancel)))
    assert found.stopped == "Stopped before the end."
    assert found.computed is not None
    assert 0 < found.computed.rows < PASSAGES == found.computed.of
    assert found.sentences[-1].text == (
        f"Based on {found.computed.rows} of {PASSAGES} passages of machines.txt."
    )
    assert all(sentence.citations for sentence in found.sentences[:-1])
    long.check_slices(found)
    noted = generator.noted
    again = answer(list(assistant.ask(Query("Summarise machines.txt"))))
    assert (again.stopped, again.sentences[-1].text) == (
        None, f"Based on {PASSAGES} of {PASSAGES} passages of machines.txt.",
    )  # fmt: skip
    portions = generator.noted - 1  # the one during which it was stopped was asked twice
    assert noted + (generator.noted - noted) == portions + 1


def test_stopped_before_the_first_note_there_is_nothing_to_tell(long: World) -> None:
    cancel = CancelToken()
    long.generator = Summariser({0: cancel})
    with pytest.raises(Cancelled):
        events(long, "Summarise machines.txt", cancel)


def test_where_time_runs_out_the_share_covered_is_said(
    long: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    long.generator = Summariser()
    clock = iter(range(0, 100_000, 100))
    monkeypatch.setattr("app.services.answer_digest.time.monotonic", lambda: float(next(clock)))
    found = answer(events(long, "Summarise machines.txt"))
    assert found.stopped == "The summary took longer than the settings allow."
    assert found.computed is not None
    assert 0 < found.computed.rows < PASSAGES
    assert len(found.sentences) > 1


def test_one_crash_is_got_over_and_two_in_a_row_end_it(long: World) -> None:
    crash = Crashed("generator", -11)
    long.generator = Summariser({2: crash})
    assert answer(events(long, "Summarise machines.txt")).stopped is None
    long.generator = Summariser({2: crash, 3: crash})
    found = answer(events(long, "Summarise machines.txt"))
    assert "signal 11" in (found.stopped or "")
    assert found.computed is not None
    assert 0 < found.computed.rows < PASSAGES


def test_one_that_may_not_sum_up_leaves_it_to_the_sentences_themselves(long: World) -> None:
    long.generator = Summariser()
    asked: list[Use] = []

    def objection(model: str, language: str | None, use: Use) -> str | None:
        asked.append(use)
        return f"{model} did not pass in {language}."

    long.objection = objection
    found = answer(events(long, "Summarise machines.txt"))
    assert asked == [Use.SUMMARY]
    assert long.generator.prompts == []
    assert found.model is None
    assert "fake-generator did not pass in en." in found.notes
    text = "".join(passage(n) for n in range(PASSAGES))
    assert all(sentence.text in text for sentence in found.sentences[:-1])
    assert found.sentences[-1].text.startswith(f"Based on {PASSAGES} of {PASSAGES}")


def test_the_only_document_is_meant_where_none_is_named(long: World) -> None:
    long.generator = Summariser()
    assert answer(events(long, "Summarise this document")).computed is not None
    long.put("other.txt", "The cellar is dry. ")
    assert answer(events(long, "Summarise this document")).computed is None
    whole = answer(events(long, "Summarise all documents"))
    assert whole.computed is not None
    assert whole.computed.of == PASSAGES + 1


def test_the_language_of_the_text_is_that_of_the_summary(world: World) -> None:
    world.generator = Summariser()
    world.put("english.txt", passage(1))
    events(world, "Fasse english.txt zusammen")
    assert "German" not in world.generator.prompts[0][0].content
