"""How well scanned pages are read, beside rapidocr as it comes, with its own idea of up."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.scanned import ScannedPage
from app.evaluation.metrics import text_error_rate
from app.evaluation.report import Step

if TYPE_CHECKING:
    from app.engines.reader.networks import Image

ReadPicture = Callable[["Image"], str]
"""The text of a picture."""

_MOST_ERRORS_PERCENT = 3.0
_GROUPS: dict[str, Callable[[ScannedPage], bool]] = {
    "all pages": lambda page: True,  # noqa: ARG005
    "upright, straight, one column": lambda page: (
        not page.turned and not page.skew and page.columns == 1
    ),
    "on their side or upside down": lambda page: page.turned > 0,
    "skewed": lambda page: bool(page.skew),
    "in two columns": lambda page: page.columns == 2,
}


@dataclass(frozen=True, slots=True)
class _Outcome:
    errors_percent: float
    seconds: float


def bench_ocr(
    ours: ReadPicture,
    theirs: ReadPicture | None,
    *,
    pages: Iterable[ScannedPage],
    count: int,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Character error rates of both on the same `count` pages, and their time for each."""
    readers = [ours] if theirs is None else [ours, theirs]
    read: list[tuple[ScannedPage, list[_Outcome]]] = []
    for number, page in enumerate(pages, 1):
        cancel.raise_if_cancelled()
        read.append((page, [_outcome(reader, page) for reader in readers]))
        yield Step("ocr", number, count)
    figures = [
        _figure(f"character errors, {name}", "%", chosen, bar=Bar(_MOST_ERRORS_PERCENT))
        for name, belongs in _GROUPS.items()
        if (
            chosen := [
                [outcome.errors_percent for outcome in outcomes]
                for page, outcomes in read
                if belongs(page)
            ]
        )
    ]
    times = [[outcome.seconds for outcome in outcomes] for _, outcomes in read]
    condition = (
        f"{len(read)} pages drawn for this, about {fmean(len(page.text) for page, *_ in read):.0f} "
        "characters each in eleven languages; means over pages."
    )
    return BenchReport(
        "ocr", "sotto bench ocr", (condition,), (*figures, _figure("one page", "s", times))
    )


def _outcome(read: ReadPicture, page: ScannedPage) -> _Outcome:
    started = time.perf_counter()
    text = read(page.picture)
    seconds = time.perf_counter() - started
    return _Outcome(100 * text_error_rate(page.text, text), seconds)


def _figure(
    name: str,
    unit: str,
    values: list[list[float]],
    *,
    bar: Bar | None = None,
) -> Figure:
    ours, *theirs = (Rounds((fmean(side),)) for side in zip(*values, strict=True))
    if not theirs:
        return Figure(name, unit, ours, bar=bar)
    return Figure(name, unit, ours, "rapidocr as it comes", theirs[0], bar)


def rapidocr_directly(threads: int) -> ReadPicture | None:
    """Rapidocr with the same networks, its own steps around them, and no leave to download.

    None where the libraries that it needs are missing: of its package we install the networks only.
    """
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )

    def read(image: Image) -> str:
        # It takes the colours in the other order.
        lines: tuple[str, ...] | None = engine(image[..., ::-1]).txts  # type: ignore[union-attr]
        return "\n".join(lines or ())

    return read
