"""Installs a model in a process that a test may kill: python -m ... MODELS BUNDLED NAME."""

import multiprocessing
import sys
from pathlib import Path

from app.domain.cancel import CancelToken
from app.services.model_store import ModelStore


def main() -> None:
    models, bundled, name = sys.argv[1:]
    for step in ModelStore(Path(models), Path(bundled)).install(name, CancelToken()):
        children = multiprocessing.active_children()
        print(step.done_bytes, *(child.pid for child in children), flush=True)


if __name__ == "__main__":
    main()
