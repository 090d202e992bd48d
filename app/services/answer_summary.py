"""The step that sums up a document, or all of them: every passage takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator as Steps
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.answering.cite import citation_of
from app.answering.digest import portions
from app.answering.prompt import Prompt
from app.answering.summary import Centroid, Picked, candidates, choose
from app.answering.tables.text import alike, is_stop_word, tokens
from app.domain.answers import AnswerEvent, Sentence, Settled, Working
from app.domain.computed import SUMMARY, Computed
from app.domain.documents import Document, Status
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.domain.model_check import Use
from app.domain.search import Hit
from app.engines.protocols import Generator
from app.retrieval.language import question_language
from app.services.answer_digest import PORTION_CHARS, SENTENCES, DigestStep, Reading
from app.services.answer_prose import ProseStep
from app.services.answer_run import Run

if TYPE_CHECKING:
    from app.storage.library import LibraryStore

_ASKED = frozenset(
    {"summarise", "summarize", "summary", "overview", "zusammenfassung", "zusammenfassen", "fasse"}
    | {"zusammen", "uberblick", "resumen", "resume", "resumir", "resumeme", "resumer"}
)
_WHOLE = frozenset(
    {"collection", "library", "everything", "all", "files", "documents", "sammlung", "bibliothek"}
    | {"alles", "alle", "dateien", "dokumente", "coleccion", "biblioteca", "todo", "todos"}
    | {"documentos", "archivos"}
)
_FILLERS = frozenset(
    {"document", "file", "give", "short", "brief", "whole", "contents", "content", "please", "this"}
    | {"dokument", "datei", "kurz", "gib", "bitte", "inhalt", "documento", "archivo", "breve"}
    | {"show", "write", "make", "pdf", "docx", "txt", "xlsx", "csv", "md", "html", "extension"}
)
_UNSUPPORTED = (
    "Nothing of what {model} wrote was supported by the passages, so the summary is in the"
    " documents' own sentences."
)
_STEP = 200  # passages between two signs of progress
_SAID = {
    "de": "Zusammengefasst aus {done} von {total} Passagen von {name}.",
    "es": "Resumido a partir de {done} de {total} pasajes de {name}.",
    "en": "Based on {done} of {total} passages of {name}.",
}
_NAMES = {"de": "{n} Dateien", "es": "{n} archivos", "en": "{n} files"}


class SummaryStep:
    """Answers "summarise the contract": in a generator's words where one may, else verbatim.

    Every passage takes part, and every sentence is cited.
    """

    def __init__(self, store: LibraryStore, prose: ProseStep, digest: DigestStep) -> None:
        self._store = store
        self._prose = prose
        self._digest = digest

    def asked_for(self, run: Run) -> list[Document]:
        """The documents of which a summary is asked for; none where that is not the question."""
        name = run.query.collection
        return self._asked_for(run.text, self._store.collection_id(name) if name else None)

    def write(
        self, run: Run, documents: list[Document], *, quotes_only: bool, model: str | None
    ) -> Iterator[AnswerEvent]:
        """Set the run's answer, telling progress and sentences as they are settled."""
        shelf = self._shelf(run, documents)
        read: Sequence[int]
        read = range(len(shelf.portions))
        writer = None if quotes_only else self._writer(run, model, shelf.language)
        if writer is not None:
            reading = Reading(shelf.passages, shelf.read, shelf.language)
            read = yield from self._digest.write(run, writer, reading)
        if not any(sentence.supported for sentence in run.sentences):
            yield from self._verbatim(run, documents, shelf.total)
            read = range(len(shelf.portions))
        language = question_language(run.text) or "en"
        places = [place for number in read for place in shelf.portions[number]]
        done, files = len(places), len(documents)
        many = _NAMES.get(language, _NAMES["en"]).format(n=f"{files:,}")
        called = PurePath(documents[0].path).name if files == 1 else many
        said = _SAID.get(language, _SAID["en"])
        closing = said.format(done=f"{done:,}", total=f"{shelf.total:,}", name=called)
        sentence = Sentence(closing, (), supported=True, support=1.0, reason="counted")
        run.sentences.append(sentence)
        run.prose = f"{run.prose.rstrip()} {closing}"
        run.computed = Computed(
            SUMMARY, called, None, (), done, None, len({i for i, _ in places}), of=shelf.total
        )
        yield Settled(sentence)

    def _writer(self, run: Run, model: str | None, language: str | None) -> Generator | None:
        try:
            return self._prose.writer(run, model, language, Use.SUMMARY)
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            run.notes = (*run.notes, f"{error} {error.remedy}".strip())
            return None

    def _shelf(self, run: Run, documents: list[Document]) -> _Shelf:
        """All passages, in portions; an empty document has none."""
        sized: list[tuple[tuple[int, int], int]] = []
        characters: Counter[str | None] = Counter()
        for document in documents:
            for chunk in self._store.chunks_of(document.id):
                run.cancel.raise_if_cancelled()
                sized.append(((document.id, chunk.id), len(chunk.text)))
                characters[document.language] += len(chunk.text)
        language = max(characters, key=lambda one: characters[one], default=None)
        by_id = {document.id: document for document in documents}
        return _Shelf(self._store, by_id, portions(sized, PORTION_CHARS), language)

    def _verbatim(self, run: Run, documents: list[Document], total: int) -> Iterator[AnswerEvent]:
        """The sentences that say most of what all passages say, word for word.

        They replace those of a model of which no passage supported a single one.
        """
        if run.sentences:
            run.notes = (*run.notes, _UNSUPPORTED.format(model=run.model))
            run.sentences, run.prose, run.prompt = [], "", Prompt()
        run.model = None
        chosen = yield from self._choose(run, documents, total)
        by_id = {document.id: document for document in documents}
        for picked in chosen:
            document, chunk = by_id[picked.chunk.document_id], picked.chunk
            cited = run.citations.add(
                citation_of(document, chunk, span=picked.span, text=picked.text, score=picked.score)
            )
            text = " ".join(picked.text.split())
            sentence = Sentence(text, (cited.n,), supported=True, support=1.0)
            run.sentences.append(sentence)
            run.prose += f"{text} "
            yield Settled(sentence, (cited,))

    def _asked_for(self, text: str, scope: int | None) -> list[Document]:
        """The documents of which a summary is asked for; none where that is not the question."""
        words = tokens(text)
        if _ASKED.isdisjoint(words[:4] + words[-1:]):
            return []
        rest = [w for w in words if w not in _ASKED | _FILLERS and not is_stop_word(w)]
        documents = self._store.documents(scope, status=Status.INDEXED)
        named = [w for w in rest if w not in _WHOLE]
        if not named:
            return documents if rest or len(documents) == 1 else []
        return [each for each in documents if _is_called(each, named)]

    def _choose(
        self, run: Run, documents: list[Document], total: int
    ) -> Steps[Working, None, list[Picked]]:
        """The sentences; every passage is looked at twice."""
        centroid = Centroid()
        for document in documents:
            for chunk in self._store.chunks_of(document.id):
                run.cancel.raise_if_cancelled()
                centroid.add(chunk.text)
        centroid.finish()
        found: list[Picked] = []
        done = 0
        for document in documents:
            for chunk in self._store.chunks_of(document.id):
                run.cancel.raise_if_cancelled()
                found += candidates(chunk, centroid, document.language)
                done += 1
                if done % _STEP == 0:
                    yield Working("summarise", done, total)
        yield Working("summarise", done, total)
        return choose(found, SENTENCES)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The passages of documents by their ids, in portions; `language` is that of most of them."""

    store: LibraryStore
    documents: Mapping[int, Document]
    portions: Sequence[Sequence[tuple[int, int]]]
    language: str | None

    @property
    def passages(self) -> list[int]:
        """How many there are in each portion."""
        return [len(portion) for portion in self.portions]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.passages)

    def read(self, number: int) -> list[Hit]:
        """A portion; without passages that are gone meanwhile."""
        chunks = self.store.chunks([chunk_id for _, chunk_id in self.portions[number]])
        return [
            Hit(chunk, self.documents[chunk.document_id], rank, 1.0)
            for rank, chunk in enumerate(chunks, 1)
        ]


def _is_called(document: Document, words: list[str]) -> bool:
    own = (*tokens(PurePath(document.path).name), *tokens(document.title))
    return all(any(alike(word, each) for each in own) for word in words)
