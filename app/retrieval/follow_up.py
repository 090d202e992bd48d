"""Turns a follow-up question into one that stands alone, by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.retrieval.language import question_language
from app.retrieval.names import is_name
from app.retrieval.pointing import PERSONS, WORD, Leaning, Leant, leaning
from app.storage.stop_words import STOP_WORDS

_MOST_WORDS = 8  # that are added
_LONGEST = 300  # characters of a question that a model completes
_MOST_ANSWERED = 3  # names from an answer
_SHORTEST_FORM = 4  # letters that two forms of a word share
_I = re.IGNORECASE
_YEAR = "year"
_LONGEST_PART = 3  # words that take the place of others
_WHO = re.compile(r"\b(?:who|whom|wer|wem|wen|qui|quién|quiénes|chi|кто)\b", _I)
_ORDINALS = (
    re.compile(r"\b(?:first|former|erste|primer[oa]?)\b", _I),
    re.compile(r"\b(?:second|latter|other|zweite|andere|letztere|segund[oa]|otr[oa])\b", _I),
    re.compile(r"\b(?:third|dritte|tercer[oa]?)\b", _I),
)
_ARTICLES = r"(?:the|der|die|das|den|dem|el|la|los|las|le|les)"
_LEADING = re.compile(
    rf"(?P<one>(?:the ones?|the same|{_ARTICLES})\s+(?=(?:in|at|on|for|of|from|im|am|bei|von|in|aus"
    r"|de|del|en|du|da)\s))?(?P<small>(?:in|at|on|for|of|from|to|by|with|during|im|am|bei|von|nach"
    rf"|mit|für|aus|zu|en|de|del|por|para|con|à|au|dans)\s+)?(?:{_ARTICLES}\s+)*",
    _I,
)
_BARE_BEFORE = re.compile(r"^[^?]{1,30}\?\s+(?=\S.*\?)")
_EMPTY_WORDS = frozenset({"one", "ones", "another"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question that was asked before, and what came of it.

    `question` is how it was understood, `asked` how it was written; `answer` is the quote and
    `titles` those of the documents that it is from. `computed` says that it is a figure, which
    every word of the question decides.
    """

    question: str
    asked: str = ""
    answer: str = ""
    titles: tuple[str, ...] = ()
    computed: bool = False


def stand_alone(question: str, before: Earlier) -> str | None:
    """`question` as one that needs no conversation; None where it stands alone already.

    A part takes the place of one of its kind ("And in Germany?" after "... in Sweden?"), else the
    words that the conversation is about follow in parentheses: what is named in the question
    before, for "he" and "she" whom its answer names, for a question that says little itself the
    whole of it. What was completed before is part of `before`, so a topic lasts as long as
    questions lean on it.
    """
    language = question_language(question)
    leant = leaning(question, language)
    if leant is None:
        return None
    if leant.how is Leaning.FRAGMENT:
        replaced = _replaced(leant.rest, before)
        if replaced is not None:
            return replaced
    if leant.how is Leaning.BARE:
        return f"{question.strip()} {_BARE_BEFORE.sub('', before.question)}"
    added = _unsaid(_topic(leant, before), question)
    return f"{question.strip()} ({' '.join(added)})" if added else None


def says_nothing_new(text: str, question: str, before: Earlier) -> bool:
    """Whether `text` is a question of one line made of words of the conversation alone."""
    if not text or "\n" in text or len(text) > _LONGEST or not text.endswith("?"):
        return False
    given = (question, before.question, before.answer, *before.titles)
    language = question_language(question) or "en"
    stops = STOP_WORDS.get(language, frozenset())
    words = [word for word in WORD.findall(text) if word.lower() not in stops]
    return all(_is_in(word, given) for word in words)


def _topic(leant: Leant, before: Earlier) -> list[str]:
    """The words that the question leans on, the most telling ones first where there are many."""
    language = question_language(before.question)
    words = WORD.findall(before.question)
    names = [word for at, word in enumerate(words) if is_name(words, at, language)]
    content = [w for at, w in enumerate(words) if w in names or _is_content(w, at, words)]
    chosen = _one_of(leant.rest, names)
    if chosen is not None:
        return [chosen, *(word for word in content if word not in names)]
    if before.computed:
        return content
    persons = _answered(before) if _WHO.search(before.question) else []
    if leant.pronoun in PERSONS and persons and not _same_pronoun(leant, before):
        return persons
    titled = [word for word in content if _is_in(word, before.titles)]
    topic = [word for word in content if word in names or word in titled]
    if leant.how is Leaning.VAGUE and leant.pronoun is None:
        topic += persons
    return topic or content


def _replaced(rest: str, before: Earlier) -> str | None:
    """The question before with `rest` in the place of what it names; None where nothing fits."""
    language = question_language(before.question)
    rest = rest.rstrip(" ?.!¿")
    leading = _LEADING.match(rest)
    small = (leading["small"] or "").strip().lower() if leading else ""
    named = rest[leading.end() if leading else 0 :]
    own = WORD.findall(named)
    if not 0 < len(own) <= _LONGEST_PART:
        return None
    matches = list(WORD.finditer(before.question))
    words = [match.group() for match in matches]
    # Something stands before it, so that its first word may be a name.
    if is_name(["x", *own], 1, "en" if not (language == "de" and not small) else language):
        span = _place_of_name(own, small, words, list(_names(words, language)))
    else:
        is_parallel = named == rest or (leading is not None and leading["one"])
        span = _place_of_topic(words, before) if is_parallel else None
    if span is None:
        return None
    start, end = matches[span[0]].start(), matches[span[-1]].end()
    return before.question[:start] + named + before.question[end:]


def _place_of_name(
    own: Sequence[str], small: str, words: Sequence[str], spans: Sequence[tuple[int, ...]]
) -> tuple[int, ...] | None:
    """The last name that `own` may stand for, one after the same little word before others."""
    if len(own) == 1 and own[0][-1].isdigit():  # "the 9" after "the Brava 5"
        spans = [(at,) for span in spans for at in span if _shape(words[at]) == _shape(own[0])]
    else:
        spans = [span for span in spans if _shape(words[span[0]]) == _shape(own[0])]
    after_small = [span for span in spans if words[span[0] - 1].lower() == small]
    return next(iter([*after_small[::-1], *spans[::-1]]), None)


def _place_of_topic(words: Sequence[str], before: Earlier) -> tuple[int, ...] | None:
    """The words, next to each other, that name the document of the answer."""
    titled = [at for at, word in enumerate(words) if _is_in(word, before.titles)]
    between = range(titled[0], titled[-1] + 1) if titled else range(0)
    apart = [at for at in between if at not in titled and _is_content(words[at], at, words)]
    return tuple(between) if titled and not apart else None


def _names(words: Sequence[str], language: str | None) -> Iterable[tuple[int, ...]]:
    """Indices of the words of each name; a year is one of its own, "Brava 5" is a single one."""
    held: list[int] = []
    for at, word in enumerate(words):
        is_part = is_name(words, at, language)
        if held and (not is_part or _shape(word) == _YEAR or _shape(words[at - 1]) != "name"):
            yield tuple(held)
            held = []
        if is_part:
            held.append(at)
    if held:
        yield tuple(held)


def _shape(word: str) -> str:
    """What a word looks like: a year, a number, letters with digits, one letter, a name."""
    if word.isdigit():
        return _YEAR if len(word) == 4 else "number"
    if any(letter.isdigit() for letter in word):
        return "code"
    return "letter" if len(word) == 1 else "name"


def _answered(before: Earlier) -> list[str]:
    """Whom or what the answer names beyond the question; of several, names of two words."""
    words = ["", *WORD.findall(before.answer)]
    asked = before.question.lower()
    spans = []
    for span in _names(words, "en"):
        named = [words[at] for at in span]
        if not any(w.lower() in asked or w[0].isdigit() for w in named):
            spans.append(named)
    full = [named for named in spans if len(named) > 1]
    return [word for named in (full or spans)[:_MOST_ANSWERED] for word in named][
        : 2 * _MOST_ANSWERED
    ]


def _one_of(rest: str, names: Sequence[str]) -> str | None:
    """The name that "the second one" or "the latter" means."""
    if len(names) < 2:
        return None
    words = [name for name in names if not name.isdigit()]
    for number, ordinal in enumerate(_ORDINALS):
        if ordinal.search(rest) and number < len(words):
            return words[number]
    return None


def _same_pronoun(leant: Leant, before: Earlier) -> bool:
    earlier = leaning(before.asked, question_language(before.asked))
    return earlier is not None and earlier.pronoun == leant.pronoun


def _is_content(word: str, at: int, words: Sequence[str]) -> bool:
    language = question_language(" ".join(words)) or "en"
    if word.lower() in _EMPTY_WORDS:
        return False
    return word.lower() not in STOP_WORDS.get(language, frozenset()) or (at > 0 and word == "A")


def _is_in(word: str, titles: Iterable[str]) -> bool:
    """Whether a title has the word in some form."""
    lowered = word.lower()
    return any(
        own == lowered
        or (min(len(own), len(lowered)) >= _SHORTEST_FORM and own[:-1] == lowered[: len(own) - 1])
        for title in titles
        for own in map(str.lower, WORD.findall(title))
    )


def _unsaid(words: Sequence[str], question: str) -> list[str]:
    """`words` without those of the question; another number takes the place of numbers."""
    own = {word.lower() for word in WORD.findall(question)}
    counted = any(word.isdigit() for word in own)
    kept = [w for w in dict.fromkeys(words) if w.lower() not in own]
    return [word for word in kept if not (counted and word.isdigit())][:_MOST_WORDS]
