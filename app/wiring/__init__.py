"""Puts the program together: engines, the graph of objects on a home, and checks of both."""

from app.wiring.checks import (
    diagnose,
    examine_model,
    examine_speech,
    make_model_store,
)
from app.wiring.engines import Engines, NativeEngines
from app.wiring.machine import look_over_models, measure_this_machine
from app.wiring.program import EXACT_LIMIT, Sotto, make_gate, open_sotto
from app.wiring.providers import probe_providers

__all__ = [
    "EXACT_LIMIT",
    "Engines",
    "NativeEngines",
    "Sotto",
    "diagnose",
    "examine_model",
    "examine_speech",
    "look_over_models",
    "make_gate",
    "make_model_store",
    "measure_this_machine",
    "open_sotto",
    "probe_providers",
]
