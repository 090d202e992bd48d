"""Models that are no plain transformers, and adapters, go through the same engine."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure, ModelBroken
from app.engines.llama_generator import LlamaGenerator
from app.engines.llama_options import LlamaOptions
from app.engines.protocols import GenerateOptions, Message, Thought, spoken
from app.engines.remote import RemoteGenerator
from tests.data.gguf_models import random_llama, random_lora, random_mamba, random_rwkv7

OPTIONS = LlamaOptions(context_length=512, threads=1)
# So warm that what is asked makes a difference to what is said.
SHORT = GenerateOptions(max_tokens=12, temperature=2.0, seed=5)
PASSAGES = "The pump is red. " * 6
FAMILIES: dict[str, Callable[[Path], Path]] = {"rwkv7": random_rwkv7, "mamba": random_mamba}


def chat(question: str) -> tuple[Message, ...]:
    return Message("system", PASSAGES), Message("user", question)


def said(generator: LlamaGenerator, question: str) -> str:
    return "".join(spoken(generator.generate(chat(question), SHORT)))


@pytest.fixture(scope="module", params=FAMILIES)
def recurrent(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, LlamaGenerator]]:
    path = FAMILIES[request.param](tmp_path_factory.mktemp("family") / "tiny.gguf")
    with closing(LlamaGenerator(path, OPTIONS)) as generator:
        yield path, generator


def test_a_recurrent_model_answers_each_question_as_if_it_were_the_first(
    recurrent: tuple[Path, LlamaGenerator],
) -> None:
    path, generator = recurrent
    first, other = said(generator, "Which colour?"), said(generator, "And where?")
    assert first != other
    assert said(generator, "Which colour?") == first
    with closing(LlamaGenerator(path, OPTIONS)) as fresh:
        assert said(fresh, "And where?") == other


def test_a_recurrent_model_goes_on_from_a_state_that_was_kept(
    recurrent: tuple[Path, LlamaGenerator], tmp_path: Path
) -> None:
    path, generator = recurrent
    whole, other = said(generator, "Which colour?"), said(generator, "And where?")
    computed = generator.evaluated_tokens
    options = replace(OPTIONS, prefix_cache=tmp_path)
    for _ in range(2):  # the second one finds the state of the first on the disk
        with closing(LlamaGenerator(path, options)) as keeping:
            assert said(keeping, "Which colour?") == whole
            assert said(keeping, "And where?") == other
            assert 0 < keeping.evaluated_tokens < computed / 2


def test_a_recurrent_model_can_be_stopped_and_asked_again(
    recurrent: tuple[Path, LlamaGenerator],
) -> None:
    _, generator = recurrent
    before = said(generator, "Which colour?")
    cancel = CancelToken()
    stream = generator.generate(chat("Which colour?"), SHORT, cancel)
    next(stream)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(stream)
    assert said(generator, "Which colour?") == before


def test_a_recurrent_model_keeps_to_its_context(recurrent: tuple[Path, LlamaGenerator]) -> None:
    _, generator = recurrent
    assert generator.context_length == 512
    with pytest.raises(EngineFailure, match="exceed its 512"):
        said(generator, "Why? " * 200)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_llama(tmp_path_factory.mktemp("base") / "base.gguf")


def test_an_adapter_changes_what_its_base_says_in_a_process_that_may_read_both(
    base: Path, tmp_path: Path
) -> None:
    adapter = random_lora(tmp_path / "own" / "legal.gguf")
    with closing(LlamaGenerator(base, OPTIONS)) as plain:
        alone = said(plain, "Which colour?")
    adapted = LlamaOptions(context_length=512, threads=1, adapter=adapter)
    with closing(RemoteGenerator(base, "base+legal", adapted)) as both:
        together = "".join(spoken(both.generate(chat("Which colour?"), SHORT)))
    assert together != alone
    weak = LlamaOptions(context_length=512, threads=1, adapter=adapter, adapter_scale=0.0)
    with closing(LlamaGenerator(base, weak)) as scaled:
        assert said(scaled, "Which colour?") == alone


@pytest.mark.parametrize("options", [{"architecture": "qwen2"}, {"width": 96}, {"layers": 9}])
def test_an_adapter_of_another_model_is_named_as_what_does_not_fit(
    base: Path, tmp_path: Path, options: dict[str, object]
) -> None:
    adapter = random_lora(tmp_path / "other.gguf", **options)  # type: ignore[arg-type]
    adapted = LlamaOptions(context_length=512, threads=1, adapter=adapter)
    with pytest.raises(ModelBroken, match="no adapter that fits base"):
        LlamaGenerator(base, adapted)


def test_a_model_that_is_told_to_think_has_its_thoughts_told_apart(tmp_path: Path) -> None:
    template = (
        "{% for m in messages %}{{ m.content }}\n{% endfor %}"
        "{% if enable_thinking %}<think>\n{% else %}<think>\n\n</think>\n\n{% endif %}"
    )
    path = random_llama(tmp_path / "thinker.gguf", template=template)
    with closing(RemoteGenerator(path, "thinker", OPTIONS)) as generator:
        pieces = list(
            generator.generate(chat("Which colour?"), GenerateOptions(6, thought_tokens=5))
        )
        thoughts = [piece for piece in pieces if isinstance(piece, Thought)]
        assert len(thoughts) == 5
        assert pieces[:5] == thoughts
        assert re.search(r"\S", "".join(spoken(pieces)))
        at_once = list(generator.generate(chat("Which colour?"), GenerateOptions(6)))
        assert at_once
        assert all(isinstance(piece, str) for piece in at_once)
