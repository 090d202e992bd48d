"""The catalogue as shipped, and what a broken one gets."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.domain.errors import ModelBroken, ModelProblem
from app.domain.models import Format, ModelSource, ModelSpec, SourceKind, Task
from app.paths import bundled
from app.services.model_catalog import check_name, load_catalog
from app.services.model_folder import describe
from tests.unit.services import model_files


@pytest.fixture(scope="module")
def catalog() -> tuple[ModelSpec, ...]:
    return load_catalog(bundled("models"))


def test_names_are_unique(catalog: tuple[ModelSpec, ...]) -> None:
    counts = Counter(spec.name for spec in catalog)
    assert len(counts) > 20
    assert set(counts.values()) == {1}


def test_every_task_has_exactly_one_default(catalog: tuple[ModelSpec, ...]) -> None:
    offered = set(Task) - {Task.ADAPT}  # whoever has an adapter made it for a model of theirs
    assert Counter(spec.task for spec in catalog if spec.default) == dict.fromkeys(offered, 1)


def test_every_model_says_what_one_has_to_know(catalog: tuple[ModelSpec, ...]) -> None:
    for spec in catalog:
        size = sum(file.bytes or 0 for file in spec.files)
        assert spec.licence, spec.name
        assert spec.languages, spec.name
        assert size > 0, spec.name
        assert spec.memory_bytes > size, spec.name
        assert (spec.context_length > 0) is (spec.task is not Task.TRANSCRIBE), spec.name
        assert (spec.dimensions is not None) is (spec.task is Task.EMBED), spec.name


def test_verified_means_that_every_file_is_pinned(catalog: tuple[ModelSpec, ...]) -> None:
    for spec in catalog:
        pinned = [file.sha256 is not None for file in spec.files]
        assert all(pinned) if spec.verified else not any(pinned), spec.name


def test_shipped_files_match_the_catalogue(catalog: tuple[ModelSpec, ...]) -> None:
    shipped = [spec for spec in catalog if spec.source.kind is SourceKind.SHIPPED]
    assert [spec.name for spec in shipped] == ["all-minilm-l6-v2"]
    for spec in shipped:
        for file in spec.files:
            assert describe(bundled("models") / spec.source.location / file.name) == file


def test_addresses_are_encrypted_and_of_the_model_hub(catalog: tuple[ModelSpec, ...]) -> None:
    addresses = [urlsplit(s.source.location) for s in catalog if s.source.kind is SourceKind.HTTPS]
    assert {(address.scheme, address.hostname) for address in addresses} == {
        ("https", "huggingface.co")
    }


def test_onnx_models_have_the_files_the_engine_loads(catalog: tuple[ModelSpec, ...]) -> None:
    for spec in catalog:
        if spec.format is Format.ONNX:
            assert [file.name for file in spec.files][:2] == ["model.onnx", "tokenizer.json"]


def test_every_family_has_a_card(catalog: tuple[ModelSpec, ...]) -> None:
    cards = "\n".join(p.read_text("utf-8") for p in (bundled("models") / "cards").glob("*.md"))
    for spec in catalog:
        own = bundled("models") / spec.name / "README.md"
        assert own.is_file() or f"`{spec.name}`" in cards, spec.name


@pytest.mark.parametrize("name", ["", "../x", "A", ".partial", "a/b", "a" * 65])
def test_names_that_could_leave_the_folder_are_refused(name: str) -> None:
    with pytest.raises(ModelProblem):
        check_name(name)


def test_a_file_name_with_a_path_is_refused(tmp_path: Path) -> None:
    bad = model_files.shipped("bad", {"../model.gguf": b"x"})
    with pytest.raises(ModelBroken, match="file name"):
        load_catalog(model_files.bundle(tmp_path, [bad]))


def test_a_package_source_without_members_is_refused(tmp_path: Path) -> None:
    bad = model_files.spec("bad", ModelSource(SourceKind.PACKAGE, "p==1"), {"a.gguf": b"x"})
    with pytest.raises(ModelBroken, match="no files"):
        load_catalog(model_files.bundle(tmp_path, [bad]))


@pytest.mark.parametrize("text", ["[[model]]\nname = 1", "not toml", "[[models]]\n"])
def test_a_damaged_catalogue_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "catalog.toml").write_text(text, "utf-8")
    with pytest.raises(ModelBroken, match="catalogue"):
        load_catalog(tmp_path)
