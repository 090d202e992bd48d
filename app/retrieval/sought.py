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
    r"|if\b.*\b(?:state|say|explain|tell|mention|write)\b",
    re.IGNORECASE | re.DOTALL,
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
    asking = _LEAD.sub("", question)
    sentences = _BORDER.split(asking.strip())
    if not any(sentence.endswith("?") for sentence in sentences):
        return question
    kept = [s for s in sentences if s.endswith("?") or not _ORDERS.match(s)]
    text = _UNITS.sub(lambda found: "" if _IN_UNITS.search(found[0]) else found[0], " ".join(kept))
    return text or question
