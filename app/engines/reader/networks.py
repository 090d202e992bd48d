"""The two networks inside rapidocr's package, run by us: one finds lines of text, one reads them.

One marks pixels that belong to a line (Liao et al. 2020, Real-time scene text detection with
differentiable binarization), the other gives a character or none for each step along it (Graves et
al. 2006, Connectionist temporal classification).
"""

import importlib.util
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageFilter

from app.engines.reader.layout import Quads, crop_size
from app.engines.reader.rectangles import Points, rectangles

Image = NDArray[np.uint8]
"""Shape (height, width, 3), values 0 to 255."""

_DETECTION_SIDE = 1280
_STRIDE = 32
_TILE = 640
_OVERLAP = 64
_LEAST_CONTRAST = 40
_MARKED = 0.3
_SURE_BOX = 0.5
_UNCLIP = 1.6
_MOST_LINES = 1_000
_SMALLEST_SIDE = 3.0
_LINE_HEIGHT = 48
_NARROWEST = 320
_MOST_ASPECT = 50.0
_BATCH_WIDTH = 2_400
_MOST_CUT_WIDTH = 10_000
_BLANK = 0


def _session(name: str, threads: int) -> onnxruntime.InferenceSession:
    package = importlib.util.find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("rapidocr is not installed")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # Threads that wait would otherwise take the time of whatever else the machine does.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Pages differ in size: an arena would keep the largest of every layer.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # The frozen program has the folder, but none of the modules in it.
    path = Path(package.submodule_search_locations[0]) / "models" / name
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Detector:
    """Finds lines of text, at any angle."""

    def __init__(self, threads: int) -> None:
        self._session = _session("PP-OCRv6_det_small.onnx", threads)
        self._input = self._session.get_inputs()[0].name

    def lines(self, image: Image) -> Quads:
        """Rectangles around lines in pixels of `image`: corners going round, shape (n, 4, 2)."""
        height, width = image.shape[:2]
        scale = min(1.0, _DETECTION_SIDE / max(height, width))
        size = [max(_STRIDE, round(side * scale / _STRIDE) * _STRIDE) for side in (width, height)]
        small = np.asarray(Pillow.fromarray(image).resize(size, Pillow.Resampling.BILINEAR))
        shares = np.array([width / size[0], height / size[1]])
        quads = [quad * shares for quad in _lines(self._marks(small))]
        return np.array(quads, np.float32).reshape(-1, 4, 2)

    def _marks(self, image: Image) -> NDArray[np.float32]:
        """How sure each pixel is to be text, by tiles that overlap: they bound the memory."""
        height, width = image.shape[:2]
        marks = np.zeros((height, width), np.float32)
        for top in range(0, height, _TILE):
            for left in range(0, width, _TILE):
                above, before = max(0, top - _OVERLAP), max(0, left - _OVERLAP)
                below, after = top + _TILE + _OVERLAP, left + _TILE + _OVERLAP
                tile = image[above:below, before:after]
                if not _has_ink(tile):
                    continue
                signal = (tile.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[np.newaxis]
                (found,) = self._session.run(None, {self._input: np.ascontiguousarray(signal)})
                core = found[0, 0, top - above :, left - before :][:_TILE, :_TILE]
                marks[top : top + _TILE, left : left + _TILE] = core
        return marks


def _has_ink(image: Image) -> bool:
    """Whether there is more than the grain of paper, in which the network sees ghosts."""
    smooth = Pillow.fromarray(image).filter(ImageFilter.BoxBlur(1))
    darkest, lightest = zip(*smooth.getextrema(), strict=True)
    return bool(max(lightest) - min(darkest) >= _LEAST_CONTRAST)


def _lines(marks: NDArray[np.float32]) -> Iterator[Points]:
    """Corners around what is marked; the network marks only the middle of a line."""
    sure = marks > _MARKED
    # Each mark also counts for its neighbours to the right and below, which closes small gaps.
    wide = sure.copy()
    wide[:, 1:] |= sure[:, :-1]
    wide[1:] |= wide[:-1].copy()
    for inner in rectangles(wide, _MOST_LINES):
        if min(inner.width, inner.height) < _SMALLEST_SIDE or inner.mean(marks) < _SURE_BOX:
            continue
        grow = _UNCLIP * inner.width * inner.height / (inner.width + inner.height)
        yield inner.grown(grow).corners()


class LineReader:
    """Reads lines, each cut out of the picture and turned upright."""

    def __init__(self, threads: int) -> None:
        self._session = _session("PP-OCRv6_rec_small.onnx", threads)
        self._input = self._session.get_inputs()[0].name
        characters = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._characters = ["", *characters, " "]

    def read(
        self, image: Image, quads: Quads, *, aspect: float = _MOST_ASPECT
    ) -> list[tuple[str, float]]:
        """Text and confidence of each line; `quads` start at the top left of the text.

        Lines longer than `aspect` times their height are squeezed to that.
        """
        widest = round(_LINE_HEIGHT * aspect)
        read: list[tuple[str, float]] = [("", 0.0)] * len(quads)
        widths = [_line_width(quad, widest) for quad in quads]
        for batch in _batches(widths):
            room = max(_NARROWEST, *(widths[at] for at in batch))
            signal = np.zeros((len(batch), 3, _LINE_HEIGHT, room), np.float32)
            for row, at in enumerate(batch):
                line = _cut(image, quads[at], widths[at])
                signal[row, :, :, : widths[at]] = line.astype(np.float32).transpose(2, 0, 1)
                signal[row, :, :, : widths[at]] = signal[row, :, :, : widths[at]] / 127.5 - 1.0
            (scores,) = self._session.run(None, {self._input: signal})
            for row, at in enumerate(batch):
                read[at] = self._decode(scores[row])
        return read

    def _decode(self, scores: NDArray[np.float32]) -> tuple[str, float]:
        """The best character of each step, repeats joined and blanks dropped."""
        best = scores.argmax(axis=1)
        new = np.concatenate([[True], best[1:] != best[:-1]]) & (best != _BLANK)
        if not new.any():
            return "", 0.0
        text = "".join(self._characters[number] for number in best[new])
        return text, float(scores[new, best[new]].mean())


def _line_width(quad: NDArray[np.float32], widest: int) -> int:
    width, height = crop_size(quad)
    return max(8, min(widest, math.ceil(_LINE_HEIGHT * width / max(height, 1.0))))


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Lines of about the same width together; what a batch needs of memory is bounded."""
    batch: list[int] = []
    for at in sorted(range(len(widths)), key=widths.__getitem__):
        if batch and (len(batch) + 1) * max(widths[at], _NARROWEST) > _BATCH_WIDTH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _cut(image: Image, quad: NDArray[np.float32], width: int) -> Image:
    """The line upright, _LINE_HEIGHT high and `width` wide."""
    own_width, own_height = (max(1, math.ceil(side)) for side in crop_size(quad))
    size = max(width, min(own_width, _MOST_CUT_WIDTH)), max(_LINE_HEIGHT, own_height)
    left, top = np.floor(quad.min(axis=0)).astype(int) - 1
    right, bottom = np.ceil(quad.max(axis=0)).astype(int) + 1
    # Where the line leaves the picture, the pixels at its border go on.
    height, breadth = image.shape[:2]
    rows = np.clip(np.arange(top, bottom), 0, height - 1)
    columns = np.clip(np.arange(left, right), 0, breadth - 1)
    around = Pillow.fromarray(image.take(rows, axis=0).take(columns, axis=1))
    across, down = (quad[1] - quad[0]) / size[0], (quad[3] - quad[0]) / size[1]
    x, y = quad[0] - (left, top)
    warp = (across[0], down[0], x, across[1], down[1], y)
    upright = around.transform(size, Pillow.Transform.AFFINE, warp, Pillow.Resampling.BICUBIC)
    return np.asarray(upright.resize((width, _LINE_HEIGHT), Pillow.Resampling.BOX))
