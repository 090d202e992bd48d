from collections.abc import Iterator

from app.domain.cancel import CancelToken
from app.engines.fake import FakeGenerator
from app.engines.protocols import Message
from app.evaluation.bench.generate import bench_generate
from tests.unit.evaluation.conftest import drain


def test_both_get_the_same_chats_and_are_counted_alike() -> None:
    hosted = FakeGenerator(["one two three four"] * 4)
    chats: list[tuple[Message, ...]] = []

    def direct(messages: tuple[Message, ...], max_tokens: int) -> Iterator[str]:
        assert max_tokens == 128
        chats.append(messages)
        yield ""
        yield from ("one", " two", " three", " four")

    bench = bench_generate(hosted, direct, conditions="2 threads", rounds=3, cancel=CancelToken())
    _, report = drain(bench)
    assert hosted.prompts[: len(chats)] == chats
    assert len(set(chats)) == 4, "no two chats are alike, so that no cache answers"
    asked = [chat[-1].content for chat in hosted.prompts[len(chats) :]]
    assert len(set(asked)) == len(asked) == 6
    for fresh, kept in zip(asked[::2], asked[1::2], strict=True):
        assert kept.startswith(fresh.rpartition("\n\n")[0]), "the passages are the same"
    speed, first, again = report.figures
    assert again.name == "first token, same passages again"
    assert speed.bar is not None
    assert speed.theirs is not None
    assert speed.ours.headline > 0
    assert speed.theirs.headline > 0
    assert first.name == "first token"
