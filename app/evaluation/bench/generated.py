"""Text, questions, files and vectors of our own making, the same on every machine.

Words follow Zipf's law in the order of the shipped tokenizer's vocabulary, which is that of
English, so that stop words, postings and tokens per word are as in real text. Vectors gather around
centres as those of real passages do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORD = re.compile("[a-z]+")
_EXPONENT = 1.07
_SPREAD = 0.7


class Generated:
    """A stream of generated things; the same words and seed give the same stream.

    `words` are from frequent to rare.
    """

    def __init__(self, words: Sequence[str], *, seed: int = 0) -> None:
        self._random = np.random.default_rng(seed)
        self._words = np.array(words, dtype=object)
        weights = 1 / np.arange(1, len(words) + 1) ** _EXPONENT
        self._cumulative = np.cumsum(weights / weights.sum())

    def texts(self, count: int, *, words: int = 100) -> list[str]:
        """`count` passages of about `words` words in sentences of 5 to 30."""
        lengths = self._random.integers(words * 3 // 4, words * 5 // 4, count, endpoint=True)
        drawn = self._draw(int(lengths.sum()))
        ends = np.cumsum(lengths)
        return [
            self._sentences(drawn[end - length : end])
            for end, length in zip(ends, lengths, strict=True)
        ]

    def question(self, text: str) -> str:
        """A question with stop words and four to eight content words of `text`."""
        content = [word for word in text.lower().replace(".", "").split() if len(word) > 3]
        count = min(len(content), int(self._random.integers(4, 8, endpoint=True)))
        start = int(self._random.integers(0, max(1, len(content) - 2 * count)))
        window = content[start : start + 2 * count]
        chosen = sorted(self._random.permutation(len(window))[:count])
        return f"what is the {' '.join(window[n] for n in chosen)}?"

    def vectors(self, count: int, centres: NDArray[np.float32]) -> NDArray[np.float16]:
        """`count` unit vectors, each near one of `centres` (of shape (n, dimensions))."""
        chosen = centres[self._random.integers(0, len(centres), count)]
        noise = self._random.standard_normal(chosen.shape, np.float32)
        return unit(chosen + noise * (_SPREAD / np.sqrt(chosen.shape[1]))).astype(np.float16)

    def near(self, vector: NDArray[np.float16]) -> NDArray[np.float32]:
        """A unit vector close to `vector`, as that of a question to its passage."""
        noise = self._random.standard_normal(len(vector), np.float32)
        return unit(vector.astype(np.float32) + noise * (_SPREAD / np.sqrt(len(vector))))

    def centres(self, count: int, dimensions: int) -> NDArray[np.float32]:
        """`count` random unit vectors to gather around."""
        return unit(self._random.standard_normal((count, dimensions), np.float32))

    def files(self, folder: Path, count: int) -> Iterator[Path]:
        """Write `count` Markdown, text and HTML files of 5 to 60 paragraphs below `folder`."""
        for number in range(count):
            suffix = (".md", ".txt", ".html")[number % 3]
            path = folder / f"{number // 100:03d}" / f"{number:05d}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            paragraphs = self.texts(int(self._random.integers(5, 60)), words=80)
            path.write_text(_document(suffix, f"Report {number}", paragraphs), "utf-8")
            yield path

    def _draw(self, count: int) -> NDArray[np.object_]:
        ranks = np.searchsorted(self._cumulative, self._random.random(count))
        drawn: NDArray[np.object_] = self._words[np.minimum(ranks, len(self._words) - 1)]
        return drawn

    def _sentences(self, words: NDArray[np.object_]) -> str:
        sentences, start = [], 0
        while start < len(words):
            end = start + int(self._random.integers(5, 30))
            sentences.append(" ".join(words[start:end]).capitalize() + ".")
            start = end
        return " ".join(sentences)


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scaled to length 1 along the last axis."""
    scaled: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return scaled


def vocabulary(tokenizer: Path) -> list[str]:
    """The words of a WordPiece `tokenizer.json`, frequent ones first, as they are listed there.

    As many rare ones follow: two of them written together.
    """
    pieces = json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"]
    words = [w for w in sorted(pieces, key=pieces.get) if len(w) > 1 and _WORD.fullmatch(w)]
    order = np.random.default_rng(0).permutation(len(words))
    return list(dict.fromkeys([*words, *(a + words[n] for a, n in zip(words, order, strict=True))]))


def _document(suffix: str, title: str, paragraphs: list[str]) -> str:
    """Paragraphs under a title, with a heading before every fifth."""
    parts: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        heading = f"Part {number // 5 + 1}" if number % 5 == 0 else None
        if suffix == ".html":
            parts += [f"<h2>{heading}</h2>"] if heading else []
            parts.append(f"<p>{paragraph}</p>")
        else:
            parts += [f"## {heading}" if suffix == ".md" else heading] if heading else []
            parts.append(paragraph)
    if suffix == ".html":
        body = "\n".join(parts)
        return f"<html><head><title>{title}</title></head><body>\n{body}\n</body></html>\n"
    return "\n\n".join([f"# {title}" if suffix == ".md" else title, *parts]) + "\n"
