"""Files of many formats, whole and damaged, through the reader's process."""

import gzip
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from app.domain.documents import Flag, FlagKind
from app.domain.errors import Crashed, ReadCode, ReadFailure
from app.engines.remote import RemoteReader
from tests.data.formats import docx, encrypted_office, odt, pdf, xlsx, zipped
from tests.data.reading import whole

CLIPS = Path(__file__).parents[1] / "data" / "speech" / "clips"
HTML = (
    '<html><head><meta charset="iso-8859-1"><title>Manual</title><script>no()</script></head>'
    "<body><h1>Pump</h1><p>Die Größe.</p><h2>Seal</h2><p>Pump</p></body></html>"
)


@pytest.fixture
def reader() -> Iterator[RemoteReader]:
    with closing(RemoteReader(timeout_s=60.0)) as made:
        yield made


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_pdf_is_read_page_by_page() -> None:
    found = whole("a.pdf", pdf(["The pump is grün.\nIt is loud.", "Second page."]))
    assert [page.number for page in found.pages] == [1, 2]
    assert found.pages[0].text.split() == ["The", "pump", "is", "grün.", "It", "is", "loud."]
    assert found.pages[1].text == "Second page."
    assert found.pages[0].text.endswith("\n\n")
    assert found.media_type == "application/pdf"


def test_headings_of_a_word_file_stand_where_they_say() -> None:
    paragraphs = [
        ("", "Seals come first."),
        ("Heading1", "Pump"),
        ("", "Die Größe 世界 of the Pump."),
        ("Heading2", "Seal"),
        ("", "Seal and Pump"),
        ("Heading1", "Pump"),
    ]
    found = whole("a.docx", docx(paragraphs))
    assert found.text.split("\n\n") == [text for _, text in paragraphs]
    assert [(h.level, h.title) for h in found.headings] == [(1, "Pump"), (2, "Seal"), (1, "Pump")]
    starts = [heading.start for heading in found.headings]
    assert starts == [found.text.index("Pump\n"), found.text.index("Seal\n"), len(found.text) - 4]
    assert found.pages[0].number is None


def test_a_web_page_is_read_in_the_encoding_it_declares() -> None:
    found = whole("a.html", HTML.encode("latin-1"))
    assert "Die Größe." in found.text
    assert "no()" not in found.text
    assert found.title == "Manual"
    assert [(h.level, h.title) for h in found.headings] == [(1, "Pump"), (2, "Seal")]
    assert all(found.text[h.start :].startswith(h.title) for h in found.headings)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.odt", odt("Pump", "It is red."), "It is red."),
        ("a.xlsx", xlsx("Parts", [("pump", "red"), ("seal", "blue")]), "pump\tred"),
        ("a.txt", b"It is red.\r\nYes", "It is red.\r\nYes"),
        ("a.md", b"# Pump\n\nIt *is* red.", "It *is* red."),
        ("a.csv", b"part,colour\npump,red\n", "pump,red"),
        ("a.json", b'{"pump": "red"}', '"pump": "red"'),
        ("a.py", b"def pump():\n    return 'red'\n", "def pump():"),
        ("noext", "Größe".encode("utf-16"), "Größe"),
        ("a.txt", "Größe".encode("utf-16-be"), "Größe"),
        ("a.rtf", rb"{\rtf1\ansi It is red.\par}", "It is red."),
        ("a.eml", b"From: a@example.org\nSubject: Pump\n\nIt is red.\n", "It is red."),
        ("a.xml", b"<?xml version='1.0'?><a><b>It is red.</b></a>", "It is red."),
    ],
)
def test_small_files_are_read(name: str, data: bytes, words: str) -> None:
    found = whole(name, data)
    assert words in found.text
    assert found.text == "".join(page.text for page in found.pages)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("cut.pdf", pdf(["The pump."])[:200], ReadCode.BROKEN),
        ("garbage.pdf", b"%PDF-1.4 garbage", ReadCode.BROKEN),
        ("locked.pdf", pdf(["The pump."], encrypted=True), ReadCode.ENCRYPTED),
        ("blank.pdf", pdf([""]), ReadCode.NO_TEXT),
        ("cut.docx", docx([("", "The pump.")])[:300], ReadCode.BROKEN),
        ("other.docx", zipped({"a.txt": "not a document"}), ReadCode.BROKEN),
        ("locked.docx", encrypted_office(), ReadCode.ENCRYPTED),
        ("locked.odt", odt("a", "b", encrypted=True), ReadCode.ENCRYPTED),
        ("blank.txt", b" \n\t ", ReadCode.NO_TEXT),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40, ReadCode.UNSUPPORTED),
        ("sound.wav", b"RIFF\0\0\0\0WAVE", ReadCode.NO_MODEL),
        ("unknown.bin", bytes(range(256)), ReadCode.UNSUPPORTED),
    ],
)
def test_files_that_cannot_be_read_say_why(name: str, data: bytes, code: ReadCode) -> None:
    with pytest.raises(ReadFailure) as caught:
        whole(name, data)
    assert caught.value.code is code


def test_the_restricted_process_reads_and_refuses_the_same(
    reader: RemoteReader, tmp_path: Path
) -> None:
    pages = next(reader.read(write(tmp_path, "a.pdf", pdf(["First page.", "Second page."])))).pages
    assert [(page.number, page.text.strip()) for page in pages] == [
        (1, "First page."),
        (2, "Second page."),
    ]
    word = next(
        reader.read(write(tmp_path, "a.docx", docx([("Heading1", "Pump"), ("", "It is red.")])))
    )
    assert (word.text, word.headings[0].title) == ("Pump\n\nIt is red.", "Pump")
    for name, data, code in (
        ("empty.pdf", b"", ReadCode.EMPTY),
        ("locked.pdf", pdf(["The pump."], encrypted=True), ReadCode.ENCRYPTED),
        ("cut.docx", docx([("", "The pump.")])[:300], ReadCode.BROKEN),
    ):
        path = write(tmp_path, name, data)
        with pytest.raises(ReadFailure) as caught:
            next(reader.read(path))
        assert (caught.value.path, caught.value.code) == (str(path), code)
        assert caught.value.reason.isprintable()
    assert reader.host.ready().missing == []


def test_the_process_keeps_no_folder_to_write_to(
    reader: RemoteReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    reader.host.ready()
    (scratch,) = tmp_path.iterdir()
    assert list(scratch.iterdir()) == []
    reader.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_opened_says_so(reader: RemoteReader, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"x")
    path.chmod(0)
    with pytest.raises(ReadFailure) as caught:
        next(reader.read(path))
    assert caught.value.code is ReadCode.PERMISSION


@pytest.mark.skipif(sys.platform == "win32", reason="such names do not exist there")
def test_a_name_that_is_no_text_is_no_obstacle(reader: RemoteReader, tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/n\xffme.txt"))
    path.write_bytes(b"It is red.")
    assert next(reader.read(path)).text == "It is red."


def test_a_large_file_comes_in_pieces_that_make_it_up(reader: RemoteReader, tmp_path: Path) -> None:
    text = "Die Pumpe ist grün und laut.\n\n" * 200_000
    path = write(tmp_path, "a.txt", text.encode())
    found = [piece.text for piece in reader.read(path)]
    assert len(found) > 2
    assert "".join(found) == text
    assert all(piece.endswith("\n\n") and len(piece) <= 2_000_000 for piece in found)


def test_memory_stays_small_whatever_the_size_of_a_text(
    reader: RemoteReader, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        for _ in range(60):
            file.write("Die Pumpe ist grün und laut.\n\n".encode() * 32_000)
    resident = []
    for piece in reader.read(path):
        assert len(piece.text) <= 2_000_000
        assert reader.host._child is not None
        resident.append(reader.host._child.resident_bytes)
    assert len(resident) > 20
    assert max(resident) - resident[0] < path.stat().st_size / 2


def test_a_file_that_changes_meanwhile_is_told(reader: RemoteReader, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"It is red.\n" * 1_000_000)
    pieces = reader.read(path)
    next(pieces)
    with path.open("ab") as file:
        file.write(b"It is blue.\n")
    with pytest.raises(ReadFailure) as caught:
        list(pieces)
    assert (caught.value.path, caught.value.code) == (str(path), ReadCode.CHANGING)
    os.truncate(path, 5_000_000)
    assert sum(len(piece.text) for piece in reader.read(path)) == 5_000_000
    pieces = reader.read(path)
    next(pieces)
    os.truncate(path, 100)
    with pytest.raises(ReadFailure) as caught:
        list(pieces)
    assert caught.value.code is ReadCode.CHANGING


def test_to_leave_a_file_half_read_keeps_the_process(reader: RemoteReader, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"It is red.\n" * 1_000_000)
    pieces = reader.read(path)
    next(pieces)
    del pieces
    first = reader.host._child
    assert next(reader.read(write(tmp_path, "b.txt", b"It is blue."))).text == "It is blue."
    assert reader.host._child is first


def test_more_text_than_a_file_of_its_size_can_have_is_a_bomb(
    reader: RemoteReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.engines.remote._MOST_CHARACTERS", 1_000_000)
    path = write(tmp_path, "a.txt.gz", gzip.compress(b"It is red.\n" * 1_000_000))
    with pytest.raises(ReadFailure) as caught:
        list(reader.read(path))
    assert (caught.value.path, caught.value.code) == (str(path), ReadCode.BOMB)


def test_the_sound_of_a_recording_comes_through(reader: RemoteReader, tmp_path: Path) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(44_100 * 45) / 44_100).astype("f4")
    path = tmp_path / "a.flac"
    soundfile.write(path, tone, 44_100)
    blocks = list(reader.samples(path))
    assert len(blocks) > 1
    assert {block.dtype for block in blocks} == {np.dtype("f4")}
    assert sum(map(len, blocks)) == 16_000 * 45
    with pytest.raises(ReadFailure) as caught:
        next(reader.read(path))
    assert (caught.value.path, caught.value.code) == (str(path), ReadCode.NO_MODEL)


@pytest.mark.parametrize("kind", ["m4a", "mp4"])
def test_a_film_sounds_like_the_recording_it_was_made_of(reader: RemoteReader, kind: str) -> None:
    film, flac = (
        np.concatenate(list(reader.samples(CLIPS / f"laptop.{suffix}")))
        for suffix in (kind, "flac")
    )
    # An encoder of AAC puts some silence before the beginning.
    lag = int(np.argmax(np.correlate(film[:32_000], flac[:30_000], "valid")))
    assert lag < 0.2 * 16_000
    shared = min(len(film) - lag, len(flac))
    assert shared > 0.98 * len(flac)
    assert np.corrcoef(film[lag : lag + shared], flac[:shared])[0, 1] > 0.98


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.m4a", b"\0\0\0\x18ftypM4A "),
        ("a.mp4", b"\0\0\0\x18ftypmp42"),
        ("a.webm", b"\x1aE\xdf\xa3"),
        ("a.mov", b"#EXTM3U\nlaptop.m4a\n"),
    ],
)
def test_what_is_no_film_says_so(
    reader: RemoteReader, tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(ReadFailure) as caught:
        list(reader.samples(write(tmp_path, name, data)))
    assert caught.value.code is ReadCode.BROKEN
    assert reader.host.running


def test_hidden_signs_in_any_file_are_flagged(reader: RemoteReader, tmp_path: Path) -> None:
    found = next(reader.read(write(tmp_path, "a.txt", "pay\u200b now".encode())))
    assert found.flags == (Flag(FlagKind.ZERO_WIDTH, 3, 4),)


def test_the_reader_stands_back_behind_other_programs(reader: RemoteReader) -> None:
    reader.host.ready()
    process = reader.host._child
    assert process is not None
    assert psutil.Process(process._process.pid).nice() > psutil.Process().nice()


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_a_crash_while_reading_is_told_and_the_next_file_is_read(
    reader: RemoteReader, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", b"It is red.")
    next(reader.read(path))
    assert reader.host._child is not None
    pid = reader.host._child._process.pid
    assert pid is not None
    # What a parser's abort looks like from outside: the process dies with the job in hand.
    os.kill(pid, signal.SIGSTOP)
    timer = threading.Timer(0.2, _abort, (pid,))
    timer.start()
    with pytest.raises(Crashed) as caught:
        next(reader.read(path))
    timer.join()
    assert caught.value.exitcode == -signal.SIGABRT
    assert next(reader.read(path)).text == "It is red."


def _abort(pid: int) -> None:
    os.kill(pid, signal.SIGABRT)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)
