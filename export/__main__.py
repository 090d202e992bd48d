"""Command line: python -m export KIND ..., where each kind is a package with a command."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from app.domain.errors import SottoError
from app.privacy import telemetry
from export.sources import ExportError

_KINDS = {
    "onnx": "an embedding model, reranker or generator to ONNX, quantized",
    "gguf": "a generator to GGUF, quantized",
    "lora": "a LoRA adapter to GGUF",
    "whisper": "a Whisper model to CTranslate2 or ONNX, quantized",
    "compare": "whether a model may replace another one",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its own exit code, or 1 when an export cannot be made."""
    telemetry.silence()
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="python -m export", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind, summary in _KINDS.items():
        subparser = kinds.add_parser(kind, help=summary, description=summary)
        # The others' libraries take seconds to import.
        if kind in given[:1]:
            command = import_module(f"export.{kind}.command")
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    options = parser.parse_args(given)
    try:
        return int(options.run(options) or 0)
    except (ExportError, OSError) as error:
        print(f"The export failed: {error}.", file=sys.stderr)
        return 1
    except SottoError as error:
        print(f"The export failed: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
