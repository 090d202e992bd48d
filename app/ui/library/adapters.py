"""Chooses the adapter with which questions in a collection are answered."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app.domain.cancel import CancelToken
from app.domain.models import ModelSpec, Task
from app.ui.frame.actions import add_action
from app.ui.frame.places import Place
from app.ui.look import plain_text

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.models.desk import Steps
    from app.wiring import Sotto

    Examine = Callable[[str, CancelToken], Generator[Any, None, object]]


@dataclass(frozen=True, slots=True)
class _Offer:
    """The adapters that fit the answer model in use, and the one that `collection` has."""

    collection: str
    offered: tuple[ModelSpec, ...]
    given: str | None


class CollectionAdapters(QObject):
    """Shows a menu of what there is, and has what is new checked before it may write.

    `examine` is app.wiring.examine_model on the store of `desk`.

    Attributes:
        menu: The one that was shown last.
    """

    def __init__(self, desk: Desk, *, examine: Examine | None = None) -> None:
        super().__init__(desk)
        self._desk = desk
        self._examine = examine or _examining(desk.sotto)
        self.menu: QMenu | None = None
        desk.window.side.collections.adapter_wanted.connect(self.choose)
        add_action(desk.window, "adapter", self.tr("Adapter of this collection"), self._choose_here)

    def choose(self, collection: str) -> None:
        """Let the user say with which adapter `collection` is answered."""
        at = QCursor.pos()
        adapters = self._desk.sotto.adapters
        run = self._desk.bridge.fetch(
            "adapters",
            lambda: _Offer(collection, adapters.offered(), adapters.of(collection)),
        )
        run.finished.connect(lambda offer: self._show(offer).popup(at))
        run.failed.connect(self._desk.say)

    def give(self, collection: str, adapter: str | None) -> None:
        """Answer questions in `collection` with `adapter` from now on, None for without."""

        def work(cancel: CancelToken) -> Steps:
            from app.services.generator_gate import kept_check

            sotto, name = self._desk.sotto, plain_text.one_line(collection)
            generator = sotto.adapters.give(collection, adapter)
            if generator is None:
                return self.tr("{name} is answered without an adapter.").format(name=name)
            text = self.tr("Checking {name}").format(name=generator)
            if kept_check(sotto.models.report_folder(generator)) is None:
                for step in self._examine(generator, cancel):
                    yield text, step.done, step.total
            text = self.tr("{name} is answered with {adapter}, where it passed its check.")
            return text.format(name=name, adapter=adapter)

        if adapter is not None:
            self._desk.models.show(Task.ADAPT)  # the check takes minutes: this is where it shows
        self._desk.models.start(self.tr("Changing the adapter"), work)

    def _choose_here(self) -> None:
        if self._desk.asking.scope is not None:
            self.choose(self._desk.asking.scope)

    def _show(self, offer: _Offer) -> QMenu:
        menu = self.menu = QMenu(self._desk.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Adapter of the answer model"))
        if not offer.offered:
            said = menu.addAction(self.tr("No adapter for the answer model is installed"))
            said.setEnabled(False)
            way = menu.addAction(self.tr("Go to Models"))
            way.triggered.connect(lambda: self._desk.window.go_to(Place.MODELS))
            return menu
        titles: dict[str | None, str] = {None: self.tr("Without an adapter")}
        titles |= {spec.name: plain_text.one_line(spec.title) for spec in offer.offered}
        for name, title in titles.items():
            choice = menu.addAction(title.replace("&", "&&"))
            choice.setCheckable(True)
            choice.setChecked(name == offer.given)
            choice.setEnabled(not self._desk.models.busy)
            choice.triggered.connect(partial(self.give, offer.collection, name))
        return menu


def _examining(sotto: Sotto) -> Examine:
    def examine(name: str, cancel: CancelToken) -> Generator[Any, None, object]:
        from app.wiring import examine_model

        return (yield from examine_model(sotto.models, name, sotto.settings, cancel))

    return examine
