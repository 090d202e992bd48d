"""Everything that Sotto raises on purpose.

SottoError
├── Cancelled               the user stopped it; not a failure
├── HomeError               the data folder cannot be used
│   ├── HomeLocked          another Sotto has it open
│   └── HomeTooNew          written by a newer version
├── PathProblem             a path the user named cannot be used
│   ├── DatasetProblem      an evaluation set is malformed
│   ├── PackProblem         a pack or backup cannot be written, trusted or taken in
│   └── NotGenuine          said to be a new Sotto, and not from its publisher
├── QuestionProblem         a question that cannot be asked
├── PolicyProblem           the policy of this computer cannot be followed
├── NotAllowed              the policy of this computer forbids it
├── SettingProblem          a value that a setting cannot have
│   └── SettingFixed        the policy of this computer fixes another
├── SettingNotUnderstood    a value in the file of settings, passed over
├── RecordProblem           a conversation, an answer or a golden question that is not there
├── ReadFailure             one file could not be read (the run goes on)
├── ModelMissing            a needed model is not installed
│   └── ModelAway           it is used where it lies, and that is not there now
├── ModelBroken             a model file is truncated, altered or of the wrong kind
├── ModelProblem            the model store cannot do what was asked
├── EngineFailure           an engine refused a request
│   ├── Crashed             the engine's process died
│   └── DoesNotFit          a model would need more memory than there is
└── NetworkBlocked          something tried to open an internet socket

Each carries its data; `str()` is one sentence of what and why, `remedy` one of what to do.
"""

from enum import StrEnum


class SottoError(Exception):
    """Base of all expected failures."""

    remedy: str = ""


class Cancelled(SottoError):
    """The work was stopped on request; what was committed stays."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class HomeError(SottoError):
    """The data folder `home` cannot be used for `reason`."""

    remedy = "Choose another folder with --home, or free space and check its permissions."

    def __init__(self, home: str, reason: str) -> None:
        super().__init__(f"The data folder {home} cannot be used: {reason}.")
        self.home = home
        self.reason = reason


class HomeLocked(HomeError):
    """Another process has this home open; `holder` is its command line, where that is known."""

    remedy = "Use the window that is open, close it, or choose another folder with --home."

    def __init__(self, home: str, holder: str | None = None) -> None:
        who = "another Sotto" if holder is None else f"another Sotto ({holder})"
        super().__init__(home, f"{who} is using it")
        self.holder = holder


class HomeTooNew(HomeError):
    """The home was written by a newer Sotto (`found` > `known` schema version).

    `backup` is a file with what it held before the update, where there still is one.
    """

    remedy = "Update Sotto, or choose another folder with --home. Nothing was changed."

    def __init__(self, home: str, *, found: int, known: int, backup: str | None = None) -> None:
        super().__init__(
            home, f"it was written by a newer Sotto (format {found}, this one knows {known})"
        )
        if backup is not None:
            self.remedy = (
                "Update Sotto, choose another folder with --home, or go back to what was there"
                f' before the update: sotto --home "{home}" restore "{backup}" --replace. Nothing'
                " was changed."
            )
        self.found = found
        self.known = known
        self.backup = backup


class PathProblem(SottoError):
    """A path given by the user is missing or unreadable."""

    remedy = "Check the path and its permissions."

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}.")
        self.path = path
        self.reason = reason


class DatasetProblem(PathProblem):
    """A file of an evaluation set cannot be used; `line` counts from 1."""

    remedy = "Correct it; sotto eval --help describes the formats."

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        super().__init__(path, reason if line is None else f"line {line}: {reason}")
        self.line = line


class PackProblem(PathProblem):
    """The pack or backup `path` cannot be written, trusted or taken in; nothing was changed."""

    def __init__(self, path: str, reason: str, remedy: str = "") -> None:
        super().__init__(path, reason)
        self.remedy = f"{remedy} Nothing was changed.".lstrip()


class NotGenuine(PathProblem):
    """What is said to be a new Sotto was not made by its publisher, or was changed since."""

    remedy = "Do not install it. Get it again from where you trust."


class QuestionProblem(SottoError):
    """The question is empty or too long to be one."""

    remedy = "Ask in a sentence or two; add long texts as files instead."


class RecordProblem(SottoError):
    """No `what` ("conversation", "answer") called `name` is kept here, or several are meant."""

    def __init__(self, what: str, name: str, remedy: str, *, several: bool = False) -> None:
        kept = f"Several {what}s begin with" if several else f"There is no {what}"
        super().__init__(f"{kept} {name}.")
        self.remedy = remedy
        self.what = what
        self.name = name


class SettingProblem(SottoError):
    """The setting `name` cannot have that value for `reason`; nothing was changed."""

    remedy = "Nothing was changed."

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The setting {name} cannot be that: {reason}.")
        self.name = name
        self.reason = reason


class SettingNotUnderstood(SottoError):
    """The file of settings has a value for `name` that this version does not know."""

    remedy = "It stays in the file until you choose another value."

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"This version does not understand {name} in settings.toml, and passes it over:"
            f" {reason}."
        )
        self.name = name


class SettingFixed(SettingProblem):
    """The setting `name` has a value that `organisation` has fixed; nothing was changed."""

    remedy = "Ask whoever manages this computer."

    def __init__(self, name: str, organisation: str) -> None:
        super().__init__(name, f"{organisation} has fixed it")
        self.organisation = organisation


class PolicyProblem(SottoError):
    """The policy in the file `path` cannot be followed for `reason`, so nothing is done at all."""

    remedy = "Sotto does not start with it. Ask whoever manages this computer to correct it."

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"The policy {path} cannot be followed: {reason}.")
        self.path = path
        self.reason = reason


class NotAllowed(SottoError):
    """The policy of `organisation` forbids `what`."""

    remedy = "Ask whoever manages this computer."

    def __init__(self, organisation: str, what: str) -> None:
        super().__init__(f"{organisation} does not allow {what}.")
        self.organisation = organisation
        self.what = what


class ReadCode(StrEnum):
    """Why a file has no text; stable names, part of the JSON output."""

    MISSING = "missing"
    PERMISSION = "permission"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    CHANGING = "changing"
    NO_MODEL = "no_model"
    NO_READER = "no_reader"
    BOMB = "bomb"


class ReadFailure(SottoError):
    """One file could not be read; the rest of the run is not affected."""

    def __init__(self, path: str, code: ReadCode, reason: str) -> None:
        super().__init__(f"{path}: {reason}.")
        self.path = path
        self.code = code
        self.reason = reason


class ModelMissing(SottoError):
    """No model for `task` is installed, or the one named `name` is not."""

    def __init__(self, task: str, name: str | None = None) -> None:
        what = f"The model {name}" if name else f"A model for {task}"
        super().__init__(f"{what} is not installed.")
        self.remedy = (
            f"Install it with: sotto models install {name or 'NAME'} (see: sotto models list)."
        )
        self.task = task
        self.name = name


class ModelAway(ModelMissing):
    """The model `name` is used where it lies, in `folder`, which is not there now."""

    def __init__(self, task: str, name: str, folder: str) -> None:
        super().__init__(task, name)
        self.args = (f"The model {name} lies in {folder}, which is not there now.",)
        self.remedy = "Connect the drive or the network folder that it is on, or use another model."
        self.folder = folder


class ModelBroken(SottoError):
    """A model's files are not what they should be."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The model {name} cannot be used: {reason}.")
        self.remedy = f"Remove it and install it again: sotto models remove {name}."
        self.name = name
        self.reason = reason


class ModelProblem(SottoError):
    """Something asked of the model store cannot be done; `remedy` says what can."""

    def __init__(self, name: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{name}: {reason}.")
        self.remedy = remedy
        self.name = name
        self.reason = reason


class EngineFailure(SottoError):
    """The `engine` ("generator", "embedder", ...) answered a request with an error."""

    remedy = "See: sotto doctor."

    def __init__(self, engine: str, reason: str) -> None:
        super().__init__(f"The {engine} failed: {reason}.")
        self.engine = engine
        self.reason = reason


class Crashed(EngineFailure):
    """The engine's process ended by itself; `exitcode` < 0 is minus the signal number."""

    def __init__(self, engine: str, exitcode: int | None, detail: str = "") -> None:
        how = (
            f"its process was ended by signal {-exitcode}"
            if exitcode is not None and exitcode < 0
            else f"its process ended with code {exitcode}"
        )
        super().__init__(engine, f"{how}{': ' + detail if detail else ''}")
        self.exitcode = exitcode


class DoesNotFit(EngineFailure):
    """The model `name` would need more memory than is free; nothing was loaded.

    `largest_context` is how many tokens it could have in view here, 0 where it cannot be loaded.
    """

    def __init__(
        self, name: str, *, need_bytes: int, free_bytes: int, tokens: int, largest_context: int
    ) -> None:
        super().__init__("generator", "it does not fit into memory")
        self.args = (
            f"The model {name} does not fit into memory: with a context of {tokens:,} tokens it "
            f"needs {need_bytes / 1e9:.1f} GB, and {max(free_bytes, 0) / 1e9:.1f} GB are free.",
        )
        self.remedy = (
            f"Set the context (context_tokens) to {largest_context:,} or less, or close other "
            "programs."
            if largest_context
            else "Close other programs, or choose a smaller model: sotto models list."
        )
        self.name = name
        self.need_bytes = need_bytes
        self.free_bytes = free_bytes
        self.tokens = tokens
        self.largest_context = largest_context


class NetworkBlocked(SottoError):
    """The network guard refused a socket; seeing this is a bug worth reporting."""
