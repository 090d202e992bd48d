"""What the host promises, with real processes."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, Crashed, EngineFailure, ModelBroken, ReadCode, ReadFailure
from app.engines.host import Allowance, EngineHost, NoAnswer
from app.engines.messages import Count, CountTokens, Piece, Read, Response
from app.engines.process import ChildMain, Limits
from tests.integration import scripted_engine
from tests.integration.scripted_engine import ScriptedConfig, say

GRACE_S = 0.3
DEADLINE_S = 20.0

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def host() -> Iterator[EngineHost]:
    with closing(EngineHost("scripted", ScriptedConfig(), cancel_grace_s=GRACE_S)) as made:
        yield made


def hostile(main: ChildMain, message_bytes: int = 1 << 20) -> EngineHost:
    return EngineHost(
        "scripted",
        ScriptedConfig(),
        limits=Limits(message_bytes=message_bytes),
        cancel_grace_s=GRACE_S,
        main=main,
    )


def pieces(responses: Iterator[Response]) -> list[str]:
    return [response.text for response in responses if isinstance(response, Piece)]


def pid(host: EngineHost) -> int:
    return int(pieces(host.stream(say("pid")))[0])


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, "it did not come true"
        threading.Event().wait(0.01)


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    # A process whose parent has not fetched its exit code yet is still listed.
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"


def test_one_process_answers_many_requests(host: EngineHost) -> None:
    assert not host.running
    assert host.call(CountTokens("one two")) == Count(2)
    assert pieces(host.stream(say("repeat 3"))) == ["0", "1", "2"]
    assert pid(host) == pid(host) != os.getpid()
    assert host.ready().context_length == 77


def test_a_file_is_given_range_by_range(host: EngineHost) -> None:
    asked: list[tuple[int, int]] = []

    def ranges(offset: int, size: int) -> bytes:
        asked.append((offset, size))
        return b"x" * size

    assert list(host.stream(Read("a", 5000, False), ranges=ranges)) == [Count(5000)]
    assert asked == [(0, 1000), (1000, 1000), (2000, 1000), (3000, 1000), (4000, 1000)]


def test_a_range_that_cannot_be_had_ends_the_job_and_keeps_the_process(host: EngineHost) -> None:
    def ranges(offset: int, size: int) -> bytes:
        raise ReadFailure("a", ReadCode.CHANGING, "it is gone")

    first = pid(host)
    with pytest.raises(ReadFailure, match="it is gone"):
        list(host.stream(Read("a", 5000, False), ranges=ranges))
    assert pid(host) == first


def test_a_file_is_asked_for_only_where_there_is_one(host: EngineHost) -> None:
    with pytest.raises(ReadFailure):
        list(host.stream(Read("a", 5000, False)))
    assert host.call(CountTokens("a")) == Count(1)


def test_cancel_reaches_an_engine_that_waits_for_bytes(host: EngineHost) -> None:
    cancel = CancelToken()
    first = pid(host)

    def ranges(offset: int, size: int) -> bytes:
        cancel.cancel()
        return b"x" * size

    with pytest.raises(Cancelled):
        list(host.stream(Read("a", 10_000_000, False), ranges=ranges, cancel=cancel))
    assert pid(host) == first


def test_all_the_time_of_a_job_is_bounded_too(host: EngineHost) -> None:
    allowance = Allowance(0.2)
    with pytest.raises(NoAnswer, match="too long"):
        list(host.stream(say("chatter"), timeout_s=DEADLINE_S, allowance=allowance))
    assert not host.running


@linux_only
def test_a_process_that_has_swollen_is_replaced() -> None:
    limits = Limits(resident_bytes=200 << 20)
    with closing(EngineHost("scripted", ScriptedConfig(), limits=limits)) as host:
        first = pid(host)
        assert pid(host) == first
        assert pieces(host.stream(say("swell 300"))) == ["300"]
        assert not host.running
        assert pid(host) != first


def test_requests_of_many_threads_are_answered_in_turn(host: EngineHost) -> None:
    answers: dict[int, Response] = {}

    def ask(n: int) -> None:
        answers[n] = host.call(CountTokens("x " * n))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(DEADLINE_S)
    assert answers == {n: Count(n) for n in range(12)}


def test_a_crash_in_the_middle_is_told_and_the_next_request_works(host: EngineHost) -> None:
    responses = host.stream(say("crash"))
    assert next(responses) == Piece("before")
    with pytest.raises(Crashed) as caught:
        next(responses)
    assert caught.value.exitcode == -signal.SIGSEGV
    assert "assertion failed: x > 0" in str(caught.value)
    assert host.call(CountTokens("still here")) == Count(2)


def test_an_exit_is_a_crash_too(host: EngineHost) -> None:
    with pytest.raises(Crashed) as caught:
        list(host.stream(say("leave 3")))
    assert caught.value.exitcode == 3


def test_a_process_that_died_between_requests_is_replaced(host: EngineHost) -> None:
    first = pid(host)
    os.kill(first, signal.SIGKILL)
    until(lambda: not host.running)
    assert pid(host) != first


def test_cancel_stops_a_willing_engine_and_keeps_its_process(host: EngineHost) -> None:
    first = pid(host)
    cancel = CancelToken()
    responses = host.stream(say("wait"), cancel=cancel)
    assert next(responses) == Piece("waiting")
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(responses)
    assert pid(host) == first


@pytest.mark.parametrize("how", ["", "stubbornly"])
def test_cancel_ends_a_process_that_hangs(host: EngineHost, how: str) -> None:
    cancel = CancelToken()
    responses = host.stream(say(f"hang {how}"), cancel=cancel)
    first = next(responses)
    assert isinstance(first, Piece)
    threading.Timer(0.05, cancel.cancel).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        next(responses)
    assert GRACE_S < time.monotonic() - started < DEADLINE_S
    assert gone(int(first.text))
    assert pid(host) != int(first.text)


def test_to_stop_reading_is_to_cancel(host: EngineHost) -> None:
    first = pid(host)
    with closing(host.stream(say("repeat 1000000"))) as responses:
        assert next(responses) == Piece("0")
    assert host.call(CountTokens("a")) == Count(1)
    assert pid(host) == first


def test_a_cancelled_token_starts_nothing_and_disturbs_nothing(host: EngineHost) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(host.stream(say("repeat 3"), cancel=cancel))
    assert pieces(host.stream(say("repeat 3"))) == ["0", "1", "2"]


def test_waiting_for_a_turn_can_be_cancelled(host: EngineHost) -> None:
    busy = host.stream(say("wait"))
    next(busy)
    cancel = CancelToken()
    failures: list[BaseException] = []

    def wait() -> None:
        try:
            host.call(CountTokens("a"), cancel=cancel)
        except Cancelled as error:
            failures.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    cancel.cancel()
    waiting.join(DEADLINE_S)
    busy.close()
    assert len(failures) == 1
    assert host.call(CountTokens("a")) == Count(1)


def test_silence_beyond_the_limit_ends_the_process(host: EngineHost) -> None:
    responses = host.stream(say("hang"), timeout_s=0.3)
    first = next(responses)
    assert isinstance(first, Piece)
    with pytest.raises(NoAnswer):
        next(responses)
    assert gone(int(first.text))


def test_an_idle_process_is_stopped_and_started_again() -> None:
    limits = Limits(idle_stop_s=0.2)
    with closing(EngineHost("scripted", ScriptedConfig(), limits=limits)) as host:
        first = pid(host)
        until(lambda: not host.running and gone(first))
        assert pid(host) != first


def test_a_job_longer_than_the_idle_time_is_not_cut_off() -> None:
    limits = Limits(idle_stop_s=0.05)
    with closing(EngineHost("scripted", ScriptedConfig(), limits=limits)) as host:
        responses = host.stream(say("repeat 2"))
        assert next(responses) == Piece("0")
        threading.Event().wait(0.3)
        assert pieces(responses) == ["1"]


@pytest.mark.parametrize(
    "main",
    [
        scripted_engine.garbage,
        scripted_engine.wrong_schema,
        scripted_engine.oversize,
        scripted_engine.wrong_job,
    ],
)
def test_a_process_that_breaks_the_protocol_is_ended(main: ChildMain) -> None:
    with closing(hostile(main)) as host:
        with pytest.raises(EngineFailure, match="its process was ended because"):
            list(host.stream(say("anything")))
        assert not host.running


def test_a_flood_that_nobody_takes_ends_the_process() -> None:
    with closing(hostile(scripted_engine.flood)) as host:
        responses = host.stream(say("anything"))
        next(responses)
        process = host._child
        assert process is not None
        until(lambda: not process._reader.is_alive())
        with pytest.raises(EngineFailure, match="more than was asked for"):
            list(responses)
        assert not host.running


def test_words_after_the_end_of_a_job_end_the_process() -> None:
    with closing(hostile(scripted_engine.unasked)) as host:
        assert list(host.stream(say("anything"))) == []
        with pytest.raises(EngineFailure, match="its process was ended because"):
            list(host.stream(say("anything")))


def test_a_process_that_never_reads_does_not_block_the_sender() -> None:
    request = Read("a", 10_000_000, False)
    with closing(hostile(scripted_engine.deaf)) as host, pytest.raises(EngineFailure):
        list(host.stream(request, ranges=lambda _, size: b"x" * size, timeout_s=0.3))


def test_errors_arrive_as_what_they_were(host: EngineHost) -> None:
    for argument, kind, words in (
        ("read", ReadFailure, r"the file \[31m is bad"),
        ("engine", EngineFailure, "no room"),
        ("model", ModelBroken, "altered"),
        ("other", EngineFailure, "KeyError: 'surprise'"),
    ):
        responses = host.stream(say(f"fail {argument}"))
        assert next(responses) == Piece("before")
        with pytest.raises(kind, match=words):
            next(responses)
    assert host.call(CountTokens("a")) == Count(1)


@pytest.mark.parametrize(
    ("failure", "model", "kind"),
    [
        ("broken", "m", ModelBroken),
        ("unexpected", "m", ModelBroken),
        ("unexpected", None, EngineFailure),
        ("crash", "m", Crashed),
        ("hang", "m", NoAnswer),
    ],
)
def test_loading_that_fails_says_how(
    failure: str, model: str | None, kind: type[Exception]
) -> None:
    limit_s = 2.0 if failure == "hang" else DEADLINE_S
    made = EngineHost("scripted", ScriptedConfig(failure, model), start_timeout_s=limit_s)
    with closing(made) as host:
        with pytest.raises(kind) as caught:
            host.call(CountTokens("a"))
        assert type(caught.value) is kind
        assert not host.running


def test_loading_can_be_cancelled() -> None:
    cancel = CancelToken()
    with closing(EngineHost("scripted", ScriptedConfig("hang"))) as host:
        threading.Timer(0.3, cancel.cancel).start()
        with pytest.raises(Cancelled):
            host.call(CountTokens("a"), cancel=cancel)
        assert not host.running


def test_close_ends_a_running_job(host: EngineHost) -> None:
    responses = host.stream(say("hang"))
    first = next(responses)
    assert isinstance(first, Piece)
    threading.Timer(0.05, host.close).start()
    with pytest.raises(EngineFailure, match="closed"):
        next(responses)
    assert gone(int(first.text))
    with pytest.raises(EngineFailure, match="closed"):
        host.call(CountTokens("a"))


def test_what_an_engine_prints_does_not_reach_the_user(
    host: EngineHost, capfd: pytest.CaptureFixture[str]
) -> None:
    assert pieces(host.stream(say("print noise"))) == ["noise"]
    host.close()
    assert capfd.readouterr() == ("", "")


def test_much_noise_does_not_block_an_engine(host: EngineHost) -> None:
    text = "n" * 60_000
    for _ in range(4):
        assert pieces(host.stream(say(f"print {text}"))) == [text]


@linux_only
def test_nothing_is_left_open() -> None:
    def cycle() -> None:
        with closing(EngineHost("scripted", ScriptedConfig(), cancel_grace_s=GRACE_S)) as host:
            host.call(CountTokens("a"))
            host.stop()
            with pytest.raises(Crashed):
                list(host.stream(say("crash")))
            host.call(CountTokens("a"))

    cycle()
    before = descriptors()
    for _ in range(3):
        cycle()
    assert descriptors() <= before


@linux_only
def test_a_child_inherits_no_socket_and_no_file(host: EngineHost) -> None:
    found = pieces(host.stream(say("descriptors")))
    assert len(found) >= 3
    kinds = {name.partition(":")[0] for name in found}
    assert "socket" not in kinds
    unexpected = [name for name in found if name.startswith("/") and not _harmless(name)]
    assert unexpected == []


def _harmless(name: str) -> bool:
    # Shared memory of the cancelled number, and the listing itself.
    return name.startswith(("/dev/", "/proc/")) or "pym-" in name


@linux_only
def test_a_child_does_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent("""
        import sys
        from app.engines.host import EngineHost
        from tests.integration.scripted_engine import ScriptedConfig, say
        if __name__ == "__main__":
            host = EngineHost("scripted", ScriptedConfig())
            print(next(host.stream(say("pid"))).text, flush=True)
            responses = host.stream(say("hang"))
            next(responses)
            print("busy", flush=True)
            sys.stdin.read()
        """)
    )
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert parent.stdout.readline() == "busy\n"
        assert not gone(child)
        parent.kill()
    until(lambda: gone(child))


@linux_only
def test_ctrl_c_is_left_to_the_parent(host: EngineHost) -> None:
    first = pid(host)
    os.kill(first, signal.SIGINT)
    assert pid(host) == first
