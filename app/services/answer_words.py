"""Says in words where a passage stands and what an answer has searched."""

from app.domain.answers import ORDER, Answer, Citation
from app.domain.computed import SUMMARY
from app.domain.documents import Chunk, FlagKind

_HIDDEN = {
    FlagKind.WHITE: "white",
    FlagKind.TINY: "tiny",
    FlagKind.INVISIBLE: "invisible",
    FlagKind.OFF_PAGE: "off the page",
    FlagKind.ZERO_WIDTH: "signs without width",
}


def doubts(citation: Citation) -> str:
    """Why a source is doubtful: "hidden text (white), addressed to the answerer"; else empty."""
    hidden = [words for kind, words in _HIDDEN.items() if kind in citation.flags]
    parts = [f"hidden text ({', '.join(hidden)})"] if hidden else []
    if FlagKind.POOR in citation.flags:
        parts.append("hard to read")
    if ORDER in citation.flags:
        parts.append("addressed to the answerer")
    return ", ".join(parts)


def where(title: str, found: Citation | Chunk) -> str:
    """The document and the place in it: "Handbook, page 3, Cooling > Circuit".

    A title that is also the first heading, or the name of the table, is said once.
    """
    inside = place(found)
    if found.section and inside.endswith(found.section) and found.section.startswith(title):
        rest = found.section.removeprefix(title)
        if not rest or rest.startswith((" > ", ": ")):
            inside = (inside.removesuffix(found.section) + rest[2:].lstrip()).rstrip(", ")
    return ", ".join(filter(None, (title, inside)))


def place(found: Citation | Chunk) -> str:
    """Where in a document: "page 3, Cooling > Circuit", "sheet Stock, rows 2 to 9", "at 14:32"."""
    parts = []
    if found.part:
        parts.append(found.part)
    if found.page is not None:
        parts.append(f"page {found.page}")
    if found.sheet:
        parts.append(f"sheet {found.sheet}")
    if found.first_row is not None:
        one = found.last_row in {None, found.first_row}
        rows = f"row {found.first_row}" if one else f"rows {found.first_row} to {found.last_row}"
        parts.append(rows)
    if found.start_s is not None:
        parts.append(f"at {int(found.start_s) // 60}:{int(found.start_s) % 60:02d}")
    if found.section and not found.sheet:
        parts.append(found.section)
    return ", ".join(parts)


def coverage(result: Answer) -> str:
    """What was searched, in a few sentences."""
    c = result.coverage
    text = (
        f"Searched {_count(c.files_searched, 'file')};"
        f" used {_count(c.passages_used, 'passage')} from {_count(c.files_used, 'file')}."
    )
    computed = result.computed
    if computed is not None and computed.operation != SUMMARY and computed.tables:
        text += (
            f" Computed over {_count(computed.rows, 'row')} of {_count(computed.tables, 'table')}."
        )
    if c.files_failed:
        text += f" {_count(c.files_failed, 'file')} could not be read (see: sotto status)."
    if c.vectors_share < 1:
        text += f" {c.vectors_share:.0%} of the passages are indexed by meaning so far."
    return text


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
