"""Every setting with its default, bounds, title and description; read once, then passed down."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w
from msgspec import Meta

from app.domain.errors import HomeError

BYTES_PER_MB = 1_000_000


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The user's choices; an unknown key is ignored, so an older Sotto can read newer files."""

    embedder: Annotated[
        str,
        Meta(title="Search model", description="Turns passages and questions into vectors."),
    ] = "all-minilm-l6-v2"
    generator: Annotated[
        str | None,
        Meta(
            title="Answer model",
            description="Model that writes answers; empty: the installed default, if any.",
        ),
    ] = None
    passages: Annotated[
        int,
        Meta(ge=1, le=50, title="Passages", description="How many passages an answer may rest on."),
    ] = 6
    answer_tokens: Annotated[
        int,
        Meta(
            ge=16,
            le=4096,
            title="Tokens of an answer",
            description="Most tokens of an answer of normal length.",
        ),
    ] = 256
    answer_seconds: Annotated[
        float,
        Meta(
            ge=1,
            le=3600,
            title="Time for an answer",
            description="Most seconds in which a model writes one answer.",
        ),
    ] = 120.0
    summary_seconds: Annotated[
        float,
        Meta(
            ge=1,
            le=86400,
            title="Time for a summary",
            description="Most seconds in which a model sums up a document or a collection.",
        ),
    ] = 900.0
    answer_length: Annotated[
        str,
        Meta(
            pattern="^(short|normal|long)$",
            title="Answer length",
            description="short, normal or long.",
        ),
    ] = "normal"
    answer_style: Annotated[
        str,
        Meta(
            pattern="^(plain|bullets)$",
            title="Answer style",
            description="plain: sentences; bullets: a list of points.",
        ),
    ] = "plain"
    prose: Annotated[
        str,
        Meta(
            pattern="^(checked|always|never)$",
            title="Answers in a model's words",
            description="checked: from models that passed their check on this machine;"
            " always: from any; never: quotes only.",
        ),
    ] = "checked"
    follow_ups: Annotated[
        str,
        Meta(
            pattern="^(rules|model)$",
            title="Follow-up questions",
            description="rules: completed at once by rule; model: in the words of the answer model"
            " where it passed its check, which the quote then waits for.",
        ),
    ] = "rules"
    transcriber: Annotated[
        str | None,
        Meta(
            title="Speech model",
            description="Model that understands speech; empty: the installed default, if any.",
        ),
    ] = None
    speech_language: Annotated[
        Annotated[str, Meta(pattern="^[a-z]{2,3}$")] | None,
        Meta(
            title="Spoken language",
            description="ISO 639-1 code such as en; empty: found out each time.",
        ),
    ] = None
    microphone: Annotated[
        str | None,
        Meta(title="Microphone", description="Which one listens; empty: the system's default."),
    ] = None
    listen_ahead: Annotated[
        bool,
        Meta(
            title="Listen ahead",
            description="Once voice was used, keep the last second of sound in memory, so that no"
            " first word is lost. It is never stored.",
        ),
    ] = True
    ask_spoken: Annotated[
        bool,
        Meta(
            title="Ask at once",
            description="Ask a spoken question as soon as it is understood, without Enter.",
        ),
    ] = False
    keep_voice: Annotated[
        bool,
        Meta(
            title="Keep the sound",
            description="Keep the sound of a spoken question with it, so that it can be played"
            " again.",
        ),
    ] = True
    context_tokens: Annotated[
        int,
        Meta(ge=512, le=131072, title="Context", description="Tokens of prompt plus answer."),
    ] = 4096
    threads: Annotated[
        int,
        Meta(ge=0, le=256, title="Threads", description="Threads for models; 0: one per core."),
    ] = 0
    idle_stop_s: Annotated[
        float,
        Meta(
            ge=1,
            le=86400,
            title="Unload after",
            description="Seconds without work after which a model leaves memory.",
        ),
    ] = 300.0
    read_timeout_s: Annotated[
        float,
        Meta(ge=1, le=3600, title="Reading time", description="Most seconds for reading one file."),
    ] = 60.0
    max_file_mb: Annotated[
        int,
        Meta(ge=1, le=10240, title="File size", description="Larger files are not read, in MB."),
    ] = 512
    zim_seconds: Annotated[
        float,
        Meta(
            ge=0.5,
            le=60,
            title="Time for articles",
            description="Most seconds in which a question takes articles out of ZIM files.",
        ),
    ] = 2.0
    zim_articles: Annotated[
        int,
        Meta(
            ge=10,
            le=100_000,
            title="Articles kept",
            description="How many articles out of ZIM files are kept for later questions.",
        ),
    ] = 500
    recognize: Annotated[
        bool,
        Meta(title="Recognise text in pictures", description="Read scanned pages by OCR."),
    ] = True
    follow: Annotated[
        bool,
        Meta(title="Follow folders", description="Take in changed files as they change."),
    ] = True
    pause_on_typing: Annotated[
        bool,
        Meta(title="Wait while I type", description="Indexing rests while a question is typed."),
    ] = True
    battery_percent: Annotated[
        int,
        Meta(
            ge=0,
            le=100,
            title="Battery",
            description="Indexing rests on battery below this level, in percent; 0: never.",
        ),
    ] = 40
    keep_conversations_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title="Keep conversations",
            description="Days after which a conversation is forgotten; 0: never.",
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
        ),
    ] = 90
    keep_voice_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title="Keep voice clips",
            description="Days after which the sound of a spoken question is forgotten; 0: never.",
        ),
    ] = 7
    appearance: Annotated[
        str,
        Meta(
            pattern="^(system|light|dark)$",
            title="Appearance",
            description="system, light or dark.",
        ),
    ] = "system"


def load_settings(path: Path) -> Settings:
    """The settings in `path`, defaults where it is missing; HomeError names a bad value."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(data, Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise HomeError(str(path.parent), f"settings.toml: {error}") from error


def save_settings(path: Path, settings: Settings) -> None:
    """Write only what differs from the defaults, atomically."""
    default = msgspec.to_builtins(Settings())
    changed = {k: v for k, v in msgspec.to_builtins(settings).items() if v != default[k]}
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(tomli_w.dumps(changed), "utf-8")
    temporary.replace(path)
