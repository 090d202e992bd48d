"""Writes the trained network as a CTranslate2 folder of int8 weights that faster-whisper loads."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from ctranslate2.specs import WhisperSpec
from torch import nn

from tests.tools.speech_fixture.network import (
    GUIDED_HEAD,
    CrossAttention,
    Decoder,
    Encoder,
    Feed,
    SelfAttention,
    Shape,
    Whisper,
)
from tests.tools.speech_fixture.tokens import Vocabulary

PREPROCESSOR = {
    "feature_size": 80,
    "hop_length": 160,
    "n_fft": 400,
    "sampling_rate": 16000,
}


def load(checkpoint: Path, vocabulary: Vocabulary, *, averaged: bool = True) -> Whisper:
    """The network of a checkpoint, by default with the running average of its weights."""
    kept = torch.load(checkpoint, weights_only=True)
    network = Whisper(Shape(tokens=vocabulary.size, sounds=len(kept["alphabet"]) + 1))
    weights = kept["network"]
    if averaged:
        prefix = "module."
        weights = {
            k.removeprefix(prefix): v for k, v in kept["average"].items() if k != "n_averaged"
        }
    network.load_state_dict(weights)
    return network.eval()


def write_folder(network: Whisper, tokenizer: Path, folder: Path, *, window_s: int) -> None:
    """Replace the model's files in `folder`; others, such as its README, stay.

    It listens in windows of `window_s` seconds.
    """
    vocabulary = Vocabulary(tokenizer)
    shape = network.shape
    spec = WhisperSpec(shape.encoder_layers, shape.heads, shape.decoder_layers, shape.heads)
    with torch.no_grad():
        _describe_encoder(spec.encoder, network.encoder)
        _describe_decoder(spec.decoder, network.decoder)
    spec.register_vocabulary(vocabulary.tokens())
    # What faster-whisper adds to these it takes from the tokenizer.
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = []  # silence must be able to end at once
    spec.config.lang_ids = []
    spec.config.alignment_heads = [(n, GUIDED_HEAD) for n in range(shape.decoder_layers)]
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    shutil.copy(tokenizer, folder / "tokenizer.json")
    features = json.dumps({"chunk_length": window_s, **PREPROCESSOR}, indent=2)
    (folder / "preprocessor_config.json").write_text(features + "\n")


# The specification's attributes are set by name at run time, so it has no static type.
def _describe_encoder(spec: Any, encoder: Encoder) -> None:
    for into, module in ((spec.conv1, encoder.first), (spec.conv2, encoder.second)):
        into.weight, into.bias = module.weight, module.bias
    spec.position_encodings.encodings = encoder.positions
    _describe_norm(spec.layer_norm, encoder.norm)
    parts: Iterable[Any] = zip(spec.layer, encoder.attention, encoder.feed, strict=True)
    for layer, attention, feed in parts:
        _describe_self(layer.self_attention, attention)
        _describe_feed(layer.ffn, feed)


def _describe_decoder(spec: Any, decoder: Decoder) -> None:
    spec.embeddings.weight = decoder.embedding.weight
    spec.projection.weight = decoder.embedding.weight
    spec.position_encodings.encodings = decoder.positions
    _describe_norm(spec.layer_norm, decoder.norm)
    parts: Iterable[Any] = zip(
        spec.layer, decoder.attention, decoder.cross, decoder.feed, strict=True
    )
    for layer, attention, cross, feed in parts:
        _describe_self(layer.self_attention, attention)
        _describe_cross(layer.attention, cross)
        _describe_feed(layer.ffn, feed)


def _describe_self(spec: Any, attention: SelfAttention) -> None:
    _describe_norm(spec.layer_norm, attention.norm)
    _describe_linear(spec.linear[0], attention.mixed)
    _describe_linear(spec.linear[1], attention.out)


def _describe_cross(spec: Any, attention: CrossAttention) -> None:
    _describe_norm(spec.layer_norm, attention.norm)
    for into, module in zip(
        spec.linear, (attention.query, attention.memory, attention.out), strict=True
    ):
        _describe_linear(into, module)


def _describe_feed(spec: Any, feed: Feed) -> None:
    parts: Iterable[Any] = feed
    norm, first, _, second = parts
    _describe_norm(spec.layer_norm, norm)
    _describe_linear(spec.linear_0, first)
    _describe_linear(spec.linear_1, second)


def _describe_linear(spec: Any, linear: nn.Linear) -> None:
    spec.weight, spec.bias = linear.weight, linear.bias


def _describe_norm(spec: Any, norm: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = norm.weight, norm.bias
