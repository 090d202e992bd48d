from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.models import Task
from app.paths import Home
from app.services.generator_gate import keep_check
from app.services.machine import Machine
from app.services.machine_figures import Change, MachineFigures
from app.services.model_choice import choose_model
from app.services.model_overview import ModelEntry, Overview, Placement, look_over
from app.services.model_store import ModelStore
from app.settings import Settings
from app.wiring import make_model_store
from tests.unit.services.model_files import ARCHITECTURE, gguf
from tests.unit.services.test_generator_gate import GOOD

HERE = Machine("Test", 2, 8 * 2**30, "Linux", "3")
FIGURES = MachineFigures(HERE.hardware, model="mine", model_bytes=100, tokens_per_s=50.0)


@pytest.fixture
def store(own_home: Home, tmp_path: Path) -> ModelStore:
    made = make_model_store(own_home.models, Settings())
    (tmp_path / "mine.gguf").write_bytes(gguf())
    made.import_path(tmp_path / "mine.gguf")
    return made


def look(
    store: ModelStore, figures: MachineFigures | None = None, searching: str | None = None
) -> Overview:
    return look_over(
        store,
        context_tokens=4096,
        searching=searching,
        machine=HERE,
        free_bytes=4 * 2**30,
        figures=figures,
    )


def entry(overview: Overview, name: str) -> ModelEntry:
    return next(one for one in overview.entries if one.spec.name == name)


def test_every_model_is_listed_once_the_installed_ones_first(store: ModelStore) -> None:
    overview = look(store)
    names = [one.spec.name for one in overview.entries]
    assert len(names) == len(set(names)) == len(store.catalog()) + 1
    assert overview.of(Task.GENERATE)[0].spec.name == "mine"
    assert all(one.spec.task is Task.RERANK for one in overview.of(Task.RERANK))


def test_an_installed_model_is_in_use_and_can_be_removed(store: ModelStore) -> None:
    mine = entry(look(store), "mine")
    assert (mine.installed, mine.removable, mine.in_use) == (True, True, True)
    assert mine.need.exact
    other = entry(look(store), "qwen3-0.6b")
    assert (other.installed, other.removable, other.in_use) == (False, False, False)


def test_one_model_is_advised_for_each_task(store: ModelStore) -> None:
    advised = [one.spec.task for one in look(store).entries if one.advised]
    assert sorted(advised) == sorted(set(Task) - {Task.ADAPT})


def test_figures_are_marked_old_and_those_of_another_computer_not_used(store: ModelStore) -> None:
    assert look(store, FIGURES).changes == ()
    updated = look(store, replace(FIGURES, packages=("ort 1",)))
    assert updated.changes == (Change.PACKAGES,)
    assert updated.figures is not None
    moved = look(store, replace(FIGURES, hardware="another"))
    assert moved.changes == (Change.COMPUTER,)
    assert moved.figures is None
    assert entry(moved, "qwen3-0.6b").tokens_per_s == 0.0


def test_search_takes_up_another_model_at_the_next_start(store: ModelStore) -> None:
    shipped = entry(look(store, searching="all-minilm-l6-v2@25"), "all-minilm-l6-v2")
    assert (shipped.in_use, shipped.chosen, shipped.removable) == (True, True, False)
    waiting = entry(look(store, searching="another@1"), "all-minilm-l6-v2")
    assert (waiting.in_use, waiting.chosen) == (False, True)


def test_what_was_measured_goes_before_what_is_expected(store: ModelStore) -> None:
    unknown = entry(look(store), "mine")
    assert (unknown.tokens_per_s, unknown.measured) == (0.0, False)
    keep_check(store.folder("mine"), GOOD)
    checked = entry(look(store), "mine")
    assert (checked.check, checked.measured) == (GOOD, True)
    assert checked.tokens_per_s == GOOD.tokens_per_s
    overview = look(store, FIGURES)
    assert entry(overview, "mine").tokens_per_s == 50.0
    expected = entry(overview, "qwen3-0.6b")
    assert expected.tokens_per_s > 0
    assert not expected.measured


def test_an_installed_model_says_with_how_much_context_it_fits(store: ModelStore) -> None:
    overview = look_over(
        store,
        context_tokens=4096,
        searching=None,
        machine=HERE,
        free_bytes=4 * 2**30,
        figures=None,
        place=lambda _, header, in_use: Placement(
            1024 if in_use and header.architecture == ARCHITECTURE else 0
        ),
    )
    mine = entry(overview, "mine")
    assert mine.need.tokens == 2048
    assert (mine.largest_context, mine.needs_less_context) == (1024, True)
    other = entry(overview, "qwen3-0.6b")
    assert (other.placement, other.needs_less_context) == (None, False)


def test_the_chosen_model_is_the_one_in_use(
    store: ModelStore, own_home: Home, tmp_path: Path
) -> None:
    (tmp_path / "second.gguf").write_bytes(gguf(b"\x02" * 4096))
    store.import_path(tmp_path / "second.gguf")
    choose_model(store, own_home.settings, "second")
    overview = look(store)
    assert not entry(overview, "mine").in_use
    assert entry(overview, "second").in_use
