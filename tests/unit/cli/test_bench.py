from pathlib import Path

import pytest

from app.cli.root import run


def test_an_installed_program_says_that_it_has_no_python_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    code = run(["bench", "start", "--home", str(tmp_path)], open_window=lambda *_: 99)
    assert code == 2
    assert "run it from source" in capsys.readouterr().err
