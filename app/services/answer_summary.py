"""The step that sums up a document, or all of them: every passage takes part."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.answering.summary import Centroid, Picked, candidates, choose
from app.answering.tables.text import alike, is_stop_word, tokens
from app.domain.answers import Citation, Sentence, Working
from app.domain.computed import SUMMARY, Computed
from app.domain.documents import Document, Status
from app.retrieval.language import question_language
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
_SENTENCES = 7
_STEP = 200  # passages between two signs of progress
_SAID = {
    "de": "Zusammengefasst aus {done} von {total} Passagen von {name}.",
    "es": "Resumido a partir de {done} de {total} pasajes de {name}.",
    "en": "Based on {done} of {total} passages of {name}.",
}
_NAMES = {"de": "{n} Dateien", "es": "{n} archivos", "en": "{n} files"}


class SummaryStep:
    """Answers "summarise the contract" with verbatim sentences, each cited."""

    def __init__(self, store: LibraryStore) -> None:
        self._store = store

    def write(self, run: Run) -> Iterator[Working]:
        """Set the run's answer where a summary of files is asked for; tells progress."""
        name = run.query.collection
        documents = self._asked_for(run.text, self._store.collection_id(name) if name else None)
        if not documents:
            return
        chosen, total = yield from self._choose(run, documents)
        language = question_language(run.text) or "en"
        said = _SAID.get(language, _SAID["en"])
        files = _NAMES.get(language, _NAMES["en"]).format(n=f"{len(documents):,}")
        called = PurePath(documents[0].path).name if len(documents) == 1 else files
        by_id = {document.id: document for document in documents}
        for picked in chosen:
            cited = run.citations.add(_citation(by_id[picked.chunk.document_id], picked))
            text = " ".join(picked.text.split())
            run.sentences.append(Sentence(text, (cited.n,), supported=True, support=1.0))
        closing = said.format(done=f"{total:,}", total=f"{total:,}", name=called)
        run.sentences.append(Sentence(closing, (), supported=True, support=1.0))
        run.prose = " ".join(sentence.text for sentence in run.sentences)
        run.computed = Computed(SUMMARY, called, None, (), total, None)

    def _asked_for(self, text: str, scope: int | None) -> list[Document]:
        """The documents of which a summary is asked for; none where that is not the question."""
        words = tokens(text)
        if _ASKED.isdisjoint(words[:4] + words[-1:]):
            return []
        rest = [w for w in words if w not in _ASKED | _FILLERS and not is_stop_word(w)]
        documents = self._store.documents(scope, status=Status.INDEXED)
        named = [w for w in rest if w not in _WHOLE]
        if not named:
            return documents if rest else []
        return [each for each in documents if _is_called(each, named)]

    def _choose(
        self, run: Run, documents: list[Document]
    ) -> Generator[Working, None, tuple[list[Picked], int]]:
        """The sentences, and how many passages there are; each is looked at twice."""
        centroid, total = Centroid(), 0
        for document in documents:
            for chunk in self._store.chunks_of(document.id):
                run.cancel.raise_if_cancelled()
                centroid.add(chunk.text)
                total += 1
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
        return choose(found, _SENTENCES), total


def _is_called(document: Document, words: list[str]) -> bool:
    own = (*tokens(PurePath(document.path).name), *tokens(document.title))
    return all(any(alike(word, each) for each in own) for word in words)


def _citation(document: Document, picked: Picked) -> Citation:
    chunk = picked.chunk
    return Citation(
        n=0,
        document_id=document.id,
        document=document.title,
        path=document.path,
        page=chunk.page,
        section=chunk.section,
        start=picked.span.start,
        end=picked.span.end,
        start_s=chunk.start_s,
        end_s=chunk.end_s,
        text=picked.text,
        score=picked.score,
        sheet=chunk.sheet,
        first_row=chunk.first_row,
        last_row=chunk.last_row,
        part=chunk.part,
    )
