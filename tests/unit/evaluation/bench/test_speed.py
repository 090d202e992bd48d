from collections.abc import Iterator, Sequence
from types import SimpleNamespace

from app.domain.cancel import CancelToken
from app.engines.fake import FakeGenerator
from app.engines.llama_options import LlamaOptions
from app.engines.protocols import GenerateOptions, Message, Thought
from app.evaluation.bench.speed import bench_speed
from tests.unit.evaluation.conftest import drain


class Opened(FakeGenerator):
    """As a generator in a process of its own; remembers what it was asked."""

    def __init__(self, options: LlamaOptions, asked: list[tuple[LlamaOptions, str]]) -> None:
        super().__init__()
        self.way = options
        self.closed = False
        self.host = SimpleNamespace(resident_bytes=10**6, ready=lambda: None)
        self._asked = asked

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        self._asked.append((self.way, messages[0].content))
        yield from ("one", " two", " three")

    def close(self) -> None:
        self.closed = True


def test_each_way_is_measured_with_and_without_on_the_same_questions() -> None:
    asked: list[tuple[LlamaOptions, str]] = []
    opened: list[Opened] = []
    base = LlamaOptions(threads=2, batch_threads=2)

    def open_model(options: LlamaOptions) -> Opened:
        opened.append(Opened(options, asked))
        return opened[-1]

    bench = bench_speed(
        open_model,  # type: ignore[arg-type]
        base,
        perplexity=lambda options: 5.0 if options == base else 6.0,
        conditions=("small",),
        rounds=2,
        cancel=CancelToken(),
    )
    _, report = drain(bench)
    assert all(generator.closed for generator in opened)
    figures = {figure.name: figure for figure in report.figures}
    assert len(figures) == len(report.figures)
    barred = [figure.name for figure in report.figures if figure.bar is not None]
    assert barred == [
        "first token of a follow-up, passages in memory",
        "first token after a restart, instructions on disk",
    ]
    assert all(figure.theirs is not None for figure in report.figures)
    assert figures["perplexity, half cache"].ratio == 1.2
    restarted = [o for o in (one.way for one in opened) if o.prefix_cache is not None]
    assert len(restarted) == 3, "once to compute what is kept, then once a round"
    plain = [text for options, text in asked if options == base]
    fast = [text for options, text in asked if options.batch_tokens == 128]
    assert fast
    assert set(fast) <= set(plain)
    guessed = [text for options, text in asked if options.speculate]
    without = [o for o in asked if o[0].key_type == "q8_0" and not o[0].speculate]
    assert guessed
    assert set(guessed) <= {text for _, text in without}
