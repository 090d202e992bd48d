"""Finds requests in a passage that have nothing to do with the rest of it, nor with the question.

"What is the capital of Brazil?" in a letter on an invoice is no order that speaks of answering, so
`hostile` does not see it, yet a small model would rather answer it than what was asked. A question
or a request for words is strange where hardly any of its content words occurs in the rest of the
passage or in the question; it is left out of prompts and quotes, and is not called hostile.
"""

import re
from collections.abc import Iterator

from app.answering.hostile import orders
from app.answering.mention import blank
from app.answering.order_words import ASK, STATEMENT
from app.domain.documents import Span
from app.domain.sentences import sentence_spans

_REQUEST = re.compile(
    r"^\W*(?:(?:please|kindly|bitte|por favor|now|also|then)\W+)*"
    r"(?:(?:can|could|would|will) you (?:please )?|i (?:want|need|would like) you to )?"
    rf"(?:{'|'.join(ASK)})\b(?! (?:of|on|in|for|and|or|is|are|was|were|has|had)\b)",
    re.IGNORECASE,
)
# A verb that no list has, with what it is to bring forth; among other orders it is one of them.
_OTHER_REQUEST = {
    language: re.compile(
        rf"^\W*(?!(?:{'|'.join(STATEMENT)}|{others})\b)(?!\w+(?:ing|ed|s|ly|er|al|ic)\b)"
        rf"[^\W\d_]{{3,}} (?:{objects}) \w",
        re.IGNORECASE,
    )
    for language, others, objects in (
        (
            "en",
            "such|despite|even|only|just|quite|rather|half|many|into|like|under|over|within|during"
            "|through|between|among|unlike|than|take",
            "an?|me|us|some",
        ),
        (
            "de",
            "mit|für|von|aus|auf|nach|durch|über|unter|auch|nur|bei|ohne|gegen|war|ist|hat|nimm",
            "mir|uns|eine[nrms]?",
        ),
    )
}
_QUESTION = re.compile(r"[?？]\W*$|^\W*[¿]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters that tell a word in most of its forms
_MOST_COMMON = 1 / 3  # share of its words that the surroundings may have
_FEWEST_WORDS = 4  # of a request: "Any questions?" is none
_FEWEST_AROUND = 8  # content words that make a passage to be strange in
# Words of requests themselves, and those that are everywhere.
_EMPTY = frozenset(
    word[:_STEM]
    for word in _WORD.findall(
        "about above after also and because been before between could does down during each"
        " every following for from have here how into just like make more most much need"
        " other over please same should some such than that their them then there these they"
        " this those through under very want was were what when where which while will with"
        " would your terms simple example using used based main primary step steps different"
        " aber alle auch dann dass diese dieser eine einem einen einer haben kann mehr nach"
        " nicht oder sein sich sind unter welche wenn werden wird wurde zwischen bitte como"
        " cual cuando desde donde entre esta este estos para pero según sobre también todo"
        " todos unos"
    )
)


def left_out(text: str, asked: str, language: str | None = None) -> list[Span]:
    """What of `text` goes into no prompt and no quote: orders and strays, by their place."""
    found = {*orders(text, language), *strays(text, asked, language)}
    return sorted(found, key=lambda span: (span.start, span.end))


def strays(text: str, asked: str, language: str | None = None) -> tuple[Span, ...]:
    """Sentences and lines of `text` that ask for something else than all around them."""
    found: list[Span] = []
    pieces = list(_pieces(text, language))
    other = _OTHER_REQUEST.get(language or "en")
    others = [span for span in pieces if other and other.search(text[span.start : span.end])]
    for span in pieces:
        piece = text[span.start : span.end]
        if not (_QUESTION.search(piece) or _REQUEST.search(piece) or others == [span]):
            continue
        wanted = _content(piece)
        around = _content(blank(text, [span]))
        known = around | _content(asked)
        if not wanted or len(piece.split()) < _FEWEST_WORDS or len(around) < _FEWEST_AROUND:
            continue
        if len(wanted & known) < _MOST_COMMON * len(wanted):
            found.append(span)
    return tuple(found)


def _pieces(text: str, language: str | None) -> Iterator[Span]:
    """The lines of each sentence, and the sentence itself where it has one line."""
    for span in sentence_spans(text, language):
        start = span.start
        for line in text[span.start : span.end].splitlines(keepends=True):
            end = start + len(line.rstrip())
            if end > start:
                yield Span(start, end)
            start += len(line)


def _content(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())} - _EMPTY
