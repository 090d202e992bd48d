"""What is installed, what is taken in, verified and removed; no process and no network here."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, ModelBroken, ModelMissing, ModelProblem
from app.domain.models import Base, Format, ModelSource, ModelSpec, SourceKind, Task
from app.engines.onnx_model import load_config
from app.services.model_folder import read_manifest, staging
from app.services.model_store import CheckReport, ModelStore
from tests.unit.services import model_files

EMBEDDER = {"model.onnx": model_files.onnx(), "tokenizer.json": b"{}"}
OWN_EMBEDDER = {"model.onnx": model_files.onnx(b"\x04" * 900), "tokenizer.json": b"{}"}
GENERATOR = {"small.gguf": model_files.gguf(b"\x05" * 100)}


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    shipped = model_files.shipped(
        "embedder", EMBEDDER, task=Task.EMBED, kind=Format.ONNX, default=True
    )
    source = ModelSource(SourceKind.PACKAGE, "small==1", ("small/small.gguf",))
    offered = model_files.spec("small", source, GENERATOR, default=True)
    folder = model_files.bundle(tmp_path / "bundled", [shipped, offered])
    model_files.write(folder / "embedder", EMBEDDER)
    return ModelStore(tmp_path / "models", folder)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "usb" / "Tiny Llama.Q4_K_M.gguf"
    path.parent.mkdir()
    path.write_bytes(model_files.gguf())
    return path


def names(store: ModelStore) -> list[str]:
    return [spec.name for spec in store.installed()]


def test_what_ships_is_installed_and_used_where_it_lies(store: ModelStore, tmp_path: Path) -> None:
    assert names(store) == ["embedder"]
    assert store.folder("embedder") == tmp_path / "bundled" / "embedder"
    assert not (tmp_path / "models").exists()


def test_a_shipped_model_without_its_files_is_not_installed(
    store: ModelStore, tmp_path: Path
) -> None:
    (tmp_path / "bundled" / "embedder" / "model.onnx").unlink()
    assert names(store) == []
    with pytest.raises(ModelBroken, match="come with the program"):
        next(store.install("embedder", CancelToken()))


def test_the_folder_of_a_model_that_is_not_installed_is_missing(store: ModelStore) -> None:
    with pytest.raises(ModelMissing) as caught:
        store.folder("small")
    assert "sotto models install small" in caught.value.remedy


def test_an_unknown_name_is_a_clear_error(store: ModelStore) -> None:
    with pytest.raises(ModelProblem, match="no model of that name"):
        next(store.install("nonsense", CancelToken()))
    with pytest.raises(ModelMissing):
        store.verify("nonsense")


def test_a_gguf_file_is_taken_in_with_what_it_says_of_itself(store: ModelStore, tiny: Path) -> None:
    spec = store.import_path(tiny)
    assert spec.name == "tiny-llama.q4_k_m"
    assert (spec.title, spec.licence, spec.quantization) == ("Tiny Llama", "apache-2.0", "Q4_K_M")
    assert spec.context_length == 2048
    assert spec.source == ModelSource(SourceKind.LOCAL, str(tiny))
    assert spec.files[0].sha256 == hashlib.sha256(tiny.read_bytes()).hexdigest()
    assert names(store) == ["embedder", spec.name]
    assert store.spec(spec.name) == spec
    assert (store.folder(spec.name) / spec.files[0].name).read_bytes() == tiny.read_bytes()
    assert store.verify(spec.name).ok


def test_a_file_of_the_catalogue_is_recognised_by_its_checksum(
    store: ModelStore, tmp_path: Path
) -> None:
    path = tmp_path / "renamed.gguf"
    path.write_bytes(GENERATOR["small.gguf"])
    spec = store.import_path(path)
    assert (spec.name, spec.default, spec.verified) == ("small", True, True)
    assert store.default_for(Task.GENERATE) == spec


def test_an_imported_model_is_used_where_there_is_no_default(store: ModelStore, tiny: Path) -> None:
    assert store.default_for(Task.GENERATE) is None
    spec = store.import_path(tiny, "mine")
    assert store.default_for(Task.GENERATE) == spec
    assert store.default_for(Task.TRANSCRIBE) is None


def test_an_onnx_folder_is_taken_in_with_a_configuration_of_ours(
    store: ModelStore, tmp_path: Path
) -> None:
    folder = model_files.write(
        tmp_path / "My Embedder",
        {
            **OWN_EMBEDDER,
            "tokenizer.json": b'{"added_tokens": [{"id": 1, "content": "<pad>"}]}',
            "config.json": b'{"architectures": ["XLMRobertaModel"], "hidden_size": 384}',
            "unrelated.txt": b"no",
        },
    )
    spec = store.import_path(folder)
    assert (spec.task, spec.dimensions, spec.context_length) == (Task.EMBED, 384, 512)
    config = json.loads((store.folder("my-embedder") / "config.json").read_bytes())
    assert (config["name"], config["dimensions"]) == ("my-embedder", 384)
    assert config["pad_token_id"] == 1
    assert {file.name for file in spec.files} == {"model.onnx", "tokenizer.json", "config.json"}
    assert store.verify("my-embedder").ok


def test_a_cross_encoder_is_taken_in_as_reranker(store: ModelStore, tmp_path: Path) -> None:
    config = b'{"architectures": ["BertForSequenceClassification"], "hidden_size": 384}'
    folder = model_files.write(tmp_path / "ce", {**OWN_EMBEDDER, "config.json": config})
    assert store.import_path(folder).task is Task.RERANK


def test_a_cross_encoder_with_labels_of_inference_is_taken_in_as_entailer(
    store: ModelStore, tmp_path: Path
) -> None:
    labels = '{"1": "ENTAILMENT", "0": "contradiction", "2": "neutral"}'
    config = f'{{"architectures": ["BertForSequenceClassification"], "id2label": {labels}}}'
    folder = model_files.write(tmp_path / "nli", {**OWN_EMBEDDER, "config.json": config.encode()})
    spec = store.import_path(folder)
    assert (spec.task, spec.dimensions) == (Task.ENTAIL, None)
    runs_with = load_config(store.folder(spec.name))
    assert runs_with.labels == spec.labels == ("contradiction", "entailment", "neutral")


def test_a_whisper_folder_is_taken_in(store: ModelStore, tmp_path: Path) -> None:
    contents = {
        "model.bin": model_files.whisper(), "config.json": b"{}", "tokenizer.json": b"{}",
        "vocabulary.txt": b"a",
    }  # fmt: skip
    spec = store.import_path(model_files.write(tmp_path / "whisper-own", contents))
    assert (spec.task, spec.format) == (Task.TRANSCRIBE, Format.CTRANSLATE2)
    assert (store.folder("whisper-own") / "config.json").read_bytes() == b"{}"


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ({"general.architecture": "bert"}, "as a bert model it turns texts into vectors"),
        ({"general.architecture": "clip", "general.type": "mmproj"}, "sees pictures or hears"),
        ({"general.architecture": "clip"}, "as a clip model it sees pictures or hears"),
        ({"general.architecture": "flux"}, "makes pictures and no text"),
        ({"general.type": "imatrix"}, "how important weights are"),
        ({"general.type": "something new"}, "part of a model"),
        ({"general.type": "adapter", "adapter.type": "vector"}, "no LoRA"),
        ({"split.count": 3}, "one part of several"),
    ],
)
def test_gguf_files_of_the_wrong_kind_are_refused(
    store: ModelStore, tmp_path: Path, extra: dict[str, str | int], words: str
) -> None:
    path = tmp_path / "x.gguf"
    path.write_bytes(model_files.gguf(extra=extra))
    with pytest.raises((ModelBroken, ModelProblem), match=words) as caught:
        store.import_path(path)
    assert caught.value.remedy
    assert names(store) == ["embedder"]


@pytest.mark.parametrize("architecture", ["qwen2vl", "qwen3vlmoe", "cogvlm", "llama4"])
def test_the_language_part_of_a_model_that_sees_is_used_for_text(
    store: ModelStore, tmp_path: Path, architecture: str
) -> None:
    contents = {
        "both.gguf": model_files.gguf(extra={"general.architecture": architecture}),
        "mmproj-both.gguf": model_files.gguf(extra={"general.architecture": "clip"}),
    }
    spec = store.import_path(model_files.write(tmp_path / "vision", contents))
    assert (spec.name, spec.task) == ("both", Task.GENERATE)
    assert "text alone" in spec.note


def test_an_adapter_is_taken_in_with_the_model_it_was_made_for(
    store: ModelStore, tmp_path: Path
) -> None:
    said = {"general.type": "adapter", "adapter.type": "lora", "general.license": "gemma"}
    path = tmp_path / "Legal.gguf"
    path.write_bytes(model_files.gguf(extra={**said, "general.base_model.0.name": "Tiny Llama 1B"}))
    spec = store.import_path(path)
    assert (spec.name, spec.task) == ("legal", Task.ADAPT)
    assert spec.adapts == Base("llama", "Tiny Llama 1B")
    assert store.in_use(Task.GENERATE) is None


def test_a_model_that_thinks_is_known_by_its_template(store: ModelStore, tmp_path: Path) -> None:
    path = tmp_path / "thinker.gguf"
    template = "{% if enable_thinking %}<think>{% endif %}"
    path.write_bytes(model_files.gguf(extra={"tokenizer.chat_template": template}))
    assert store.import_path(path).thinks


def test_what_is_no_model_is_refused(store: ModelStore, tmp_path: Path) -> None:
    text = tmp_path / "letter.gguf"
    text.write_text("Dear all", "utf-8")
    with pytest.raises(ModelBroken, match="not a GGUF file") as caught:
        store.import_path(text)
    assert "remove" not in caught.value.remedy  # it was never installed
    with pytest.raises(ModelProblem, match="no such file"):
        store.import_path(tmp_path / "missing.gguf")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelProblem, match="no model was found"):
        store.import_path(tmp_path / "empty")
    folder = model_files.write(tmp_path / "half", {"model.onnx": model_files.onnx()})
    with pytest.raises(ModelBroken, match=r"tokenizer\.json"):
        store.import_path(folder)


def test_a_name_is_taken_once(store: ModelStore, tiny: Path) -> None:
    store.import_path(tiny, "mine")
    with pytest.raises(ModelProblem, match="is installed"):
        store.import_path(tiny, "mine")
    with pytest.raises(ModelProblem, match="is installed"):
        store.import_path(tiny, "embedder")
    with pytest.raises(ModelProblem, match="lower-case"):
        store.import_path(tiny, "../mine")
    assert store.import_path(tiny, "mine-2").name == "mine-2"


def test_a_stopped_import_leaves_nothing(store: ModelStore, tiny: Path, tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        store.import_path(tiny, cancel=cancel)
    assert names(store) == ["embedder"]
    assert not list((tmp_path / "models").rglob("*.gguf"))


def test_a_full_disk_is_seen_beforehand(store: ModelStore, tiny: Path, tmp_path: Path) -> None:
    full = ModelStore(tmp_path / "models", tmp_path / "bundled", free=lambda _: 1_000_000)
    with pytest.raises(ModelProblem, match="1 MB left"):
        next(full.install("small", CancelToken()))
    with pytest.raises(ModelProblem, match="1 MB left"):
        full.import_path(tiny)
    assert not (tmp_path / "models").exists()


def test_altered_cut_and_missing_files_are_found(store: ModelStore, tiny: Path) -> None:
    spec = store.import_path(tiny, "mine")
    path = store.folder("mine") / spec.files[0].name
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"\x02")
    assert "has been altered" in store.verify("mine").detail
    path.write_bytes(whole[:-1])
    assert f"instead of {len(whole)}" in store.verify("mine").detail
    path.unlink()
    report = store.verify("mine")
    assert not report.ok
    assert "is missing" in report.detail


def test_removing_deletes_the_files(store: ModelStore, tiny: Path, tmp_path: Path) -> None:
    store.import_path(tiny, "mine")
    store.remove("mine")
    assert names(store) == ["embedder"]
    assert not list((tmp_path / "models").rglob("*.gguf"))
    with pytest.raises(ModelMissing):
        store.remove("mine")


def test_what_ships_cannot_be_removed(store: ModelStore) -> None:
    with pytest.raises(ModelProblem, match="cannot be removed from here"):
        store.remove("embedder")
    assert store.verify("embedder").ok


def test_a_folder_without_a_readable_manifest_is_not_installed(
    store: ModelStore, tiny: Path
) -> None:
    store.import_path(tiny, "mine")
    manifest = store.folder("mine") / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:100])
    assert names(store) == ["embedder"]
    assert store.import_path(tiny, "mine").name == "mine"
    installed = read_manifest(store.folder("mine"))
    assert installed is not None
    assert installed.spec == store.spec("mine")


def test_two_cannot_work_on_one_model(store: ModelStore, tiny: Path, tmp_path: Path) -> None:
    with (
        staging(tmp_path / "models", "mine"),
        pytest.raises(ModelProblem, match="another Sotto"),
    ):
        store.import_path(tiny, "mine")


def test_check_asks_the_function_it_was_given(tmp_path: Path, store: ModelStore) -> None:
    def check(spec: ModelSpec, folder: Path, adapter: Path | None) -> CheckReport:
        assert adapter is None
        return CheckReport(spec.name, ok=True, detail=folder.name, seconds=0.1)

    checking = ModelStore(tmp_path / "models", tmp_path / "bundled", check=check)
    assert checking.check("embedder").detail == "embedder"
    with pytest.raises(ModelMissing):
        checking.check("small")
    with pytest.raises(ModelProblem, match="cannot be tried"):
        store.check("embedder")


def test_what_fetches_is_loaded_by_the_installer_only() -> None:
    code = (
        "import sys, app.services.model_store as s; "
        "print(sorted({'app.services.model_fetch', 'urllib.request', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
