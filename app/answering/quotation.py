"""Cuts a quote out of its passage: the best sentence, with what follows as far as it fits."""

from __future__ import annotations

import re
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


def quotation(best: Candidate) -> Candidate:
    """`best` with the sentences that follow it, one verbatim slice of at most QUOTE_WORDS words.

    Context ends before a heading, a row of a table and the end of the passage; a row stands
    alone. A sentence that is longer is cut there.
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
        if row or is_heading(text, best.hit) or len(_WORD.findall(whole)) > QUOTE_WORDS:
            break
        end = passage.start + span.end
    text = passage.text[best.span.start - passage.start : end - passage.start]
    words = [match.end() for match in _WORD.finditer(text)]
    if len(words) > QUOTE_WORDS:
        text = text[: words[QUOTE_WORDS - 1]]
    return replace(best, span=Span(best.span.start, best.span.start + len(text)), text=text)
