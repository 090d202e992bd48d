"""Reads a ZIM file with libzim, in a process of its own: libzim is GPL and an optional extra."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from libzim.reader import Archive, Entry, Item
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from app.domain.documents import ExtractedPage, Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader import html, plain
from app.engines.reader.source import Budget, ReadOptions, Source
from app.engines.zim_candidates import candidates
from app.engines.zim_file import ARTICLE_TYPE, MEDIA_TYPE

_ARTICLE_BYTES = 16 << 20
_HTML = ("text/html", "application/xhtml+xml")
_NOTHING = frozenset({"", "n/a", "-"})
_FACTS = ("Language", "Date", "Creator", "Publisher", "Source", "License", "Name")


class ZimArchive:
    """One open file; ReadFailure where it, or what is asked of it, cannot be read."""

    def __init__(self, path: Path) -> None:
        with _failures():
            self._archive = Archive(path)
            self._searcher = Searcher(self._archive) if self._archive.has_fulltext_index else None
            self._suggestions = SuggestionSearcher(self._archive)
        self._name = path.stem

    @property
    def num_articles(self) -> int:
        """How many articles there are."""
        return int(self._archive.article_count)

    def card(self) -> Extraction:
        """What the file says about itself, as a text."""
        with _failures():
            facts = {key: self._metadata(key) for key in self._archive.metadata_keys}
        title = facts.get("Title") or self._name
        lines = [f"{key}: {facts[key]}" for key in _FACTS if facts.get(key)]
        about = [facts.get("Description", ""), facts.get("LongDescription", "")]
        text = "\n\n".join(
            part
            for part in (title, *about, "\n".join([f"Articles: {self.num_articles:,}", *lines]))
            if part
        )
        return Extraction(
            (ExtractedPage(text),),
            MEDIA_TYPE,
            title,
            author=facts.get("Creator") or None,
            created_s=_seconds(facts.get("Date", "")),
        )

    def find(self, words: list[str], limit: int, within_s: float) -> list[str]:
        """Paths of the articles that are likely to be about the words, best first."""
        with _failures():
            found = candidates(self, words, limit=limit, within_s=within_s)
            items = (self._item(path) for path in found)
            return list(dict.fromkeys(item.path for item in items if _is_text(item)))

    def article(self, path: str) -> Extraction:
        """The text of an article, up to the length of a piece; a redirect is followed."""
        with _failures():
            item = self._item(path)
            if not _is_text(item):
                raise ReadFailure(path, ReadCode.UNSUPPORTED, "it is not a text")
            if item.size > _ARTICLE_BYTES:
                raise ReadFailure(path, ReadCode.TOO_LARGE, "the article is too large")
            title, media, data = item.title, item.mimetype.partition(";")[0], bytes(item.content)
        read = html.read if media in _HTML else plain.read
        source = Source.of(path, data, media)
        piece = next(read(source, ReadOptions(Budget.of(len(data)))))
        return Extraction(piece.pages, ARTICLE_TYPE, title, piece.headings, tables=piece.tables)

    def with_words(self, words: str, limit: int) -> tuple[int, list[str]]:
        """See ArticleIndexes."""
        if self._searcher is None:
            return 0, []
        search = self._searcher.search(Query().set_query(words))
        return search.getEstimatedMatches(), list(search.getResults(0, limit)) if limit else []

    def with_title(self, words: str, limit: int) -> list[tuple[str, str]]:
        """See ArticleIndexes."""
        # Without an index of titles, only beginnings are found, capitals included.
        queries = (words,) if self._archive.has_title_index else (words, words.capitalize())
        found = {
            path: self._entry(path).title
            for query in queries
            for path in self._suggestions.suggest(query).getResults(0, limit)
        }
        return list(found.items())

    def _entry(self, path: str) -> Entry:
        return self._archive.get_entry_by_path(path)

    def _item(self, path: str) -> Item:
        return self._entry(path).get_item()

    def _metadata(self, key: str) -> str:
        if key.startswith("Illustration"):
            return ""
        text = bytes(self._archive.get_metadata(key)).decode(errors="replace").strip()
        return "" if text.lower() in _NOTHING else text


def _is_text(item: Item) -> bool:
    media: str = item.mimetype
    return media.startswith(("text/html", "application/xhtml", "text/plain"))


def _seconds(date: str) -> float | None:
    try:
        return datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


@contextmanager
def _failures() -> Iterator[None]:
    """What libzim throws for a damaged file, as the user is told."""
    try:
        yield
    except KeyError as error:
        raise ReadFailure("", ReadCode.MISSING, "there is no such article in it") from error
    except (RuntimeError, LookupError, ValueError, OSError) as error:
        words = " ".join(str(error).split()) or type(error).__name__
        raise ReadFailure("", ReadCode.BROKEN, f"it is damaged: {words}") from error
