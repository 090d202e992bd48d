"""Bundles and packs are found where people put them, and nowhere else."""

from pathlib import Path

from app.policy import ModelRules, Policy
from app.services.carried import look_for_carried
from app.services.model_bundle import Bundle
from app.services.model_store import ModelStore
from tests.unit.services.test_model_bundle import bundle, giver, store_in, taken

__all__ = ["bundle", "giver"]


def test_what_is_on_a_drive_or_one_folder_deep_in_it_is_found(
    bundle: Bundle, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    (drive / "sotto" / "deeper").mkdir(parents=True)
    for place in (drive, drive / "sotto", drive / "sotto" / "deeper"):
        (place / f"{place.name}.pack").touch()
    found = look_for_carried(store_in(tmp_path / "taker"), [tmp_path], [str(drive)])
    assert [each.folder for each in found.bundles] == [bundle.folder]
    assert {path.name for path in found.packs} == {"drive.pack", "sotto.pack"}


def test_models_that_are_here_are_not_offered(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle, copies=True)
    assert look_for_carried(store, [bundle.folder], []).bundles == ()


def test_nor_what_cannot_be_relied_on_or_is_not_there(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    (bundle.folder / "bundle.toml").write_text("format = ")
    assert look_for_carried(store, [bundle.folder, tmp_path / "none"], []).bundles == ()


def test_nor_models_that_a_policy_does_not_let_in(bundle: Bundle, tmp_path: Path) -> None:
    free = store_in(tmp_path / "taker")
    assert look_for_carried(free, [bundle.folder], []).bundles != ()
    for rules in (ModelRules(imports=False), ModelRules(signed_by=("00ff",))):
        strict = ModelStore(free.home.models, free.shipped, policy=Policy(models=rules))
        assert look_for_carried(strict, [bundle.folder], []).bundles == ()
