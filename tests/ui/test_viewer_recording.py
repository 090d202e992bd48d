import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.answers import Citation
from app.services.sources import FileState, Passage, StoredSource
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer import player
from app.ui.viewer.recording_view import RecordingView
from app.ui.viewer.source import Kind, Mark, Source
from app.ui.viewer.transcript import Transcript, lines
from tests.ui.viewing import cited, means, stored

SAID = (
    "Good morning, everybody, and welcome to the second day of this training. "
    "System pressure shall not exceed 1.4 bar at operating temperature. "
    "A falling reading indicates leakage; inspect the cap seal and the hoses. "
)


@pytest.fixture
def talk() -> StoredSource:
    passages = [
        Passage(0, len(SAID), None, 0.0, 30.0),
        Passage(len(SAID), 2 * len(SAID), None, 40.0, 70.0),
    ]
    return stored(SAID + SAID, media_type="audio/wav", passages=passages, state=FileState.GONE)


def at_pressure(talk: StoredSource) -> Citation:
    return cited(talk, "System pressure", start_s=0.0, end_s=30.0)


@pytest.fixture
def view(theme: Theme, bridge: Bridge, qtbot: QtBot, talk: StoredSource) -> RecordingView:
    made = RecordingView(means(theme, bridge))
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    citation = at_pressure(talk)
    source = Source.of(citation, (citation,), talk)
    assert source.kind is Kind.RECORDING
    made.show_source(source)
    return made


def test_sentences_have_times_between_those_of_their_passage(talk: StoredSource) -> None:
    made = lines(talk.text, talk.passages)
    assert "".join(talk.text[line.start : line.end] for line in made) == talk.text
    seconds = [line.start_s for line in made]
    assert seconds == sorted(seconds)
    assert (seconds[0], seconds[3]) == (0.0, 40.0)
    assert len(made) == 6
    assert 5.0 < seconds[1] < 20.0


def test_it_stands_at_the_cited_second(view: RecordingView, talk: StoredSource) -> None:
    rows = view.transcript.rows
    at = rows.at_offset(talk.text.index("System"))
    assert view.player.at_s == rows.lines[at].start_s > 0
    assert view.transcript.currentIndex().row() == at
    assert rows.now == at
    assert rows.marks[-1].strong


def test_the_transcript_follows_what_is_heard(view: RecordingView) -> None:
    rows = view.transcript.rows
    for line in (0, 3, 5):
        view.player.moved.emit(rows.lines[line].start_s + 0.5)
        assert rows.now == line


def test_without_the_file_there_is_the_transcript_alone(view: RecordingView) -> None:
    assert not view.play.isEnabled()
    assert view.transcript.isEnabled()


def test_without_a_loudspeaker_it_says_so(
    view: RecordingView, talk: StoredSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    file = tmp_path_factory.mktemp("talk") / "talk.wav"
    file.write_bytes(b"x" * 5_000)
    monkeypatch.setattr(player, "_has_loudspeaker", lambda: False)
    there = stored(talk.text, passages=talk.passages, file=file)
    citation = at_pressure(there)
    view.show_source(Source.of(citation, (citation,), there))
    with qtbot.waitSignal(view.noted) as noted:
        view.play.click()
    assert "no loudspeaker" in noted.args[0]
    assert not view.player.playing


def test_a_line_that_is_chosen_is_gone_to(view: RecordingView, qtbot: QtBot) -> None:
    wanted = view.transcript.rows.index(4)
    view.transcript.setCurrentIndex(wanted)
    QTest.keyClick(view.transcript, Qt.Key.Key_Return)
    assert view.player.at_s == view.transcript.rows.lines[4].start_s
    assert view.transcript.rows.now == 4


def test_space_plays_and_pauses(view: RecordingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.transcript.toggled):
        QTest.keyClick(view.transcript, Qt.Key.Key_Space)


def test_a_search_marks_its_line(view: RecordingView, talk: StoredSource) -> None:
    start = talk.text.rindex("leakage")
    view.show_found(Mark(start, start + 7))
    assert view.transcript.currentIndex().row() == 5
    assert [mark.strong for mark in view.transcript.rows.marks] == [False, True]


def test_a_long_recording_has_all_its_lines(theme: Theme, qtbot: QtBot) -> None:
    made = Transcript(theme)
    qtbot.addWidget(made)
    text = SAID * 2_000
    passages = [
        Passage(n * len(SAID), (n + 1) * len(SAID), None, n * 30.0, n * 30.0 + 30)
        for n in range(2_000)
    ]
    shown = lines(text, passages)
    made.rows.show_lines(text, shown, ())
    assert made.rows.rowCount() == 6_000
    assert made.rows.at_second(30_000.0) == 3_000
