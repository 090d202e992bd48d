"""Tries the packages on clean machines: install, smoke test, upgrade, remove, purge.

    python -m installers.linux.clean_machine PACKAGES [--suite bookworm noble] [--older DEB]
        [--models FOLDER] [--strace] [--work FOLDER]

PACKAGES is the folder that `python -m installers linux` made. Needs root, and debootstrap, xvfb
and rpm of the system; strace, where it shall look on. Only debootstrap and apt, fetching what the
package asks for, use a network.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from installers.linux.clean_root import USER, CleanRoot, Suite, Unclean, clean_root, do

_SUITES = {
    suite.name: suite
    for suite in (
        Suite("bookworm"),
        Suite("trixie"),
        # Every Ubuntu since 2007 has the same script; Debian has not the keys of all of them.
        Suite("noble", ("--components=main,universe", "--no-check-gpg"), "gutsy"),
    )
}
_PROGRAM = "/opt/sotto"
_OPTIONAL = {"libspeechd.so.2"}
"""Libraries without which something is missing but nothing fails: reading aloud."""
_NOTE = "The spare key lies with the caretaker."
_DATA = f"/home/{USER}/.local/share/sotto"

Smoke = Callable[[str], None]
"""Runs the smoke test on a program of the clean machine."""


def try_deb(root: CleanRoot, deb: Path, smoke: Smoke, *, older: Path | None) -> None:
    """Install by dpkg with the network off, work, remove, purge; upgrade `older`, if it is one."""
    name = root.take(deb)
    root.fetch(name)
    fetched = "dpkg -i /var/cache/apt/archives/*.deb"
    if older is not None and _package(older) == _package(deb):
        root.run("sh", "-c", f"{fetched} {root.take(older)}")
        version = _version(root, deb)
        _add_a_note(root)
        said = root.run("sh", "-c", f"dpkg -i {name}")
        _expect(_version(root, deb) != version, said)
        _expect_the_note(root)
        print(f"   upgraded from {version}: the data is there", flush=True)
    else:
        root.run("sh", "-c", f"{fetched} {name}")
        _add_a_note(root)
    for other in sorted(deb.parent.glob("*.deb")):
        if _package(other) != _package(deb):
            _exchange(root, deb, other)
    missing = root.missing_libraries(_PROGRAM) - _OPTIONAL
    _expect(not missing, f"libraries that no dependency brings: {missing}")
    smoke("/usr/bin/sotto")
    said = root.run("dpkg", "--remove", _package(deb))
    _expect("stays in" in said, f"it does not say where the data is: {said}")
    _expect(not (root.path / "opt" / "sotto").exists(), "files of the program are left")
    _expect((root.path / _DATA.lstrip("/") / "sotto.db").is_file(), "the data is gone")
    said = root.run("dpkg", "--purge", _package(deb))
    _expect(not (root.path / _DATA.lstrip("/")).exists(), f"the data is still there: {said}")


def _exchange(root: CleanRoot, deb: Path, other: Path) -> None:
    """The other size takes its place and gives it back; what is left of each can be purged."""
    for new, old in ((other, deb), (deb, other)):
        said = root.run("dpkg", "-i", root.take(new))
        _expect("Sotto is gone" not in said, f"it says so of a program that is there: {said}")
        root.run("dpkg", "--purge", _package(old))
        _expect_the_note(root)
    print("   exchanged for the other size and back: the data is there", flush=True)


def try_rpm(root: CleanRoot, rpm: Path, smoke: Smoke) -> None:
    """Install by rpm into a system that has the libraries but no rpm database, work, remove."""
    command = ("rpm", "--root", str(root.path), "--nodeps")
    do(*command, "--install", str(rpm))
    smoke("/usr/bin/sotto")
    _add_a_note(root)
    said = do(*command, "--erase", _package(rpm))
    _expect("stays in" in said, f"it does not say where the data is: {said}")
    _expect(not (root.path / "opt" / "sotto" / "sotto").exists(), "the program is left")
    _expect((root.path / _DATA.lstrip("/") / "sotto.db").is_file(), "the data is gone")


def try_archive(root: CleanRoot, archive: Path, smoke: Smoke) -> None:
    """Unpack, install and remove as an ordinary user."""
    do("tar", "-xf", str(archive), "-C", str(root.path / "srv"))
    folder = f"/srv/{archive.name.removesuffix('.tar.xz')}"
    root.run(f"{folder}/install.sh", user=USER)
    shutil.rmtree(root.path / folder.lstrip("/"))
    local = f"/home/{USER}/.local"
    smoke(f"{local}/bin/sotto")
    root.run(f"{local}/lib/sotto/uninstall.sh", "--purge", user=USER)
    left = [path for path in (root.path / local.lstrip("/")).rglob("*") if not path.is_dir()]
    _expect(not left, f"left behind: {left}")


def try_appdir(root: CleanRoot, folder: Path, smoke: Smoke) -> None:
    """Run it from where it lies."""
    smoke(f"{root.take(folder)}/AppRun")


def _package(file: Path) -> str:
    """What a package is called: "sotto", or "sotto-full" with models in it."""
    return "sotto-full" if file.name.startswith("sotto-full") else "sotto"


def _version(root: CleanRoot, deb: Path) -> str:
    return root.run("dpkg-query", "--show", "--showformat=${Version}", _package(deb))


def _add_a_note(root: CleanRoot) -> None:
    note = root.path / "home" / USER / "note.txt"
    note.write_text(_NOTE, "utf-8")
    root.run("sotto", "add", f"/home/{USER}/note.txt", user=USER)


def _expect_the_note(root: CleanRoot) -> None:
    found = root.run("sotto", "search", "spare key", user=USER)
    _expect(_NOTE in found, f"the data of the older version is not found: {found}")


def _expect(promised: object, otherwise: str) -> None:
    if not promised:
        raise Unclean(otherwise)


def main() -> int:
    """Try every package on every suite; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("packages", type=Path)
    parser.add_argument("--suite", nargs="+", choices=_SUITES, default=["bookworm"])
    parser.add_argument("--older", type=Path, help="a .deb of an earlier version")
    parser.add_argument("--models", type=Path, help="a folder with models to take in")
    parser.add_argument("--strace", action="store_true", help="look on whether sockets are opened")
    parser.add_argument("--work", type=Path, default=Path("dist/clean"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        for name in options.suite:
            _try_all(_SUITES[name], options)
    except (Unclean, subprocess.CalledProcessError) as error:
        print(f"Not clean: {error}", file=sys.stderr)
        return 1
    print("Everything works on clean machines.")
    return 0


def _try_all(suite: Suite, options: argparse.Namespace) -> None:
    """Everything that is in the folder; what is not is said."""
    packages, work = options.packages.resolve(), options.work.resolve()
    models = options.models.resolve() if options.models else None
    extra = ("--strace",) if options.strace else ()
    ways: dict[str, Callable[[CleanRoot, Path, Smoke], None]] = {
        "*.deb": partial(try_deb, older=options.older),
        "*.rpm": try_rpm,
        "*.tar.xz": try_archive,
        "*.AppDir": try_appdir,
    }
    there = {pattern: sorted(packages.glob(pattern)) for pattern in ways}
    _expect(any(there.values()), f"there is no package in the folder {packages}")
    with clean_root(suite, work) as root:
        for pattern, way in ways.items():
            if not there[pattern]:
                print(f"{suite.name}: no {pattern} in {packages}", flush=True)
            for package in there[pattern]:
                print(f"{suite.name}: {package.name}", flush=True)
                started = time.monotonic()
                report = work / f"{suite.name}-{package.name}.json"
                way(root, package, partial(root.smoke, report=report, options=extra, models=models))
                took = time.monotonic() - started
                print(f"{suite.name}: {package.name} in {took:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
