"""Tells libraries not to report to their makers how they are used.

Where the kernel has a filter it refuses their sockets; elsewhere they are only silent because of
this, so it comes before any of them is loaded. Processes that are started inherit it.
"""

import os

SILENT = {
    "ORT_DISABLE_TELEMETRY": "1",  # ONNX Runtime: no events, no uploader, no identifier on disk
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
"""What is set in the environment."""


def silence() -> None:
    """Have every library that is loaded from here on report nothing."""
    os.environ.update(SILENT)
