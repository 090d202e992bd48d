"""Every folder Sotto uses, and the only place that asks the platform or the environment for one."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Home:
    """The data of one instance; nothing is created until something is written."""

    root: Path

    @property
    def is_default(self) -> bool:
        """Whether this is the folder that the platform gives to Sotto alone."""
        return self == _default_home()

    def names(self) -> frozenset[str]:
        """What everything at the top of this folder is called."""
        paths = (getattr(self, name) for name, of in vars(Home).items() if isinstance(of, property))
        inside = (path.relative_to(self.root) for path in paths if isinstance(path, Path))
        return frozenset(path.parts[0] for path in inside)

    def database_names(self) -> frozenset[str]:
        """What the database is called, and what SQLite keeps beside it."""
        return frozenset(self.database.name + end for end in ("", "-wal", "-shm", "-journal"))

    @property
    def database(self) -> Path:
        """SQLite file that holds the truth."""
        return self.root / "sotto.db"

    @property
    def lock(self) -> Path:
        """Held while a process has this home open."""
        return self.root / "lock"

    @property
    def holder(self) -> Path:
        """The number of the process that holds the lock."""
        return self.lock.with_suffix(".holder")

    @property
    def calls(self) -> Path:
        """Folder in which a second start leaves word for the window that is open."""
        return self.root / "calls"

    @property
    def keyword_index(self) -> Path:
        """Folder of the keyword index, a cache."""
        return self.root / "index" / "keyword"

    @property
    def vector_index(self) -> Path:
        """Folder of the vector indexes, a cache."""
        return self.root / "index" / "vectors"

    @property
    def models(self) -> Path:
        """Folder of installed models, one sub-folder each."""
        return self.root / "models"

    @property
    def settings(self) -> Path:
        """The user's settings."""
        return self.root / "settings.toml"

    @property
    def pause_file(self) -> Path:
        """There while the user has paused indexing."""
        return self.root / "paused"

    @property
    def packs(self) -> Path:
        """Original files that came with imported packs, one sub-folder each."""
        return self.root / "packs"

    @property
    def voice(self) -> Path:
        """The sound of spoken questions, one file each."""
        return self.root / "voice"

    @property
    def signing_key(self) -> Path:
        """The private key that signs packs and backups of this home."""
        return self.root / "signing-key.pem"

    @property
    def staging(self) -> Path:
        """Half-made things; whatever is in it when the home is opened is left over."""
        return self.root / "staging"

    @property
    def transcripts(self) -> Path:
        """What was understood so far of recordings that are being listened to."""
        return self.root / "transcripts"

    @property
    def prefixes(self) -> Path:
        """Beginnings of prompts as answer models have computed them, a cache."""
        return self.root / "cache" / "prefixes"

    @property
    def restoring(self) -> Path:
        """A backup on its way into this home."""
        return self.root / "restoring"

    @property
    def replaced(self) -> Path:
        """What a restored backup took the place of, one sub-folder for each time."""
        return self.root / "replaced"

    @property
    def backups(self) -> Path:
        """The database as it was before newer versions changed its schema, one backup each."""
        return self.root / "backups"

    @property
    def machine(self) -> Path:
        """How fast this computer was measured to run models."""
        return self.root / "machine.json"

    @property
    def providers(self) -> Path:
        """Folder of runtimes that compute models elsewhere than on the CPU, one sub-folder each."""
        return self.root / "providers"

    @property
    def provider_choice(self) -> Path:
        """What was found out about them, for each model."""
        return self.root / "providers.json"

    @property
    def first_run(self) -> Path:
        """There once the first steps were taken, or skipped."""
        return self.root / "first-run"

    @property
    def window(self) -> Path:
        """Where the user was in the window, so that the next start goes on there."""
        return self.root / "window" / "state.json"

    @property
    def evaluation(self) -> Path:
        """Homes of evaluation and benchmark runs, one sub-folder each."""
        return self.root / "evaluation"


def _default_home() -> Home:
    return Home(Path(platformdirs.user_data_dir("sotto", appauthor=False)))


def find_home(given: Path | None = None, default: Path | None = None) -> Home:
    """`given`, else SOTTO_HOME, else `default`, else the platform's data folder."""
    if given is not None:
        return Home(given.expanduser().absolute())
    from_environment = os.environ.get("SOTTO_HOME")
    if from_environment:
        return Home(Path(from_environment).expanduser().absolute())
    return Home(default) if default is not None else _default_home()


def policy_file() -> Path:
    """What whoever manages this computer has fixed; users cannot write there.

    No environment variable says where it is: whoever sets one could get round the policy.
    """
    if sys.platform == "win32":
        from platformdirs.windows import get_win_folder_via_ctypes

        return Path(get_win_folder_via_ctypes("CSIDL_COMMON_APPDATA")) / "Sotto" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Sotto/policy.toml")
    # In a Flatpak, /etc is that of the runtime.
    etc = Path("/run/host/etc" if Path("/.flatpak-info").exists() else "/etc")
    return etc / "sotto" / "policy.toml"


def has_display() -> bool:
    """Whether there is a screen to show a window on."""
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def bundled(name: str) -> Path:
    """A folder that comes with the program: "models" or "guide".

    In an installed wheel it lies inside the package, in a checkout at its place in the tree.
    """
    package = Path(__file__).parent
    installed = package / "data" / name
    if installed.is_dir():
        return installed
    return package.parent / {"models": "models", "guide": "docs/guide"}[name]


def licence_folder() -> Path:
    """Licences of everything inside the program; there only where it was frozen."""
    return Path(__file__).parent / "data" / "licences"


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def is_built() -> bool:
    """Whether this is the program as it is passed on, with a Python of its own and without pip."""
    return getattr(sys, "frozen", False) is True


def bundle_folders() -> tuple[Path, ...]:
    """Where models that came with the program may lie: beside what was built of it.

    Whoever runs an installed program can set APPIMAGE too, so it only counts in an AppImage.
    """
    if not is_built():
        return ()
    beside = Path(sys.executable).resolve().parent
    folders = [beside / "models", beside.parent / "Resources" / "models"]
    image = os.environ.get("APPIMAGE")
    if image and any((above / "AppRun").exists() for above in beside.parents):
        folders.append(Path(image).parent / "models")
    return tuple(folders)
