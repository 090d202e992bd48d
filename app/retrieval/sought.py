"""What of a question is sought, and what only says how to answer it."""

import re

_BORDER = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
# As in: answer the following question from the balance sheet: what was ...?
_LEAD = re.compile(r"^.*\bquestions?\b[^:?]{0,120}:\s+(?=.*\?)", re.IGNORECASE | re.DOTALL)
_ORDERS = re.compile(
    r"(?:please\s+|kindly\s+|also\s+)*"
    r"(?:answer|respond|reply|round|give|express|address|approach|base|rely|utili[sz]e|use|provide"
    r"|explain|state|keep|limit|write|report|return|show|adopt|assume|imagine|suppose|calculate"
    r"|compute|act|be\s+(?:brief|concise|precise|short))\b"
    r"|(?:you\s+are|we\s+(?:want|need)\s+to|i\s+(?:want|need)\s+you\s+to|help\s+(?:me|us))\b"
    r"|if\b.*\b(?:state|say|explain|tell|mention|write|record|list|name|give|count|add)\b",
    re.IGNORECASE | re.DOTALL,
)
# "Q: Find the price of it?" seeks the price of it.
_MARK = re.compile(r"^\W*q(?:uestion)?\s*[:.)]\s+", re.IGNORECASE)
_REQUEST = re.compile(
    r"^(?:please\s+)?(?:find|give|list|name|record|show|tell)(?:\s+(?:me|us))?\s+"
    r"(?=(?:the|all|an?|any|every|how|what|which|who|when|where|why)\b)",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\s*\([^()]*\b(?:round(?:ed)?|decimals?|units?|usd|eur|gbp|dollars|millions?|billions?"
    r"|thousands?|percent(?:s|age)?)\b[^()]*\)",
    re.IGNORECASE,
)
_IN_UNITS = re.compile(r"\(\s*(?:in|on|as|round(?:ed)?|expressed)\b", re.IGNORECASE)


def sought(question: str) -> str:
    """`question` without the sentences and remarks that give orders about the answer.

    "Round your answer to two decimals", "If that is not useful, then state so", "(in USD
    millions)" are in no document, but their words would be looked for. A text without a sentence
    that asks stays as it is: then orders are all there is ("Explain entropy.").
    """
    asking = _MARK.sub("", _LEAD.sub("", question))
    sentences = _BORDER.split(asking.strip())
    if not any(sentence.endswith("?") for sentence in sentences):
        return question
    kept = [
        _REQUEST.sub("", sentence) if sentence.endswith("?") else sentence
        for sentence in sentences
        if sentence.endswith("?") or not _ORDERS.match(sentence)
    ]
    text = _UNITS.sub(lambda found: "" if _IN_UNITS.search(found[0]) else found[0], " ".join(kept))
    return text or question
