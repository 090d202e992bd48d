"""Trains the small Whisper of the tests: speaks sentences, learns, converts, scores.

It needs espeak-ng and flite with their libraries, and beside the program's own packages torch and
soxr. Every verb goes on where it was stopped; docs and figures are in
tests/data/speech/whisper-fixture/README.md.
"""

import json
import multiprocessing
import tempfile
from datetime import timedelta
from pathlib import Path

import click
import numpy as np
import soundfile
import torch
from torch import distributed

from app.audio.error_rate import spoken, word_error_rate
from tests.tools.speech_fixture import convert, score
from tests.tools.speech_fixture.corpus import speak_corpus
from tests.tools.speech_fixture.held_out import read_trials
from tests.tools.speech_fixture.sentences import Writer, distinct
from tests.tools.speech_fixture.tokens import Vocabulary, train_vocabulary
from tests.tools.speech_fixture.training import Plan, Trainer
from tests.tools.speech_fixture.voices import RATE, Speakers

SPEECH = Path(__file__).parents[1] / "data" / "speech"
HELD_OUT = SPEECH / "held_out.jsonl"
FIXTURE = SPEECH / "whisper-fixture"
CLIPS = SPEECH / "clips"
CLIP_NAMES = {
    "What is the maximum pressure of the cooling system?": "pressure",
    "Does the warranty cover a broken screen?": "warranty",
    "How do I restore a backup from a USB stick?": "backup",
    "The laptop was bought in Berlin and has a warranty of two years.": "laptop",
    "Who signed the lease for the office in Oslo?": "lease",
}
CLIP_SILENCE = 8000  # samples before and after the speech
# Whisper's own windows are of 30 s, which cost three times as much to learn and to listen to.
_WINDOW = click.option("--window-seconds", default=10, show_default=True)
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
@click.option("--steps", default=5300, show_default=True)
@click.option("--fall", default=1600, show_default=True, help="Last steps, learning ever slower.")
@click.option("--whole-windows", default=1200, show_default=True, help="Last steps, on these.")
@_WINDOW
@click.option("--workers", default=2, show_default=True, help="Processes of one thread each.")
@click.option("--pause-file", type=click.Path(path_type=Path), help="Stand still while it exists.")
def train(
    work: Path,
    resume: bool,
    steps: int,
    fall: int,
    whole_windows: int,
    window_seconds: int,
    workers: int,
    pause_file: Path | None,
) -> None:
    """Train on WORK/corpus, with a checkpoint every two minutes."""
    plan = Plan(steps, fall, whole_windows, window_seconds, frames=9000 // workers)
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
@_WINDOW
def write(work: Path, folder: Path, window_seconds: int) -> None:
    """Write the network of WORK/checkpoint.pt as a CTranslate2 folder of int8 weights."""
    tokenizer = work / "tokenizer.json"
    network = convert.load(work / "checkpoint.pt", Vocabulary(tokenizer))
    convert.write_folder(network, tokenizer, folder, window_s=window_seconds)


@main.command("score")
@click.argument("folder", type=click.Path(path_type=Path), default=FIXTURE)
@click.option("--every", default=1, show_default=True, help="Take only every Nth trial.")
@click.option("--verbose", is_flag=True, help="Show what was misheard.")
def measure(folder: Path, every: int, verbose: bool) -> None:
    """Word error rates on the held-out trials, words heard in noise, names with hotwords."""
    model = score.open_model(folder)
    trials = read_trials(HELD_OUT)[::every]
    for decibels in (None, 20.0, 10.0):
        noise = "clean" if decibels is None else f"pink noise at {decibels:.0f} dB"
        pairs: dict[str, list[tuple[str, str]]] = {"person": [], "grammar": []}
        for trial, heard in score.score(model, trials, decibels=decibels):
            pair = spoken(trial.text), spoken(heard)
            pairs[trial.kind].append(pair)
            if verbose and pair[0] != pair[1]:
                click.echo(f"{trial.voice} {trial.words_per_minute}: {trial.text} | {heard}")
        for kind, texts in pairs.items():
            rate = word_error_rate(*zip(*texts, strict=True))
            click.echo(f"{noise}, {kind}: {rate:.1%} of words wrong in {len(texts)} sentences")
    click.echo(f"{score.words_in_noise(model)} words heard in {score.NOISES} sounds without speech")
    count = 60 // every
    for prompted in (False, True):
        wrong = score.names_misheard(model, count, prompted=prompted)
        how = "among ten hotwords" if prompted else "without hotwords"
        click.echo(f"{wrong} of {count} unseen names and codes misheard {how}")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=CLIPS)
def clips(folder: Path) -> None:
    """Speak the few held-out sentences that tests play, as FLAC files with transcripts."""
    folder.mkdir(parents=True, exist_ok=True)
    speakers = Speakers()
    lines = []
    for trial in read_trials(HELD_OUT):
        if trial.text not in CLIP_NAMES:
            continue
        said = speakers.speak(
            trial.text, trial.voice, words_per_minute=trial.words_per_minute, pitch=trial.pitch
        )
        name = f"{CLIP_NAMES[trial.text]}.flac"
        samples = np.pad(said.samples, CLIP_SILENCE)
        soundfile.write(folder / name, samples, RATE)
        lines.append(
            {
                "path": name,
                "text": trial.text,
                "language": "en",
                "seconds": round(len(samples) / RATE, 2),
                "starts": [round(start + CLIP_SILENCE / RATE, 2) for start in said.starts],
            }
        )
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "transcripts.jsonl").write_text(text)


if __name__ == "__main__":
    main()
