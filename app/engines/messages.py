"""What parent and engine process say to each other: typed, bounded, decoded by schema.

An engine that reads a file has none: it says which bytes it wants, and each Want is answered by one
raw message.
"""

from typing import Literal

import msgspec

from app.domain.documents import Extraction


class Read(msgspec.Struct, tag="read", array_like=True, frozen=True):
    """Give me the text of a file of `size` bytes; `name` is its name without folder."""

    name: str
    size: int
    recognize: bool


class Listen(msgspec.Struct, tag="listen", array_like=True, frozen=True):
    """Give me the sound of a recording of `size` bytes; `name` is its name without folder."""

    name: str
    size: int


class Draw(msgspec.Struct, tag="draw", array_like=True, frozen=True):
    """Show me page `number`, from 1, of a file of `size` bytes, about `width` pixels wide.

    `part` is the path inside a file that holds others.
    """

    name: str
    size: int
    number: int
    width: int
    part: str | None


class Play(msgspec.Struct, tag="play", array_like=True, frozen=True):
    """Let me hear a recording of `size` bytes from second `start_s` on, `speed` times as fast."""

    name: str
    size: int
    start_s: float
    speed: float


class Embed(msgspec.Struct, tag="embed", array_like=True, frozen=True):
    """Give me vectors; `query` tells a question from passages."""

    texts: list[str]
    query: bool


class Compare(msgspec.Struct, tag="compare", array_like=True, frozen=True):
    """Give me, for each text, its vector and the nearness of each word of the question.

    `words` are (start, end) in `question`.
    """

    question: str
    words: list[tuple[int, int]]
    texts: list[str]


class Score(msgspec.Struct, tag="score", array_like=True, frozen=True):
    """Give me how well each passage fits the query."""

    query: str
    passages: list[str]


class Entail(msgspec.Struct, tag="entail", array_like=True, frozen=True):
    """Give me how far the second text of each pair follows from the first."""

    pairs: list[tuple[str, str]]


class Transcribe(msgspec.Struct, tag="transcribe", array_like=True, frozen=True):
    """Tell me what is said; `samples` are little-endian float32 at 16 kHz, one channel.

    The rest as in TranscribeOptions.
    """

    samples: bytes
    language: str | None
    vocabulary: list[str]
    before: str
    quick: bool


class DetectSpeech(msgspec.Struct, tag="detect", array_like=True, frozen=True):
    """Tell me where somebody speaks; `samples` as in Transcribe."""

    samples: bytes


class CountTokens(msgspec.Struct, tag="count", array_like=True, frozen=True):
    """How many tokens are in the text?"""

    text: str


class Generate(msgspec.Struct, tag="generate", array_like=True, frozen=True):
    """Continue the chat of (role, content) turns."""

    turns: list[tuple[Literal["system", "user", "assistant"], str]]
    max_tokens: int
    temperature: float
    seed: int
    stop: list[str]
    thought_tokens: int = 0


class Gauge(msgspec.Struct, tag="gauge", array_like=True, frozen=True):
    """How fast is memory read? Take so many seconds to find out."""

    seconds: float


class ListDevices(msgspec.Struct, tag="devices", array_like=True, frozen=True):
    """What can llama.cpp compute on?"""


class Describe(msgspec.Struct, tag="describe", array_like=True, frozen=True):
    """What is the file of articles that you have open?"""


class Find(msgspec.Struct, tag="find", array_like=True, frozen=True):
    """Which articles are likely to be about these words? At most `limit`, found in `within_s`."""

    words: list[str]
    limit: int
    within_s: float


class ReadArticle(msgspec.Struct, tag="article", array_like=True, frozen=True):
    """Give me the text of the article stored under `path`."""

    path: str


Request = (
    Read
    | Listen
    | Draw
    | Play
    | Embed
    | Compare
    | Score
    | Entail
    | Transcribe
    | DetectSpeech
    | CountTokens
    | Generate
    | Gauge
    | ListDevices
    | Describe
    | Find
    | ReadArticle
)


class Order(msgspec.Struct, array_like=True, frozen=True):
    """A request with its job number."""

    job: int
    request: Request


class Ready(msgspec.Struct, tag="ready", array_like=True, frozen=True):
    """The engine is loaded.

    `context_length` in tokens, where it has one; `missing` says which part of the sandbox the
    machine could not give.
    """

    context_length: int = 0
    missing: list[str] = []


class Want(msgspec.Struct, tag="want", array_like=True, frozen=True):
    """Send me these bytes of the file; none at all: send that once all I said was taken."""

    offset: int
    size: int


class Extracted(msgspec.Struct, tag="extracted", array_like=True, frozen=True):
    """The text of a file, or the next piece of it."""

    piece: Extraction


class Drawn(msgspec.Struct, tag="drawn", array_like=True, frozen=True):
    """A page of `pages`: `pixels` are `height` rows of `width` RGB triples.

    `boxes` has four little-endian float32 for each letter of `text`: left, top, right and bottom
    as shares of the page.
    """

    pages: int
    width: int
    height: int
    pixels: bytes
    text: str
    boxes: bytes


class Sounding(msgspec.Struct, tag="sounding", array_like=True, frozen=True):
    """Sound from second `at_s` of a recording on; `samples` are little-endian int16."""

    at_s: float
    duration_s: float
    rate: int
    channels: int
    samples: bytes


class Floats(msgspec.Struct, tag="floats", array_like=True, frozen=True):
    """Vectors row by row, scores, or samples: little-endian float32."""

    data: bytes


class Piece(msgspec.Struct, tag="piece", array_like=True, frozen=True):
    """More generated text: of the answer, or a thought that comes before it."""

    text: str
    thought: bool = False


class Spoken(msgspec.Struct, tag="spoken", array_like=True, frozen=True):
    """Words said between two seconds of the samples."""

    start_s: float
    end_s: float
    text: str


class Heard(msgspec.Struct, tag="heard", array_like=True, frozen=True):
    """All was listened to; `language` is the one given or found."""

    language: str
    duration_s: float


class Count(msgspec.Struct, tag="counted", array_like=True, frozen=True):
    """A number of tokens."""

    tokens: int


class Rate(msgspec.Struct, tag="rate", array_like=True, frozen=True):
    """So much of something in a second."""

    per_s: float


class FoundDevice(msgspec.Struct, array_like=True, frozen=True):
    """A processor; `kind` is "cpu", "gpu", "igpu" (it has memory of the system) or another."""

    name: str
    description: str
    kind: str
    total_bytes: int
    free_bytes: int


class FoundDevices(msgspec.Struct, tag="found_devices", array_like=True, frozen=True):
    """All there are."""

    devices: list[FoundDevice]


class Articles(msgspec.Struct, tag="articles", array_like=True, frozen=True):
    """The paths of articles, most likely ones first."""

    paths: list[str]


class Done(msgspec.Struct, tag="done", array_like=True, frozen=True):
    """The job has ended well."""


FailureKind = Literal["cancelled", "read", "model", "engine"]


class Failed(msgspec.Struct, tag="failed", array_like=True, frozen=True):
    """The job (or loading, job 0) has ended badly; `code` is a ReadCode where `kind` is "read"."""

    kind: FailureKind
    reason: str
    code: str = ""


Response = (
    Ready
    | Want
    | Extracted
    | Drawn
    | Sounding
    | Floats
    | Piece
    | Spoken
    | Heard
    | Count
    | Rate
    | FoundDevices
    | Articles
    | Done
    | Failed
)


class Reply(msgspec.Struct, array_like=True, frozen=True):
    """A response to the job of that number; 0 is loading the engine."""

    job: int
    response: Response
