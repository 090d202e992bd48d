"""Tells what changes in folders as the operating system reports it, through watchdog."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch


@dataclass(frozen=True, slots=True)
class Touched:
    """`path` changed, came or went; of a move, `partner` is its other end.

    `came`: it was not there before. The other end of its move may be told only later.
    """

    path: str
    partner: str | None = None
    came: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Changes were lost: anything may have changed."""


class Watch(Protocol):
    """Reports changes in the folders added, from threads of its own."""

    def add(self, folder: str, *, recursive: bool) -> None:
        """Report from `folder`; OSError if the system cannot, as beyond its limit."""
        ...

    def remove(self, folder: str) -> None:
        """Report nothing from `folder` any more."""
        ...

    @property
    def alive(self) -> bool:
        """Whether it still reports from everything added."""
        ...

    def close(self) -> None:
        """End every thread."""
        ...


Report = Callable[[Touched | Lost], None]


class SystemWatch:
    """Watches through inotify, FSEvents or ReadDirectoryChangesW; see Watch.

    `report` is called in a thread of the watch and must return at once.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._watches: dict[str, ObservedWatch] = {}
        # watchdog warns when a folder that was moved out comes back; its watch is right then.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        self._observer, self._finish = _make_observer(lambda: report(Lost()))
        self._observer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, folder: str, *, recursive: bool) -> None:
        """Report from `folder`, and from all folders in it."""
        # Links are resolved: a watch on a link is not one on what it leads to.
        real = os.path.realpath(folder)
        handler = _handler(folder, real, self._report)
        watch = self._observer.schedule(
            handler, real, recursive=recursive, event_filter=_wanted_events()
        )
        self._watches[folder] = watch
        if sys.platform == "linux":
            try:
                self._check_limit()
            except OSError:
                self.remove(folder)
                raise

    def remove(self, folder: str) -> None:
        """Report nothing from `folder` any more."""
        self._observer.unschedule(self._watches.pop(folder))

    def close(self) -> None:
        """End every thread."""
        self._observer.stop()
        self._observer.join()
        self._finish()

    @property
    def alive(self) -> bool:
        """Whether every thread that reports still runs."""
        return self._observer.is_alive() and all(one.is_alive() for one in self._observer.emitters)

    def _check_limit(self) -> None:
        """Raise OSError if no more folders can be watched: some may have been left out silently."""
        with tempfile.TemporaryDirectory() as folder:
            self._observer.unschedule(self._observer.schedule(_silent(), folder))


def _make_observer(lost: Callable[[], None]) -> tuple[BaseObserver, Callable[[], None]]:
    """An observer, and what is to be called after it has ended."""
    if sys.platform != "linux":
        from watchdog.observers import Observer

        return Observer(), lambda: None
    from watchdog.observers.api import BaseObserver
    from watchdog.observers.inotify import InotifyEmitter
    from watchdog.observers.inotify_c import InotifyEvent, InotifyFD

    class Reader(InotifyFD):
        """Says when the queue of the kernel was full, which watchdog tells nobody."""

        def handle_event(self, event: InotifyEvent) -> None:
            super().handle_event(event)
            if event.is_queue_overflow:
                lost()

    reader = Reader()
    reader.start()

    def finish() -> None:
        reader.stop()
        reader.join()

    return BaseObserver(InotifyEmitter, inotify_fd=reader), finish


def _wanted_events() -> list[type[FileSystemEvent]]:
    """Those that change something: not that a file was opened, or we would hear ourselves read."""
    from watchdog import events

    return [
        events.FileCreatedEvent,
        events.FileModifiedEvent,
        events.FileMovedEvent,
        events.FileDeletedEvent,
        events.FileClosedEvent,
        events.FileAttribEvent,
        events.DirCreatedEvent,
        events.DirMovedEvent,
        events.DirDeletedEvent,
    ]


def _handler(folder: str, real: str, report: Report) -> Any:
    from watchdog.events import EVENT_TYPE_CREATED, FileSystemEventHandler

    def named(path: bytes | str) -> str:
        text = os.fsdecode(path)
        return folder + text[len(real) :] if text.startswith(real) else text

    class Handler(FileSystemEventHandler):
        """Names paths as the folder was named."""

        def dispatch(self, event: FileSystemEvent) -> None:
            source, target = named(event.src_path), named(event.dest_path or "")
            if target:
                report(Touched(source, target))
                report(Touched(target, source))
            else:
                report(Touched(source, came=event.event_type == EVENT_TYPE_CREATED))

    return Handler()


def _silent() -> Any:
    from watchdog.events import FileSystemEventHandler

    return FileSystemEventHandler()
