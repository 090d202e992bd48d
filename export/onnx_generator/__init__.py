"""Language models to ONNX with small weights, for the runtimes of NPUs."""

from export.onnx_generator.command import run

__all__ = ["run"]
