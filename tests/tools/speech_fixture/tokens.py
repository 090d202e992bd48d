"""The vocabulary of the fixture: byte pairs, then Whisper's special and time tokens."""

import re
from collections.abc import Iterable
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

TEXT_TOKENS = 768
TIME_STEP = 0.02
TIMES = 1501
SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)


def train_vocabulary(texts: Iterable[str], path: Path) -> None:
    """Learn byte pairs from the texts and write `tokenizer.json`."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=TEXT_TOKENS, initial_alphabet=alphabet, show_progress=False
    )
    # faster-whisper forbids a bare space, so every letter and digit needs a token with its space.
    alone = [
        f" {c}" for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    ] * 2000
    tokenizer.train_from_iterator([*(f" {text}" for text in texts), *alone], trainer)
    times = (f"<|{number * TIME_STEP:.2f}|>" for number in range(TIMES))
    tokenizer.add_special_tokens(
        [AddedToken(token, special=True, normalized=False) for token in (*SPECIAL, *times)]
    )
    tokenizer.save(str(path))


class Vocabulary:
    """Sentences as tokens, word by word, so that each token knows its word."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, tuple[int, ...]] = {}
        ids: list[int] = [self._tokenizer.token_to_id(token) for token in SPECIAL]
        self.end, self.start, *_, self.previous, self.no_speech, self.no_times = ids
        self.size: int = self._tokenizer.get_vocab_size()

    def tokens(self) -> list[str]:
        """Every token by its number."""
        return [self._tokenizer.id_to_token(number) for number in range(self.size)]

    def word(self, word: str) -> tuple[int, ...]:
        """The tokens of one word with the space before it."""
        if word not in self._known:
            encoded = self._tokenizer.encode(f" {word}", add_special_tokens=False)
            self._known[word] = tuple(encoded.ids)
        return self._known[word]

    def text(self, text: str) -> list[int]:
        """The tokens of a sentence with the space before it."""
        return [token for word in text.split() for token in self.word(word)]

    def time(self, seconds: float) -> int:
        """The token of a time within the window of 30 seconds."""
        return self.no_times + 1 + min(TIMES - 1, max(0, round(seconds / TIME_STEP)))


def is_name(word: str) -> bool:
    """Whether a word within a sentence is a name or a code that a prompt could hold."""
    return bool(re.search(r"\d|^[A-Z]", word))
