"""What a sentence of an answer claims, without what models say around it."""

import re
from dataclasses import dataclass

from app.answering.facts import facts
from app.storage.stop_words import STOP_WORDS

_PASSAGE = r"(?:the )?(?:(?:first|second|third|last) )?(?:passages?|texts?|documents?|context)"
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+|\n\s*\d{1,2}[.)]?\s*$")
_LABEL = re.compile(
    r"^\s*(?:passage|source|text|document)\s+\d+(?: \([^)]*\))?:\s*\n", re.IGNORECASE
)
_META = re.compile(
    rf"^{_PASSAGE}(?: above)? (?:(?:is|are) about"
    r"|(?:gives?|contains?|provides?|has|have)\b.{0,40}?\b(?:details?|information)\b (?:about|on))"
    r" (?:the )?"
    rf"|^according to {_PASSAGE}(?: \d+)?(?: \([^)]*\))?,?\s+"
    rf"|^(?:{_PASSAGE}|(?:the )?answer)(?: \d+)?(?: above)?(?: \([^)]*\))?"
    r"(?: (?:also |only )?(?:states?|says?|mentions?|is|explains?|notes?)(?: that)?)?\s*:?\s+"
    r"|^it (?:also |only )?(?:states|says|mentions|explains|notes) that ",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:passages?|texts?|documents?|context|it|information)\b.{0,40}\b(?:not|no|n['’]t)\b.{0,20}"
    r"\b(?:mention|specif|provid|stat|say|contain|give|includ|clear)\w*|\b(?:is|it['’]s) unclear\b"
    r"|\bno information\b|^(?:the )?(?:other )?(?:passages?|texts?) about\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"```.*?(?:```|$)", re.DOTALL)
_QUOTED_CODE = re.compile(r"`[^`]*`")
_ASKS = re.compile(r"[?？]\s*$")
_LAST_WORD = re.compile(r"(?:^|\s)([^\W\d_]+)$")
_ANNOUNCES = re.compile(r"[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` is what is to be found in the sources; `objection` says why there is nothing."""

    text: str
    objection: str = ""


def claim_of(sentence: str, language: str | None) -> Claim:
    """What `sentence`, in an answer to a question in `language`, claims."""
    if _DENIES.search(sentence):
        return Claim(sentence, "it speaks of the passages instead of from them")
    text = _LIST_MARK.sub("", _LIST_MARK.sub("", _CODE.sub(" ", sentence))).strip()
    said = _META.sub("", _LABEL.sub("", text))
    if _ASKS.search(said):
        return Claim(said, "it asks instead of telling")
    if not said or _ANNOUNCES.search(said):
        return Claim(said, "it says nothing itself")
    if (last := _LAST_WORD.search(said)) and last[1].lower() in _stops(language):
        return Claim(said, "it breaks off")
    if said != text and _is_bare(_QUOTED_CODE.sub(" ", said), language):
        return Claim(said, "a name or a number alone says nothing")
    return Claim(said)


def _stops(language: str | None) -> frozenset[str]:
    return STOP_WORDS.get(language or "en", STOP_WORDS["en"])


def _is_bare(text: str, language: str | None) -> bool:
    """Whether nothing is said of the facts in it: "1.6.", "Duncan Reid."."""
    said = facts(text, language)
    measured = any(quantity.unit for quantity in said.quantities)
    words = re.findall(r"[^\W\d_]\w*", said.rest)
    return not said.dates and not measured and not any(word[0].islower() for word in words)
