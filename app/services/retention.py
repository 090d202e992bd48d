"""What is kept of questions and answers, for how long, and how it is forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.services.voice_clips import VoiceClips
from app.settings import Settings
from app.storage.forgetting import Forgetting

_DAY_S = 86_400.0


class Kept(StrEnum):
    """What can be forgotten: sounds of questions, records of how answers came about, chats."""

    VOICE = "voice"
    TRACES = "traces"
    CONVERSATIONS = "conversations"


@dataclass(frozen=True, slots=True)
class Held:
    """How much is kept, and the Unix times of the oldest and the newest of it."""

    count: int
    oldest_s: float | None = None
    newest_s: float | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """Counts and forgets what is older than a Unix time, None: all of it.

    Nothing forgotten can be brought back: database rows and files are overwritten.
    """

    rows: Forgetting
    clips: VoiceClips

    def count(self, kept: Kept, before_s: float | None = None) -> int:
        """How much `forget` would delete."""
        counting: dict[Kept, Callable[[float], int]] = {
            Kept.VOICE: self.clips.before,
            Kept.TRACES: self.rows.traces_before,
            Kept.CONVERSATIONS: self.rows.conversations_before,
        }
        return counting[kept](_or_always(before_s))

    def held(self, kept: Kept, before_s: float | None = None) -> Held:
        """What `forget` would delete, with its dates."""
        finding: dict[Kept, Callable[[float], list[float]]] = {
            Kept.VOICE: self.clips.times_before,
            Kept.TRACES: self.rows.trace_times_before,
            Kept.CONVERSATIONS: self.rows.conversation_times_before,
        }
        times_s = finding[kept](_or_always(before_s))
        return Held(len(times_s), min(times_s, default=None), max(times_s, default=None))

    def forget(self, kept: Kept, before_s: float | None = None) -> int:
        """Delete it; returns how much. Raises HomeError."""
        forgetting: dict[Kept, Callable[[float], int]] = {
            Kept.VOICE: self.clips.forget,
            Kept.TRACES: self.rows.forget_traces,
            Kept.CONVERSATIONS: self.rows.forget_conversations,
        }
        return forgetting[kept](_or_always(before_s))

    def apply(self, settings: Settings) -> dict[Kept, int]:
        """Forget what the settings no longer keep; returns how much. Called at start and daily.

        A few milliseconds where there is nothing to do.
        """
        now_s = time.time()
        days = {
            Kept.VOICE: settings.keep_voice_days,
            Kept.TRACES: settings.keep_traces_days,
            Kept.CONVERSATIONS: settings.keep_conversations_days,
        }
        return {
            kept: self.forget(kept, now_s - limit * _DAY_S)
            for kept, limit in days.items()
            if limit > 0 and self.count(kept, now_s - limit * _DAY_S)
        }


def _or_always(before_s: float | None) -> float:
    return float("inf") if before_s is None else before_s
