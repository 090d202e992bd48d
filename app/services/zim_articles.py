"""The articles of ZIM files that the library holds: documents that come and go with their use."""

import hashlib
import time
from collections.abc import Sequence

from app.domain.documents import Document, Extraction, Status
from app.domain.pack_paths import is_pack_path
from app.engines.zim_file import ARTICLE_TYPE, article_path, zim_of
from app.ingest.assemble import Assembly
from app.ingest.discover import FoundFile
from app.storage.library import LibraryStore

_USED_NS = 60 * 10**9  # how exactly the last use is noted


class ArticleCache:
    """Keeps at most `limit` articles, those used last; each is in the collections of its file.

    As its file's time, an article has that of its last use.
    """

    def __init__(self, store: LibraryStore, *, limit: int) -> None:
        self._store = store
        self._limit = limit
        self._checked: dict[int, str] = {}

    def find(self, zim: Document, name: str) -> int | None:
        """The id of an article that is here."""
        known = self._store.known(article_path(zim.path, name))
        return known.document_id if known and known.status is Status.INDEXED else None

    def put(
        self, zim: Document, name: str, extraction: Extraction, assembly: Assembly
    ) -> int | None:
        """Store an article; None where it has no text, or its file was removed meanwhile."""
        portion = assembly.take(extraction)
        collections = self._store.collections_of(zim.id)
        if portion is None or not collections:
            return None
        path = article_path(zim.path, name)
        file = FoundFile(path, len(extraction.text), time.time_ns(), 0)
        document = assembly.document(file, _content(zim, path), portion)
        document_id = self._store.put(document, collections[0])
        if self._store.document(zim.id) is None:
            self._store.remove([document_id])
            return None
        return document_id

    def use(self, zim: Document, document_ids: Sequence[int]) -> None:
        """Note that a question needed these; they join the collections that their file is in."""
        wanted = set(self._store.collections_of(zim.id))
        now_ns = time.time_ns()
        for article in self._store.documents_by_id(document_ids).values():
            if now_ns - article.mtime_ns > _USED_NS:
                self._store.touch(article.id, size=article.size, mtime_ns=now_ns, inode=0)
            for missing in wanted.difference(self._store.collections_of(article.id)):
                self._store.join(article.id, missing)

    def shrink(self, spared: Sequence[int]) -> None:
        """Remove what was not used for longest, of what is above the limit; packs keep theirs."""
        found = self._store.documents_of_type(ARTICLE_TYPE)
        articles = [article for article in found if not is_pack_path(article.path)]
        unused = [article for article in articles if article.id not in set(spared)]
        surplus = min(len(articles) - self._limit, len(unused))
        if surplus > 0:
            oldest = sorted(unused, key=lambda article: article.mtime_ns)
            self._store.remove([article.id for article in oldest[:surplus]])

    def forget_older(self, zim: Document) -> bool:
        """Remove the articles of a content that the file had before; whether there were any."""
        if self._checked.get(zim.id) == zim.sha256:
            return False
        older = [
            known.document_id
            for path, known in self._store.known_under(zim.path).items()
            if zim_of(path) == zim.path and known.sha256 != _content(zim, path)
        ]
        self._store.remove(older)
        self._checked[zim.id] = zim.sha256
        return bool(older)


def _content(zim: Document, path: str) -> str:
    """Stands for the content of an article: it is that of this very file and place."""
    return hashlib.sha256(f"{zim.sha256}\0{path}".encode(errors="surrogatepass")).hexdigest()
