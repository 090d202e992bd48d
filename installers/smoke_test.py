"""Tries out a Sotto that was built or installed, as its users will: the same on every system.

    python -m installers smoke PROGRAM [--models FOLDER] [--report FILE] [--strace]

PROGRAM is the command `sotto`. Needs Python alone. Everything is done in a temporary folder, with
the network off where the system lets one do that; the exit code is 0 if everything works.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from installers.errors import InstallerError
from installers.shut_in import Broken, ShutIn, scratch_folder, without_network

FACT = "The relief valve of the pump opens at 1.4 bar."
QUESTION = "At which pressure does the relief valve open?"
DOCUMENTS = {
    "pump.md": f"# Pump manual\n\n## Pressure\n\n{FACT} A falling reading indicates a leak.\n",
    "lease.html": "<html><body><h1>Lease</h1><p>The lease ends in March 2031.</p></body></html>",
    "prices.csv": "part,price\nimpeller,120\nseal,7\n",
    "letter.txt": "Dear Ida,\n\nthe spare key lies with the caretaker of house number nine.\n",
}
SETTINGS = 'language = "en"\nprose = "always"\nanswer_tokens = 48\n'
LOOKED_AT = ("data folder", "reader", "model to embed", "network guard")
CACHES = (
    ".cache/fontconfig", ".cache/mesa_shader_cache", ".cache/qtshadercache",
    "AppData", "Library/Caches", "Library/Preferences", "Library/Saved Application State",
)  # fmt: skip
"""Where systems and graphics drivers keep what they do for any program."""
COLLECTION = "Papers"
PATIENCE_S = 10.0


@dataclass(frozen=True)
class Step:
    """One thing that was tried."""

    name: str
    ok: bool
    seconds: float
    detail: str


@dataclass
class Report:
    """What was tried so far, and under which conditions."""

    program: str
    network: str
    system: str = f"{platform.system()} {platform.release()} {platform.machine()}"
    version: str = ""
    steps: list[Step] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything works."""
        return all(step.ok for step in self.steps)


@dataclass(frozen=True)
class Bench:
    """What is tried: the program, documents and models for it."""

    sotto: ShutIn
    papers: Path
    models: tuple[Path, ...]


def version(bench: Bench) -> str:
    """It says which one it is."""
    said = bench.sotto.run("--version").strip()
    expect(said.startswith("sotto "), f"it says {said!r}")
    return said.removeprefix("sotto ")


def doctor(bench: Bench) -> str:
    """The reader and every model work, each in a process of its own."""
    checks = {check["name"]: check for check in bench.sotto.ask_json("doctor")["checks"]}
    used = [f"model to {task}" for task in ("generate", "transcribe") if task in installed(bench)]
    for name in (*LOOKED_AT, *used):
        expect(checks.get(name, {}).get("ok", False), f"{name}: {checks.get(name)}")
    return "; ".join(str(checks[name]["detail"]) for name in ("machine", *used))


def add(bench: Bench) -> str:
    """Documents are read."""
    report = bench.sotto.ask_json("add", bench.papers, "--collection", COLLECTION)
    indexed = report["files"]["indexed"]
    expect(indexed == len(DOCUMENTS), f"{indexed} files were read: {report['failures']}")
    return f"{indexed} files, {report['chunks']} passages"


def search(bench: Bench) -> str:
    """Passages are slices of their file."""
    hit = bench.sotto.ask_json("search", "relief valve pressure")["hits"][0]
    text = DOCUMENTS["pump.md"][hit["start"] : hit["end"]]
    expect(hit["text"] == text and FACT in text, f"not verbatim: {hit['text']!r}")
    return f"{Path(hit['path']).name}: {FACT}"


def ask(bench: Bench) -> str:
    """The answer begins with a quote, word for word."""
    return quoted(bench.sotto.ask_json("ask", QUESTION, "--quotes-only"))


def decline(bench: Bench) -> str:
    """What the documents do not say is not answered."""
    answer = bench.sotto.ask_json("ask", "Who painted the ceiling of the Sistine Chapel?")
    expect(answer["abstained"] and answer["quote"] is None, f"answered: {answer['answer']}")
    return str(answer["answer"])


def pack(bench: Bench) -> str:
    """A collection becomes a signed file, which is asked where it lies."""
    file = bench.sotto.scratch / "papers.pack"
    bench.sotto.run("pack", "create", file, "--collection", COLLECTION)
    return quoted(bench.sotto.ask_json("--pack", file, "ask", QUESTION, "--quotes-only"))


def models(bench: Bench) -> str:
    """Models are taken in from files, or lie beside the program."""
    for path in bench.models:
        bench.sotto.run("models", "import", path, "--no-check")
    return ", ".join(sorted(installed(bench).values()))


def transcribe(bench: Bench) -> str:
    """A clip that comes with the program is understood."""
    if "transcribe" not in installed(bench):
        return "not tried: no speech model"
    clip = shutil.copy(Path(__file__).parents[1] / "models/speech_check/laptop.ogg", bench.papers)
    said = str(bench.sotto.ask_json("transcribe", Path(clip))["text"])
    expect("laptop" in said.lower(), f"understood as {said!r}")
    return said


def write(bench: Bench) -> str:
    """An answer model writes, and every sentence is judged."""
    if "generate" not in installed(bench):
        return "not tried: no answer model"
    answer = bench.sotto.ask_json("ask", QUESTION)
    quoted(answer)
    expect(answer["model"] is not None and answer["sentences"], f"not written: {answer}")
    return f"{answer['model']}: {answer['answer']}"


def privacy(bench: Bench) -> str:
    """Attempts to reach the network are refused."""
    found = json.loads(bench.sotto.run("privacy", "--json", traced=False))  # it tries on purpose
    expect(found["ok"], f"not refused: {found['self_test']}")
    return f"{len(found['self_test'])} attempts refused"


def window(bench: Bench) -> str:
    """The window tries itself out: first steps, quotes on their pages, killed engines, the end."""
    kept = bench.sotto.scratch / "window.json"
    given = [part for model in bench.models for part in ("--model", model)]
    try:
        bench.sotto.run("self-test", "--report", kept, *given)
    except Broken as error:
        told = "; ".join(f"{one['name']}: {one['detail']}" for one in kept_steps(kept, ok=False))
        raise Broken(f"{told or 'no report'} ({error})") from None
    return "; ".join(f"{step['name']}: {step['detail']}" for step in kept_steps(kept, ok=True))


def nothing_left(bench: Bench) -> str:
    """No process lives on, and nothing lies outside the folder of its data."""
    own, temporary = bench.sotto.own, bench.sotto.temporary
    deadline = time.monotonic() + PATIENCE_S
    while (left := bench.sotto.running()) and time.monotonic() < deadline:
        time.sleep(0.2)
    expect(not left, f"processes: {left}")
    expect(not list(temporary.iterdir()), f"left: {list(temporary.iterdir())}")
    found = [path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()]
    strange = [path for path in found if not path.startswith(CACHES)]
    expect(not strange, f"written in the user's folder: {strange}")
    return f"no process, no file; {len(found)} in caches of the system"


def no_network(bench: Bench) -> str:
    """No process tried to open an internet socket, nor a file for writing elsewhere."""
    count = bench.sotto.local_sockets()
    return f"{count} sockets, none of them AF_INET or AF_INET6; nothing written elsewhere"


STEPS: tuple[Callable[[Bench], str], ...] = (
    version, add, search, ask, decline, pack, models, doctor, transcribe, write, privacy, window,
    nothing_left,
)  # fmt: skip
"""In this order; each says what came of it, or raises Broken."""


def expect(promised: object, otherwise: str) -> None:
    """Raise Broken unless it is as promised."""
    if not promised:
        raise Broken(otherwise)


def quoted(answer: Any) -> str:
    """The quote of an answer to QUESTION, which is the right one and a slice of its file."""
    expect(answer["quote"] is not None, f"no quote: {answer['answer']}")
    cited = answer["citations"][answer["quote"]["citation"] - 1]
    text = DOCUMENTS["pump.md"][cited["start"] : cited["end"]]
    expect(text == cited["text"] == answer["quote"]["text"], f"not verbatim: {cited}")
    expect(FACT in text, f"another passage: {text!r}")
    return f"“{text}”"


def installed(bench: Bench) -> dict[str, str]:
    """The installed models by what they are for."""
    listed = bench.sotto.ask_json("models", "list")["models"]
    return {model["task"]: model["name"] for model in listed if model["installed"]}


def kept_steps(report: Path, *, ok: bool) -> list[Any]:
    """The steps in a report of the window that ended so; none where there is no report."""
    if not report.exists():
        return []
    return [step for step in json.loads(report.read_text("utf-8"))["steps"] if step["ok"] is ok]


def try_out(
    bench: Bench,
    report: Report,
    *,
    steps: Iterable[Callable[[Bench], str]],
    keep: Callable[[Report], None] = lambda _: None,
) -> None:
    """Try all `steps`, also after one failed; print and keep what came of it."""
    for step in steps:
        started = time.monotonic()
        try:
            ok, detail = True, step(bench)
        except (Broken, OSError, LookupError, ValueError) as error:
            ok, detail = False, f"{type(error).__name__}: {error}"
        if step is version and ok:
            report.version = detail
        seconds = round(time.monotonic() - started, 1)
        report.steps.append(Step(step.__name__.replace("_", " "), ok, seconds, detail))
        print(f"{'ok' if ok else 'NO':3} {report.steps[-1].name:16} {seconds:6.1f} s  {detail}",
              flush=True)  # fmt: skip
        keep(report)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("program", help="the command sotto, or the path of it")
    parser.add_argument(
        "--models", type=Path, help="models to take in: a bundle, or a folder of them"
    )
    parser.add_argument("--report", type=Path, help="write what came of it into this file, as JSON")
    parser.add_argument("--strace", action="store_true", help="look on with strace (Linux)")
    parser.add_argument(
        "--root", type=Path, default=Path("/"), help="the system it is installed in (chroot)"
    )
    parser.add_argument("--user", default="", help="who runs it there, name or number")


def run(options: argparse.Namespace) -> int:
    """Run the test; returns the exit code."""
    root = options.root.resolve()
    found = options.program if root != Path("/") else shutil.which(options.program)
    if found is None:
        raise InstallerError(f"there is no program {options.program}")
    program = found if root != Path("/") else str(Path(found).absolute())
    network = without_network()
    report = Report(program, network.said)

    def keep(so_far: Report) -> None:
        if options.report is not None:
            data = {"ok": so_far.ok, **asdict(so_far)}
            options.report.write_text(json.dumps(data, indent=2, ensure_ascii=False), "utf-8")

    print(f"{program} on {report.system}, network {network.said}")
    with scratch_folder(root) as scratch:
        sotto = ShutIn(program, scratch, network, root, options.user, options.strace)
        bench = furnish(sotto, options.models)
        steps = (*STEPS, no_network) if options.strace else STEPS
        try_out(bench, report, steps=steps, keep=keep)
    print("Everything works." if report.ok else "Something does not work.")
    return 0 if report.ok else 1


def furnish(sotto: ShutIn, given: Path | None) -> Bench:
    """Put settings, documents and the models of a folder where the program can reach them."""
    (sotto.home / "settings.toml").write_text(SETTINGS, "utf-8")
    papers = sotto.scratch / COLLECTION
    papers.mkdir()
    for name, text in DOCUMENTS.items():
        (papers / name).write_text(text, "utf-8", newline="\n")
    taken: tuple[Path, ...] = ()
    if given is not None:
        folder = given.absolute()
        if not folder.is_relative_to(sotto.root):
            folder = Path(shutil.copytree(folder, sotto.scratch / "models"))
        is_bundle = (folder / "bundle.toml").exists()
        taken = (folder,) if is_bundle else tuple(sorted(folder.iterdir()))
    sotto.open_to_user()
    return Bench(sotto, papers, taken)
