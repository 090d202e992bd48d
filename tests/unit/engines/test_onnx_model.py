"""Batches hold everything once and stay within their budget; a config says what is wrong."""

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelBroken
from app.engines import onnx_session
from app.engines.onnx_model import OnnxModel, batches, load_config
from app.engines.providers import Batch
from app.paths import bundled


@given(st.lists(st.integers(1, 300), max_size=60))
def test_batches_hold_each_text_once_within_the_budget(lengths: list[int]) -> None:
    found = list(batches(lengths, token_budget=512, most=16))
    assert sorted(position for batch in found for position in batch) == list(range(len(lengths)))
    for batch in found:
        width = max(lengths[position] for position in batch)
        assert len(batch) == 1 or (len(batch) <= 16 and len(batch) * width <= 512)
    widths = [max(lengths[position] for position in batch) for batch in found]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("text", [None, "", "{}", '{"name": "m", "max_tokens": "many"}', "\xff"])
def test_a_bad_config_is_a_broken_model(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "config.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(ModelBroken, match=r"config\.json"):
        load_config(tmp_path)


def test_the_model_name_carries_its_revision(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"name": "m", "max_tokens": 8, "revision": "abc"}')
    config = load_config(tmp_path)
    assert config.model == "m@abc"
    assert config.languages == ("*",)


class FixedSession:
    """A network that takes two rows of eight tokens, and gives back its mask and numbers."""

    def __init__(self) -> None:
        self.fed: list[dict[str, Any]] = []

    def get_inputs(self) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(name=name, shape=[2, 8]) for name in ("input_ids", "attention_mask")
        ]

    def run(self, names: None, feed: dict[str, Any]) -> list[Any]:
        assert all(value.shape == (2, 8) for value in feed.values())
        self.fed.append(feed)
        total = (feed["input_ids"] * feed["attention_mask"]).sum(axis=1, keepdims=True)
        return [total.astype(np.float32)]


def test_a_network_of_fixed_shape_is_given_that_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(bundled("models") / "all-minilm-l6-v2" / "tokenizer.json", tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"")
    (tmp_path / "config.json").write_text('{"name": "m", "max_tokens": 256, "pad_token_id": 5}')
    session = FixedSession()
    monkeypatch.setattr(onnx_session, "open_session", lambda *_, **__: session)
    model = OnnxModel(tmp_path, threads=1)
    encodings = model.encode(["the pump", "a boat on the lake " * 9, "seals"])
    assert [len(one.ids) for one in encodings] == [4, 8, 3]  # cut at what it takes
    assert len(list(model.batches(encodings, Batch(tokens=512, texts=2)))) == 2
    output, mask = model.run(encodings)
    assert output[:, 0].tolist() == [sum(one.ids) for one in encodings]
    assert mask.shape == (3, 8)
    assert mask.sum(axis=1).tolist() == [4, 8, 3]
    # The row that was missing has one token, and no row has none.
    assert session.fed[-1]["attention_mask"][1].tolist() == [1, 0, 0, 0, 0, 0, 0, 0]
    assert (session.fed[0]["input_ids"][0, 4:] == 5).all()
