"""Speaks sentences with espeak-ng and flite, called as libraries so that nothing is spawned."""

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

from tests.tools.speech_fixture.sentences import spoken_words

RATE = 16_000
FLITE = ("kal", "kal16", "awb", "rms", "slt")
ESPEAK = tuple(
    f"{accent}{variant}"
    for accent in ("en-us", "en", "en-gb-x-rp", "en-gb-scotland")
    for variant in ("", "+m1", "+m2", "+m3", "+m4", "+m5", "+m6", "+m7", "+f1", "+f2", "+f3", "+f4")
)
MEDIUM_WPM = 170  # what a flite voice says in a minute at a stretch of 1

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A spoken sentence at 16 kHz, with the second at which each of its written words starts."""

    samples: Samples
    starts: tuple[float, ...]
    sounds: tuple[str, ...]  # of each word: International Phonetic Alphabet, no stress, no length


class _Name(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Name),
    )


class Espeak:
    """The espeak-ng library; it has one state, so there should be one of these."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libespeak-ng.so.1")
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        synchronous = 2
        self._rate = int(self._library.espeak_Initialize(synchronous, 0, None, 0))
        prototype = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
        )
        self._receive = prototype(self._take)
        self._library.espeak_SetSynthCallback(self._receive)
        self._sound: list[NDArray[np.int16]] = []
        self._words: dict[int, float] = {}
        self._known: dict[tuple[str, str], str] = {}

    def speak(self, text: str, voice: str, *, words_per_minute: int, pitch: int = 50) -> Utterance:
        """Speak `text`; raises ValueError when there is no such voice."""
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"espeak-ng has no voice {voice}")
        words = spoken_words(text)
        said = " ".join(words) + ("?" if text.endswith("?") else ".")
        for parameter, value in ((1, words_per_minute), (3, pitch)):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._sound.clear()
        self._words.clear()
        payload = said.encode()
        by_character, utf8 = 1, 1
        self._library.espeak_Synth(payload, len(payload) + 1, 0, by_character, 0, utf8, None, None)
        sound = np.concatenate(self._sound).astype(np.float32) / 32768
        samples = np.asarray(soxr.resample(sound, self._rate, RATE), dtype=np.float32)
        return Utterance(samples, self._starts(words), self._all_sounds(words, voice))

    def sounds(self, words: list[str], voice: str) -> tuple[str, ...]:
        """The phones of words as a voice says each alone, one letter a phone."""
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"espeak-ng has no voice {voice}")
        return self._all_sounds(words, voice)

    def _all_sounds(self, words: list[str], voice: str) -> tuple[str, ...]:
        accent = voice.partition("+")[0]
        for word in words:
            if (accent, word) not in self._known:
                self._known[accent, word] = self._sounds(word)
        return tuple(self._known[accent, word] for word in words)

    def _sounds(self, word: str) -> str:
        text = ctypes.c_char_p(word.encode())
        as_ipa, utf8 = 2, 1
        found = b""
        while text.value:
            found += self._library.espeak_TextToPhonemes(ctypes.byref(text), utf8, as_ipa) + b" "
        return "".join(c for c in found.decode() if c.isalpha() and c not in "ˈˌː")

    def _take(self, sound: Any, count: int, events: Any) -> int:
        if sound and count:
            self._sound.append(np.ctypeslib.as_array(sound, shape=(count,)).copy())
        number = 0
        ended, word = 0, 1
        while events[number].type != ended:
            if events[number].type == word:
                at = events[number].audio_position / 1000
                self._words.setdefault(events[number].text_position, at)
            number += 1
        return 0

    def _starts(self, words: list[str]) -> tuple[float, ...]:
        starts: list[float] = []
        position = 1
        for word in words:
            starts.append(self._words.get(position, starts[-1] + 0.1 if starts else 0.0))
            position += len(word) + 1
        return tuple(starts)


class Flite:
    """The voices of flite."""

    def __init__(self) -> None:
        mode = ctypes.RTLD_GLOBAL
        self._library = ctypes.CDLL("libflite.so.1", mode=mode)
        for name in ("flite_usenglish", "flite_cmulex"):
            ctypes.CDLL(f"lib{name}.so.1", mode=mode)
        self._library.flite_init()
        self._library.flite_text_to_wave.restype = ctypes.POINTER(_Wave)
        self._library.flite_text_to_wave.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
        self._library.delete_wave.argtypes = (ctypes.POINTER(_Wave),)
        self._library.flite_feat_set_float.argtypes = (
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_float,
        )
        self._voices = {name: self._register(name) for name in FLITE}

    def speak(self, text: str, voice: str, *, words_per_minute: int) -> Samples:
        """Speak `text` at 16 kHz, at a rate relative to the medium of these voices."""
        handle = self._voices[voice]
        stretch = MEDIUM_WPM / words_per_minute
        self._library.flite_feat_set_float(handle.features, b"duration_stretch", stretch)
        wave = self._library.flite_text_to_wave(" ".join(spoken_words(text)).encode(), handle.at)
        found = wave.contents
        sound = np.ctypeslib.as_array(found.samples, shape=(found.num_samples,)).copy()
        rate = found.sample_rate
        self._library.delete_wave(wave)
        return np.asarray(
            soxr.resample(sound.astype(np.float32) / 32768, rate, RATE), dtype=np.float32
        )

    def _register(self, name: str) -> "_Voice":
        full = "cmu_us_kal" if name == "kal" else f"cmu_us_{name}"
        library = ctypes.CDLL(f"libflite_{full}.so.1", mode=ctypes.RTLD_GLOBAL)
        register = getattr(library, f"register_{full}")
        register.restype = ctypes.c_void_p
        at = register(None)
        record = ctypes.cast(at, ctypes.POINTER(_VoiceRecord)).contents
        return _Voice(at, record.features)


@dataclass(frozen=True, slots=True)
class _Voice:
    at: int
    features: int


class _VoiceRecord(ctypes.Structure):
    """cst_voice of flite's cst_voice.h, as far as it is needed."""

    _fields_ = (("name", ctypes.c_char_p), ("features", ctypes.c_void_p))


class _Wave(ctypes.Structure):
    """cst_wave of flite's cst_wave.h."""

    _fields_ = (
        ("type", ctypes.c_char_p),
        ("sample_rate", ctypes.c_int),
        ("num_samples", ctypes.c_int),
        ("num_channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    )


class Speakers:
    """Every voice of both programs behind one method."""

    def __init__(self) -> None:
        self._espeak, self._flite = Espeak(), Flite()

    def speak(self, text: str, voice: str, *, words_per_minute: int, pitch: int = 50) -> Utterance:
        """Speak `text`; starts of words are espeak-ng's, stretched to flite's length for flite."""
        if voice not in FLITE:
            return self._espeak.speak(text, voice, words_per_minute=words_per_minute, pitch=pitch)
        timed = self._espeak.speak(text, "en-us", words_per_minute=words_per_minute)
        samples = self._flite.speak(text, voice, words_per_minute=words_per_minute)
        stretch = len(samples) / len(timed.samples)
        return Utterance(samples, tuple(s * stretch for s in timed.starts), timed.sounds)
