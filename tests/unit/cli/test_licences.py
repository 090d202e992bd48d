import json
from pathlib import Path

import pytest

from app.cli.root import run
from app.services import notices
from tests.data.notices import put_notices


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["licences", *arguments], open_window=lambda *_: 99)
    return code, capsys.readouterr().out


def test_all_that_is_inside_is_listed_and_what_may_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_notices(tmp_path, monkeypatch)
    code, out = said(capsys)
    assert code == 0
    assert out.splitlines()[:2] == ["Toolkit 6.1  LGPL-3.0-only", "small        MIT"]
    assert notices.REPLACEABLE in out
    assert "https://example.org/toolkit" in out
    told = json.loads(said(capsys, "--json")[1])
    assert [one["name"] for one in told["components"]] == ["Toolkit", "small"]


def test_a_name_gives_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_notices(tmp_path, monkeypatch)
    assert "Terms of the toolkit" in said(capsys, "tool")[1]
    assert said(capsys, "unheard of") == (2, "")


def test_from_source_it_says_where_licences_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(notices, "licence_folder", lambda: tmp_path)
    assert said(capsys) == (0, notices.FROM_SOURCE + "\n")
