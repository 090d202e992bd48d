"""Cuts a quote out of its passage: the best sentence, with what follows as far as it fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.answering.quote import Candidate, is_heading
from app.domain.documents import Span
from app.domain.sentences import sentence_spans

QUOTE_WORDS = 60
"""The most words of a quote."""

# Where no spaces part words, two characters count as one.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]{1,2}"
    r"|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+"
)
_CLAUSE = re.compile(r"[,;:)\u2013\u2014，；：、](?=\s|[\u3040-\u9fff])")


def quotation(best: Candidate, may_follow: Callable[[Span, str], bool]) -> Candidate:
    """`best` with the sentences that follow it, one verbatim slice of at most QUOTE_WORDS words.

    Context ends before a heading, a row of a table and the end of the passage; a row stands
    alone; it ends before a sentence that `may_follow` refuses, given its span in the document and
    its text. The last sentence of the context ends with a clause where the whole does not fit; a
    best sentence that is longer is cut at the last word.
    """
    passage = best.hit.chunk
    end = best.span.end
    for span in sentence_spans(passage.text, best.hit.document.language):
        text = passage.text[span.start : span.end]
        start = passage.start + span.start
        if start < best.span.end:
            continue
        whole = passage.text[best.span.start - passage.start : span.end]
        row = "\t" in text or "\t" in best.text
        place = Span(start, passage.start + span.end)
        if row or is_heading(text, best.hit) or not may_follow(place, text):
            break
        if len(_WORD.findall(whole)) > QUOTE_WORDS:
            end += _clauses(whole, end - best.span.start)
            break
        end = passage.start + span.end
    text = passage.text[best.span.start - passage.start : end - passage.start]
    words = [match.end() for match in _WORD.finditer(text)]
    if len(words) > QUOTE_WORDS:
        text = text[: words[QUOTE_WORDS - 1]]
    return replace(best, span=Span(best.span.start, best.span.start + len(text)), text=text)


def _clauses(text: str, start: int) -> int:
    """How many characters behind `start` are whole clauses within the words of a quote."""
    fits = list(_WORD.finditer(text))[QUOTE_WORDS - 1].end()
    ends = [match.end() for match in _CLAUSE.finditer(text, start, fits)]
    return ends[-1] - start if ends else 0
