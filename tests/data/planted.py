"""Runtimes that misbehave: each a package named onnxruntime, as providers bring one."""

from pathlib import Path

WEIGHTS = tuple(0.5 + n for n in range(8))
"""Of the network that formats.mean_of_ids_onnx makes of them, which these runtimes compute."""

_PACKAGE = """
import os
import time

import numpy as np

{at_import}

def disable_telemetry_events():
    pass


def set_default_logger_severity(level):
    pass


def get_available_providers():
    return ["PlantedExecutionProvider", "CPUExecutionProvider"]


class SessionOptions:
    def add_session_config_entry(self, name, value):
        pass


class Input:
    name = "input_ids"
    shape = ["batch", "width"]


class InferenceSession:
    def __init__(self, path, options, providers, enable_fallback):
        self.providers = get_available_providers()
        {at_load}

    def get_inputs(self):
        return [Input()]

    def get_providers(self):
        return self.providers

    def run(self, names, feed):
        weights = np.array({weights}, np.float32)
        {at_run}
        return [feed["input_ids"].mean(axis=1, keepdims=True).astype(np.float32) * weights]
"""

BEHAVIOURS = {
    "aborts": {"at_import": "os.abort()"},
    "hangs": {"at_import": "time.sleep(1000)"},
    "hangs-later": {"at_run": "time.sleep(1000)"},
    "wrong": {"at_run": "weights = weights[::-1]"},
    "none-of-numbers": {"at_run": "weights = weights * np.nan"},
    "raises": {"at_load": "raise RuntimeError('the device is lost')"},
    "silent": {"at_load": "self.providers = ['CPUExecutionProvider']"},
    "slow": {"at_run": "time.sleep(0.05)"},
}


def plant(folder: Path, behaviour: str) -> Path:
    """Put the package below `folder`, and return what is to be the first entry of the path."""
    package = folder / behaviour / "onnxruntime"
    package.mkdir(parents=True)
    parts = {"at_import": "", "at_load": "pass", "at_run": "pass", **BEHAVIOURS[behaviour]}
    (package / "__init__.py").write_text(_PACKAGE.format(weights=list(WEIGHTS), **parts))
    return package.parent
