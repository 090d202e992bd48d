"""Puts sentences, noises and prompts together into batches as the network gets them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tests.tools.speech_fixture.corpus import Corpus, Spoken
from tests.tools.speech_fixture.sentences import Writer
from tests.tools.speech_fixture.sound import (
    BANDS,
    FLOOR,
    FRAMES_PER_SECOND,
    Frames,
    mix,
    normalize,
)
from tests.tools.speech_fixture.tokens import Vocabulary, is_name
from tests.tools.speech_fixture.voices import FLITE

IGNORED = -100
NOWHERE = (-1, -1)
NOISE_FRAMES = 400  # the longest window in which nobody speaks
# Tokens that the prompts of one batch may have; faster-whisper allows 223.
PROMPT_ROOMS = (0, 0, 0, 0, 0, 0, 0, 0, 24, 24, 24, 60, 223)
SHARE_WITH_TIMES = 0.65
SHARE_WITH_NOISE = 0.3
SHARE_CUT = 0.2  # of whole windows, where the last sentence goes on after their end


@dataclass(frozen=True, slots=True)
class Stage:
    """What one part of the training hears."""

    seconds: tuple[float, float]  # least and most speech in a window
    frames: int  # of one batch
    window_frames: int = 0  # pad to so many, as faster-whisper does; 0: to the longest of a batch


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step."""

    frames: Tensor
    text: Tensor
    following: Tensor  # the token after each of `text`, or IGNORED
    sounds: Tensor  # batch, frames / 2: the sound at each position, or IGNORED
    spans: Tensor  # batch, text, 2: the positions that belong to each token; -1 for none


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its transcript."""

    frames: Frames
    text: list[int]
    following: list[int]
    sounds: NDArray[np.int64]
    spans: list[tuple[int, int]]


@dataclass(slots=True)
class _Said:
    """A window as it grows: sound, tokens, the span of each, and which sentence stands where."""

    pieces: list[Frames]
    tokens: list[int]
    spans: list[tuple[int, int]]
    placed: list[tuple[int, Spoken]] = field(default_factory=list)

    def write(self, tokens: list[int], spans: list[tuple[int, int]] | None = None) -> None:
        self.tokens += tokens
        self.spans += spans or [NOWHERE] * len(tokens)


class Mixer:
    """Draws batches from a corpus."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary, seed: int) -> None:
        self._corpus, self._vocabulary = corpus, vocabulary
        self._chance = random.Random(seed)
        self._rooms = random.Random(0)  # the same for every worker, so that none waits long
        self._writer = Writer(seed)
        self.name_sounds(
            sorted(set().union(*(word for one in corpus.spoken for word in one.sounds)))
        )
        self._by_length = sorted(corpus.spoken, key=lambda one: one.frames)
        lengths = np.array([one.frames for one in self._by_length])
        self._lengths = lengths

    def name_sounds(self, alphabet: list[str]) -> None:
        """Number the sounds of speech; 0 is silence."""
        self.alphabet = alphabet
        self._sound_ids = {sound: number for number, sound in enumerate(alphabet, 1)}

    def batches(self, stage: Stage) -> Iterator[Batch]:
        """Batches of windows of about equal length, without end."""
        while True:
            if stage.window_frames:
                count = stage.frames // stage.window_frames
                groups = [[self._choose(stage) for _ in range(count)]]
            else:
                groups = self._groups(stage)
            for group in groups:
                yield self._batch(group, stage.window_frames)

    def _groups(self, stage: Stage) -> list[list[list[Spoken]]]:
        chosen = sorted((self._choose(stage) for _ in range(400)), key=_frames_of)
        groups: list[list[list[Spoken]]] = [[]]
        for sentences in chosen:
            if groups[-1] and _frames_of(sentences) * (len(groups[-1]) + 1) > stage.frames:
                groups.append([])
            groups[-1].append(sentences)
        self._chance.shuffle(groups)
        return groups

    def _choose(self, stage: Stage) -> list[Spoken]:
        """Sentences for one window; none for a window in which nobody speaks."""
        if self._chance.random() < 0.05:
            return []
        least, most = (int(s * FRAMES_PER_SECOND) for s in stage.seconds)
        if stage.window_frames and self._chance.random() < SHARE_CUT:
            least = most = stage.window_frames + 100
        wanted = self._chance.randint(least, most)
        chosen: list[Spoken] = []
        room = most
        while room > 0 and sum(one.frames for one in chosen) < wanted:
            fitting = int(np.searchsorted(self._lengths, room, side="right"))
            if not fitting:
                break
            chosen.append(self._by_length[self._chance.randrange(fitting)])
            room -= chosen[-1].frames + 60
            if self._chance.random() < 0.5 and not stage.window_frames:
                break
        return chosen

    def _batch(self, group: list[list[Spoken]], window_frames: int) -> Batch:
        room = self._rooms.choice(PROMPT_ROOMS)
        examples = [self._example(sentences, room, window_frames) for sentences in group]
        longest = max(len(example.frames) for example in examples)
        length = window_frames or longest + longest % 2
        texts = max(len(example.text) for example in examples)
        frames = np.zeros((len(examples), length, BANDS), dtype=np.float32)
        text = np.full((len(examples), texts), self._vocabulary.end)
        following = np.full((len(examples), texts), IGNORED)
        spans = np.full((len(examples), texts, 2), -1)
        sounds = np.full((len(examples), length // 2), IGNORED)
        for row, example in enumerate(examples):
            frames[row, : len(example.frames)] = example.frames[:length]
            text[row, : len(example.text)] = example.text
            following[row, : len(example.following)] = example.following
            spans[row, : len(example.spans)] = example.spans
            sounds[row, : len(example.sounds)] = example.sounds[: length // 2]
        return Batch(
            torch.from_numpy(frames),
            torch.from_numpy(text),
            torch.from_numpy(following),
            torch.from_numpy(sounds),
            torch.from_numpy(spans),
        )

    def _example(self, sentences: list[Spoken], room: int, window_frames: int) -> Example:
        chance, vocabulary = self._chance, self._vocabulary
        expected = sum(one.frames + 100 for one in sentences)
        cut = 0 < window_frames < expected
        with_times = cut or chance.random() < SHARE_WITH_TIMES
        if sentences:
            said = self._say(sentences, with_times, window_frames if cut else 0)
        else:
            noise = chance.choice(self._corpus.noises)[: chance.randint(60, NOISE_FRAMES)]
            said = _Said([noise], [], [])
            if with_times:
                said.write([vocabulary.time(0.0)])
        if not with_times:
            said.tokens.insert(0, vocabulary.no_times)
            said.spans.insert(0, NOWHERE)
        prompt = self._prompt(sentences, room)
        first = said.tokens[0] if sentences else vocabulary.no_speech
        frames = normalize(self._disturb(np.concatenate(said.pieces), spoken=bool(sentences)))
        return Example(
            frames,
            [*prompt, vocabulary.start, *said.tokens],
            [*[IGNORED] * len(prompt), first, *said.tokens[1:], vocabulary.end],
            self._sounds(said.placed, len(frames)),
            # The position that says a token is the one before it.
            [*[NOWHERE] * len(prompt), *said.spans, NOWHERE],
        )

    def _say(self, sentences: list[Spoken], with_times: bool, until: int) -> _Said:
        """Sentences one after the other; of one that goes on after `until` only where it begins."""
        said = _Said([self._pause(0.0, 0.7)], [], [])
        at = len(said.pieces[0])
        for sentence in sentences:
            heard = self._corpus.frames(sentence)
            said.placed.append((at, sentence))
            loud = np.flatnonzero(heard.max(1) > heard.max() - 4.0)
            begin, end = at + int(loud[0]), at + int(loud[-1]) + 1
            if with_times:
                said.write([self._vocabulary.time(begin / FRAMES_PER_SECOND)])
            if not until or at + len(heard) <= until:
                said.write(*self._words(sentence, at))
                if with_times:
                    said.write([self._vocabulary.time(end / FRAMES_PER_SECOND)])
            said.pieces += [heard + self._chance.uniform(-0.4, 0.4), self._pause(0.1, 0.9)]
            at += len(said.pieces[-1]) + len(heard)
            if until and at + 20 > until:
                break
        return said

    def _sounds(self, placed: list[tuple[int, Spoken]], frames: int) -> NDArray[np.int64]:
        """The sound at each position: those of a word in equal parts of its time.

        That is roughly so, and teaches the encoder far sooner than a loss that has to find out.
        Of flite's voices not even the times of words are known well enough.
        """
        sounds = np.zeros(frames // 2, dtype=np.int64)
        for at, sentence in placed:
            first = at // 2
            if sentence.voice in FLITE:
                sounds[first : first + sentence.frames // 2] = IGNORED
                continue
            loud = self._corpus.frames(sentence).max(1)
            end = float(np.flatnonzero(loud > loud.max() - 4.0)[-1]) / FRAMES_PER_SECOND
            for word, start, until in zip(
                sentence.sounds, sentence.starts, [*sentence.starts[1:], end], strict=True
            ):
                heard = [self._sound_ids.get(sound, 0) for sound in word]
                borders = np.linspace(start, max(start, until), len(heard) + 1)
                for sound, low, high in zip(heard, borders, borders[1:], strict=False):
                    sounds[first + round(50 * low) : first + round(50 * high)] = sound
        return sounds

    def _words(self, sentence: Spoken, at: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Tokens of a sentence, and for each the encoder positions of its word."""
        slack = 0.2 if sentence.voice in FLITE else 0.08
        starts = [*sentence.starts, sentence.frames / FRAMES_PER_SECOND]
        tokens: list[int] = []
        places: list[tuple[int, int]] = []
        for number, word in enumerate(sentence.text.split()):
            new = self._vocabulary.word(word)
            first = int(50 * (starts[number] - slack) + at / 2)
            last = int(50 * (starts[number + 1] + slack) + at / 2)
            tokens += new
            places += [(max(0, first), max(1, last))] * len(new)
        return tokens, places

    def _pause(self, least: float, most: float) -> Frames:
        count = int(self._chance.uniform(least, most) * FRAMES_PER_SECOND)
        return np.full((count, BANDS), FLOOR, dtype=np.float32)

    def _disturb(self, frames: Frames, *, spoken: bool) -> Frames:
        """Another microphone, another level, and often some noise."""
        chance = self._chance
        if chance.random() < 0.6:
            knots = [chance.uniform(-0.5, 0.5) for _ in range(5)]
            slope = np.interp(np.linspace(0, 4, BANDS), range(5), knots)
            frames = frames + slope.astype(np.float32)
        if spoken and chance.random() < SHARE_WITH_NOISE:
            noise = self._corpus.noises[chance.randrange(len(self._corpus.noises))]
            start = chance.randrange(len(noise))
            looped = np.take(noise, range(start, start + len(frames)), axis=0, mode="wrap")
            frames = mix(frames, looped, chance.uniform(8, 40))
        disturbed: Frames = np.maximum(frames + np.float32(chance.uniform(-1.5, 0.5)), FLOOR)
        return disturbed

    def _prompt(self, sentences: list[Spoken], room: int) -> list[int]:
        """Text before the start: hotwords, half of the time those of the window, or sentences."""
        chance = self._chance
        if room == 0 or chance.random() < 0.25:
            return []
        if chance.random() < 0.3:
            words = [w for _ in range(1 + room // 24) for w in self._writer.sentence().split()]
        else:
            mine = [w.strip(".?,") for one in sentences for w in one.text.split()[1:]]
            names = [word for word in mine if is_name(word) and word != "I"]
            words = chance.sample(names, len(names)) if chance.random() < 0.6 else []
            while len(words) < 1 + room // 10:
                words.append(
                    chance.choice((self._writer.rare_name, self._writer.code, self._term))()
                )
            chance.shuffle(words)
            comma = chance.choice((",", ""))
            words = [f"{word}{comma}" for word in words[:-1]] + words[-1:]
        tokens = [token for word in words for token in self._vocabulary.word(word)]
        return [self._vocabulary.previous, *tokens[: max(8, room)]]

    def _term(self) -> str:
        return self._chance.choice(self._chance.choice(self._corpus.spoken).text.split())


def _frames_of(sentences: list[Spoken]) -> int:
    """About how many frames a window of these sentences has, with its pauses."""
    return 40 + sum(one.frames + 50 for one in sentences) if sentences else NOISE_FRAMES
