"""Scores what becomes of real, odd and broken files: text, nothing, or a clear refusal."""

from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from app.domain.documents import Document, Status
from app.domain.errors import ReadCode
from app.evaluation.datasets import FileCase, FileSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.metrics import text_error_rate
from app.evaluation.report import Report, Run

_EMPTY = frozenset({ReadCode.EMPTY, ReadCode.NO_TEXT})
_HELD_OFF = frozenset({ReadCode.CRASHED, ReadCode.TIMEOUT})


def outcome(document: Document | None) -> str:
    """What became of a file: "text", "empty", "error", or "absent" where it was passed over."""
    if document is None:
        return "absent"
    if document.status is Status.INDEXED:
        return "text"
    return "empty" if document.code in _EMPTY else "error"


def evaluate_files(
    documents: Mapping[str, Document], text: Callable[[int], str], dataset: FileSet, *, run: Run
) -> Report:
    """Compare the `documents` of a library, by path, with what a set says of them.

    `accepted` is the share of files whose outcome is one of those that count as right,
    `pages_right` of those with a known number of pages that have it, `ocr_cer` the character error
    rate of pictures with a known text; `text` gives that of a document. `stopped_reader` counts
    files that crashed or hung the reader. Every file's story goes to `run.details`, one JSON line
    each.
    """
    counts: Counter[str] = Counter()
    with Ledger(run) as ledger:
        for case in dataset.cases[: run.limit]:
            run.cancel.raise_if_cancelled()
            document = documents.get(str(case.path))
            counts[outcome(document)] += 1
            counts["stopped_reader"] += document is not None and document.code in _HELD_OFF
            path = str(case.path.relative_to(dataset.folder))
            ledger.add(
                Outcome(path, path, _scores(case, document, text)),
                outcome=outcome(document),
                accept=sorted(case.accept),
                code=document.code if document else None,
                reason=document.reason if document else None,
            )
        names = ("text", "empty", "error", "absent", "stopped_reader")
        return ledger.report(**{name: float(counts[name]) for name in names})


def rejected(details: bytes) -> list[str]:
    """A line for each file of `details` whose outcome does not count as right."""
    lines = [msgspec.json.decode(line) for line in details.splitlines()]
    return [
        f"{line['_id']}: {line['outcome']}, not {' or '.join(line['accept'])}"
        + (f" ({line['reason']})" if line["reason"] else "")
        for line in lines
        if not line["scores"]["accepted"]
    ]


def _scores(
    case: FileCase, document: Document | None, text: Callable[[int], str]
) -> dict[str, float]:
    scores = {"accepted": float(outcome(document) in case.accept)}
    if case.pages is not None and document is not None and document.status is Status.INDEXED:
        scores["pages_right"] = float(document.pages == case.pages)
    if case.gold is not None:
        read = text(document.id) if document is not None else ""
        scores["ocr_cer"] = text_error_rate(case.gold, read)
    return scores
