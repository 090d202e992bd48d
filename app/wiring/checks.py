"""Tries out what the program is made of: the home, the reader, and every model in its process."""

from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import ModelMissing, SottoError
from app.domain.model_check import ModelCheck
from app.domain.models import ModelSpec, Task
from app.engines.llama_options import LlamaOptions
from app.engines.protocols import GenerateOptions, Message, spoken
from app.paths import Home, bundle_folders, bundled
from app.policy import FREE, Policy, policy_said
from app.privacy.report import Check
from app.services.generator_gate import kept_check, verdict
from app.services.model_choice import chosen_in
from app.services.model_fit import admission
from app.services.model_store import CheckReport, ModelStore
from app.services.speech_check import kept_speech_check
from app.services.speech_check import verdict as speech_verdict
from app.settings import Settings
from app.settings_file import not_understood
from app.wiring.generating import llama_options, make_generator, weights
from app.wiring.graphics import graphics_check
from app.wiring.providers import provider_checks

if TYPE_CHECKING:
    from app.domain.speech_check import SpeechCheck
    from app.engines.remote_speech import RemoteTranscriber
    from app.services.exam import ExamStep

_EXAM_TOKENS = 2048  # all passages of a language together, and an answer


def make_model_store(installed: Path, settings: Settings, policy: Policy = FREE) -> ModelStore:
    """The store of the models in a folder; needs neither lock nor database of a home."""
    return ModelStore(
        installed,
        bundled("models"),
        check=lambda spec, folder, adapter: _check_model(spec, folder, adapter, settings),
        chosen=chosen_in(settings),
        bundles=bundle_folders(),
        policy=policy,
    )


def examine_model(
    store: ModelStore, name: str, settings: Settings, cancel: CancelToken
) -> Generator[ExamStep, None, ModelCheck]:
    """Ask the installed generator the questions of the check and keep its report beside it.

    With an adapter it is another one, and has a report of its own. Raises ModelMissing,
    ModelProblem, Cancelled, and DoesNotFit: too little memory for now is no result.
    """
    from app.services.exam import examine, load_exam
    from app.services.generator_gate import keep_check

    files = store.generator(name)
    made = make_generator(
        settings,
        files.spec,
        files.folder,
        adapter=files.adapter,
        measured=files.measured,
        context_length=_EXAM_TOKENS,
    )
    admission(weights(files.spec, files.folder), name)(made.options)
    with closing(made) as generator:
        check = yield from examine(
            generator,
            load_exam(bundled("models")),
            memory=lambda: generator.host.resident_bytes,
            cancel=cancel,
        )
    keep_check(store.report_folder(name), check)
    return check


@dataclass(frozen=True, slots=True)
class _Opened:
    """A speech model that is being tried."""

    transcriber: RemoteTranscriber

    @property
    def memory_bytes(self) -> int:
        """What its process holds."""
        return self.transcriber.host.resident_bytes


def examine_speech(
    store: ModelStore, name: str, settings: Settings, cancel: CancelToken
) -> Generator[ExamStep, None, SpeechCheck]:
    """Try every way of computing the installed speech model and keep the report beside it.

    Raises ModelMissing, Cancelled.
    """
    from app.engines.remote import RemoteReader
    from app.engines.remote_speech import RemoteTranscriber
    from app.services.speech_check import examine_speech as examine
    from app.services.speech_check import keep_speech_check, load_sentences

    folder = store.folder(name)

    @contextmanager
    def opened(device: str, compute_type: str) -> Iterator[_Opened]:
        made = RemoteTranscriber(
            folder, threads=settings.threads, device=device, compute_type=compute_type
        )
        with closing(made) as transcriber:
            yield _Opened(transcriber)

    with closing(RemoteReader(timeout_s=settings.read_timeout_s)) as reader:
        sentences = load_sentences(bundled("models") / "speech_check", reader)
    check = yield from examine(name, opened, sentences, cancel)
    keep_speech_check(store.report_folder(name), check)
    return check


def diagnose(home: Home, store: ModelStore, settings: Settings) -> list[Check]:
    """What works on this machine: the home, and every engine really tried in its process."""
    import psutil

    from app.services.memory_limits import memory

    found = memory()
    machine = (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()},"
        f" {psutil.cpu_count()} cores, {found.total / 2**30:.1f} GiB memory"
        f" ({found.free / 2**30:.1f} free)"
    )
    checks = [Check("machine", True, machine), _check_home(home), _check_reader(settings)]
    checks.append(Check("policy", True, policy_said(store.policy)))
    checks += [Check("settings", False, str(one)) for one in not_understood(home.settings)]
    checks += [
        _check_used(store, Task.EMBED, settings.embedder),
        _check_used(store, Task.GENERATE, settings.generator),
    ]
    if settings.transcriber is not None or store.in_use(Task.TRANSCRIBE) is not None:
        checks.append(_check_used(store, Task.TRANSCRIBE, settings.transcriber))
    else:
        detail = "none is installed: questions are typed, and recordings wait for one"
        checks.append(Check("model to transcribe", True, detail))
    return [*checks, _check_graphics(store, settings), *provider_checks(home, store)]


def _check_graphics(store: ModelStore, settings: Settings) -> Check:
    spec = store.in_use(Task.GENERATE)
    if spec is None:
        return graphics_check(None, LlamaOptions(), wanted=settings.graphics)
    folder = store.folder(spec.name)
    options = llama_options(settings, spec, folder, measured=store.report_folder(spec.name))
    return graphics_check(weights(spec, folder), options, wanted=settings.graphics)


def _check_used(store: ModelStore, task: Task, wanted: str | None) -> Check:
    name = f"model to {task.value}"
    spec = store.in_use(task)
    if spec is None:
        missing = ModelMissing(task.value, wanted)
        return Check(name, False, f"{missing} {missing.remedy}")
    report, folder = store.check(spec.name), store.report_folder(spec.name)
    said = {
        Task.GENERATE: lambda: f"; {verdict(kept_check(folder))}",
        Task.TRANSCRIBE: lambda: f"; {speech_verdict(kept_speech_check(folder))}",
    }
    return Check(name, report.ok, f"{spec.name}: {report.detail}{said.get(task, str)()}")


def _check_home(home: Home) -> Check:
    from app.storage.home_lock import HomeLock

    try:
        with HomeLock(home.lock):
            free = shutil.disk_usage(home.root).free
    except SottoError as error:
        return Check("data folder", False, str(error))
    return Check("data folder", True, f"{home.root}, {free / 1e9:.1f} GB free")


def _check_reader(settings: Settings) -> Check:
    from app.engines.remote import RemoteReader

    reader = RemoteReader(timeout_s=settings.read_timeout_s)
    try:
        extraction = next(reader.read(bundled("guide") / "index.md"))
    except SottoError as error:
        return Check("reader", False, str(error))
    finally:
        reader.close()
    return Check("reader", True, f"read the guide, {len(extraction.text)} characters")


def _check_model(
    spec: ModelSpec, folder: Path, adapter: Path | None, settings: Settings
) -> CheckReport:
    started_s = time.monotonic()
    try:
        detail, works = _try_model(spec, folder, adapter, settings), True
    except SottoError as error:
        detail, works = f"{error} {error.remedy}".strip(), False
    return CheckReport(spec.name, works, detail, time.monotonic() - started_s)


def _try_model(spec: ModelSpec, folder: Path, adapter: Path | None, settings: Settings) -> str:
    """Load a model in its process and ask it once; a sentence on how it went.

    Raises ModelBroken, EngineFailure or Crashed.
    """
    from app.engines.remote_onnx import RemoteEmbedder, RemoteEntailer, RemoteReranker
    from app.engines.remote_speech import RemoteTranscriber

    if spec.task is Task.EMBED:
        embedder = RemoteEmbedder(folder, threads=settings.threads)
        try:
            size = embedder.embed_query("Does this work?").shape[0]
        finally:
            embedder.close()
        return f"works, {size} dimensions"
    if spec.task is Task.RERANK:
        reranker = RemoteReranker(folder, threads=settings.threads)
        try:
            reranker.score("Does this work?", ["It does."])
        finally:
            reranker.close()
        return "works"
    if spec.task is Task.ENTAIL:
        entailer = RemoteEntailer(folder, threads=settings.threads)
        try:
            found = entailer.entail([("The pump is red.", "The pump has a colour.")])[0]
        finally:
            entailer.close()
        return f"works, finds {found.entailed:.0%} entailed that a red pump has a colour"
    if spec.task is Task.GENERATE:
        with closing(make_generator(settings, spec, folder, adapter=adapter)) as generator:
            question = Message("user", "Say hello.")
            said = "".join(spoken(generator.generate([question], GenerateOptions(max_tokens=8))))
            fell_back = f"; {generator.fell_back}" if generator.fell_back else ""
        return f"works, said {said.strip()!r}{fell_back}"
    transcriber = RemoteTranscriber(folder, threads=settings.threads)
    try:
        transcriber.host.ready()
    finally:
        transcriber.close()
    return "loads"
