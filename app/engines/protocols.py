"""What each kind of engine promises, wherever it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.speech import Segment, Stretch, Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class GenerateOptions:
    """How to generate; `max_tokens` of an answer at most, `temperature` 0 is greedy.

    A model that reasons may think for `thought_tokens` before it answers; 0: it answers at once.
    """

    max_tokens: int = 256
    temperature: float = 0.0
    seed: int = 0
    stop: tuple[str, ...] = ()
    thought_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Thought:
    """A piece of what a model writes down for itself before it answers."""

    text: str


def spoken(pieces: Iterable[str | Thought]) -> Iterator[str]:
    """The answer alone."""
    return (piece for piece in pieces if isinstance(piece, str))


@dataclass(frozen=True, slots=True)
class TranscribeOptions:
    """`language` None: detected. `vocabulary` are words to expect, the most likely first.

    `before` is what was said just before. `quick` is for a look at speech that goes on: one greedy
    pass, where otherwise several hypotheses are weighed and doubtful ones tried again.
    """

    language: str | None = None
    vocabulary: tuple[str, ...] = ()
    before: str = ""
    quick: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an Embedder says of n texts and the w words of a question.

    `vectors`, shape (n, dimensions), are those of embed_passages. `nearness`, shape (n, w), is the
    highest cosine of the word, as understood in the question, with a token of the text (late
    interaction: Khattab and Zaharia 2020, "ColBERT"); that of question and text as a whole where
    the model has no vectors of tokens, or the word lies beyond its window.
    """

    vectors: NDArray[np.float32]
    nearness: NDArray[np.float32]


class Embedder(Protocol):
    """Texts to vectors of unit length."""

    @property
    def model(self) -> str:
        """Name and revision; vectors of different models are never compared."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Window in tokens, special ones included; longer texts are cut there."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes the model was trained for; ("*",) for many."""
        ...

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions), in the order given."""
        ...

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,)."""
        ...

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        """Passages, word by word of a question; `words` are (start, end) in `question`."""
        ...


class Reranker(Protocol):
    """Reads question and passage together and says how well they fit."""

    @property
    def model(self) -> str:
        """Name and revision."""
        ...

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """One relevance score per passage, shape (len(passages),), higher is better."""
        ...


@dataclass(frozen=True, slots=True)
class Entailment:
    """The probabilities that a hypothesis follows from a premise, is left open, is denied by it."""

    entailed: float
    neutral: float
    contradicted: float


class Entailer(Protocol):
    """Reads two texts together and says whether the second follows from the first."""

    @property
    def model(self) -> str:
        """Name and revision."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes the model was trained for; ("*",) for many."""
        ...

    def entail(
        self, pairs: Sequence[tuple[str, str]], cancel: CancelToken | None = None
    ) -> list[Entailment]:
        """One per pair of premise and hypothesis, in the order given."""
        ...


class Generator(Protocol):
    """Streams text that continues a chat."""

    @property
    def model(self) -> str:
        """Name of the model."""
        ...

    @property
    def context_length(self) -> int:
        """Tokens of prompt and answer together."""
        ...

    def count_tokens(self, text: str) -> int:
        """Length of `text` in the model's tokens, without special ones."""
        ...

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        """Pieces of text as they come, thoughts before the answer.

        Raises Cancelled, EngineFailure or Crashed.
        """
        ...


class Transcriber(Protocol):
    """Speech to text."""

    @property
    def model(self) -> str:
        """Name of the model."""
        ...

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        """Segments as they are decoded from 16 kHz mono `samples`, then the whole Transcript.

        Where nobody speaks there are none.
        """
        ...


class Gauge(Protocol):
    """Finds out how fast memory is read by all cores at once."""

    def rates(self, seconds: float, cancel: CancelToken | None = None) -> Iterator[float]:
        """Bytes a second, again and again for about `seconds`."""
        ...

    def close(self) -> None:
        """Give back what was read, and the cores."""
        ...


class SpeechDetector(Protocol):
    """Tells speech from everything else."""

    def detect(self, samples: NDArray[np.float32]) -> tuple[Stretch, ...]:
        """Where somebody speaks in 16 kHz mono `samples`, in order, not overlapping."""
        ...


class Reader(Protocol):
    """Files to text, and recordings to samples."""

    def read(
        self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
    ) -> Iterator[Extraction]:
        """The text of one file, in one piece or, where it is large, in several.

        `recognize`: pages without usable text are recognised from their picture. Raises
        ReadFailure where there is no text to be had, Crashed when reading ended the process; what
        came before is worthless then.
        """
        ...

    def samples(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Iterator[NDArray[np.float32]]:
        """The sound of a recording, 16 kHz mono between -1 and 1, in blocks of any length.

        Raises ReadFailure and Crashed as `read` does.
        """
        ...


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of `pages` as it looks: `pixels` are `height` rows of `width` RGB triples.

    `text` are the letters that the file itself has for the page, none in a picture; `boxes` four
    little-endian float32 for each: left, top, right and bottom as shares of the page's width and
    height, all 0 where a letter has no place.
    """

    pages: int
    width: int
    height: int
    pixels: bytes
    text: str = ""
    boxes: bytes = b""


@dataclass(frozen=True, slots=True)
class Sound:
    """Sound from second `at_s` of a recording of `duration_s` on, at the speed asked for.

    `samples` are little-endian int16 at `rate` Hz, one or two `channels` side by side.
    """

    at_s: float
    duration_s: float
    rate: int
    channels: int
    samples: bytes


class Renderer(Protocol):
    """Files as one sees and hears them, nothing of them parsed in this process."""

    def page(
        self,
        path: Path,
        number: int,
        *,
        width: int,
        part: str | None = None,
        cancel: CancelToken | None = None,
    ) -> PagePicture:
        """Page `number`, from 1, of a PDF or picture, about `width` pixels wide.

        `part` is the path inside a file that holds others (see domain.documents.Part). Raises
        ReadFailure where there is none, Crashed when drawing it ended the process.
        """
        ...

    def sound(
        self, path: Path, start_s: float, *, speed: float = 1.0, cancel: CancelToken | None = None
    ) -> Iterator[Sound]:
        """A recording from second `start_s` on, in blocks of about half a second.

        Raises as `page` does.
        """
        ...
