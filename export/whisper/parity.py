"""How a converted Whisper hears: the same states and tokens as the original, the same words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from app.domain.speech import SAMPLE_RATE
from app.services.speech_check import Sentence
from export.compare.trial import Speed, speed
from export.report import Figure
from export.timing import interleaved
from export.whisper.networks import Floats, Network, Original

_MOST_TOKENS = 48  # of each recording
_MULTILINGUAL = 51_865  # tokens; models with fewer know English only
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording as the original hears it: its spectrogram, the states and the tokens."""

    features: Floats
    prompt: tuple[int, ...]
    states: Floats
    tokens: tuple[int, ...]
    seconds: float


class Listening:
    """The original in the Hugging Face folder `source`, and what it makes of recordings.

    `tokenizer` is the file beside a conversion of it.
    """

    def __init__(self, source: Path, tokenizer: Path, sentences: Sequence[Sentence]) -> None:
        from tokenizers import Tokenizer
        from transformers import WhisperFeatureExtractor

        self._tokens = Tokenizer.from_file(str(tokenizer))
        self._extract = WhisperFeatureExtractor.from_pretrained(source)
        self.end: int = self._tokens.token_to_id("<|endoftext|>")
        network = Original(source, self.end)
        self._vocabulary = network.vocabulary
        self.heard = tuple(self._listen(network, sentence) for sentence in sentences)

    def likeness(self, network: Network) -> Iterator[Figure]:
        """How like the original `network` hears: the same tokens, states of the same direction."""
        tokens, cosines = [], []
        for heard in self.heard:
            states = network.encode(heard.features)
            written = network.write(states, heard.prompt, _MOST_TOKENS)
            tokens.append(Levenshtein.normalized_similarity(written, heard.tokens))
            cosines.append(_cosine(states, heard.states))
        note = f"of {len(tokens)} recordings, without search"
        yield Figure("tokens that stay", "", 1.0, float(np.mean(tokens)), "higher", note)
        note = f"of encoder states, at least {min(cosines):.4f}"
        yield Figure("cosine", "", 1.0, float(np.mean(cosines)), "closer", note)

    def speed(self, reference: Network, candidate: Network) -> Speed:
        """Both in turn: encoding and writing, without search."""

        def listen(network: Network) -> None:
            for heard in self.heard:
                network.write(network.encode(heard.features), heard.prompt, _MOST_TOKENS)

        timing = interleaved(lambda: listen(reference), lambda: listen(candidate), rounds=_ROUNDS)
        return speed(timing, sum(heard.seconds for heard in self.heard), "s of sound")

    def _listen(self, network: Network, sentence: Sentence) -> Heard:
        extracted = self._extract(sentence.sound, sampling_rate=SAMPLE_RATE, return_tensors="np")
        features: Floats = extracted.input_features.astype(np.float32)
        prompt = self._prompt(sentence.language)
        states = network.encode(features)
        tokens = network.write(states, prompt, _MOST_TOKENS)
        seconds = len(sentence.sound) / SAMPLE_RATE
        return Heard(features, prompt, states, tuple(tokens), seconds)

    def _prompt(self, language: str) -> tuple[int, ...]:
        """What asks for a transcript without times; models of one language are asked less."""
        asked = ["<|startoftranscript|>", "<|notimestamps|>"]
        if self._vocabulary >= _MULTILINGUAL:
            asked[1:1] = [f"<|{language}|>", "<|transcribe|>"]
        return tuple(self._tokens.token_to_id(token) for token in asked)


def _cosine(states: Floats, others: Floats) -> float:
    lengths = np.linalg.norm(states, axis=-1) * np.linalg.norm(others, axis=-1)
    return float(((states * others).sum(axis=-1) / lengths).mean())
