"""The fakes keep the promises that real engines make."""

from pathlib import Path

import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, Crashed, EngineFailure, ReadCode, ReadFailure
from app.domain.speech import Segment, Transcript
from app.engines.fake import (
    Crash,
    FakeEmbedder,
    FakeEntailer,
    FakeGenerator,
    FakeReranker,
    FakeTranscriber,
    Hang,
)
from app.engines.fake_files import FakeReader
from app.engines.protocols import (
    Embedder,
    Entailer,
    GenerateOptions,
    Generator,
    Message,
    Reader,
    Reranker,
    Thought,
    TranscribeOptions,
    Transcriber,
    spoken,
)

ASK = (Message("user", "Sources:\nThe pump is red. It is loud.\n\nWhich colour is the pump?"),)


def test_fakes_implement_the_protocols() -> None:
    embedder: Embedder = FakeEmbedder()
    reranker: Reranker = FakeReranker()
    entailer: Entailer = FakeEntailer()
    generator: Generator = FakeGenerator()
    transcriber: Transcriber = FakeTranscriber()
    reader: Reader = FakeReader()
    assert all((embedder, reranker, entailer, generator, transcriber, reader))


def test_shared_words_make_texts_near() -> None:
    embedder = FakeEmbedder()
    vectors = embedder.embed_passages(["the red pump", "a blue boat", ""])
    query = embedder.embed_query("red pump")
    assert vectors.shape == (3, 64)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0)
    assert vectors[0] @ query > vectors[1] @ query
    assert np.array_equal(
        vectors, FakeEmbedder().embed_passages(["the red pump", "a blue boat", ""])
    )


def test_a_word_is_nearest_to_itself() -> None:
    embedder = FakeEmbedder()
    found = embedder.compare("Which pump?", [(6, 10)], ["The pump is red.", "Seals wear out."])
    assert found.nearness[0, 0] == 1.0 > found.nearness[1, 0]
    assert (found.vectors == embedder.embed_passages(["The pump is red.", "Seals wear out."])).all()


def test_cancelled_embedding_stops() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        FakeEmbedder().embed_passages(["one"], cancel)


def test_reranker_prefers_shared_words() -> None:
    scores = FakeReranker().score("red pump", ["the red pump", "a boat"])
    assert scores.tolist() == [1.0, 0.0]


def test_generator_uses_its_queue_then_echoes() -> None:
    generator = FakeGenerator(["It is red."])
    assert list(generator.generate(ASK, GenerateOptions())) == ["It", " is", " red."]
    assert "".join(spoken(generator.generate(ASK, GenerateOptions()))) == "The pump is red."
    assert generator.prompts == [ASK, ASK]


def test_generator_thinks_where_it_may() -> None:
    generator = FakeGenerator(["Red."], thoughts="Hm, a pump.")
    options = GenerateOptions(thought_tokens=2)
    assert list(generator.generate(ASK, options)) == [Thought("Hm,"), Thought(" a"), "Red."]


def test_generator_honours_stop_and_max_tokens() -> None:
    generator = FakeGenerator(["one two three four", "one two. three"])
    assert list(generator.generate(ASK, GenerateOptions(max_tokens=2))) == ["one", " two"]
    assert list(generator.generate(ASK, GenerateOptions(stop=(".",)))) == ["one", " two"]


def test_generator_refuses_a_prompt_that_is_too_long() -> None:
    with pytest.raises(EngineFailure):
        list(FakeGenerator(context_length=8).generate(ASK, GenerateOptions(max_tokens=1)))


def test_generator_crashes_after_what_it_was_told_to_say() -> None:
    stream = FakeGenerator([Crash("It is")]).generate(ASK, GenerateOptions())
    assert [next(stream), next(stream)] == ["It", " is"]
    with pytest.raises(Crashed):
        next(stream)


def test_hanging_generator_ends_when_cancelled() -> None:
    cancel = CancelToken()
    stream = FakeGenerator([Hang("It", cancel.cancel)]).generate(ASK, GenerateOptions(), cancel)
    assert next(stream) == "It"
    with pytest.raises(Cancelled):
        next(stream)


def test_reader_finds_pages_and_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("# Pump\nred\f## Seal\nblue")
    extraction = next(FakeReader().read(path))
    assert [(page.number, page.text) for page in extraction.pages] == [
        (1, "# Pump\nred"),
        (2, "## Seal\nblue"),
    ]
    assert [(h.level, h.title) for h in extraction.headings] == [(1, "Pump"), (2, "Seal")]
    assert all(extraction.text[h.start] == "#" for h in extraction.headings)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, ReadCode.MISSING),
        (b"", ReadCode.EMPTY),
        (b"\xff", ReadCode.BROKEN),
        (b" ", ReadCode.NO_TEXT),
    ],
)
def test_reader_says_why_there_is_no_text(
    tmp_path: Path, data: bytes | None, code: ReadCode
) -> None:
    path = tmp_path / "a.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ReadFailure) as caught:
        next(FakeReader().read(path))
    assert caught.value.code is code


def test_transcriber_gives_segments_then_the_whole() -> None:
    heard = list(FakeTranscriber().transcribe(np.zeros(32_000, np.float32), TranscribeOptions()))
    assert heard[:2] == [Segment(0.0, 1.0, "hello"), Segment(1.0, 2.0, "world")]
    assert isinstance(heard[2], Transcript)
    assert heard[2].text == "hello world"
