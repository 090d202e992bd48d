"""Counts the tokens that the embedding model will see, each word only once."""

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

CountTokens = Callable[[Sequence[str]], Sequence[int]]
"""Tokens of each text, without special ones."""

_MAX_WORDS = 200_000
_MAX_WORD_CHARS = 32
_MAX_NUMBER_CHARS = 8
_DIGIT = re.compile("[0-9]")
_PARTS = re.compile(r"[!-/:-@\[-`{-~]|[^!-/:-@\[-`{-~]+")  # ASCII punctuation, and what is between


class WordCounter:
    """Counts as `encode` does, asking it once per word.

    The tokenizers of embedding models (WordPiece, Unigram and BPE over words) never make a token
    that spans white space, so a text has the tokens of its words; counting those from memory is
    some ten times as fast as tokenizing. A long word with digits is counted as cut at punctuation:
    exactly where the tokenizer cuts it there too, as BERT's does, else a few tokens too many.
    """

    def __init__(self, encode: CountTokens) -> None:
        self._encode = encode
        self._known: dict[str, int] = {}

    def __call__(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special ones."""
        split = [text.split() for text in texts]
        known = self._known
        new = {word for words in split for word in words if word not in known}
        if new:
            self._learn(new)
        counts = [sum(map(known.__getitem__, words)) for words in split]
        for word in new:
            if len(word) > _MAX_WORD_CHARS:
                del known[word]
        if len(known) > _MAX_WORDS:
            known.clear()
        return counts

    def _learn(self, words: Collection[str]) -> None:
        """Count new words; long ones with digits, as in lists of numbers, by their parts."""
        parts = {
            word: _PARTS.findall(word)
            for word in words
            if len(word) > _MAX_NUMBER_CHARS and _DIGIT.search(word)
        }
        known = self._known
        wanted = {word for word in words if word not in parts}
        wanted.update(part for some in parts.values() for part in some if part not in known)
        new = list(wanted)
        if new:
            known.update(zip(new, self._encode(new), strict=True))
        known.update((word, sum(known[part] for part in some)) for word, some in parts.items())


def load_counter(tokenizer: Path) -> CountTokens:
    """The counter of a model's tokenizer.json, read on first use; OSError if it is not there."""
    encode: list[CountTokens] = []

    def count(texts: Sequence[str]) -> Sequence[int]:
        if not encode:
            encode.append(_load(tokenizer))
        return encode[0](texts)

    return count


def _load(path: Path) -> CountTokens:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(path.read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(texts: Sequence[str]) -> list[int]:
        encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(one.ids) for one in encoded]

    return WordCounter(encode)
