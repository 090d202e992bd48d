"""Numbers the sources of one answer, each span once."""

from dataclasses import replace

from app.answering.quote import Candidate
from app.domain.answers import Citation


class Citations:
    """Collects citations in order of first use, numbered from 1."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[int, int, int], Citation] = {}

    def cite(self, source: Candidate) -> Citation:
        """The citation of this source sentence, a new one if it is the first time."""
        chunk, document = source.hit.chunk, source.hit.document
        place = (document.id, source.span.start, source.span.end)
        if place not in self._by_place:
            self._by_place[place] = Citation(
                n=len(self._by_place) + 1,
                document_id=document.id,
                document=document.title,
                path=document.path,
                page=chunk.page,
                section=chunk.section,
                start=source.span.start,
                end=source.span.end,
                start_s=chunk.start_s,
                end_s=chunk.end_s,
                text=source.text,
                score=source.hit.score,
                sheet=chunk.sheet,
                first_row=chunk.first_row,
                last_row=chunk.last_row,
                part=chunk.part,
            )
        return self._by_place[place]

    def add(self, citation: Citation) -> Citation:
        """The same with its number here; once for one place."""
        place = (citation.document_id, citation.start, citation.end)
        if place not in self._by_place:
            self._by_place[place] = replace(citation, n=len(self._by_place) + 1)
        return self._by_place[place]

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, in order of number."""
        return tuple(self._by_place.values())
