"""Numbers the sources of one answer, each span once."""

from collections.abc import Callable
from dataclasses import replace

from app.answering.quote import Candidate
from app.domain.answers import Citation
from app.domain.documents import Chunk, Document, Span

Flags = Callable[[Citation, str, int], tuple[str, ...]]
"""What is doubtful about a citation, given a text around it and where that begins."""


def no_flags(citation: Citation, text: str, start: int) -> tuple[str, ...]:  # noqa: ARG001
    """Find nothing doubtful."""
    return ()


def citation_of(
    document: Document, chunk: Chunk, *, span: Span, text: str, score: float
) -> Citation:
    """A stretch of a passage as a source that has no number yet: `text` is what stands at `span`.

    `span` is in characters of the document's text.
    """
    return Citation(
        n=0,
        document_id=document.id,
        document=document.title,
        path=document.path,
        page=chunk.page,
        section=chunk.section,
        start=span.start,
        end=span.end,
        start_s=chunk.start_s,
        end_s=chunk.end_s,
        text=text,
        score=score,
        sheet=chunk.sheet,
        first_row=chunk.first_row,
        last_row=chunk.last_row,
        part=chunk.part,
        created_s=document.created_s,
    )


class Citations:
    """Collects citations in order of first use, numbered from 1, with what `flags` says of each."""

    def __init__(self, flags: Flags = no_flags) -> None:
        self._flags = flags
        self._by_place: dict[tuple[int, int, int], Citation] = {}

    def cite(self, source: Candidate) -> Citation:
        """The citation of this source sentence, a new one if it is the first time."""
        hit = source.hit
        citation = citation_of(
            hit.document, hit.chunk, span=source.span, text=source.text, score=hit.score
        )
        return self._numbered(citation, hit.chunk.text, hit.chunk.start)

    def add(self, citation: Citation) -> Citation:
        """The same with its number here; once for one place."""
        return self._numbered(citation, citation.text, citation.start)

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, in order of number."""
        return tuple(self._by_place.values())

    def keep(self, numbers: frozenset[int]) -> None:
        """Forget all but these, which are numbered anew in the same order."""
        kept = [citation for citation in self.all() if citation.n in numbers]
        self._by_place.clear()
        for citation in kept:
            self.add(citation)

    def _numbered(self, citation: Citation, text: str, start: int) -> Citation:
        place = (citation.document_id, citation.start, citation.end)
        if place not in self._by_place:
            self._by_place[place] = replace(
                citation,
                n=len(self._by_place) + 1,
                flags=citation.flags or self._flags(citation, text, start),
            )
        return self._by_place[place]
