"""Models that travel: written, read, taken up where they lie or as copies, and refused."""

import errno
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import (
    Cancelled,
    ModelAway,
    ModelBroken,
    ModelMissing,
    ModelProblem,
    PathProblem,
    SottoError,
)
from app.domain.models import Format, ModelSource, ModelSpec, SourceKind, Task
from app.domain.steps import result_of
from app.services.generator_gate import keep_check, kept_check
from app.services.model_bundle import Bundle, find_bundle, make_bundle, read_bundle
from app.services.model_store import ModelStore
from app.services.model_take_up import copies_by_default, news, take_up, take_up_waiting
from app.services.signing import fingerprint, own_key
from tests.unit.services import model_files
from tests.unit.services.test_generator_gate import GOOD

EMBEDDER = {"model.onnx": model_files.onnx(), "tokenizer.json": b"{}"}
GENERATOR = {"small.gguf": model_files.gguf(b"\x05" * 100)}
OTHER = {"other.gguf": model_files.gguf(b"\x06" * 100)}


def store_in(folder: Path, *bundles: Path) -> ModelStore:
    """A store with a search model that ships, and an answer model in its catalogue."""
    shipped = model_files.shipped(
        "embedder", EMBEDDER, task=Task.EMBED, kind=Format.ONNX, default=True
    )
    source = ModelSource(SourceKind.PACKAGE, "small==1", ("small/small.gguf",))
    offered = model_files.spec("small", source, GENERATOR, default=True)
    shipping = model_files.bundle(folder / "shipping", [shipped, offered])
    model_files.write(shipping / "embedder", EMBEDDER)
    (shipping / "licences").mkdir(exist_ok=True)
    (shipping / "licences" / "Apache-2.0.txt").write_text("Do as it says.")
    return ModelStore(folder / "models", shipping, bundles=bundles)


@pytest.fixture
def giver(tmp_path: Path) -> ModelStore:
    """A store with two answer models."""
    store = store_in(tmp_path / "giver")
    for files in (GENERATOR, OTHER):
        store.import_path(model_files.write(tmp_path / "usb", files) / next(iter(files)))
    return store


@pytest.fixture
def bundle(giver: ModelStore, tmp_path: Path) -> Bundle:
    steps = make_bundle(giver, ["small", "other"], tmp_path / "stick", cancel=CancelToken())
    return result_of(steps)


def taken(store: ModelStore, bundle: Bundle, *, copies: bool = False) -> None:
    for spec in bundle.models:
        result_of(take_up(store, bundle, spec, CancelToken(), copies=copies))


def test_a_bundle_holds_the_files_their_checksums_and_the_licence(bundle: Bundle) -> None:
    assert [spec.name for spec in bundle.models] == ["small", "other"]
    assert all(file.sha256 for spec in bundle.models for file in spec.files)
    assert (bundle.folder / "small" / "small.gguf").read_bytes() == GENERATOR["small.gguf"]
    assert (bundle.folder / "small" / "LICENSE.txt").read_text() == "Do as it says."
    assert bundle.signer == ""


def test_a_signed_bundle_says_who_signed_it(giver: ModelStore, tmp_path: Path) -> None:
    key = own_key(tmp_path / "key.pem")
    made = result_of(
        make_bundle(giver, ["small"], tmp_path / "stick", key=key, cancel=CancelToken())
    )
    assert made.signer == fingerprint(key.public)
    path = made.folder / "bundle.toml"
    path.write_text(path.read_text().replace("Small", "Large"))
    with pytest.raises(PathProblem, match="changed after it was signed"):
        read_bundle(made.folder)


def test_what_comes_with_every_sotto_does_not_travel(giver: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="every Sotto"):
        result_of(make_bundle(giver, ["embedder"], tmp_path / "stick", cancel=CancelToken()))
    with pytest.raises(ModelMissing):
        result_of(make_bundle(giver, ["nonsense"], tmp_path / "stick", cancel=CancelToken()))
    assert not (tmp_path / "stick").exists()


def test_a_folder_with_something_in_it_is_left_alone(giver: ModelStore, tmp_path: Path) -> None:
    model_files.write(tmp_path / "stick", {"mine.txt": b"mine"})
    with pytest.raises(PathProblem, match="not an empty folder"):
        result_of(make_bundle(giver, ["small"], tmp_path / "stick", cancel=CancelToken()))


def test_a_damaged_model_is_not_passed_on(giver: ModelStore, tmp_path: Path) -> None:
    (giver.folder("small") / "small.gguf").write_bytes(b"x" * len(GENERATOR["small.gguf"]))
    with pytest.raises(ModelBroken, match="altered"):
        result_of(make_bundle(giver, ["small"], tmp_path / "stick", cancel=CancelToken()))
    assert not (tmp_path / "stick" / "bundle.toml").exists()


def test_one_that_was_stopped_can_be_made_again(giver: ModelStore, tmp_path: Path) -> None:
    cancel = CancelToken()
    steps = make_bundle(giver, ["small", "other"], tmp_path / "stick", cancel=cancel)
    assert next(steps).name == "small"
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(steps)
    assert list((tmp_path / "stick").iterdir()) == []
    made = result_of(make_bundle(giver, ["small"], tmp_path / "stick", cancel=CancelToken()))
    assert [spec.name for spec in made.models] == ["small"]


def test_a_bundle_is_found_one_folder_deep_if_it_is_the_only_one(
    bundle: Bundle, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    (drive / "photos").mkdir(parents=True)
    assert find_bundle(drive) is None
    assert find_bundle(tmp_path / "nowhere") is None
    shutil.copytree(bundle.folder, drive / "models")
    assert find_bundle(drive) == drive / "models"
    assert find_bundle(drive / "models") == drive / "models"
    shutil.copytree(bundle.folder, drive / "others")
    assert find_bundle(drive) is None


def test_models_are_used_where_they_lie(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    assert [spec.name for spec in store.installed()] == ["embedder", "small", "other"]
    assert store.folder("small") == bundle.folder / "small"
    assert store.default_for(Task.GENERATE) == store.spec("small")
    assert store.verify("small").ok
    assert [path.name for path in (tmp_path / "taker/models/small").iterdir()] == ["manifest.json"]


def test_what_is_found_out_about_them_is_kept_in_the_home(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    keep_check(store.report_folder("small"), GOOD)
    assert kept_check(tmp_path / "taker" / "models" / "small") is not None
    assert sorted(path.name for path in (bundle.folder / "small").iterdir()) == [
        "LICENSE.txt",
        "small.gguf",
    ]
    taken(store, bundle)
    assert kept_check(store.report_folder("small")) is not None


def test_a_copy_does_without_the_bundle(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle, copies=True)
    shutil.rmtree(bundle.folder)
    assert store.folder("small") == tmp_path / "taker" / "models" / "small"
    assert store.verify("small").ok


def test_what_a_killed_attempt_left_is_not_part_of_a_copy(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    left = {"left.gguf": model_files.gguf(b"\x07" * 100)}
    for name in ("small", "mine"):
        model_files.write(tmp_path / "taker" / "models" / ".partial" / name / "files", left)
    result_of(take_up(store, bundle, bundle.models[0], CancelToken(), copies=True))
    store.import_path(bundle.folder / "other" / "other.gguf", "mine")
    assert [file.name for file in store.spec("small").files] == ["small.gguf"]
    assert [file.name for file in store.spec("mine").files] == ["other.gguf"]


def test_small_models_on_a_disk_that_can_be_written_to_are_copied(bundle: Bundle) -> None:
    assert copies_by_default(bundle)


@pytest.mark.parametrize("change", [b"\x07" * 100, b"short"], ids=["same size", "cut off"])
def test_a_file_that_was_changed_is_refused(bundle: Bundle, tmp_path: Path, change: bytes) -> None:
    (bundle.folder / "small" / "small.gguf").write_bytes(model_files.gguf(change))
    store = store_in(tmp_path / "taker")
    with pytest.raises(ModelBroken, match=r"small\.gguf in .* has"):
        taken(store, bundle)
    assert [spec.name for spec in store.installed()] == ["embedder"]


def test_a_file_that_changes_later_is_not_used_until_it_is_verified(
    bundle: Bundle, tmp_path: Path
) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    path = bundle.folder / "small" / "small.gguf"
    path.write_bytes(model_files.gguf(b"\x07" * 100))
    with pytest.raises(ModelBroken, match="were changed"):
        store.folder("small")
    assert not store.verify("small").ok
    assert list(store.away()) == ["small"]
    path.write_bytes(GENERATOR["small.gguf"])
    assert store.verify("small").ok
    assert store.folder("small") == bundle.folder / "small"


def test_a_file_that_is_swapped_after_it_was_read_is_not_used(
    bundle: Bundle, tmp_path: Path
) -> None:
    store = store_in(tmp_path / "taker")
    path, spec = bundle.folder / "small" / "small.gguf", bundle.models[0]
    for step in take_up(store, bundle, spec, CancelToken(), copies=False):
        assert step.done_bytes == step.total_bytes  # all of it was read
        path.write_bytes(model_files.gguf(b"\x07" * 100))
    assert list(store.away()) == ["small"]
    with pytest.raises(ModelBroken, match="were changed"):
        store.folder("small")


@pytest.mark.parametrize("verifying", [False, True], ids=["taking up", "verifying"])
def test_a_stick_that_is_pulled_out_while_it_is_read_is_said(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifying: bool
) -> None:
    store = store_in(tmp_path / "taker")
    if verifying:
        taken(store, bundle)

    def lost(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("app.services.model_files.hashlib.sha256", lost)
    attempt = partial(store.verify, "small") if verifying else partial(taken, store, bundle)
    with pytest.raises(ModelProblem, match="Input/output error"):
        attempt()


def test_a_share_that_is_lost_is_one_that_is_not_there(bundle: Bundle, tmp_path: Path) -> None:
    lost = tmp_path / ("x" * 300)  # the system answers with an error, as for a share
    store = store_in(tmp_path / "taker", lost)
    taken(store, bundle)
    assert result_of(take_up_waiting(store, CancelToken())) == ()
    manifest = tmp_path / "taker" / "models" / "small" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(str(bundle.folder), str(lost)))
    assert [type(error) for error in store.away().values()] == [ModelAway]
    with pytest.raises(ModelAway):
        store.verify("small")


def test_a_stick_that_is_not_there_is_said(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    away = bundle.folder.rename(tmp_path / "in the pocket")
    with pytest.raises(ModelAway, match="which is not there now") as caught:
        store.folder("small")
    assert str(bundle.folder / "small") in str(caught.value)
    assert store.report_folder("small") == tmp_path / "taker" / "models" / "small"
    assert store.default_for(Task.GENERATE) is None
    away.rename(bundle.folder)
    assert store.folder("small") == bundle.folder / "small"


def test_a_stick_in_another_place_is_verified_again(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    moved = read_bundle(bundle.folder.rename(tmp_path / "E"))
    assert news(store, moved) == moved.models
    assert list(take_up(store, moved, moved.models[0], CancelToken(), copies=False)) != []
    assert store.folder("small") == tmp_path / "E" / "small"


def test_a_program_in_another_place_knows_its_models_again_without_reading_them(
    bundle: Bundle, tmp_path: Path
) -> None:
    result_of(take_up_waiting(store_in(tmp_path / "taker", bundle.folder), CancelToken()))
    (tmp_path / "next").mkdir()
    moved = bundle.folder.rename(tmp_path / "next" / "models")
    store = store_in(tmp_path / "taker", moved)
    assert list(take_up_waiting(store, CancelToken())) == []
    assert store.folder("small") == moved / "small"


def test_what_is_used_where_it_lies_can_be_copied_later(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    assert news(store, bundle) == ()
    assert news(store, bundle, copies=True) == bundle.models
    taken(store, bundle, copies=True)
    assert news(store, bundle, copies=True) == ()
    assert store.folder("small") == tmp_path / "taker" / "models" / "small"


def test_a_home_that_cannot_be_written_to_is_said(bundle: Bundle, tmp_path: Path) -> None:
    (tmp_path / "taker").mkdir()
    (tmp_path / "taker" / "models").write_text("in the way")
    with pytest.raises(ModelProblem, match="cannot be read or kept"):
        taken(store_in(tmp_path / "taker"), bundle)


def test_what_lies_beside_the_program_is_taken_up_once(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker", bundle.folder, tmp_path / "none")
    steps = list(take_up_waiting(store, CancelToken()))
    assert steps[-1].done_bytes == steps[-1].total_bytes > 0
    assert news(store, bundle) == ()
    assert list(take_up_waiting(store, CancelToken())) == []
    assert not store.is_removable("small")
    with pytest.raises(ModelProblem, match="cannot be removed from here"):
        store.remove("small")


def test_a_new_edition_beside_the_program_replaces_the_old(
    bundle: Bundle, giver: ModelStore, tmp_path: Path
) -> None:
    store = store_in(tmp_path / "taker", bundle.folder)
    result_of(take_up_waiting(store, CancelToken()))
    keep_check(store.report_folder("other"), GOOD)
    shutil.rmtree(bundle.folder)
    giver.remove("other")
    new = model_files.write(tmp_path / "new", {"other.gguf": model_files.gguf(b"\x08" * 100)})
    giver.import_path(new / "other.gguf")
    result_of(make_bundle(giver, ["other"], bundle.folder, cancel=CancelToken()))
    assert result_of(take_up_waiting(store, CancelToken())) == ()
    assert store.spec("other").files == giver.spec("other").files
    assert kept_check(store.report_folder("other")) is None
    assert list(store.away()) == ["small"]


def test_one_bad_model_does_not_keep_the_others_away(bundle: Bundle, tmp_path: Path) -> None:
    (bundle.folder / "small" / "small.gguf").unlink()
    store = store_in(tmp_path / "taker", bundle.folder)
    problems = result_of(take_up_waiting(store, CancelToken()))
    assert ["small.gguf" in str(problem) for problem in problems] == [True]
    assert [spec.name for spec in store.installed()] == ["embedder", "other"]


def test_one_that_is_used_elsewhere_can_be_forgotten(bundle: Bundle, tmp_path: Path) -> None:
    store = store_in(tmp_path / "taker")
    taken(store, bundle)
    store.remove("small")
    assert [spec.name for spec in store.installed()] == ["embedder", "other"]
    assert (bundle.folder / "small" / "small.gguf").is_file()


def test_a_model_may_not_take_the_name_of_another(bundle: Bundle, tmp_path: Path) -> None:
    path = bundle.folder / "bundle.toml"
    path.write_text(path.read_text().replace('"other"', '"embedder"'))
    (bundle.folder / "other").rename(bundle.folder / "embedder")
    store = store_in(tmp_path / "taker")
    with pytest.raises(ModelProblem, match="is installed"):
        taken(store, read_bundle(bundle.folder))
    shutil.rmtree(bundle.folder / "small")
    path.write_text(path.read_text().replace('"small"', '"more"').replace('"embedder"', '"small"'))
    (bundle.folder / "embedder").rename(bundle.folder / "small")
    other = {"small.gguf": OTHER["other.gguf"]}
    model_files.write(bundle.folder / "small", other)
    path.write_text(path.read_text().replace("other.gguf", "small.gguf"))
    fresh = store_in(tmp_path / "another")
    spec = next(one for one in read_bundle(bundle.folder).models if one.name == "small")
    with pytest.raises(ModelBroken, match="the catalogue knows by that name"):
        result_of(take_up(fresh, read_bundle(bundle.folder), spec, CancelToken(), copies=False))


def test_nor_one_of_the_catalogue_under_another_name_of_its_file(
    bundle: Bundle, tmp_path: Path
) -> None:
    path = bundle.folder / "bundle.toml"
    shutil.rmtree(bundle.folder / "small")
    path.write_text(path.read_text().replace('"small"', '"more"').replace('"other"', '"small"'))
    (bundle.folder / "other").rename(bundle.folder / "small")
    changed = read_bundle(bundle.folder)
    spec = next(one for one in changed.models if one.name == "small")
    with pytest.raises(ModelBroken, match="the catalogue knows by that name"):
        result_of(take_up(store_in(tmp_path / "taker"), changed, spec, CancelToken(), copies=False))


def test_a_bundle_does_not_say_where_models_are_fetched_from(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bundle.folder / "bundle.toml"
    path.write_text(path.read_text().replace('kind = "local"', 'kind = "https"'))
    elsewhere = "https://example.org"
    path.write_text(path.read_text().replace('location = ""', f'location = "{elsewhere}"'))
    assert path.read_text().count(elsewhere) == 2
    store = store_in(tmp_path / "taker")
    taken(store, read_bundle(bundle.folder))
    bundle.folder.rename(tmp_path / "in the pocket")
    fetched: list[str] = []

    def fetch(_: Path, spec: ModelSpec, __: CancelToken) -> Iterator[NoReturn]:
        fetched.append(spec.source.location)
        return iter(())

    monkeypatch.setattr("app.services.model_store.run_installer", fetch)
    result_of(store.install("small", CancelToken()))
    assert fetched == ["small==1"]
    with pytest.raises(ModelBroken):
        result_of(store.install("other", CancelToken()))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("format = 1", "format = 2", "another Sotto"),
        ("format = 1", "format = ", "bundle.toml"),
        ('name = "small.gguf"', 'name = "../small.gguf"', "file name"),
        ('name = "other"', 'name = "small"', "twice"),
        ("sha256 = ", "sum = ", "no checksums"),
        ("memory_bytes = ", "memory_bytes = -", "impossible"),
        ('title = "Small"', "title = 7", "title"),
        ("format = 1", "\x00", "bundle.toml"),
        ("format = 1", "format = 1\nmodel = " + "[" * 5000, "bundle.toml"),
    ],
)
def test_a_description_that_cannot_be_relied_on_is_refused(
    bundle: Bundle, before: str, after: str, said: str
) -> None:
    path = bundle.folder / "bundle.toml"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    with pytest.raises((ModelBroken, ModelProblem), match=said):
        read_bundle(bundle.folder)


def test_whatever_a_description_says_it_is_understood_or_refused(bundle: Bundle) -> None:
    path, chance = bundle.folder / "bundle.toml", Random(8)
    whole, refused = path.read_bytes(), 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 3))
        path.write_bytes(data)
        try:
            read_bundle(bundle.folder)
        except SottoError:
            refused += 1
    assert 0 < refused < 400


def test_a_stop_leaves_nothing_behind(bundle: Bundle, tmp_path: Path) -> None:
    store, cancel = store_in(tmp_path / "taker"), CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(take_up(store, bundle, bundle.models[0], cancel, copies=True))
    assert [spec.name for spec in store.installed()] == ["embedder"]
