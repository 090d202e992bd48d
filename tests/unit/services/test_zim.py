from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.documents import ExtractedPage, Extraction, Heading
from app.domain.errors import Cancelled, Crashed, ReadCode, ReadFailure
from app.domain.search import Hit, Query
from app.engines.fake import FakeEmbedder
from app.engines.zim_file import ARTICLE_TYPE, MEDIA_TYPE
from app.ingest.assemble import Assembly
from app.ingest.chunk import Chunker
from app.ingest.language import LanguageDetector
from app.retrieval.retriever import Retriever
from app.services.zim import ZimLimits, ZimSources
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.vector_index import VectorIndex
from tests.data.search_models import alone

QUESTION = "How many grams of coffee for a litre?"
BREWING = "For one litre take sixty grams of ground coffee."
PLENTY = ZimLimits(seconds=60.0)


class NoLanguages(LanguageDetector):
    def detect(self, text: str) -> str | None:
        return None


class Files:
    """Files of articles in memory; `read` lists what was read, in order."""

    def __init__(self) -> None:
        self.articles: dict[str, dict[str, str]] = {}
        self.searched: list[str] = []
        self.read: list[tuple[str, str]] = []
        self.broken: dict[str, Exception] = {}

    def find(
        self,
        path: Path,
        words: Sequence[str],
        *,
        limit: int,
        within_s: float,
        cancel: CancelToken | None = None,
    ) -> list[str]:
        assert limit > 0
        assert within_s > 0
        self.searched.append(path.name)
        if path.name in self.broken:
            raise self.broken[path.name]
        texts = self.articles[path.name]
        wanted = {word.casefold() for word in words}
        return [name for name, text in texts.items() if wanted & set(text.casefold().split())]

    def article(
        self, path: Path, article: str, *, within_s: float, cancel: CancelToken | None = None
    ) -> Extraction:
        assert within_s > 0
        self.read.append((path.name, article))
        text = self.articles[path.name][article]
        if text == "BROKEN coffee":
            raise ReadFailure("", ReadCode.BROKEN, "it is damaged")
        heading = Heading(0, 1, f"About {article}")
        return Extraction((ExtractedPage(text),), ARTICLE_TYPE, article, (heading,))


class Place:
    """A library with ZIM files in it."""

    def __init__(self, folder: Path, database: Database, keyword: KeywordIndex) -> None:
        self.store = LibraryStore(database)
        self.keyword = keyword
        self.embedder = FakeEmbedder()
        self.vectors = VectorIndex(
            folder / "vectors",
            database,
            model=self.embedder.model,
            dimensions=self.embedder.dimensions,
        )
        self.files = Files()

    def add(
        self, name: str, collection: str = "Library", *, content: str = "1", **articles: str
    ) -> int:
        """A ZIM file in the library, as adding it leaves it."""
        self.files.articles[name] = articles
        card = NewChunk(0, len(name), name)
        document = NewDocument(f"/x/{name}", name, MEDIA_TYPE, 1, 1, 1, content, "en", (), (card,))
        return self.store.put(document, self.store.ensure_collection(collection))

    def sources(self, limits: ZimLimits = PLENTY) -> ZimSources:
        chunker = Chunker(20, lambda texts: [len(text.split()) for text in texts])
        return ZimSources(
            self.store,
            self.keyword,
            alone(self.store, self.embedder, self.vectors),
            files=self.files,
            assembly=partial(Assembly, chunker, NoLanguages()),
            limits=limits,
        )

    def hits(self, question: str = QUESTION, collection: str | None = None) -> tuple[Hit, ...]:
        model = alone(self.store, self.embedder, self.vectors)
        retriever = Retriever(self.store, self.keyword, lambda: model.active)
        return retriever.search(Query(question, collection)).hits

    def kept(self) -> set[str]:
        """The articles that are in the library."""
        return {d.path.partition(" > ")[2] for d in self.store.documents_of_type(ARTICLE_TYPE)}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with (
        Database(tmp_path / "sotto.db") as database,
        KeywordIndex(tmp_path / "keyword", database) as keyword,
    ):
        made = Place(tmp_path, database, keyword)
        yield made
        made.vectors.close()


def test_the_article_is_found_with_its_title_and_section(place: Place) -> None:
    place.add("wiki.zim", Coffee=BREWING, Tea="Leaves and water.")
    assert place.sources().bring(Query(QUESTION)) == ()
    best = place.hits()[0]
    assert (best.document.title, best.chunk.section) == ("Coffee", "About Coffee")
    assert best.document.path == "/x/wiki.zim > Coffee"
    assert BREWING in best.chunk.text
    assert best.dense_score is not None
    assert place.kept() == {"Coffee"}


def test_a_second_question_reads_and_embeds_nothing(place: Place) -> None:
    place.add("wiki.zim", Coffee=BREWING)
    sources = place.sources()
    sources.bring(Query(QUESTION))
    embedded = list(place.embedder.embedded)
    place.sources().bring(Query("Which coffee?"))
    assert place.files.read == [("wiki.zim", "Coffee")]
    assert place.embedder.embedded == embedded


def test_a_scope_without_such_a_file_asks_none(place: Place) -> None:
    place.add("wiki.zim", "Wikis", Coffee=BREWING)
    place.store.ensure_collection("Mine")
    for collection in ("Mine", "no such"):
        assert place.sources().bring(Query(QUESTION, collection)) == ()
    assert place.files.searched == []
    place.sources().bring(Query(QUESTION, "Wikis"))
    assert place.files.searched == ["wiki.zim"]


def test_articles_are_in_the_collections_of_their_file(place: Place) -> None:
    wiki = place.add("wiki.zim", "Wikis", Coffee=BREWING)
    sources = place.sources()
    sources.bring(Query(QUESTION))
    assert place.hits(collection="Wikis")[0].document.title == "Coffee"
    place.store.join(wiki, place.store.ensure_collection("Later"))
    sources.bring(Query(QUESTION, "Later"))
    place.keyword.catch_up()
    assert place.hits(collection="Later")[0].document.title == "Coffee"


def test_only_those_used_last_are_kept(place: Place) -> None:
    place.add("wiki.zim", One="first apple", Two="second pear", Three="third plum")
    sources = place.sources(ZimLimits(60.0, articles=2))
    for question in ("apple", "pear"):
        sources.bring(Query(question))
    age = place.store.known("/x/wiki.zim > One")
    other = place.store.known("/x/wiki.zim > Two")
    assert age is not None
    assert other is not None
    place.store.touch(age.document_id, size=1, mtime_ns=2, inode=0)
    place.store.touch(other.document_id, size=1, mtime_ns=1, inode=0)
    sources.bring(Query("plum"))
    assert place.kept() == {"One", "Three"}
    sources.bring(Query("apple pear plum"))
    assert place.kept() == {"One", "Two", "Three"}, "what one question needs is all kept"


def test_a_use_counts_from_then(place: Place) -> None:
    place.add("wiki.zim", One="first apple", Two="second pear", Three="third plum")
    sources = place.sources(ZimLimits(60.0, articles=2))
    for question in ("apple", "pear"):
        sources.bring(Query(question))
    for article in place.store.documents_of_type(ARTICLE_TYPE):
        place.store.touch(article.id, size=1, mtime_ns=1, inode=0)
    sources.bring(Query("apple"))
    sources.bring(Query("plum"))
    assert place.kept() == {"One", "Three"}


def test_what_is_in_a_pack_is_left_as_it_is(place: Place) -> None:
    chunk = NewChunk(0, 6, "coffee")
    for path, media_type in (("wiki.zim", MEDIA_TYPE), ("wiki.zim > Old", ARTICLE_TYPE)):
        document = NewDocument(f"pack:P/{path}", path, media_type, 1, 1, 1, "", "en", (), (chunk,))
        place.store.put(document, place.store.ensure_collection("P"))
    place.add("wiki.zim", One="first apple", Two="second apple")
    assert place.sources(ZimLimits(60.0, articles=1)).bring(Query("apple")) == ()
    assert place.kept() == {"Old", "One", "Two"}
    assert place.files.searched == ["wiki.zim"]


def test_a_file_that_is_replaced_loses_its_older_articles(place: Place) -> None:
    place.add("wiki.zim", content="1", Coffee=BREWING, Beans="coffee beans")
    place.sources().bring(Query(QUESTION))
    assert place.kept() == {"Coffee", "Beans"}
    place.add("wiki.zim", content="2", Coffee="Nothing about coffee is known.")
    sources = place.sources()
    sources.bring(Query(QUESTION))
    assert place.kept() == {"Coffee"}
    hits = place.hits()
    assert not any("sixty" in hit.chunk.text or "beans" in hit.chunk.text for hit in hits)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ReadFailure("", ReadCode.NO_READER, "libzim is not installed"), "libzim"),
        (ReadFailure("", ReadCode.TIMEOUT, "it did not answer in time"), "in time"),
        (Crashed("ZIM reader", -11), "signal 11"),
    ],
)
def test_a_file_that_fails_is_named_and_the_others_answer(
    place: Place, error: Exception, words: str
) -> None:
    place.add("bad.zim")
    place.add("wiki.zim", Coffee=BREWING)
    place.files.broken["bad.zim"] = error
    (note,) = place.sources().bring(Query(QUESTION))
    assert note.startswith("bad.zim was not searched")
    assert words in note
    assert place.hits()[0].document.title == "Coffee"


def test_an_article_without_text_is_passed_over(place: Place) -> None:
    place.add("wiki.zim", Empty="BROKEN coffee", Coffee=BREWING)
    assert place.sources().bring(Query(QUESTION)) == ()
    assert place.kept() == {"Coffee"}


def test_the_best_of_every_file_come_first(place: Place) -> None:
    place.add("a.zim", A1="coffee", A2="coffee", A3="coffee")
    place.add("b.zim", B1="coffee", B2="coffee")
    place.sources().bring(Query(QUESTION))
    assert [name for _, name in place.files.read] == ["A1", "B1", "A2", "B2", "A3"]


def test_when_time_is_up_the_answer_says_so_and_the_next_question_goes_on(place: Place) -> None:
    place.add("wiki.zim", Coffee=BREWING)
    (note,) = place.sources(ZimLimits(seconds=0.0)).bring(Query(QUESTION))
    assert "no time" in note
    assert place.files.read == []
    assert place.sources().bring(Query(QUESTION)) == ()
    assert place.kept() == {"Coffee"}


def test_passages_left_without_vectors_get_them_with_the_next_question(place: Place) -> None:
    place.add("wiki.zim", Coffee=BREWING)
    place.sources().bring(Query(QUESTION))
    model = place.embedder.model
    place.store.drop_model(model)
    assert place.store.without_vectors(model, 10)
    place.sources().bring(Query(QUESTION))
    left = {chunk.title for chunk in place.store.without_vectors(model, 10)}
    assert left == {"wiki.zim"}


def test_a_broken_search_model_leaves_the_words(place: Place) -> None:
    class Broken(FakeEmbedder):
        def embed_passages(
            self, texts: Sequence[str], cancel: CancelToken | None = None
        ) -> NDArray[np.float32]:
            raise Crashed("embedder", -11)

    place.embedder = Broken()
    place.add("wiki.zim", Coffee=BREWING)
    assert place.sources().bring(Query(QUESTION)) == ()
    assert place.hits()[0].document.title == "Coffee"


def test_a_cancelled_question_stops(place: Place) -> None:
    place.add("wiki.zim", Coffee=BREWING)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        place.sources().bring(Query(QUESTION), cancel)
    assert place.files.read == []


def test_a_file_removed_meanwhile_leaves_no_article(place: Place) -> None:
    wiki = place.add("wiki.zim", Coffee=BREWING)

    class Removing(Files):
        def article(
            self, path: Path, article: str, *, within_s: float, cancel: CancelToken | None = None
        ) -> Extraction:
            place.store.remove([wiki])
            return super().article(path, article, within_s=within_s, cancel=cancel)

    articles, place.files = place.files.articles, Removing()
    place.files.articles = articles
    place.sources().bring(Query(QUESTION))
    assert place.kept() == set()
