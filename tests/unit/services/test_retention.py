import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from app.services.retention import Held, Kept, Retention
from app.services.voice_clips import VoiceClips
from app.settings import Settings
from app.storage.conversations import ConversationStore
from app.storage.database import Database
from app.storage.forgetting import Forgetting
from app.storage.traces import TraceStore

DAY_S = 86_400.0
HERON = "the secret of the blue heron"


class Desk:
    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.traces = TraceStore(database)
        self.conversations = ConversationStore(database)
        self.clips = VoiceClips(folder / "voice")
        self.retention = Retention(Forgetting(database), self.clips)

    def ask(self, trace_id: str, *, days_ago: float, text: str = "hello") -> str:
        """A conversation with one answered question, so long ago; returns its id."""
        created_s = time.time() - days_ago * DAY_S
        conversation = f"asked-{trace_id}"
        answer = msgspec.json.encode({"answer": text, "trace_id": trace_id}).decode()
        self.conversations.add_turn(conversation, text, answer)
        self.traces.put(trace_id, text.encode() * 200)
        self.clips.put(text.encode(), created_s=created_s)
        for table in ("conversations", "turns", "traces"):
            where = {"conversations": "id", "turns": "conversation_id", "traces": "id"}[table]
            value = trace_id if table == "traces" else conversation
            self.database.write(
                lambda c, t=table, w=where, v=value: c.execute(  # type: ignore[misc]
                    f"UPDATE {t} SET created_s = ? WHERE {w} = ?",  # noqa: S608
                    (created_s, v),
                )
            )
        return conversation

    def counts(self) -> tuple[int, int, int]:
        voice, traces, conversations = (self.retention.count(kept) for kept in Kept)
        return voice, traces, conversations

    def bytes_everywhere(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Database(tmp_path / "home" / "sotto.db") as database:
        yield Desk(tmp_path / "home", database)


def test_what_is_older_than_the_settings_say_is_forgotten(desk: Desk) -> None:
    desk.ask("old", days_ago=100)
    desk.ask("week", days_ago=8)
    desk.ask("new", days_ago=0)
    assert desk.retention.apply(Settings()) == {Kept.VOICE: 2, Kept.TRACES: 1}
    assert desk.counts() == (1, 2, 3)
    assert desk.retention.apply(Settings()) == {}
    kept = desk.retention.apply(Settings(keep_conversations_days=1, keep_traces_days=0))
    assert kept == {Kept.CONVERSATIONS: 2}
    assert desk.counts() == (1, 1, 1)


def test_a_conversation_is_as_old_as_its_last_turn(desk: Desk) -> None:
    conversation = desk.ask("old", days_ago=100)
    desk.conversations.add_turn(conversation, "and now?", "{}")
    assert desk.retention.count(Kept.CONVERSATIONS, time.time() - DAY_S) == 0
    assert desk.retention.forget(Kept.CONVERSATIONS, time.time() - DAY_S) == 0
    assert len(desk.conversations.turns(conversation)) == 2


def test_a_forgotten_conversation_takes_its_traces_along_and_no_others(desk: Desk) -> None:
    desk.ask("one", days_ago=3)
    desk.ask("two", days_ago=1)
    assert desk.retention.forget(Kept.CONVERSATIONS, time.time() - 2 * DAY_S) == 1
    assert desk.traces.get("one") is None
    assert desk.traces.get("two") is not None


@pytest.mark.parametrize("also", ["before checkpoint", "after checkpoint"])
def test_nothing_forgotten_is_left_in_any_file(desk: Desk, also: str) -> None:
    for number in range(30):
        desk.ask(f"t{number}", days_ago=1, text=HERON)
    if also == "after checkpoint":
        desk.database.checkpoint()
    assert desk.bytes_everywhere().count(HERON.encode()) > 100
    assert [desk.retention.forget(kept) for kept in Kept] == [30, 30, 30]
    assert desk.counts() == (0, 0, 0)
    assert HERON.encode() not in desk.bytes_everywhere()


def test_clips_keep_their_time_in_their_name(tmp_path: Path) -> None:
    clips = VoiceClips(tmp_path / "voice")
    assert clips.clips() == []
    later = clips.put(b"b", created_s=200.5)
    earlier = clips.put(b"a", created_s=100.25)
    (tmp_path / "voice" / "notes.wav").write_bytes(b"not ours")
    assert clips.clips() == [earlier, later]
    assert earlier.path.read_bytes() == b"a"
    assert clips.forget(150) == 1
    assert clips.clips() == [later]


def test_what_is_held_is_told_with_its_dates(desk: Desk) -> None:
    desk.ask("a", days_ago=30)
    desk.ask("b", days_ago=2)
    now_s = time.time()
    for kept in Kept:
        held = desk.retention.held(kept)
        assert held.count == desk.retention.count(kept) == 2
        assert held.oldest_s == pytest.approx(now_s - 30 * DAY_S, abs=60)
        assert held.newest_s == pytest.approx(now_s - 2 * DAY_S, abs=60)
        assert desk.retention.held(kept, now_s - 10 * DAY_S).count == 1
        desk.retention.forget(kept)
        assert desk.retention.held(kept) == Held(0)
