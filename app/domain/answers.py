"""An answer and everything it rests on."""

from dataclasses import dataclass, field

from app.domain.computed import Computed
from app.domain.search import Hit
from app.domain.speech import Utterance

ORDER = "order"
"""The flag of a citation that gives orders to whoever answers."""

_CLAUSE_ENDS = tuple(",;\u2013\u2014，；、")


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim slice `text == document_text[start:end]`, numbered from 1 within its answer.

    `flags` say what a reader of the file would not see, or should not follow: values of FlagKind,
    and ORDER. `created_s` is Unix time, as the file says when it was written or sent.
    """

    n: int
    document_id: int
    document: str
    path: str
    page: int | None
    section: str | None
    start: int
    end: int
    start_s: float | None
    end_s: float | None
    text: str
    score: float
    sheet: str | None = None
    first_row: int | None = None
    last_row: int | None = None
    part: str | None = None
    flags: tuple[str, ...] = ()
    created_s: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The best verbatim passage; `text` is the text of citation number `citation`."""

    text: str
    citation: int

    @property
    def is_cut(self) -> bool:
        """Whether its last sentence goes on in the document, as "It never changes," may."""
        return self.text.endswith(_CLAUSE_ENDS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the prose with its evidence.

    `support` is between 0 and 1, `reason` says in a few words how that was decided.
    """

    text: str
    citations: tuple[int, ...]
    supported: bool
    support: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was and was not looked at; `vectors_share` is the part of the scope with vectors yet."""

    files_searched: int
    files_failed: int
    passages_used: int
    files_used: int
    vectors_share: float = 1.0


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of the scope whose text is not known, or not all of it, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds from the start of the question; None where a step did not happen."""

    rewrite: float | None = None
    retrieve: float | None = None
    quote: float | None = None
    thought: float | None = None
    first_token: float | None = None
    last_token: float | None = None
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to one question.

    `model` is None when no generator took part; `stopped` says why the prose ended early.
    `confidence` is the score by which it was decided to answer or to decline, higher means more
    likely answerable; None where nothing was found to judge; `notes` are sentences on what did
    not take part and why. With `computed`, the answer was computed over rows or files. One that
    abstains cites the nearest passages, and `unread` names files that might have had the answer.
    `spoken` is set where the question was asked by voice. `tokens_per_s` is how fast the model
    wrote after its first token; None where it wrote too little to tell. `thoughts` are what a
    model that reasons wrote down for itself before: no part of the answer, judged by nobody.
    """

    question: str
    rewritten: str | None
    abstained: bool
    quote: Quote | None
    answer: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    model: str | None
    timings_ms: Timings
    trace_id: str
    stopped: str | None = None
    confidence: float | None = None
    notes: tuple[str, ...] = ()
    computed: Computed | None = None
    unread: tuple[Unread, ...] = ()
    spoken: Utterance | None = None
    tokens_per_s: float | None = None
    thoughts: str = ""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Event: the passages were found."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Event: the verbatim answer is there (None: nothing fits), before any prose."""

    quote: Quote | None
    citations: tuple[Citation, ...]
    abstained: bool


@dataclass(frozen=True, slots=True)
class Thinking:
    """Event: more of the thoughts that come before the prose."""

    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """Event: more prose."""

    text: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Event: a sentence is complete and judged; `citations` are those new with it."""

    sentence: Sentence
    citations: tuple[Citation, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Working:
    """Event: long work over many passages is under way, `done` of `total`."""

    label: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """Event: the last one."""

    answer: Answer


AnswerEvent = Working | Retrieved | Quoted | Thinking | Token | Settled | Finished
