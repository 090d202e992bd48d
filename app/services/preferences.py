"""The settings of a running program: what is in force now, and the one way to change it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import SettingNotUnderstood
from app.policy import FREE, Policy
from app.settings import Settings
from app.settings_file import not_understood


class Preferences:
    """Settings kept in `path`, where `settings` were read from; `policy` fixes some.

    Any thread may ask or change; changing reads and writes the disk.
    """

    def __init__(self, path: Path, settings: Settings, policy: Policy = FREE) -> None:
        self.policy = policy
        self._path = path
        self._now = settings
        self._lock = threading.Lock()
        self._watchers: list[Callable[[Settings], None]] = []

    @property
    def now(self) -> Settings:
        """The settings in force; those that wait for the next start are the new ones already."""
        return self._now

    def watch(self, apply: Callable[[Settings], None]) -> None:
        """Have `apply` called with the settings after every change, in the thread that made it."""
        self._watchers.append(apply)

    def change(self, **values: object) -> Settings:
        """Keep new values and let them take effect, all of them or none.

        What the user wrote into the file meanwhile stays. Raises SettingProblem, SettingFixed or
        HomeError; nothing was changed then.
        """
        with self._lock:
            self._take(self.policy.change(self._path, **values))
            return self._now

    def not_understood(self) -> tuple[SettingNotUnderstood, ...]:
        """What the file says and this version passes over, to be told. Raises HomeError."""
        found = not_understood(self._path)
        return tuple(one for one in found if one.name not in self.policy.settings)

    def _take(self, settings: Settings) -> None:
        self._now = settings
        for apply in self._watchers:
            apply(settings)
