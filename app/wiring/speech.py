"""Speech to text alone: a reader and a speech model, without the lock or database of a home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.domain.errors import ModelMissing
from app.domain.models import Task
from app.engines.protocols import Transcriber
from app.services.model_formats import recognise
from app.services.model_store import ModelStore
from app.services.speech import SpeechService
from app.settings import Settings
from app.wiring.engines import NativeEngines


@contextmanager
def open_speech(
    store: ModelStore, settings: Settings, *, model: str | None = None
) -> Iterator[SpeechService]:
    """The service with the model of that name, else that of the settings, else the default.

    `model` may be a folder with a Whisper model in CTranslate2 form. Raises ModelProblem or
    ModelBroken where it holds none, NotAllowed where users may bring none, ModelMissing where
    nothing of that name is installed.
    """
    with ExitStack() as stack:
        engines = NativeEngines(store, settings)
        stack.callback(engines.close)
        if model is not None and Path(model).is_dir():
            store.policy.allow_files()
        transcriber = _transcriber(model, engines, settings, stack)
        yield SpeechService(
            engines.reader(),
            lambda: transcriber,
            engines.detector,
            language=settings.speech_language,
        )


def _transcriber(
    model: str | None, engines: NativeEngines, settings: Settings, stack: ExitStack
) -> Transcriber:
    if model is not None and (folder := Path(model)).is_dir():
        from app.engines.remote_speech import RemoteTranscriber

        if recognise(folder).spec.task is not Task.TRANSCRIBE:
            raise ModelMissing(Task.TRANSCRIBE, model)
        remote = RemoteTranscriber(folder.resolve(), threads=settings.threads)
        stack.callback(remote.close)
        return remote
    found = engines.transcriber(model)
    if found is None:
        raise ModelMissing(Task.TRANSCRIBE, model)
    return found
