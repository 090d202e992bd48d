"""Tells the language of a question, which is too short for the usual statistics of letters."""

import re
import unicodedata
from collections import Counter

from app.storage.stop_words import STOP_WORDS

# Hangul and Kana before Han: Japanese and Korean use Han characters beside their own.
_SCRIPTS = (
    ("HANGUL", "ko"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("CJK", "zh"),
    ("THAI", "th"),
    ("ARABIC", "ar"),
    ("HEBREW", "he"),
    ("GREEK", "el"),
    ("DEVANAGARI", "hi"),
    ("BENGALI", "bn"),
    ("TAMIL", "ta"),
    ("GEORGIAN", "ka"),
    ("ARMENIAN", "hy"),
)
_SHARE = 0.3
_WORD = re.compile(r"[^\W\d_]+")


def question_language(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, None where nothing tells.

    The script decides where it belongs to one language (a third of the letters is enough, for
    names stay Latin); in Latin and Cyrillic letters the stop words are counted.
    """
    letters = [c for c in text if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in letters)
    for script, language in _SCRIPTS:
        share = scripts[script] / max(len(letters), 1)
        if script in ("HIRAGANA", "KATAKANA") and scripts["CJK"]:
            share = (scripts["HIRAGANA"] + scripts["KATAKANA"] + scripts["CJK"]) / len(letters)
            share = share if scripts[script] else 0.0
        if share >= _SHARE:
            return language
    return _by_stop_words(text) or ("ru" if scripts["CYRILLIC"] > len(letters) / 2 else None)


def _by_stop_words(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {
        language: sum(word in stops for word in words) for language, stops in STOP_WORDS.items()
    }
    best = max(counts.values())
    winners = [language for language, count in counts.items() if count == best]
    if not best:
        return None
    # What two languages share is English if it can be, else of the one that is known better here:
    # to take it for none would be to search a question in German as if it were English.
    return max(winners, key=lambda language: (language == "en", len(STOP_WORDS[language])))
