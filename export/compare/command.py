"""The command compare: A B, where A is in use and B may take its place."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import DatasetProblem, ModelProblem
from app.domain.models import Task
from app.evaluation.datasets import load_retrieval
from export.compare.folders import Model, opened
from export.compare.trial import Trial, Verdict, judge
from export.report import Figure, as_json, figures_table, machine
from export.sources import ExportError
from export.texts import OWN_TEXTS, passages

ACCEPTED, REFUSED, WRONG_USAGE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `python -m export compare` takes."""
    parser.add_argument("a", type=Path, help="the model in use: a folder, or a GGUF file")
    parser.add_argument("b", type=Path, help="the one that may replace it")
    parser.add_argument(
        "--loss",
        type=float,
        help="of quality that is allowed (default: 0.005 of nDCG@10, 0.05 of"
        " nats per token, 0.01 of the word error rate, 0.05 of judgements, 0.1 of nearest texts)",
    )
    parser.add_argument(
        "--dataset",
        type=Path,
        action="append",
        default=[],
        help="labelled questions in BEIR layout, or recordings with transcripts.jsonl",
    )
    parser.add_argument(
        "--texts", type=Path, help="a text; for search models, a passage in every line"
    )
    parser.add_argument(
        "--sure", action="store_true", help="the whole 95 %% interval has to be within the loss"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    """0 if B may replace A, 1 with the reasons if it may not, 2 for wrong usage."""
    try:
        trial = _measure(options)
    except (ModelProblem, DatasetProblem, ExportError, OSError) as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    except Exception as error:  # noqa: BLE001  whatever a damaged model makes a library raise
        verdict = Verdict(accepted=False, reasons=(f"measuring failed: {error}",))
        _print((), verdict, options)
        return REFUSED
    verdict = judge(trial, sure=options.sure)
    _print(trial.figures, verdict, options)
    return ACCEPTED if verdict.accepted else REFUSED


def _measure(options: argparse.Namespace) -> Trial:
    with opened(options.a) as reference, opened(options.b) as candidate:
        task = reference.spec.task
        if candidate.spec.task is not task:
            raise ExportError(
                f"{options.a} is there to {task}, {options.b} to {candidate.spec.task}"
            )
        if task is Task.ADAPT:
            raise ExportError(
                "adapters are compared by what they do to a model: sotto models check"
            )
        if options.texts and task not in (Task.EMBED, Task.GENERATE):
            raise ExportError(f"models that {task} cannot be compared on plain texts")
        return _trial(reference, candidate, options)


def _trial(reference: Model, candidate: Model, options: argparse.Namespace) -> Trial:
    task, allowed = reference.spec.task, options.loss
    texts = _lines(options.texts) if options.texts else ()
    if task is Task.TRANSCRIBE:
        from export.compare.speech import SPOKEN, compare_transcribers, recordings

        heard = [one for folder in options.dataset or [SPOKEN] for one in recordings(folder)]
        return compare_transcribers(reference, candidate, heard, allowed=allowed)
    if task is Task.GENERATE:
        from export.compare.generators import compare_generators

        return compare_generators(reference, candidate, passages(options.texts), allowed=allowed)
    folders = options.dataset or ([] if texts else [OWN_TEXTS])
    sets = [load_retrieval(folder) for folder in folders]
    if task is Task.EMBED:
        from export.compare.embedders import compare_embedders

        if not options.dataset:  # our own questions are easy: neighbours tell more
            texts = texts or [entry.text for entry in sets[0].corpus]
        return compare_embedders(reference, candidate, sets, texts, allowed=allowed)
    from export.compare.pairs import compare_entailers, compare_rerankers

    compare = {Task.RERANK: compare_rerankers, Task.ENTAIL: compare_entailers}[task]
    return compare(reference, candidate, sets, allowed=allowed)


def _lines(path: Path) -> Sequence[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def _print(figures: Sequence[Figure], verdict: Verdict, options: argparse.Namespace) -> None:
    if options.json:
        record = {
            "a": str(options.a),
            "b": str(options.b),
            "accepted": verdict.accepted,
            "reasons": verdict.reasons,
            "figures": figures,
            "machine": machine(),
        }
        print(as_json(record).decode(), end="")
        return
    if figures:
        print(figures_table(figures, names=("A", "B")), end="\n\n")
    print("B may replace A:" if verdict.accepted else "B must not replace A:")
    for reason in verdict.reasons:
        print(f"- {reason}")
