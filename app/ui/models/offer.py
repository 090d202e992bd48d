"""Gives the window its place for models; imported beside the window, with all that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import ReadCode
from app.domain.models import Task
from app.ui.frame.actions import add_action
from app.ui.frame.places import Place
from app.ui.models.desk import ModelDesk
from app.ui.models.page import ModelsPage
from app.ui.models.provider_desk import ProviderDesk
from app.ui.models.unasked import UnaskedCheck

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.wiring import Sotto


def offer_models(desk: Desk) -> ModelDesk:
    """Give the window of `desk` its place for models, with all that can be done there."""
    window = desk.window
    models = ModelDesk(desk.bridge, desk.sotto, parent=desk)
    _offer_unasked_check(desk, models)
    providers = ProviderDesk(desk.bridge, desk.sotto, models)

    def show(task: Task) -> None:
        page = window.places.open(Place.MODELS)
        if isinstance(page, ModelsPage):
            page.show_task(task)

    def take_up(task: Task) -> None:
        desk.refresh()
        if task is Task.TRANSCRIBE:
            run = desk.bridge.fetch("recordings", lambda: _unheard(desk.sotto))
            run.finished.connect(lambda paths: desk.indexing.retry(paths) if paths else None)

    window.places.offer(Place.MODELS, lambda: ModelsPage(models, providers=providers))
    models.wanted.connect(show)
    models.changed.connect(take_up)
    for name, text, act in (
        ("measure", models.tr("Measure this computer"), models.measure),
        ("providers", models.tr("Try every way to compute"), providers.try_all),
        ("speech-model", models.tr("Choose a speech model"), lambda: models.show(Task.TRANSCRIBE)),
        ("answer-model", models.tr("Choose an answer model"), lambda: models.show(Task.GENERATE)),
        ("search-model", models.tr("Choose a search model"), lambda: models.show(Task.EMBED)),
    ):
        add_action(window, name, text, act)
    models.refused.connect(desk.say)
    models.take_up_waiting()
    return models


def _offer_unasked_check(desk: Desk, models: ModelDesk) -> None:
    """Show it in the status line too, and let it be stopped there."""
    indexing, asking, talk, gate = desk.indexing, desk.asking, desk.talk, desk.sotto.gate
    status = desk.window.status
    check = UnaskedCheck(
        desk.bridge,
        desk.sotto,
        models,
        rests=lambda: indexing.busy or asking.busy or talk.busy or gate.rest is not None,
    )

    def show(text: str, done: int, total: int) -> None:
        if not indexing.busy:
            status.show_activity(check.counted(text, done, total), stoppable=True)

    def end(text: str) -> None:
        if text:
            status.say(text)
        elif not indexing.busy:
            status.show_activity("")

    check.began.connect(show)
    check.ended.connect(end)
    status.stop_wanted.connect(lambda: None if indexing.busy else check.stop())


def _unheard(sotto: Sotto) -> list[str]:
    """The recordings that wait for a speech model, if there is one now."""
    if sotto.models.in_use(Task.TRANSCRIBE) is None:
        return []
    return [one.path for one in sotto.library.failures() if one.code == ReadCode.NO_MODEL]
