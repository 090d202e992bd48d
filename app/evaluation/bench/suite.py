"""Runs a bench by its name, with the models that are installed and in folders of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.cancel import CancelToken
from app.domain.errors import ModelMissing, PathProblem
from app.domain.models import ModelSpec, Task
from app.domain.speech import SAMPLE_RATE
from app.engines.protocols import Embedder
from app.engines.remote import RemoteGenerator, RemoteReader, cores
from app.engines.remote_onnx import RemoteEmbedder
from app.evaluation.bench.ask import bench_ask
from app.evaluation.bench.embed import bench_embed
from app.evaluation.bench.figures import BenchReport
from app.evaluation.bench.folder import bench_files, bench_large
from app.evaluation.bench.follow import bench_follow
from app.evaluation.bench.generate import bench_generate, llama_directly
from app.evaluation.bench.generated import vocabulary
from app.evaluation.bench.index import bench_index
from app.evaluation.bench.search import bench_search
from app.evaluation.bench.start import bench_start
from app.evaluation.report import Step
from app.paths import Home, bundled
from app.services.model_formats import recognise
from app.services.model_store import ModelStore
from app.settings import Settings
from app.wiring import NativeEngines, Sotto, make_model_store, open_sotto
from app.wiring.generating import llama_options, make_generator, weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.engines.onnx_embedder import OnnxEmbedder

Bench = Generator[Step, None, BenchReport]

_SPEED_TOKENS = 2048
_SPEED_TOLD = (
    "Half and quarter are q8_0 and q4_0 with flash attention; guessing is tried with a half cache;"
    " the perplexity is that of the guide's first 1,024 tokens."
)


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What the command line may change; None is the bench's own choice.

    `chunks` and `keep` are of search, `compare` (an ONNX file) of embed, `model` of generate and
    transcribe, `audio` (a recording of speech) of transcribe, `files` of files, `megabytes` of
    large, `also` (files or folders of models) and `tokens` (the longest context) of memory.
    """

    chunks: int = 100_000
    rounds: int | None = None
    compare: Path | None = None
    model: str | None = None
    keep: Path | None = None
    files: int = 10_000
    megabytes: int = 500
    audio: Path | None = None
    also: tuple[Path, ...] = ()
    tokens: int = 2048


class Suite:
    """The benches of one machine: the models of `home`, and everything else below its folder."""

    def __init__(self, home: Home, settings: Settings, cancel: CancelToken) -> None:
        self._home = home
        self._settings = settings
        self._cancel = cancel
        self._models = make_model_store(home.models, settings)
        self._threads = settings.threads or cores()

    def run(self, name: str, options: BenchOptions) -> Bench:
        """The bench called `name`; ModelMissing where it needs a model that is not installed."""
        benches: dict[str, Callable[[BenchOptions], Bench]] = {
            "start": self._start,
            "embed": self._embed,
            "providers": self._providers,
            "index": self._index,
            "files": self._files,
            "large": self._large,
            "ocr": self._ocr,
            "follow": self._follow,
            "search": self._search,
            "ask": self._ask,
            "generate": self._generate,
            "speed": self._speed,
            "transcribe": self._transcribe,
            "memory": self._memory,
        }
        return benches[name](options)

    def _start(self, options: BenchOptions) -> Bench:
        with self._folder() as folder:
            return (yield from bench_start(folder, cancel=self._cancel, **_rounds(options)))

    def _embed(self, options: BenchOptions) -> Bench:
        folder = self._models.folder(self._settings.embedder)
        direct = self._direct(folder)
        compared = self._altered(folder, options.compare) if options.compare else None
        with self._hosted_embedder() as hosted:
            return (
                yield from bench_embed(
                    hosted,
                    direct,
                    words=_words(),
                    compared=compared,
                    cancel=self._cancel,
                    **_rounds(options),
                )
            )

    def _providers(self, options: BenchOptions) -> Bench:
        from app.evaluation.bench.providers import bench_providers, contestants

        folders = (*options.also, self._models.folder(self._settings.embedder))
        return (
            yield from bench_providers(
                contestants(self._home, folders, threads=self._threads),
                words=_words(),
                cancel=self._cancel,
                **_rounds(options),
            )
        )

    def _index(self, options: BenchOptions) -> Bench:
        with self._folder() as folder, self._hosted_embedder() as embedder:
            return (
                yield from bench_index(
                    self._open,
                    embedder,
                    folder,
                    words=_words(),
                    cancel=self._cancel,
                    **_rounds(options),
                )
            )

    def _files(self, options: BenchOptions) -> Bench:
        with self._folder() as folder:
            return (
                yield from bench_files(
                    self._open_native,
                    folder,
                    words=_words(),
                    files=options.files,
                    cancel=self._cancel,
                )
            )

    def _large(self, options: BenchOptions) -> Bench:
        with self._folder() as folder:
            return (
                yield from bench_large(
                    self._open_native,
                    folder,
                    words=_words(),
                    megabytes=options.megabytes,
                    cancel=self._cancel,
                )
            )

    def _follow(self, options: BenchOptions) -> Bench:
        with self._folder() as folder:
            return (
                yield from bench_follow(
                    self._open_native,
                    folder,
                    words=_words(),
                    cancel=self._cancel,
                    **_rounds(options),
                )
            )

    def _ocr(self, _: BenchOptions) -> Bench:
        from app.engines.reader.ocr import Recognizer
        from app.evaluation.bench.ocr import bench_ocr, rapidocr_directly
        from app.evaluation.bench.scanned import NUM_PAGES, scanned_pages

        recognizer = Recognizer(self._threads)
        return (
            yield from bench_ocr(
                recognizer.text,
                rapidocr_directly(self._threads),
                pages=scanned_pages(),
                count=NUM_PAGES,
                cancel=self._cancel,
            )
        )

    def _search(self, options: BenchOptions) -> Bench:
        kept = nullcontext(options.keep) if options.keep else self._folder()
        with kept as folder, self._hosted_embedder() as embedder:
            return (
                yield from bench_search(
                    Home(folder),
                    embedder,
                    words=_words(),
                    chunks=options.chunks,
                    cancel=self._cancel,
                )
            )

    def _ask(self, _: BenchOptions) -> Bench:
        with (
            self._folder() as folder,
            open_sotto(Home(folder), self._settings, models=self._home.models) as sotto,
        ):
            return (yield from bench_ask(sotto, words=_words(), cancel=self._cancel))

    def _generate(self, options: BenchOptions) -> Bench:
        spec = self._generator(options.model or self._settings.generator)
        folder = self._models.folder(spec.name)
        measured = self._models.report_folder(spec.name)
        context = self._settings.context_tokens
        with (
            closing(make_generator(self._settings, spec, folder, measured=measured)) as hosted,
            llama_directly(
                weights(spec, folder), context_length=context, threads=self._threads
            ) as direct,
        ):
            return (
                yield from bench_generate(
                    hosted,
                    direct,
                    conditions=f"{self._threads} threads",
                    cancel=self._cancel,
                    **_rounds(options),
                )
            )

    def _speed(self, options: BenchOptions) -> Bench:
        from app.evaluation.bench.perplexity import perplexity
        from app.evaluation.bench.speed import bench_speed

        spec = self._generator(options.model or self._settings.generator)
        folder = self._models.folder(spec.name)
        file, measured = weights(spec, folder), self._models.report_folder(spec.name)
        usual = msgspec.structs.replace(self._settings, context_memory="full")
        guide = sorted(bundled("guide").glob("*.md"))
        text = "\n".join(page.read_text("utf-8") for page in guide)
        return (
            yield from bench_speed(
                partial(RemoteGenerator, file, spec.name),
                llama_options(usual, spec, folder, measured=measured, context_length=_SPEED_TOKENS),
                perplexity=lambda options: perplexity(file, options, text),
                conditions=(f"{spec.name}, {self._threads} threads.", _SPEED_TOLD),
                cancel=self._cancel,
                **_rounds(options),
            )
        )

    def _transcribe(self, options: BenchOptions) -> Bench:
        from app.engines.remote_speech import RemoteTranscriber
        from app.evaluation.bench.transcribe import bench_transcribe, whisper_directly

        folder = self._speech_model(options.model or self._settings.transcriber)
        if options.audio is None:
            raise PathProblem("--audio", "name a recording in which somebody speaks")
        direct = whisper_directly(folder, threads=self._threads)
        with closing(RemoteTranscriber(folder, threads=self._threads)) as hosted:
            return (
                yield from bench_transcribe(
                    hosted,
                    direct,
                    self._sound(options.audio),
                    conditions=f"{self._threads} threads",
                    cancel=self._cancel,
                    **_rounds(options),
                )
            )

    def _memory(self, options: BenchOptions) -> Bench:
        from app.evaluation.bench.memory import SOUND_S, Subject, bench_memory

        installed = [Subject(s, self._models.folder(s.name)) for s in self._models.installed()]
        also = [
            Subject(recognise(path).spec, path if path.is_dir() else path.parent)
            for path in (path.resolve() for path in options.also)
        ]

        def sound() -> NDArray[np.float32]:
            import numpy as np

            clips = sorted((bundled("models") / "speech_check").glob("*.ogg"))
            spoken = np.concatenate([self._sound(clip) for clip in clips])
            return np.resize(spoken, SOUND_S * SAMPLE_RATE)

        return (
            yield from bench_memory(
                [*installed, *also],
                sound,
                threads=self._threads,
                most_tokens=options.tokens,
                cancel=self._cancel,
            )
        )

    def _speech_model(self, name: str | None) -> Path:
        """Of that name, or the folder of that name, or the default one."""
        if name and Path(name).is_dir():
            return Path(name).resolve()
        spec = self._models.spec(name) if name else self._models.default_for(Task.TRANSCRIBE)
        if spec is None:
            raise ModelMissing(Task.TRANSCRIBE)
        return self._models.folder(spec.name)

    def _sound(self, recording: Path) -> NDArray[np.float32]:
        import numpy as np

        with closing(RemoteReader(threads=1)) as reader:
            return np.concatenate(list(reader.samples(recording, self._cancel)))

    def _generator(self, name: str | None) -> ModelSpec:
        installed = {spec.name: spec for spec in self._models.installed()}
        spec = installed.get(name) if name else self._models.default_for(Task.GENERATE)
        if spec is None:
            raise ModelMissing(Task.GENERATE, name)
        return spec

    def _hosted_embedder(self) -> closing[RemoteEmbedder]:
        folder = self._models.folder(self._settings.embedder)
        return closing(RemoteEmbedder(folder, threads=self._threads))

    def _direct(self, folder: Path) -> OnnxEmbedder:
        from app.engines.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(folder, threads=self._threads)

    def _altered(self, folder: Path, file: Path) -> OnnxEmbedder:
        """The model in `folder` with another network."""
        with self._folder() as other:
            config = msgspec.json.decode((folder / "config.json").read_bytes())
            changed = {**config, "name": file.name, "revision": ""}
            (other / "config.json").write_bytes(msgspec.json.encode(changed))
            shutil.copyfile(folder / "tokenizer.json", other / "tokenizer.json")
            shutil.copyfile(file, other / "model.onnx")
            return self._direct(other)

    def _open_native(self, home: Home) -> AbstractContextManager[Sotto]:
        return open_sotto(home, self._settings, models=self._home.models)

    def _open(self, home: Home, embedder: Embedder) -> AbstractContextManager[Sotto]:
        return open_sotto(
            home,
            self._settings,
            engines=lambda models, settings: _GivenEmbedder(models, settings, embedder),
            models=self._home.models,
        )

    @contextmanager
    def _folder(self) -> Iterator[Path]:
        """A folder on the disk of the home, gone afterwards."""
        parent = self._home.evaluation
        try:
            parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PathProblem(str(parent), error.strerror or str(error)) from error
        with tempfile.TemporaryDirectory(prefix="bench-", dir=parent) as folder:
            yield Path(folder)


class _GivenEmbedder(NativeEngines):
    """The real engines, but for the search model."""

    def __init__(self, models: ModelStore, settings: Settings, embedder: Embedder) -> None:
        super().__init__(models, settings)
        self._embedder = embedder

    def embedder(self, model: str | None = None) -> Embedder:  # noqa: ARG002
        """The one that was given; who gave it closes it."""
        return self._embedder


def _words() -> list[str]:
    """The words of the model that ships, whichever is used: the text is the same everywhere."""
    return vocabulary(bundled("models") / Settings().embedder / "tokenizer.json")


def _rounds(options: BenchOptions) -> dict[str, Any]:
    return {} if options.rounds is None else {"rounds": options.rounds}
