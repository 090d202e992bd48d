"""A model may replace another one only if it is as good, and faster or smaller."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="needs the export group")

from app.evaluation.datasets import load_retrieval
from app.services.model_headers import read_gguf
from export.__main__ import main
from export.compare.trial import Quality, Speed, Trial, judge
from export.gguf import parity
from export.texts import OWN_TEXTS
from tests.export.word_models import word_embedder, word_entailer, word_reranker

FIXTURE = Path(__file__).parents[1] / "data" / "speech" / "whisper-fixture"

Output = pytest.CaptureFixture[str]


def trial(
    candidate: Sequence[float], *, faster: float = 1.0, smaller: float = 1.0, allowed: float = 0.01
) -> Trial:
    count = len(candidate)
    quality = Quality(
        "nDCG@10", "", "questions", "higher", np.full(count, 0.7), np.array(candidate),
        np.ones(count), allowed,
    )  # fmt: skip
    return Trial((quality,), Speed(faster, ()), 1_000_000, round(1_000_000 * smaller))


def test_as_good_and_faster_or_smaller_is_accepted() -> None:
    assert judge(trial([0.7, 0.695], faster=1.06)).accepted
    assert judge(trial([0.7, 0.8], smaller=0.5)).accepted


def test_neither_faster_nor_smaller_is_refused() -> None:
    verdict = judge(trial([0.9, 0.9], faster=1.04, smaller=0.995))
    assert not verdict.accepted
    assert verdict.reasons == (
        "it is neither faster (1.04 x, and 1.05 x counts) nor smaller (0.99 of the size)",
    )


@pytest.mark.parametrize("candidate", [[0.5, 0.7], [float("nan"), 0.7]])
def test_a_loss_and_figures_that_are_no_numbers_are_refused(candidate: list[float]) -> None:
    verdict = judge(trial(candidate, faster=3.0, smaller=0.1))
    assert not verdict.accepted
    assert len(verdict.reasons) == 1
    assert "nDCG@10" in verdict.reasons[0]


def test_who_wants_to_be_sure_needs_the_whole_interval_within_the_loss() -> None:
    uncertain = trial([0.6, 0.8, 0.62, 0.78, 0.7, 0.7], smaller=0.5)
    assert judge(uncertain).accepted
    assert not judge(uncertain, sure=True).accepted
    assert judge(trial([0.7] * 6, smaller=0.5), sure=True).accepted


def compared(a: Path, b: Path, capsys: Output, *more: str) -> tuple[int, str]:
    """The exit code of comparing, and why."""
    code = main(["compare", str(a), str(b), "--json", *more])
    said = capsys.readouterr().out
    return code, " ".join(json.loads(said)["reasons"])


def test_an_embedder_in_half_the_bytes_may_replace_the_other(
    tmp_path: Path, capsys: Output
) -> None:
    whole = word_embedder(tmp_path / "whole")
    half = word_embedder(tmp_path / "half", lambda table: table.astype(np.float16))
    double = word_embedder(tmp_path / "double", lambda table: table.astype(np.float64))
    publishers = {"hidden_size": 64, "max_position_embeddings": 256}
    (double / "config.json").write_text(json.dumps(publishers))
    code, reasons = compared(whole, half, capsys)
    assert code == 0, reasons
    code, reasons = compared(whole, double, capsys)
    assert (code, "neither faster" in reasons) == (1, True), reasons
    assert main(["compare", str(whole), str(half)]) == 0
    assert "B may replace A" in capsys.readouterr().out


def test_an_embedder_with_damaged_weights_is_refused(tmp_path: Path, capsys: Output) -> None:
    whole = word_embedder(tmp_path / "whole")
    alike = word_embedder(tmp_path / "alike", lambda table: np.sort(table).astype(np.float16))
    broken = word_embedder(tmp_path / "broken", lambda table: (table * np.nan).astype(np.float16))
    texts = [entry.text for entry in load_retrieval(OWN_TEXTS).corpus]
    (tmp_path / "texts.txt").write_text("\n".join(texts), "utf-8")
    for more in ((), ("--texts", str(tmp_path / "texts.txt"))):
        code, reasons = compared(whole, alike, capsys, *more)
        assert (code, "is worse by" in reasons) == (1, True), reasons
    code, reasons = compared(whole, broken, capsys)
    assert (code, "no numbers" in reasons) == (1, True), reasons


def test_a_reranker_with_scrambled_weights_is_refused(tmp_path: Path, capsys: Output) -> None:
    whole = word_reranker(tmp_path / "whole")
    half = word_reranker(tmp_path / "half", lambda table: table.astype(np.float16))
    scrambled = word_reranker(
        tmp_path / "scrambled", lambda table: (0.2 - table).astype(np.float16)
    )
    code, reasons = compared(whole, half, capsys)
    assert code == 0, reasons
    code, reasons = compared(whole, scrambled, capsys)
    assert (code, "nDCG@10" in reasons) == (1, True), reasons


def test_an_entailer_with_other_judgements_is_refused(tmp_path: Path, capsys: Output) -> None:
    whole = word_entailer(tmp_path / "whole")
    half = word_entailer(tmp_path / "half", lambda table: table.astype(np.float16))
    turned = word_entailer(tmp_path / "turned", lambda table: (-table).astype(np.float16))
    code, reasons = compared(whole, half, capsys)
    assert code == 0, reasons
    code, reasons = compared(whole, turned, capsys)
    assert (code, "judgements" in reasons) == (1, True), reasons


@pytest.mark.model
def test_a_generator_with_a_scrambled_layer_is_refused(
    smollm2_path: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parity, "_WRITTEN", 2)  # speed is not what this is about
    monkeypatch.setattr(parity, "_ROUNDS", 1)
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(smollm2_path.read_bytes())
    shuffle_blocks(damaged, "blk.7.", block=20)
    (tmp_path / "texts.txt").write_text(load_retrieval(OWN_TEXTS).corpus[0].text, "utf-8")
    code, reasons = compared(smollm2_path, damaged, capsys, "--texts", str(tmp_path / "texts.txt"))
    assert (code, "surprise at text is worse" in reasons) == (1, True), reasons


def shuffle_blocks(path: Path, name: str, *, block: int) -> None:
    """Put the blocks of quantized weights of the tensors called like `name` in another order."""
    tensors = read_gguf(path).tensors
    position = path.stat().st_size - sum(-(-tensor.bytes // 32) * 32 for tensor in tensors)
    content = np.memmap(path, np.uint8, "r+")
    for tensor in tensors:
        if tensor.name.startswith(name) and tensor.bytes % block == 0:
            weights = content[position : position + tensor.bytes].reshape(-1, block)
            np.random.default_rng(7).shuffle(weights)
        position += -(-tensor.bytes // 32) * 32
    content.flush()


@pytest.mark.model
def test_a_whisper_with_shuffled_weights_is_refused(
    one_clip: Path, tmp_path: Path, capsys: Output
) -> None:
    shutil.copytree(FIXTURE, tmp_path / "shuffled")
    shuffle_encoder(tmp_path / "shuffled" / "model.bin")
    code, reasons = compared(FIXTURE, tmp_path / "shuffled", capsys, "--dataset", str(one_clip))
    assert (code, "words wrong is worse" in reasons) == (1, True), reasons


def shuffle_encoder(path: Path) -> None:
    """Put the weights of its dense layers in another order."""
    content = np.fromfile(path, np.uint8)
    for layer in range(4):
        name = f"encoder/layer_{layer}/ffn/linear_0/weight\0".encode()
        start = content.tobytes().index(name) + len(name) + 14  # after shape, type and size
        np.random.default_rng(layer).shuffle(content[start : start + 768 * 192])
    content.tofile(path)


def test_models_of_different_tasks_are_not_compared(tmp_path: Path, capsys: Output) -> None:
    embedder, reranker = word_embedder(tmp_path / "a"), word_reranker(tmp_path / "b")
    assert main(["compare", str(embedder), str(reranker)]) == 2
    assert main(["compare", str(embedder), str(tmp_path / "absent")]) == 2
    assert main(["compare", str(reranker), str(reranker), "--texts", "x"]) == 2
    assert "embed" in capsys.readouterr().err


def test_a_model_that_is_cut_off_is_refused(tmp_path: Path, capsys: Output) -> None:
    whole, cut = word_embedder(tmp_path / "whole"), word_embedder(tmp_path / "cut")
    weights = (cut / "model.onnx").read_bytes()
    (cut / "model.onnx").write_bytes(weights[: len(weights) // 2])
    code, reasons = compared(whole, cut, capsys)
    assert (code, bool(reasons)) == (1, True)
