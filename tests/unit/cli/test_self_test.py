"""The verb that tries the window out; what is tried comes from above."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.root import run
from app.services.self_test import SelfTest, SelfTestReport, TriedStep

GOOD = TriedStep("window", ok=True, seconds=1.5, detail="it opens")
UNDER_WAY = TriedStep("quit", ok=False, seconds=0.0, detail="under way")


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (SelfTestReport((GOOD,), finished=True), 0),
        (SelfTestReport((GOOD,)), 1),
        (SelfTestReport((GOOD, UNDER_WAY), finished=True), 1),
    ],
)
def test_the_report_is_printed_and_kept_as_it_grows(
    end: SelfTestReport, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.json"
    kept = []

    def try_window(wanted: SelfTest, keep: Callable[[SelfTestReport], None]) -> SelfTestReport:
        assert wanted.models == (tmp_path,)
        for report in (SelfTestReport((UNDER_WAY,)), end):
            keep(report)
            kept.append(json.loads(path.read_text("utf-8")))
        return end

    arguments = ["self-test", "--model", str(tmp_path), "--report", str(path), "--json"]
    assert run(arguments, open_window=lambda *_: 99, try_window=try_window) == code
    assert [report["ok"] for report in kept] == [False, code == 0]
    printed = json.loads(capsys.readouterr().out)
    assert printed == kept[-1]
    assert printed["steps"][0]["detail"] == "it opens"


def test_the_report_to_read_says_what_does_not_work(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = SelfTestReport((GOOD, UNDER_WAY))
    assert run(["self-test"], open_window=lambda *_: 99, try_window=lambda *_: report) == 1
    printed = capsys.readouterr().out
    assert "NO  quit" in printed
    assert "does not work" in printed
