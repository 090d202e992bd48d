"""The privacy report: one text, signed so that a change is noticed."""

from pathlib import Path

import pytest

from app.domain.errors import PathProblem
from app.paths import Home
from app.privacy.report import Check
from app.services import privacy_report
from app.services.privacy_report import Microphone
from app.services.signed_text import read_signed, sign_text
from app.services.signing import fingerprint, own_key

TRIED = (Check("here: TCP connection", True, "refused"),)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.voice.mkdir(parents=True)
    (made.voice / "one.wav").write_bytes(bytes(1_500_000))
    made.database.write_bytes(bytes(100))
    made.database.with_name("sotto.db-wal").write_bytes(bytes(11))
    return made


def test_the_report_says_what_is_where_and_how_large(home: Home) -> None:
    found = privacy_report.look(home, microphone=Microphone.LISTENING, tried=TRIED)
    sizes = {one.path.name: one.size for one in found.stored}
    assert sizes["voice"] == 1_500_000
    assert sizes["sotto.db"] == 111
    assert sizes["models"] == 0
    text = privacy_report.as_text(found)
    assert f"1.5 MB  Sound of spoken questions: {home.voice}" in text
    assert "The last second of sound is kept in memory" in text
    assert "ok   here: TCP connection: refused" in text


def test_what_went_through_is_no_promise_kept(home: Home) -> None:
    broken = (Check("child: native TCP socket", False, "opened"),)
    assert privacy_report.look(home, tried=TRIED).blocked
    assert not privacy_report.look(home, tried=broken).blocked


def test_attempts_are_counted_in_words() -> None:
    assert privacy_report.attempts(0).startswith("0 connections")
    assert privacy_report.attempts(1).startswith("1 connection was")
    assert privacy_report.attempts(7).startswith("7 connections")


def test_a_signed_report_is_read_back_with_the_key_of_its_home(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    found = privacy_report.look(home, tried=TRIED)
    path.write_bytes(privacy_report.signed_report(found, home).encode())
    signed = read_signed(path)
    assert signed.fingerprint == fingerprint(own_key(home.signing_key).public)
    assert privacy_report.as_text(found) in signed.text


def test_line_ends_of_another_system_do_not_matter(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(sign_text("a\nb", own_key(home.signing_key)).replace("\n", "\r\n").encode())
    assert read_signed(path).text == "a\nb\n"


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda text: text.replace("0 conn", "9 conn"), "changed"),
        (lambda text: text.replace("key: ", "key: AAAA"), "changed"),
        (lambda text: text.replace("signature: ", "signature: %"), "damaged"),
        (lambda text: text.split("-----")[0], "no signature"),
        (lambda text: text + "more", "no signature"),
        (lambda text: "\x00\udcff", "no text"),
    ],
)
def test_a_report_that_is_not_what_was_signed_is_refused(
    home: Home, tmp_path: Path, spoil: object, why: str
) -> None:
    path = tmp_path / "report.txt"
    text = privacy_report.signed_report(privacy_report.look(home), home)
    assert callable(spoil)
    path.write_bytes(spoil(text).encode("utf-8", "surrogateescape"))
    with pytest.raises(PathProblem, match=why):
        read_signed(path)
