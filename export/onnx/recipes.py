"""The ways to make a float ONNX model smaller and faster that were tried."""

from dataclasses import KW_ONLY, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Half:
    """16-bit floats inside; what goes in and comes out stays 32 bits wide."""


@dataclass(frozen=True, slots=True)
class Dynamic:
    """8-bit integers; activations are quantized anew for every batch, with one scale per tensor.

    `reduce_range`: 7-bit weights, whose products cannot overflow the 16-bit sums of processors
    with AVX2 but without VNNI.
    """

    per_channel: bool = True
    signed: bool = True
    reduce_range: bool = False


@dataclass(frozen=True, slots=True)
class Static:
    """8-bit integers; the scales of activations were measured once on calibration texts.

    What lies outside `percentile` of an activation's values is clipped; without it, nothing is.
    `explicit` writes pairs of QuantizeLinear and DequantizeLinear (QDQ), which compilers of NPUs
    read; otherwise operators on integers take the place of float ones. `symmetric`: no zero
    points, as many NPUs want it. `wide`: 16-bit activations. `mixed`: products that make vectors
    narrower stay float; what they take, right after GELU, loses most by rounding.
    """

    percentile: float | None = 99.99
    explicit: bool = True
    symmetric: bool = False
    wide: bool = False
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """Weights as integers of 4 or 8 bits, a scale for every `size` of them; floats elsewhere."""

    bits: Literal[4, 8]
    size: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is done to a float model, in the order of the fields.

    `fuse`: attention, GELU and the sums before layer norms become one operator each. `balance`:
    channels of an activation whose largest value exceeds `balance` times the median channel's are
    divided by the excess, and the weights that meet them multiplied by it. Few channels of a
    transformer are such outliers, and one of them spoils the scale for all others. (After Xiao et
    al., SmoothQuant, 2023, restricted to the outliers, so that the weights of the other channels
    keep their precision.) `embeddings`: word vectors with one scale for the whole table, one for
    each row, or left as they are.
    """

    name: str
    _: KW_ONLY
    fuse: bool = False
    balance: float | None = None
    embeddings: Literal["table", "rows", "float"] = "float"
    arithmetic: Half | Dynamic | Static | Blocks | None = None


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe("fp32"),
        Recipe("fp32-fused", fuse=True),
        Recipe("fp16", arithmetic=Half()),
        Recipe("tensor-s8", embeddings="table", arithmetic=Dynamic(per_channel=False)),
        Recipe(
            "tensor-u8", embeddings="table", arithmetic=Dynamic(per_channel=False, signed=False)
        ),
        Recipe("channel-s8", embeddings="table", arithmetic=Dynamic()),
        Recipe("channel-s8-reduced", embeddings="table", arithmetic=Dynamic(reduce_range=True)),
        Recipe("channel-u8", embeddings="table", arithmetic=Dynamic(signed=False)),
        Recipe("channel-s8-words-f32", arithmetic=Dynamic()),
        Recipe("balanced-s8", balance=3.0, embeddings="table", arithmetic=Dynamic()),
        Recipe("balanced-rows-s8", balance=3.0, embeddings="rows", arithmetic=Dynamic()),
        Recipe(
            "balanced-rows-s8-reduced",
            balance=3.0,
            embeddings="rows",
            arithmetic=Dynamic(reduce_range=True),
        ),
        Recipe("fused-rows-s8", fuse=True, embeddings="rows", arithmetic=Dynamic()),
        Recipe(
            "fused-balanced-rows-s8",
            balance=3.0,
            fuse=True,
            embeddings="rows",
            arithmetic=Dynamic(),
        ),
        Recipe("static-s8", balance=2.0, embeddings="rows", arithmetic=Static(explicit=False)),
        Recipe("qdq-s8", balance=2.0, arithmetic=Static()),
        Recipe("qdq-s8-symmetric", balance=2.0, arithmetic=Static(symmetric=True)),
        Recipe("qdq-s8-mixed", balance=2.0, arithmetic=Static(mixed=True)),
        Recipe("qdq-a16", arithmetic=Static(percentile=None, wide=True)),
        Recipe("blocks-8", embeddings="rows", arithmetic=Blocks(bits=8, size=128)),
        Recipe("blocks-4", embeddings="rows", arithmetic=Blocks(bits=4, size=32)),
    )
}
SHIPPED_RECIPE = "balanced-rows-s8"
