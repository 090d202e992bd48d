from pathlib import Path

import pytest

from app.domain.errors import ModelMissing
from app.domain.models import Task
from app.paths import Home
from app.services.model_choice import can_be_chosen, choose_model, chosen_in
from app.services.model_store import ModelStore
from app.settings import Settings
from app.settings_file import load_settings, save_settings
from app.wiring import make_model_store
from tests.unit.services.model_files import gguf, whisper


@pytest.fixture
def store(own_home: Home, tmp_path: Path) -> ModelStore:
    """Two answer models and a speech model."""
    made = make_model_store(own_home.models, Settings())
    for name in ("first", "second"):
        (tmp_path / f"{name}.gguf").write_bytes(gguf())
        made.import_path(tmp_path / f"{name}.gguf")
    folder = tmp_path / "whisper-own"
    folder.mkdir()
    (folder / "model.bin").write_bytes(whisper())
    (folder / "config.json").write_text("{}")
    (folder / "vocabulary.txt").write_text("a\nb\n")
    made.import_path(folder)
    return made


def test_without_a_choice_the_default_is_in_use(store: ModelStore) -> None:
    assert store.in_use(Task.GENERATE) == store.default_for(Task.GENERATE)
    assert store.in_use(Task.RERANK) is None


@pytest.mark.parametrize(
    ("task", "name"), [(Task.GENERATE, "second"), (Task.TRANSCRIBE, "whisper-own")]
)
def test_a_choice_is_in_force_at_once_and_kept(
    store: ModelStore, own_home: Home, task: Task, name: str
) -> None:
    assert choose_model(store, own_home.settings, name) == store.in_use(task)
    settings = load_settings(own_home.settings)
    assert chosen_in(settings)[task] == name
    again = make_model_store(own_home.models, settings).in_use(task)
    assert again is not None
    assert again.name == name


def test_other_settings_stay_as_they_are(store: ModelStore, own_home: Home) -> None:
    save_settings(own_home.settings, Settings(passages=9))
    choose_model(store, own_home.settings, "second")
    assert load_settings(own_home.settings) == Settings(passages=9, generator="second")


def test_a_chosen_model_that_is_gone_is_not_replaced_by_another(
    store: ModelStore, own_home: Home
) -> None:
    choose_model(store, own_home.settings, "second")
    store.remove("second")
    assert store.in_use(Task.GENERATE) is None


def test_what_is_not_installed_cannot_be_chosen(store: ModelStore, own_home: Home) -> None:
    with pytest.raises(ModelMissing):
        choose_model(store, own_home.settings, "whisper-tiny")
    with pytest.raises(ModelMissing):
        choose_model(store, own_home.settings, "nonsense")
    assert not can_be_chosen(Task.RERANK)
    assert not own_home.settings.exists()
