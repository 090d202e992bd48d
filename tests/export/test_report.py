"""What an export writes beside a model."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="needs the export group")

from app.domain.models import Format, ModelFile, ModelSource, ModelSpec, SourceKind, Task
from app.domain.openness import Openness
from export.card import described, read_head, write_card
from export.provenance import write_provenance
from export.report import Figure, Report, Variant, write_report
from export.sources import ExportError, original

QUALITY = Figure("nDCG@10", "", 0.75, 0.74, "higher")
SPEED = Figure("speed", "texts/s", 100.0, 250.0, "higher")
REPORT = Report(
    model="tiny",
    task=Task.EMBED,
    recipe="int8",
    reference_bytes=90_000_000,
    bytes=23_000_000,
    figures=(QUALITY, SPEED),
    variants=(Variant("fp16", 45_000_000, (replace(QUALITY, candidate=0.75),)),),
    machine="a machine",
    command="python -m export onnx tiny",
    notes=("A note.",),
)

SPEC = ModelSpec(
    name="tiny",
    title="Tiny",
    task=Task.EMBED,
    format=Format.ONNX,
    quantization="int8",
    files=(ModelFile("model.onnx", 1),),
    source=ModelSource(SourceKind.LOCAL, "tiny"),
    licence="Apache-2.0",
    openness=Openness(weights=True, data=False),
    languages=("en", "de"),
    context_length=256,
    memory_bytes=1,
    verified=False,
    restrictions="Not for weapons.",
)


def test_a_report_has_a_table_a_plot_and_a_record(tmp_path: Path) -> None:
    write_report(tmp_path, REPORT)
    lines = (tmp_path / "parity.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    assert ["size, MB", "90", "23", "-67", "less is better"] in cells
    assert ["speed, texts/s", "100", "250", "2.50 x", "more is better"] in cells
    assert ["fp16", "45.0", "0.75 (+0)"] in cells
    assert json.loads((tmp_path / "parity.json").read_bytes())["figures"][0]["candidate"] == 0.74
    plot = (tmp_path / "parity.svg").read_text("utf-8")
    assert all(word in plot for word in ("fp16", "int8", "original", "nDCG@10", "texts/s"))


def test_the_same_figures_give_the_same_plot(tmp_path: Path) -> None:
    plots = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        write_report(folder, REPORT)
        plots.append((folder / "parity.svg").read_bytes())
    assert plots[0] == plots[1]


def test_an_original_names_every_file_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "config.json").write_bytes(b"{}")
    (folder / "1_Pooling" / "config.json").write_bytes(b"{}")
    found = original(str(folder), tmp_path / "cache")
    assert (found.name, found.folder) == ("model", folder)
    assert sorted(found.files) == ["1_Pooling/config.json", "config.json"]
    write_provenance(
        tmp_path,
        found,
        recipe="int8",
        outputs=[folder / "config.json"],
        command="c",
        tools=["onnx"],
    )
    record = json.loads((tmp_path / "provenance.json").read_bytes())
    assert record["outputs"]["config.json"] == record["sources"]["config.json"]
    assert record["tools"]["onnx"]


def test_what_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="all-minilm"):
        original(str(tmp_path / "absent"), tmp_path)


def test_a_card_has_a_head_that_is_read_back(tmp_path: Path) -> None:
    write_card(tmp_path, SPEC, origin="someone/tiny", made="Quantized.", figures=REPORT.figures)
    head = read_head(tmp_path)
    assert (head["license"], head["base_model"]) == ("apache-2.0", "someone/tiny")
    assert head["pipeline_tag"] == "sentence-similarity"
    found = described(replace(SPEC, licence="unknown", languages=("*",)), tmp_path)
    assert (found.licence, found.languages) == ("Apache-2.0", ("en", "de"))
    text = (tmp_path / "README.md").read_text("utf-8")
    assert all(words in text for words in ("Not for weapons.", "not public: training data"))
    assert "2.50 x" in text


def test_without_a_card_the_licence_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A model")
    for folder in (tmp_path, tmp_path / "absent"):
        found = described(SPEC, folder)
        assert (found.licence, found.languages) == ("unknown", SPEC.languages)
