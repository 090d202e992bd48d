"""Whisper's network (Radford et al., 2022), small, with two helpers for the training only.

The helpers are a head on the encoder that names the sound at each position, and one attention
head in each decoder layer whose place is taught. Without them the decoder takes over a thousand
steps until it listens at all.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

WINDOW_POSITIONS = 1500
TEXT_POSITIONS = 448
GUIDED_HEAD = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the network is."""

    tokens: int
    sounds: int
    width: int = 192
    heads: int = 3
    encoder_layers: int = 4
    decoder_layers: int = 2
    bands: int = 80


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says: logits of tokens and sounds, and attention of the guided heads."""

    tokens: Tensor  # batch, text, vocabulary
    sounds: Tensor  # batch, frames / 2, sounds
    attention: list[Tensor]  # for each decoder layer: batch, text, frames / 2


def sinusoids(length: int, width: int) -> Tensor:
    """The fixed positions of Whisper's encoder."""
    rates = torch.exp(
        -torch.log(torch.tensor(10000.0)) * torch.arange(width // 2) / (width // 2 - 1)
    )
    angles = torch.arange(length)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class SelfAttention(nn.Module):
    """Attention within one sequence; queries, keys and values come from one matrix."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.mixed = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, *, causal: bool) -> Tensor:
        """Add what each position takes from the others."""
        batch, length, width = x.shape
        parts = self.mixed(self.norm(x)).view(batch, length, 3, self.heads, -1)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value, is_causal=causal)
        mixed: Tensor = self.out(found.transpose(1, 2).reshape(batch, length, width))
        return x + mixed


class CrossAttention(nn.Module):
    """Attention of the text to the sound."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.memory = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, sound: Tensor) -> tuple[Tensor, Tensor]:
        """Add what the text takes from the sound; second, where the guided head looked."""
        batch, length, width = x.shape
        query = self.query(self.norm(x)).view(batch, length, self.heads, -1).transpose(1, 2)
        parts = self.memory(sound).view(batch, sound.shape[1], 2, self.heads, -1)
        key, value = parts.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5
        weights = scores.float().softmax(-1)
        found = weights.to(value.dtype) @ value
        mixed = self.out(found.transpose(1, 2).reshape(batch, length, width))
        return x + mixed, weights[:, GUIDED_HEAD]


class Feed(nn.Sequential):
    """The two dense layers of a block, added to their input."""

    def __init__(self, width: int) -> None:
        super().__init__(
            nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width)
        )

    def forward(self, x: Tensor) -> Tensor:
        """`x` and what the layers make of it."""
        added = x
        for layer in self:
            added = layer(added)
        return x + added


class Encoder(nn.Module):
    """Sound to features, at 50 positions a second."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.first = nn.Conv1d(shape.bands, shape.width, 3, padding=1)
        self.second = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        self.attention = nn.ModuleList(
            SelfAttention(shape.width, shape.heads) for _ in range(shape.encoder_layers)
        )
        self.feed = nn.ModuleList(Feed(shape.width) for _ in range(shape.encoder_layers))
        self.norm = nn.LayerNorm(shape.width)
        self.positions: Tensor
        self.register_buffer("positions", sinusoids(WINDOW_POSITIONS, shape.width))

    def forward(self, frames: Tensor) -> Tensor:
        """`frames` is batch, time, bands."""
        x = functional.gelu(self.first(frames.transpose(1, 2)))
        x = functional.gelu(self.second(x)).transpose(1, 2)
        x = x + self.positions[: x.shape[1]]
        for attention, feed in zip(self.attention, self.feed, strict=True):
            x = feed(attention(x, causal=False))
        normed: Tensor = self.norm(x)
        return normed


class Decoder(nn.Module):
    """Text so far and sound to the next token."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.embedding = nn.Embedding(shape.tokens, shape.width)
        self.positions = nn.Parameter(sinusoids(TEXT_POSITIONS, shape.width) * 0.02)
        layers = range(shape.decoder_layers)
        self.attention = nn.ModuleList(SelfAttention(shape.width, shape.heads) for _ in layers)
        self.cross = nn.ModuleList(CrossAttention(shape.width, shape.heads) for _ in layers)
        self.feed = nn.ModuleList(Feed(shape.width) for _ in layers)
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, text: Tensor, sound: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Logits of the token after each, and where the guided heads looked."""
        x = self.embedding(text) + self.positions[: text.shape[1]]
        looked = []
        for attention, cross, feed in zip(self.attention, self.cross, self.feed, strict=True):
            x, where = cross(attention(x, causal=True), sound)
            looked.append(where)
            x = feed(x)
        return functional.linear(self.norm(x), self.embedding.weight), looked


class Whisper(nn.Module):
    """Encoder, decoder and the head that names sounds."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder, self.decoder = Encoder(shape), Decoder(shape)
        self.sounds = nn.Linear(shape.width, shape.sounds)
        for module in self.modules():
            if isinstance(module, nn.Linear | nn.Embedding):
                nn.init.normal_(module.weight, std=0.04)
            if isinstance(module, nn.Linear):
                nn.init.zeros_(module.bias)

    def forward(self, frames: Tensor, text: Tensor) -> Heard:
        """Everything that the losses need."""
        sound = self.encoder(frames)
        logits, looked = self.decoder(text, sound)
        return Heard(logits, self.sounds(sound), looked)
