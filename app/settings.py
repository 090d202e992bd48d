"""Every setting with its default, bounds, title and description; read once, then passed down."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

BYTES_PER_MB = 1_000_000

# Of each field: the group it is shown in, the unit of its number and what zero means, and whether
# a change takes effect at the next start rather than at once.
_WINDOW: Final = {"group": "window"}
_ANSWERS: Final = {"group": "answers"}
_VOICE: Final = {"group": "voice"}
_LIBRARY: Final = {"group": "library"}
_KEPT: Final = {"group": "kept"}
_MACHINE: Final = {"group": "machine"}
_SECONDS: Final = {"unit": "seconds"}
_DAYS: Final = {"unit": "days"}
_MEGABYTES: Final = {"unit": "megabytes"}
_PERCENT: Final = {"unit": "percent"}
_NEVER: Final = {"zero": "never"}
_EACH_CORE: Final = {"zero": "each_core"}
_AT_START: Final = {"at_start": True}


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The user's choices; an unknown key, of a newer Sotto, is ignored and kept in the file."""

    appearance: Annotated[
        str,
        Meta(
            pattern="^(system|light|dark)$",
            title="Appearance",
            description="Light, dark, or as the system is.",
            extra=_WINDOW,
        ),
    ] = "system"
    language: Annotated[
        str,
        Meta(
            pattern="^(system|en|de|es)$",
            title="Language",
            description="In which the window is written.",
            extra=_WINDOW | _AT_START,
        ),
    ] = "system"
    keep_in_tray: Annotated[
        bool,
        Meta(
            title="Stay in the tray",
            description="Closing the window leaves Sotto in the system's tray, where there is one,"
            " and indexing goes on.",
            extra=_WINDOW,
        ),
    ] = False
    generator: Annotated[
        str | None,
        Meta(
            title="Answer model",
            description="Writes answers; where none is chosen, the installed default does.",
            extra=_ANSWERS,
        ),
    ] = None
    prose: Annotated[
        str,
        Meta(
            pattern="^(checked|always|never)$",
            title="Answers in a model's words",
            description="Which models may write under the quote: those that passed their check on"
            " this machine, any, or none.",
            extra=_ANSWERS,
        ),
    ] = "checked"
    answer_length: Annotated[
        str,
        Meta(
            pattern="^(short|normal|long)$",
            title="Answer length",
            description="How much a model writes.",
            extra=_ANSWERS,
        ),
    ] = "normal"
    answer_style: Annotated[
        str,
        Meta(
            pattern="^(plain|bullets)$",
            title="Answer style",
            description="Sentences, or a list of points.",
            extra=_ANSWERS,
        ),
    ] = "plain"
    follow_ups: Annotated[
        str,
        Meta(
            pattern="^(rules|model)$",
            title="Follow-up questions",
            description="How a question is completed from the one before: at once by rule, or by"
            " the answer model where it passed its check, which the quote then waits for.",
            extra=_ANSWERS,
        ),
    ] = "rules"
    passages: Annotated[
        int,
        Meta(
            ge=1,
            le=50,
            title="Passages",
            description="How many passages an answer may rest on.",
            extra=_ANSWERS,
        ),
    ] = 6
    answer_tokens: Annotated[
        int,
        Meta(
            ge=16,
            le=4096,
            title="Tokens of an answer",
            description="Most tokens of an answer of normal length.",
            extra=_ANSWERS,
        ),
    ] = 256
    thought_tokens: Annotated[
        int,
        Meta(
            ge=0,
            le=4096,
            title="Tokens of thoughts",
            description="Most tokens that a model which reasons may think before it answers; 0: it"
            " answers at once. Thoughts take time and are no part of the answer.",
            extra=_ANSWERS,
        ),
    ] = 0
    answer_seconds: Annotated[
        float,
        Meta(
            ge=1,
            le=3600,
            title="Time for an answer",
            description="Most seconds in which a model writes one answer.",
            extra=_ANSWERS | _SECONDS,
        ),
    ] = 120.0
    summary_seconds: Annotated[
        float,
        Meta(
            ge=1,
            le=86400,
            title="Time for a summary",
            description="Most seconds in which a model sums up a document or a collection.",
            extra=_ANSWERS | _SECONDS,
        ),
    ] = 900.0
    transcriber: Annotated[
        str | None,
        Meta(
            title="Speech model",
            description="Understands speech; where none is chosen, the installed default does.",
            extra=_VOICE,
        ),
    ] = None
    speech_language: Annotated[
        Annotated[str, Meta(pattern="^[a-z]{2,3}$")] | None,
        Meta(
            title="Spoken language",
            description="What you speak; where none is chosen, it is found out each time.",
            extra=_VOICE,
        ),
    ] = None
    microphone: Annotated[
        str | None,
        Meta(
            title="Microphone",
            description="Which one listens; where none is chosen, the system's default.",
            extra=_VOICE,
        ),
    ] = None
    listen_ahead: Annotated[
        bool,
        Meta(
            title="Listen ahead",
            description="Once voice was used, keep the last second of sound in memory, so that no"
            " first word is lost. It is never stored.",
            extra=_VOICE,
        ),
    ] = True
    ask_spoken: Annotated[
        bool,
        Meta(
            title="Ask at once",
            description="Ask a spoken question as soon as it is understood, without Enter.",
            extra=_VOICE,
        ),
    ] = False
    keep_voice: Annotated[
        bool,
        Meta(
            title="Keep the sound",
            description="Keep the sound of a spoken question with it, so that it can be played"
            " again.",
            extra=_VOICE,
        ),
    ] = True
    follow: Annotated[
        bool,
        Meta(
            title="Follow folders",
            description="Take in changed files as they change.",
            extra=_LIBRARY,
        ),
    ] = True
    recognize: Annotated[
        bool,
        Meta(
            title="Recognise text in pictures",
            description="Read scanned pages by OCR.",
            extra=_LIBRARY,
        ),
    ] = True
    pause_on_typing: Annotated[
        bool,
        Meta(
            title="Wait while I type",
            description="Indexing rests while a question is typed.",
            extra=_LIBRARY,
        ),
    ] = True
    battery_percent: Annotated[
        int,
        Meta(
            ge=0,
            le=100,
            title="Battery",
            description="Indexing rests on battery below this level, in percent; 0: never.",
            extra=_LIBRARY | _PERCENT | _NEVER,
        ),
    ] = 40
    embedder: Annotated[
        str,
        Meta(
            title="Search model",
            description="Turns passages and questions into vectors.",
            extra=_LIBRARY | _AT_START,
        ),
    ] = "all-minilm-l6-v2"
    read_timeout_s: Annotated[
        float,
        Meta(
            ge=1,
            le=3600,
            title="Reading time",
            description="Most seconds for reading one file.",
            extra=_LIBRARY | _SECONDS | _AT_START,
        ),
    ] = 60.0
    max_file_mb: Annotated[
        int,
        Meta(
            ge=1,
            le=10240,
            title="File size",
            description="Larger files are not read, in MB.",
            extra=_LIBRARY | _MEGABYTES | _AT_START,
        ),
    ] = 512
    zim_seconds: Annotated[
        float,
        Meta(
            ge=0.5,
            le=60,
            title="Time for articles",
            description="Most seconds in which a question takes articles out of ZIM files.",
            extra=_LIBRARY | _SECONDS | _AT_START,
        ),
    ] = 2.0
    zim_articles: Annotated[
        int,
        Meta(
            ge=10,
            le=100_000,
            title="Articles kept",
            description="How many articles out of ZIM files are kept for later questions.",
            extra=_LIBRARY | _AT_START,
        ),
    ] = 500
    keep_conversations_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title="Keep conversations",
            description="Days after which a conversation is forgotten; 0: never.",
            extra=_KEPT | _DAYS | _NEVER,
        ),
    ] = 0
    keep_traces_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title="Keep traces",
            description="Days after which the record of how an answer came about is forgotten;"
            " 0: never.",
            extra=_KEPT | _DAYS | _NEVER,
        ),
    ] = 90
    keep_voice_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title="Keep voice clips",
            description="Days after which the sound of a spoken question is forgotten; 0: never.",
            extra=_KEPT | _DAYS | _NEVER,
        ),
    ] = 7
    context_tokens: Annotated[
        int,
        Meta(
            ge=512,
            le=131072,
            title="Context",
            description="Tokens of prompt plus answer.",
            extra=_MACHINE | _AT_START,
        ),
    ] = 4096
    context_memory: Annotated[
        str,
        Meta(
            pattern="^(full|half|quarter)$",
            title="Memory of the context",
            description="How precisely an answer model keeps what it has read: less memory costs"
            " some speed, and a quarter some quality.",
            extra=_MACHINE | _AT_START,
        ),
    ] = "full"
    threads: Annotated[
        int,
        Meta(
            ge=0,
            le=256,
            title="Threads",
            description="Threads for models; 0: one per core.",
            extra=_MACHINE | _EACH_CORE | _AT_START,
        ),
    ] = 0
    graphics: Annotated[
        bool,
        Meta(
            title="Graphics processor",
            description="Answers are computed on it as far as it has room, where llama.cpp was"
            " built for it.",
            extra=_MACHINE | _AT_START,
        ),
    ] = True
    idle_stop_s: Annotated[
        float,
        Meta(
            ge=1,
            le=86400,
            title="Unload after",
            description="Seconds without work after which a model leaves memory.",
            extra=_MACHINE | _SECONDS | _AT_START,
        ),
    ] = 300.0
