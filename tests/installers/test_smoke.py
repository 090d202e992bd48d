"""The smoke test notices what it is there for: each fault is planted in a stand-in."""

import json
import os
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from installers import shut_in, smoke_test
from installers.errors import InstallerError
from installers.shut_in import Broken, Network, ShutIn, without_network
from installers.smoke_test import Bench, Report, nothing_left, quoted, try_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are for Linux")

OPEN = Network((), "there")
GOOD_TRACE = """\
7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
7 openat(AT_FDCWD, "/usr/lib/libc.so.6", O_RDONLY|O_CLOEXEC) = 3
7 openat(AT_FDCWD, "{scratch}/home/sotto.db", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 4
7 openat(AT_FDCWD, "/dev/null", O_WRONLY|O_CLOEXEC) = 5
7 openat(AT_FDCWD, "/etc/passwd", O_RDWR|O_CLOEXEC) = -1 EACCES (Permission denied)
"""


def stand_in(folder: Path, code: str, network: Network = OPEN) -> ShutIn:
    """A program of a few lines of Python in the place of Sotto."""
    program = folder / "sotto"
    program.write_text(f"#!{sys.executable}\nimport os, subprocess, sys, time\n{code}\n", "utf-8")
    program.chmod(0o755)
    scratch = folder / "scratch"
    scratch.mkdir()
    return ShutIn(str(program), scratch, network)


def test_a_program_sees_folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    code = "import json; json.dump(dict(os.environ), sys.stdout)"
    sotto = stand_in(tmp_path, code)
    seen = sotto.ask_json()
    assert seen["HOME"] == str(sotto.own)
    assert seen["TMPDIR"] == str(sotto.temporary)
    assert seen["SOTTO_HOME"] == str(sotto.home)
    assert "PYTHONHOME" not in seen


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("sys.exit('planted')", "exit code 1: planted"),
        ("print('not JSON')", "no JSON document: not JSON"),
        ("print('[]'); os.kill(os.getpid(), 11)", "exit code -11"),
    ],
)
def test_a_program_that_fails_is_told(tmp_path: Path, code: str, says: str) -> None:
    with pytest.raises(Broken, match=says):
        stand_in(tmp_path, code).ask_json("status")


def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shut_in, "_TIMEOUT_S", 0.5)
    sotto = stand_in(tmp_path, "subprocess.run(['sleep', '60'])")
    with pytest.raises(Broken, match="does not end"):
        sotto.run()
    assert sotto.running() == []


def test_the_network_is_gone_where_that_is_said(tmp_path: Path) -> None:
    network = without_network()
    sotto = stand_in(tmp_path, "print(open('/proc/net/dev').read())", network)
    names = [line.split(":")[0].strip() for line in sotto.run().splitlines() if ":" in line]
    assert (names == ["lo"]) is network.said.startswith("off")


def test_a_process_that_lives_on_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smoke_test, "PATIENCE_S", 0.3)
    code = "subprocess.Popen(['sleep', '60'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)"
    sotto = stand_in(tmp_path, code)
    sotto.run()
    (left,) = sotto.running()
    try:
        assert "sleep 60" in left
        with pytest.raises(Broken, match="sleep 60"):
            nothing_left(Bench(sotto, tmp_path, ()))
    finally:
        os.kill(int(left.split()[0]), signal.SIGKILL)


@pytest.mark.parametrize("place", ["HOME", "TMPDIR"])
def test_a_file_that_is_left_is_found(tmp_path: Path, place: str) -> None:
    sotto = stand_in(tmp_path, f"open(os.environ['{place}'] + '/left', 'w')")
    bench = Bench(sotto, tmp_path, ())
    (sotto.own / ".cache" / "fontconfig").mkdir(parents=True)
    (sotto.own / ".cache" / "fontconfig" / "made by the system").touch()
    assert "1 in caches" in nothing_left(bench)
    sotto.run()
    with pytest.raises(Broken, match="left"):
        nothing_left(bench)


@pytest.mark.parametrize(
    "planted",
    [
        "7 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3",
        "7 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = -1 EPERM (Operation not permitted)",
        '7 openat(AT_FDCWD, "/home/ada/.cache/deviceid", O_WRONLY|O_CREAT, 0600) = 3',
    ],
)
def test_what_strace_must_not_see_is_found(tmp_path: Path, planted: str) -> None:
    sotto = stand_in(tmp_path, "")
    with pytest.raises(Broken, match="nothing was traced"):
        sotto.local_sockets()
    log = sotto.traces / "00"
    log.write_text(GOOD_TRACE.format(scratch=sotto.scratch), "utf-8")
    assert sotto.local_sockets() == 1
    log.write_text(f"{log.read_text('utf-8')}{planted}\n", "utf-8")
    with pytest.raises(Broken, match="7 "):
        sotto.local_sockets()


def test_a_quote_must_be_the_slice_that_is_cited() -> None:
    text = smoke_test.DOCUMENTS["pump.md"]
    start = text.index(smoke_test.FACT)
    cited = {"start": start, "end": start + len(smoke_test.FACT), "text": smoke_test.FACT}
    quote = {"citation": 1, "text": smoke_test.FACT}
    answer = {"quote": quote, "citations": [cited], "answer": ""}
    assert smoke_test.FACT in quoted(answer)
    cited["start"] = start + 1
    with pytest.raises(Broken, match="not verbatim"):
        quoted(answer)


def test_everything_is_tried_and_the_first_failure_is_not_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_: Bench) -> str:
        raise Broken("planted")

    def works(_: Bench) -> str:
        return "fine"

    report = Report("sotto", "off")
    kept: list[bool] = []
    bench = Bench(stand_in(tmp_path, ""), tmp_path, ())
    try_out(bench, report, steps=(breaks, works), keep=lambda now: kept.append(now.ok))
    assert [(step.name, step.ok) for step in report.steps] == [("breaks", False), ("works", True)]
    assert kept == [False, False]
    assert "planted" in capsys.readouterr().out


def test_the_command_tells_by_its_exit_code_and_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smoke_test, "STEPS", (smoke_test.version,))
    parser = ArgumentParser()
    smoke_test.add_arguments(parser)
    path = tmp_path / "report.json"
    for says, code in (("sotto 1.2.3", 0), ("otto", 1)):
        (tmp_path / says).mkdir()
        program = stand_in(tmp_path / says, f"print('{says}')").program
        options = parser.parse_args([program, "--report", str(path)])
        assert smoke_test.run(options) == code
        report = json.loads(path.read_text("utf-8"))
        assert report["ok"] is (code == 0)
    with pytest.raises(InstallerError, match="no program"):
        smoke_test.run(parser.parse_args([str(tmp_path / "nothing")]))
