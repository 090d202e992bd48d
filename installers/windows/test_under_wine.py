"""Installs, upgrades and removes the Windows packages under Wine: a stand-in is what they install.

`python -m installers.windows.test_under_wine`, with nsis, wixl and wine64 of Debian. It says what
was tried, and ends with code 1 at the first thing that is not as promised.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory

from installers import facts
from installers.errors import InstallerError
from installers.icons import write_icon
from installers.windows.msi import make_msi, product_code
from installers.windows.nsis import make_setup, run_makensis
from installers.windows.payload import Payload, read_payload
from installers.windows.signing import Signer
from installers.windows.version import version_of_four

_FOLDER = Path("/usr/lib/wine")
_TARGET = "amd64-unicode"  # Debian's Wine runs nothing of 32 bits
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
_KEY = rf"{_UNINSTALL}\{facts.IDENTIFIER}"
_CLASSES = r"Software\Classes"
_STILL_RUNNING = 4
_LONGEST_S = 120


class Wine:
    """A Windows of its own in `folder`, with nothing installed."""

    def __init__(self, folder: Path) -> None:
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
        }
        self.drive = folder / "prefix" / "drive_c"
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        (profile,) = (self.drive / "users").glob("[!P]*")
        self.local = profile / "AppData" / "Local"
        self.notes = profile / "Temp" / "sotto-stand-in"

    def start(self, program: Path | str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a program, found by Windows or by a path of this system."""
        return subprocess.Popen(
            [_FOLDER / "wine64", program, *arguments],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run(self, program: Path | str, *arguments: str) -> int:
        """Run a program to its end and that of all it started; its exit code."""
        code = self.start(program, *arguments).wait(_LONGEST_S)
        self.settle()
        return code

    def settle(self) -> None:
        """Wait until nothing runs any more: an uninstaller goes on as a copy of itself."""
        server = (_FOLDER / "wineserver64", "-w")
        subprocess.run(server, env=self._environment, check=True, timeout=_LONGEST_S)

    def registry(self, key: str, name: str = "") -> str | None:
        """A value of the registry; None if there is none."""
        what = ["/v", name] if name else ["/ve"]
        done = subprocess.run(
            [_FOLDER / "wine64", "reg", "query", key, *what],
            env=self._environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.stdout.strip().split("    ")[-1] if done.returncode == 0 else None

    def path(self, place: Path) -> str:
        """A file as programs of Windows know it."""
        return str(PureWindowsPath("C:\\", place.relative_to(self.drive)))


class Trial:
    """A Windows, and the packages of an old and a new version for it."""

    def __init__(self, folder: Path) -> None:
        self.wine = Wine(folder)
        self._icon = write_icon(folder / "sotto.ico")
        self._folder = folder
        self.old = self._payload("0.0.1", {"_internal/old.dll": "old", "models/bundle.toml": "m"})
        self.new = self._payload("0.0.2", {"_internal/new.dll": "new"})
        models = {"_internal/new.dll": "new", "models/bundle.toml": "m"}
        self.full = self._payload("0.0.2", models, name="full")
        self.data = self.wine.local / facts.COMMAND
        self.data.mkdir(parents=True)
        (self.data / "sotto.db").write_text("everything", "ascii")
        on_the_path = self.wine.local / "Microsoft" / "WindowsApps"
        on_the_path.mkdir(parents=True, exist_ok=True)
        self.command = self.wine.path(on_the_path / f"{facts.COMMAND}.cmd")

    def setup(self, payload: Payload) -> Path:
        """The setup program of one version."""
        output = self._folder / f"setup-{payload.version}.exe"
        if not output.exists():
            make_setup(payload, output, icon=self._icon, signer=Signer(""), target=_TARGET)
        return output

    def msi(self, payload: Payload) -> str:
        """The MSI package of one version, where Windows finds it."""
        package = self.wine.drive / f"{payload.folder.name}.msi"
        return self.wine.path(make_msi(payload, package))

    def calls(self) -> list[str]:
        """How the stand-in was called since this was last asked."""
        file = self.wine.notes / "calls.txt"
        lines = file.read_text("ascii").splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    def _payload(self, version: str, files: dict[str, str], name: str = "") -> Payload:
        folder = self._folder / (name or version)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "ascii")
        run_makensis(
            Path(__file__).with_name("stand_in.nsi"),
            OUTPUT=folder / "sotto.exe",
            VERSION=version_of_four(version),
        )
        shutil.copy(folder / "sotto.exe", folder / "sottow.exe")
        read = read_payload(folder)
        return Payload(read.folder, read.files, version)


def check(claim: str, *holds: bool) -> None:
    """Say the claim, if it holds.

    Raises:
        InstallerError: it does not.
    """
    if not all(holds):
        raise InstallerError(f"not so: {claim}")
    print(f"  {claim}", flush=True)


def try_user_setup(trial: Trial) -> None:
    """Setup without an administrator: first installation, upgrade, removal."""
    wine, place = trial.wine, trial.wine.local / "Programs" / facts.NAME
    code = wine.run(trial.setup(trial.old), "/S")
    menu = list(wine.drive.rglob(f"{facts.NAME}.lnk"))
    opener = wine.registry(rf"HKCU\{_CLASSES}\{facts.NAME}.pack\shell\open\command")
    check("a silent setup installs for this user", code == 0, (place / "sotto.exe").is_file())
    check("the Start menu has it", len(menu) == 1)
    check("a pack opens with it", opener == f'"{wine.path(place)}\\sottow.exe" --open "%1"')
    check(
        "the list of programs has it", wine.registry(rf"HKCU\{_KEY}", "DisplayVersion") == "0.0.1"
    )
    check("nothing was called", not trial.calls())
    wine.run("cmd", "/c", trial.command, "status", "--json")
    check("a terminal knows the command", trial.calls() == ["status --json"])

    (place / "mine.txt").write_text("the user's", "ascii")
    code = wine.run(trial.setup(trial.new), "/S")
    check("an upgrade asks the old one to leave", code == 0, "quit --wait 15" in trial.calls())
    check("its files are gone", not (place / "_internal" / "old.dll").exists())
    check("the new ones are there", (place / "_internal" / "new.dll").is_file())
    check("models of a full build stay", (place / "models" / "bundle.toml").is_file())
    check("the data stays", (trial.data / "sotto.db").is_file())
    check("the list says so", wine.registry(rf"HKCU\{_KEY}", "DisplayVersion") == "0.0.2")

    wine.run(place / "uninstall.exe", "/S")
    left = [path.name for path in place.rglob("*")]
    check("the uninstaller leaves only what is not ours", left == ["mine.txt"])
    check("and the data", (trial.data / "sotto.db").is_file())
    traces = [*wine.drive.rglob(f"{facts.NAME}.lnk"), *wine.drive.rglob(f"{facts.COMMAND}.cmd")]
    check("and no trace", not traces)
    check("nor in the registry", wine.registry(rf"HKCU\{_KEY}", "DisplayName") is None)
    check("nor of packs", wine.registry(rf"HKCU\{_CLASSES}\.pack") is None)
    (place / "mine.txt").unlink()


def try_running(trial: Trial) -> None:
    """A program that runs is asked to leave; one that does not is left alone."""
    wine, place = trial.wine, trial.wine.local / "Programs" / facts.NAME
    wine.run(trial.setup(trial.old), "/S")
    with _held(trial, place / "sotto.exe"):
        code = wine.start(trial.setup(trial.new), "/S").wait(_LONGEST_S)
    wine.settle()
    check("a running program leaves for an upgrade", code == 0, _version(trial) == "0.0.2")

    (wine.notes / "stubborn").touch()
    with _held(trial, place / "sotto.exe"):
        code = wine.start(trial.setup(trial.old), "/S").wait(_LONGEST_S)
        check("one that does not leave stops the setup", code == _STILL_RUNNING)
        check("which has changed nothing", _version(trial) == "0.0.2")
        (wine.notes / "quit").touch()
    (wine.notes / "stubborn").unlink()
    wine.settle()


def try_purge(trial: Trial) -> None:
    """The data goes where that is asked for, by the program's own verb."""
    place = trial.wine.local / "Programs" / facts.NAME
    trial.calls()
    trial.wine.run(place / "uninstall.exe", "/S", "/PURGE")
    check("/PURGE calls the program", "purge --yes" in trial.calls(), not trial.data.exists())
    check("and removes all of it", not place.exists())


def try_everybody(trial: Trial) -> None:
    """Setup for all users, as software distribution runs it."""
    wine, place = trial.wine, trial.wine.drive / "Program Files" / facts.NAME
    code = wine.run(trial.setup(trial.old), "/S", "/ALLUSERS")
    check("/ALLUSERS installs for everybody", code == 0, (place / "sotto.exe").is_file())
    check("in the registry too", wine.registry(rf"HKLM\{_KEY}", "DisplayVersion") == "0.0.1")
    wine.run(trial.setup(trial.new), "/S", "/ALLUSERS")
    check("it is upgraded there", wine.registry(rf"HKLM\{_KEY}", "DisplayVersion") == "0.0.2")
    check("and nowhere else", wine.registry(rf"HKCU\{_KEY}", "DisplayName") is None)
    wine.run(place / "uninstall.exe", "/S", "/ALLUSERS")
    check("and is removed", not place.exists(), wine.registry(rf"HKLM\{_KEY}") is None)


def try_elsewhere(trial: Trial) -> None:
    """Setup from a stick with models, into a folder of the user's choice."""
    wine, place = trial.wine, trial.wine.drive / "elsewhere"
    models = trial.setup(trial.old).with_name("models")
    models.mkdir()
    (models / "bundle.toml").touch()
    trial.calls()
    wine.run(trial.setup(trial.old), "/S", f"/D={wine.path(place)}")
    check("models beside the setup are taken up", trial.calls()[0].startswith("models import"))
    wine.run(trial.setup(trial.new), "/S")
    check("/D says where, and an upgrade remembers", (place / "_internal" / "new.dll").is_file())
    wine.run(place / "uninstall.exe", "/S")


def try_msi(trial: Trial) -> None:
    """The MSI package: installation, upgrade, no way back, with models and without, removal."""
    wine, place = trial.wine, trial.wine.drive / "Program Files" / facts.NAME
    trial.data.mkdir(parents=True, exist_ok=True)
    old, new = trial.msi(trial.old), trial.msi(trial.new)
    code = wine.run("msiexec", "/i", old, "/qn")
    opener = wine.registry(rf"HKLM\{_CLASSES}\{facts.NAME}.pack\shell\open\command")
    check("msiexec installs", code == 0, (place / "sottow.exe").is_file())
    check("a pack opens with it", opener == f'"{wine.path(place)}\\sottow.exe" --open "%1"')
    code = wine.run("msiexec", "/i", new, "/qn")
    check("msiexec upgrades", code == 0, (place / "_internal" / "new.dll").is_file())
    check("the old files are gone", not (place / "_internal" / "old.dll").exists())
    code = wine.run("msiexec", "/i", old, "/qn")
    check("an older package is refused", code != 0, (place / "_internal" / "new.dll").is_file())
    full, models = trial.msi(trial.full), place / "models" / "bundle.toml"
    code = wine.run("msiexec", "/i", full, "/qn")
    check("the same version with models takes its place", code == 0, models.is_file())
    check("and is the only one that is listed", _listed(trial) == [trial.full])
    code = wine.run("msiexec", "/i", new, "/qn")
    check("the one without can take it back", code == 0, not models.exists())
    check("and is listed alone", _listed(trial) == [trial.new])
    code = wine.run("msiexec", "/x", new, "/qn")
    check("msiexec removes", code == 0, not place.exists(), trial.data.is_dir())


def _version(trial: Trial) -> str | None:
    return trial.wine.registry(rf"HKCU\{_KEY}", "DisplayVersion")


def _listed(trial: Trial) -> list[Payload]:
    """Those that were installed as MSI packages."""
    keys = {
        rf"HKLM\{_UNINSTALL}\{{{product_code(payload)}}}": payload
        for payload in (trial.old, trial.new, trial.full)
    }
    return [payload for key, payload in keys.items() if trial.wine.registry(key, "DisplayName")]


@contextmanager
def _held(trial: Trial, program: Path) -> Iterator[None]:
    """Within it, the program runs, at least at first."""
    notes = trial.wine.notes / "calls.txt"
    notes.unlink(missing_ok=True)
    running = trial.wine.start(program, "hold")
    deadline = time.monotonic() + _LONGEST_S
    while not notes.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield
    finally:
        running.wait(_LONGEST_S)


def main() -> int:
    """Try everything; 1 where something is not as it must be."""
    trials = (try_user_setup, try_running, try_purge, try_everybody, try_elsewhere, try_msi)
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        trial = Trial(Path(scratch))
        try:
            for each in trials:
                print(each.__doc__, flush=True)
                each(trial)
        except InstallerError as error:
            print(error, file=sys.stderr)
            return 1
        finally:
            trial.wine.settle()
    return 0


if __name__ == "__main__":
    sys.exit(main())
