import pytest

from app.domain.cancel import CancelToken
from app.domain.model_check import Use
from app.engines.fake import Crash, FakeGenerator
from app.retrieval.follow_up import Earlier
from app.services.follow_ups import ModelRewriter

BEFORE = Earlier("Who built the Kestrel?", "Who built the Kestrel?", "Hobbs built the Kestrel.")


def allow(model: str, language: str | None, use: Use) -> str | None:
    return None


def object_to_all(model: str, language: str | None, use: Use) -> str | None:
    return "It was not checked."


def test_a_model_words_a_follow_up() -> None:
    generator = FakeGenerator(["How heavy is the Kestrel?"])
    rewriter = ModelRewriter(lambda _: generator, allow)
    assert rewriter.rewrite("How heavy is it?", BEFORE, CancelToken()) == (
        "How heavy is the Kestrel?"
    )
    assert "Hobbs" in generator.prompts[0][-1].content


def test_a_question_that_stands_alone_is_not_shown_to_a_model() -> None:
    generator = FakeGenerator(["How heavy is the Kestrel?"])
    rewriter = ModelRewriter(lambda _: generator, allow)
    assert rewriter.rewrite("When was Oslo founded?", BEFORE, CancelToken()) is None
    assert generator.prompts == []


@pytest.mark.parametrize(
    "said", ["How heavy is the Titanic?", "It is heavy.", "", Crash("How heavy")]
)
def test_the_rule_stands_in_for_a_model_that_makes_things_up(said: str | Crash) -> None:
    rewriter = ModelRewriter(lambda _: FakeGenerator([said]), allow)
    assert rewriter.rewrite("How heavy is it?", BEFORE, CancelToken()) == (
        "How heavy is it? (Kestrel)"
    )


def test_a_model_that_did_not_pass_its_check_completes_nothing() -> None:
    generator = FakeGenerator(["How heavy is the Kestrel?"])
    rewriter = ModelRewriter(lambda _: generator, object_to_all)
    assert rewriter.rewrite("How heavy is it?", BEFORE, CancelToken()) == (
        "How heavy is it? (Kestrel)"
    )
    assert generator.prompts == []
