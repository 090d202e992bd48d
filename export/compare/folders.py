"""Opens a model as it lies there, whether Sotto wrote the folder or its publisher did."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ModelBroken
from app.domain.models import Format, ModelSpec
from app.engines.onnx_model import load_config
from app.services.model_folder import padding_token, runtime_config
from app.services.model_formats import recognise


@dataclass(frozen=True, slots=True)
class Model:
    """A model and the folder or file that an engine of the program loads."""

    spec: ModelSpec
    path: Path

    @property
    def bytes(self) -> int:
        """Of all its files."""
        return sum(file.bytes or 0 for file in self.spec.files)


@contextmanager
def opened(path: Path) -> Iterator[Model]:
    """The model at `path`; a folder without our config.json is loaded from a copy with one.

    Raises ModelProblem where there is none, ModelBroken where it is damaged.
    """
    found = recognise(path)
    if found.spec.format is not Format.ONNX:
        main = found.paths[0]
        yield Model(found.spec, main if found.spec.format is Format.GGUF else path)
        return
    try:
        load_config(path)
    except ModelBroken:
        with tempfile.TemporaryDirectory() as work:
            for file in found.paths:
                shutil.copy(file, work)
            padding = padding_token(Path(work) / "tokenizer.json")
            config = runtime_config(found.spec, revision="", pad_token_id=padding)
            (Path(work) / "config.json").write_bytes(config)
            yield Model(found.spec, Path(work))
    else:
        yield Model(found.spec, path)
