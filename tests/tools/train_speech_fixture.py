"""Trains the small Whisper of the tests: speaks sentences, learns, converts, scores.

It needs espeak-ng and flite with their libraries, and beside the program's own packages torch and
soxr. Every verb goes on where it was stopped; docs and figures are in
tests/data/speech/whisper-fixture/README.md.
"""

import multiprocessing
import tempfile
from datetime import timedelta
from pathlib import Path

import click
import torch
from torch import distributed

from tests.tools.speech_fixture import convert, score
from tests.tools.speech_fixture.corpus import speak_corpus
from tests.tools.speech_fixture.held_out import read_trials
from tests.tools.speech_fixture.sentences import Writer, distinct
from tests.tools.speech_fixture.tokens import Vocabulary, train_vocabulary
from tests.tools.speech_fixture.training import Plan, Trainer

SPEECH = Path(__file__).parents[1] / "data" / "speech"
HELD_OUT = SPEECH / "held_out.jsonl"
FIXTURE = SPEECH / "whisper-fixture"
_LONGEST_PAUSE = timedelta(hours=12)


@click.group()
def main() -> None:
    """Make the speech fixture of the tests."""


@main.command()
@click.argument("work", type=click.Path(path_type=Path))
@click.option("--sentences", default=30_000, show_default=True)
def speak(work: Path, sentences: int) -> None:
    """Draw sentences, learn the vocabulary of tokens, speak them all into WORK/corpus."""
    work.mkdir(parents=True, exist_ok=True)
    train_vocabulary(distinct(Writer(3), 15_000, without=set()), work / "tokenizer.json")
    kept = {trial.text for trial in read_trials(HELD_OUT)}
    for done in speak_corpus(work / "corpus", sentences, without=kept):
        if done % 1000 == 0:
            click.echo(f"{done} sentences")


@main.command()
@click.argument("work", type=click.Path(path_type=Path))
@click.option("--resume", is_flag=True, help="Go on from WORK/checkpoint.pt.")
@click.option("--steps", default=6000, show_default=True)
@click.option("--fall", default=2000, show_default=True, help="Last steps, learning ever slower.")
@click.option("--whole-windows", default=600, show_default=True, help="Last steps, on 30 s.")
@click.option("--workers", default=2, show_default=True, help="Processes of one thread each.")
@click.option("--pause-file", type=click.Path(path_type=Path), help="Stand still while it exists.")
def train(
    work: Path,
    resume: bool,
    steps: int,
    fall: int,
    whole_windows: int,
    workers: int,
    pause_file: Path | None,
) -> None:
    """Train on WORK/corpus, with a checkpoint every two minutes."""
    plan = Plan(steps, fall, whole_windows, frames=9000 // workers)
    with tempfile.TemporaryDirectory() as folder:
        rest = (workers, work, plan, resume, pause_file, Path(folder, "meeting"))
        spawn = multiprocessing.get_context("spawn")
        processes = [spawn.Process(target=_train, args=(n, *rest)) for n in range(workers)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()


def _train(
    worker: int,
    workers: int,
    work: Path,
    plan: Plan,
    resume: bool,
    pause_file: Path | None,
    meeting: Path,
) -> None:
    # Two processes of one thread learn faster than one of two where the cores are shared.
    torch.set_num_threads(1)
    if workers > 1:
        where = f"file://{meeting}"
        distributed.init_process_group(
            "gloo", init_method=where, rank=worker, world_size=workers, timeout=_LONGEST_PAUSE
        )
    for report in Trainer(work, plan, resume=resume, worker=worker).run(pause_file):
        if worker == 0:
            click.echo(
                f"{report.step}: tokens {report.tokens:.3f}, sounds {report.sounds:.3f}, "
                f"places {report.places:.3f}, {report.seconds:.2f} s a step"
            )


@main.command("convert")
@click.argument("work", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path), default=FIXTURE)
def write(work: Path, folder: Path) -> None:
    """Write the network of WORK/checkpoint.pt as a CTranslate2 folder of int8 weights."""
    tokenizer = work / "tokenizer.json"
    network = convert.load(work / "checkpoint.pt", Vocabulary(tokenizer))
    convert.write_folder(network, tokenizer, folder)


@main.command("score")
@click.argument("folder", type=click.Path(path_type=Path), default=FIXTURE)
@click.option("--every", default=1, show_default=True, help="Take only every Nth trial.")
@click.option("--verbose", is_flag=True, help="Show what was misheard.")
def measure(folder: Path, every: int, verbose: bool) -> None:
    """Word error rates on the held-out trials, words heard in noise, names with hotwords."""
    model = score.open_model(folder)
    trials = read_trials(HELD_OUT)[::every]
    for decibels in (None, 20.0, 10.0):
        results = list(score.score(model, trials, decibels=decibels))
        if verbose and decibels is None:
            for trial, heard, count in results:
                if count.wrong:
                    click.echo(f"{trial.voice} {trial.words_per_minute}: {trial.text} | {heard}")
        for kind in ("person", "grammar"):
            counts = [count for trial, _, count in results if trial.kind == kind]
            total = score.Count(sum(c.wrong for c in counts), sum(c.words for c in counts))
            noise = "clean" if decibels is None else f"pink noise at {decibels:.0f} dB"
            click.echo(f"{noise}, {kind}: {total.rate:.1%} of {total.words} words wrong")
    click.echo(f"{score.words_in_noise(model)} words heard in {score.NOISES} sounds without speech")
    for prompted in (False, True):
        names = score.names_heard(model, 60 // every, prompted=prompted)
        how = "among ten hotwords" if prompted else "without hotwords"
        click.echo(f"{names.rate:.0%} of {names.words} unseen names and codes wrong {how}")


if __name__ == "__main__":
    main()
