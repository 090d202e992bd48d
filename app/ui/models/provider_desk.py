"""Connects the ways to compute the search model to what tries and installs them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.models import Task
from app.ui.frame.bridge import Bridge
from app.ui.models.desk import ModelDesk, Steps

if TYPE_CHECKING:
    from app.services.provider_choice import Overview
    from app.wiring import Sotto

    Probe = Callable[[CancelToken], Generator[Any, None, object]]


class ProviderDesk(QObject):
    """What it does is work of `models`, so that one thing is done at a time.

    `probe` tries all of them with the search model in use.

    Signals:
        looked(Overview | None): this is known; None where there is no search model.
        idled(bool): whether something new can be begun now.
    """

    looked = Signal(object)
    idled = Signal(bool)

    def __init__(
        self, bridge: Bridge, sotto: Sotto, models: ModelDesk, *, probe: Probe | None = None
    ) -> None:
        super().__init__(models)
        self._bridge = bridge
        self._sotto = sotto
        self._models = models
        self._probe = probe or _probing(sotto)
        self.overview: Overview | None = None
        models.idled.connect(self.idled)
        models.idled.connect(lambda idle: self.refresh() if idle else None)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._models.busy

    def refresh(self) -> None:
        """Find out what is known."""
        self._bridge.fetch("providers", lambda: _looked(self._sotto)).finished.connect(self._take)

    def try_all(self) -> None:
        """Find out which is the fastest that gives the same results."""
        self._models.start(self.tr("Trying every way to compute"), self._tried)

    def install(self, package: str) -> None:
        """Fetch a runtime, and try what can be computed with it."""

        def work(cancel: CancelToken) -> Steps:
            from app.services.provider_packages import RuntimeStore

            text = self.tr("Installing {name}").format(name=package)
            store = RuntimeStore(self._sotto.home.providers, self._sotto.models.policy)
            for step in store.install(package, cancel):
                yield text, step.done_bytes, step.total_bytes
            return (yield from self._tried(cancel))

        self._models.start(self.tr("Installing {name}").format(name=package), work)

    def _tried(self, cancel: CancelToken) -> Steps:
        text = self.tr("Trying every way to compute")
        for step in self._probe(cancel):
            yield text, step.done, step.total
        return self.tr("Every way was tried. The next start of Sotto takes up the fastest.")

    def _take(self, overview: Overview | None) -> None:
        self.overview = overview
        self.looked.emit(overview)


def _looked(sotto: Sotto) -> Overview | None:
    from app.services.provider_choice import look_over

    spec = sotto.models.in_use(Task.EMBED)
    return None if spec is None else look_over(sotto.home, sotto.models.folder(spec.name))


def _probing(sotto: Sotto) -> Probe:
    def probe(cancel: CancelToken) -> Generator[Any, None, object]:
        from app.wiring import probe_providers

        return (yield from probe_providers(sotto.home, sotto.models, sotto.settings, cancel))

    return probe
