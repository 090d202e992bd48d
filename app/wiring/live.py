"""What a changed setting does to a program that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.model_choice import chosen_in

if TYPE_CHECKING:
    from app.services.generator_gate import GeneratorGate
    from app.settings import Settings
    from app.wiring.program import Sotto


def adopt(sotto: Sotto, writing: GeneratorGate, settings: Settings) -> None:
    """Let everything that can change at once go by `settings`.

    The others say so: their field is marked `at_start`. `writing` decides who may write.
    """
    sotto.assistant.adopt(settings)
    sotto.models.adopt(chosen_in(settings))
    sotto.voice.keeps = settings.keep_voice
    sotto.speech.language = settings.speech_language
    sotto.library.recognize = settings.recognize
    sotto.gate.pause_on_typing = settings.pause_on_typing
    sotto.gate.rest_below(settings.battery_percent)
    writing.prose = settings.prose
