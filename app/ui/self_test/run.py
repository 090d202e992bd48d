"""Opens the window on a home for the moment and has it tried out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.cancel import CancelToken
from app.paths import has_display
from app.policy import Policy
from app.services.model_bundle import is_bundle, read_bundle
from app.services.model_store import ModelStore
from app.services.model_take_up import take_up
from app.services.passing_home import passing_home
from app.services.self_test import SelfTest, SelfTestReport
from app.settings import Settings
from app.settings_file import save_settings
from app.storage.home_lock import HomeLock
from app.ui.application import run
from app.ui.self_test.rehearsal import Limits, Rehearsal
from app.ui.self_test.steps import STEPS, Stage, Step
from app.wiring import make_model_store

_ANSWER_TOKENS = 48


def try_window(
    wanted: SelfTest,
    keep: Callable[[SelfTestReport], None],
    *,
    steps: Iterable[Step] = STEPS,
    limits: Limits | None = None,
) -> SelfTestReport:
    """Do in the real window what a user does; `keep` gets the report as it grows.

    Everything is written into temporary folders. What a policy fixes for users and their data does
    not hold there; its rules for models do. Raises ModelProblem, ModelBroken, NotAllowed,
    HomeError.
    """
    policy = Policy(models=wanted.rules)
    with (
        passing_home() as home,
        tempfile.TemporaryDirectory(prefix="sotto-", ignore_cleanup_errors=True) as papers,
    ):
        settings = Settings(language="en", prose="never", answer_tokens=_ANSWER_TOKENS)
        save_settings(home.settings, settings)
        store = make_model_store(home.models, settings, policy)
        with HomeLock(home.lock):  # so that nobody takes it for one that was left
            for path in wanted.models:
                _take_in(store, path.absolute())
        screen = [] if has_display() else ["-platform", "offscreen"]
        application = QApplication.instance() or QApplication(["sotto", *screen])
        rehearsal = Rehearsal(application, keep, steps=steps, limits=limits or Limits())
        with rehearsal.watching():
            code = run(
                home.root,
                policy=policy,
                then=lambda program: rehearsal.begin(Stage(program, Path(papers))),
            )
            rehearsal.end(code)
        return rehearsal.report


def _take_in(store: ModelStore, path: Path) -> None:
    """Take in a model file or folder, or use a bundle of them where it lies."""
    if not is_bundle(path):
        store.import_path(path)
        return
    bundle = read_bundle(path)
    for spec in bundle.models:
        for _ in take_up(store, bundle, spec, CancelToken(), copies=False):
            pass
