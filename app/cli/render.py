"""Answers, passages and reports as text for a terminal."""

import textwrap
from collections.abc import Sequence
from datetime import datetime

from app.domain.answers import Answer, Citation, Sentence
from app.domain.computed import SUMMARY
from app.domain.search import Hit
from app.domain.signs import printable
from app.ingest.discover import shown
from app.services.answer_words import coverage, doubts, where

_WIDTH = 88
_UNREAD = 5


def one_line(text: str) -> str:
    """`text` with every run of white space as one space, and nothing that steers a terminal."""
    return " ".join(printable(" ".join(text.split())).split())


def day(time_s: float) -> str:
    """A Unix time as people here say it."""
    return f"{datetime.fromtimestamp(time_s).astimezone():%Y-%m-%d %H:%M}"


def moment(iso: str) -> str:
    """A time in ISO 8601 as `day` says it; as it stands where a file says something else."""
    try:
        return day(datetime.fromisoformat(iso).timestamp())
    except (ValueError, OverflowError, OSError):
        return one_line(iso)


def source(citation: Citation) -> str:
    """One line that names a citation's place."""
    doubt = f" (! {doubts(citation)})" if citation.flags else ""
    return one_line(f"[{citation.n}] {where(citation.document, citation)}{doubt}")


def wrap(text: str, indent: str = "") -> str:
    """`text` folded for a terminal."""
    return textwrap.fill(
        one_line(text), _WIDTH, initial_indent=indent, subsequent_indent=indent,
        break_on_hyphens=False,
    )  # fmt: skip


def _cut(text: str, indent: str) -> str:
    return wrap(textwrap.shorten(one_line(text), 4 * _WIDTH, placeholder=" …"), indent)


def answer(result: Answer) -> str:
    """The whole answer: quote, prose with source numbers, sources, coverage."""
    lines: list[str] = []
    if result.rewritten is not None:
        lines += [wrap(f"Understood as: {result.rewritten}"), ""]
    if result.computed is not None:
        lines += [*_computed(result), *_cited(result), ""]
    if result.quote is not None:
        cited = next(c for c in result.citations if c.n == result.quote.citation)
        quoted = one_line(result.quote.text) + (" …" if result.quote.is_cut else "")
        lines += [wrap(f"“{quoted}”", "  "), f"  {source(cited)}", ""]
    if result.sentences and result.computed is None:
        prose = " ".join(
            one_line(s.text)
            + "".join(f" [{n}]" for n in s.citations)
            + ("" if s.supported else " (not found in the sources)")
            for s in result.sentences
        )
        lines += [wrap(prose), ""]
    elif result.answer and result.computed is None:
        lines += [wrap(result.answer), ""]
    if result.stopped:
        lines += [wrap(result.stopped), ""]
    if result.abstained and result.citations:
        lines += ["The closest passages, which may not answer it:", ""]
    for cited in result.citations:
        close = [_cut(cited.text, "    ")] if result.abstained else []
        lines += [source(cited), *close, f"    {shown(cited.path)}"]
    lines += [coverage(result), *map(one_line, result.notes), *_unread(result)]
    return "\n".join(lines)


def decision(sentence: Sentence) -> str:
    """One line on how it was decided whether a sentence is supported."""
    verdict = "Supported" if sentence.supported else "Not supported"
    cited = "".join(f" [{n}]" for n in sentence.citations)
    return one_line(
        f"{verdict} ({sentence.support:.2f}): {sentence.text}{cited} - {sentence.reason}"
    )


def _unread(result: Answer) -> list[str]:
    """The first files that might have had the answer, had they been read."""
    return [one_line(f"Not read: {shown(u.path)} ({u.reason})") for u in result.unread[:_UNREAD]]


def _computed(result: Answer) -> list[str]:
    """The sentences of a computed answer, those of a summary with their sources."""
    is_summary = result.computed is not None and result.computed.operation == SUMMARY
    return [
        wrap(
            each.text
            + "".join(f" [{n}]" for n in each.citations if is_summary)
            + ("" if each.supported else " (not found in the sources)")
        )
        for each in result.sentences
    ]


def _cited(result: Answer) -> list[str]:
    """A line on which rows are cited beside a computed answer."""
    numbers = [f"[{n}]" for sentence in result.sentences for n in sentence.citations]
    if result.computed is None or result.computed.operation == SUMMARY or not numbers:
        return []
    whole = len(numbers) == result.computed.rows
    shown = "" if whole else f"{result.computed.rows:,} rows, first {len(numbers)} shown: "
    return [f"  {shown}{' '.join(numbers)}"]


def hit(found: Hit) -> str:
    """A passage with its place, cut to a few lines."""
    head = one_line(f"{found.rank}. {where(found.document.title, found.chunk)}")
    head = f"{head}  ({found.score:.3f})"
    return f"{head}\n{_cut(found.chunk.text, '   ')}\n   {shown(found.document.path)}"


def hits(found: Sequence[Hit], notes: Sequence[str]) -> str:
    """All passages found."""
    if not found:
        return "Nothing found."
    return "\n\n".join([*map(hit, found), *map(one_line, notes)])
