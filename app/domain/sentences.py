"""Where sentences end, in any language; everything that cuts text into sentences asks here."""

from itertools import pairwise

# sentencex 1.0.32 panics after an initial that follows white space wider than a byte in UTF-8.
_WIDE_SPACES = {code: " " for code in range(0x80, 0x3001) if chr(code).isspace()}


def sentence_bounds(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """(start, end) of every sentence by sentencex, in characters; they tile the text.

    `language` is an ISO 639-1 code; None means the English rules. White space between two
    sentences belongs to the first.
    """
    import sentencex

    # Its pieces leave gaps at times, its start offsets do not: a gap belongs to the one before.
    found = sentencex.get_sentence_boundaries(language or "en", text.translate(_WIDE_SPACES))
    starts = dict.fromkeys([0, *(sentence["start_index"] for sentence in found)])
    return list(pairwise([*starts, len(text)])) if text else []
