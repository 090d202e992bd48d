"""Batches hold everything once and stay within their budget; a config says what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelBroken
from app.engines.onnx_model import batches, load_config


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
