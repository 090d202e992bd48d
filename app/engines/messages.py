"""What parent and engine process say to each other: typed, bounded, decoded by schema.

A request may be followed by one raw message, its payload (the bytes of a file).
"""

from typing import Literal

import msgspec


class Read(msgspec.Struct, tag="read", array_like=True, frozen=True):
    """Give me the text of the file whose bytes follow; `name` is its name without folder."""

    name: str


class Embed(msgspec.Struct, tag="embed", array_like=True, frozen=True):
    """Give me vectors; `query` tells a question from passages."""

    texts: list[str]
    query: bool


class Score(msgspec.Struct, tag="score", array_like=True, frozen=True):
    """Give me how well each passage fits the query."""

    query: str
    passages: list[str]


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


Request = Read | Embed | Score | CountTokens | Generate


class Order(msgspec.Struct, array_like=True, frozen=True):
    """A request with its job number; `payload`: one raw message follows."""

    job: int
    payload: bool
    request: Request


class Ready(msgspec.Struct, tag="ready", array_like=True, frozen=True):
    """The engine is loaded.

    `context_length` in tokens, where it has one; `missing` says which part of the sandbox the
    machine could not give.
    """

    context_length: int = 0
    missing: list[str] = []


class Page(msgspec.Struct, array_like=True, frozen=True):
    """One page of a file as read."""

    text: str
    number: int | None


class Title(msgspec.Struct, array_like=True, frozen=True):
    """A heading; `start` is its offset in the joined pages."""

    start: int
    level: int
    text: str


class Extracted(msgspec.Struct, tag="extracted", array_like=True, frozen=True):
    """The text of a file."""

    pages: list[Page]
    media_type: str
    title: str | None
    headings: list[Title]


class Floats(msgspec.Struct, tag="floats", array_like=True, frozen=True):
    """Vectors row by row, or scores: little-endian float32."""

    data: bytes


class Piece(msgspec.Struct, tag="piece", array_like=True, frozen=True):
    """More generated text."""

    text: str


class Count(msgspec.Struct, tag="counted", array_like=True, frozen=True):
    """A number of tokens."""

    tokens: int


class Done(msgspec.Struct, tag="done", array_like=True, frozen=True):
    """The job has ended well."""


FailureKind = Literal["cancelled", "read", "model", "engine"]


class Failed(msgspec.Struct, tag="failed", array_like=True, frozen=True):
    """The job (or loading, job 0) has ended badly; `code` is a ReadCode where `kind` is "read"."""

    kind: FailureKind
    reason: str
    code: str = ""


Response = Ready | Extracted | Floats | Piece | Count | Done | Failed


class Reply(msgspec.Struct, array_like=True, frozen=True):
    """A response to the job of that number; 0 is loading the engine."""

    job: int
    response: Response
