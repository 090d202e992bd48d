"""The keyword index finds what the database holds, wherever it was killed or damaged."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, HomeError
from app.storage.changes import START
from app.storage.database import Database
from app.storage.keyword_files import note_position
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from tests.unit.storage.samples import new_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index" / "keyword"


@pytest.fixture
def index(folder: Path, database: Database) -> Iterator[KeywordIndex]:
    with KeywordIndex(folder, database) as opened:
        yield opened


@pytest.fixture
def collection(store: LibraryStore) -> int:
    return store.ensure_collection("Library")


def query(index: KeywordIndex, text: str, *, title: float = 0, section: float = 0) -> KeywordQuery:
    return KeywordQuery(
        tuple(KeywordTerm(variants) for variants in index.variants(text)), title, section
    )


def found(index: KeywordIndex, text: str, k: int = 100, **scope: int) -> list[int]:
    return [hit.chunk_id for hit in index.search(query(index, text), k, **scope)]  # type: ignore[arg-type]


def test_a_committed_document_is_found_after_catching_up(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["The pump failed.", "The engine ran."]), collection)
    assert found(index, "pumps") == []
    index.catch_up()
    assert found(index, "pumps") == [1]
    assert found(index, "engines pump") in ([1, 2], [2, 1])
    assert index.num_chunks == 2
    assert index.document_frequency("pump") == 1


def test_the_better_match_comes_first_with_a_higher_score(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["one word of many here", "rare rare", "of no use"]), collection)
    index.catch_up()
    hits = index.search(query(index, "rare word"), 10)
    assert [hit.chunk_id for hit in hits] == [2, 1]
    assert hits[0].score > hits[1].score > 0


def test_replaced_and_removed_text_is_never_found(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    first = store.put(new_document("/a", ["alpha"]), collection)
    store.put(new_document("/b", ["alpha beta"]), collection)
    index.catch_up()
    store.put(new_document("/a", ["gamma"]), collection)
    index.catch_up()
    assert found(index, "alpha") == [2]
    store.remove([first])
    index.catch_up()
    assert found(index, "gamma") == []
    assert index.num_chunks == 1


def test_scopes_cost_no_hit(index: KeywordIndex, store: LibraryStore, collection: int) -> None:
    other = store.ensure_collection("Other")
    for number in range(60):
        store.put(new_document(f"/{number}", ["common common common"]), collection)
    needle = store.put(new_document("/needle", ["common and long winded prose"]), other)
    store.join(1, other)
    index.catch_up()
    assert set(found(index, "common", 2, collection_id=other)) == {1, 61}
    assert [
        hit.chunk_id for hit in index.search(query(index, "common"), 1, document_ids=[needle])
    ] == [61]
    assert index.search(query(index, "common"), 5, document_ids=[]) == []
    both = index.search(
        query(index, "common"), 5, collection_id=collection, document_ids=[1, 2, needle]
    )
    assert {hit.chunk_id for hit in both} == {1, 2}
    store.leave(1, other)
    index.catch_up()
    assert found(index, "common", 9, collection_id=other) == [61]


def test_a_scope_does_not_change_scores(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["alpha beta", "alpha"]), collection)
    index.catch_up()
    wide = index.search(query(index, "alpha beta"), 5)
    assert index.search(query(index, "alpha beta"), 5, collection_id=collection) == wide


def test_titles_and_sections_count_only_when_boosted(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["nothing of it"], title="Coolant manual"), collection)
    index.catch_up()
    assert index.search(query(index, "coolant"), 5) == []
    weak = index.search(query(index, "coolant", title=0.5), 5)
    strong = index.search(query(index, "coolant", title=2), 5)
    assert strong[0].score == pytest.approx(4 * weak[0].score)


def test_only_the_best_variant_of_a_word_counts(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/de", ["Viele Häuser"], language="de"), collection)
    store.put(new_document("/none", ["häuser"], language=None), collection)
    index.catch_up()
    assert set(found(index, "Häuser")) == {1, 2}
    one = KeywordQuery((KeywordTerm(("haus",)),))
    both = KeywordQuery((KeywordTerm(("haus", "viel")),))
    assert index.search(both, 5)[0].score == pytest.approx(index.search(one, 5)[0].score)


def test_the_very_form_of_a_word_counts_more_than_its_stem(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["generation after it", "general after it"]), collection)
    index.catch_up()
    assert index.analyze("generation general", "en") == ["generat", "general"]
    stems = ("general", "generat")
    asked = KeywordQuery((KeywordTerm(stems, word="general"),))
    assert [hit.chunk_id for hit in index.search(asked, 5)] == [2, 1]
    plain = index.search(KeywordQuery((KeywordTerm(stems),)), 5)
    assert plain[0].score == pytest.approx(plain[1].score)
    best = index.search(asked, 1)[0].score
    assert best == pytest.approx(plain[0].score, rel=0.05)  # the scale of scores stays


def test_words_without_content_do_not_dilute_a_passage_and_are_found(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["The pump is what was there before it.", "Pump."]), collection)
    index.catch_up()
    first, second = index.search(query(index, "pump"), 5)
    assert first.score == pytest.approx(second.score)
    asked = KeywordQuery((KeywordTerm(("what",), word="what"),))
    assert [hit.chunk_id for hit in index.search(asked, 5)] == [1]


def test_chinese_is_found_by_pairs_of_characters(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/zh", ["北京是中国的首都", "上海很大"], language="zh"), collection)
    index.catch_up()
    assert found(index, "中国的首都是哪里?") == [1]


def test_it_continues_where_it_was_after_reopening(
    folder: Path, database: Database, store: LibraryStore, collection: int
) -> None:
    with KeywordIndex(folder, database) as index:
        store.put(new_document("/a", ["alpha"]), collection)
        index.catch_up()
        position = index.position
    store.put(new_document("/b", ["alpha"]), collection)
    with KeywordIndex(folder, database) as index:
        assert index.position == position
        assert found(index, "alpha") == [1]
        index.catch_up()
        assert found(index, "alpha") == [1, 2]


def test_catching_up_with_nothing_new_writes_nothing(
    index: KeywordIndex, folder: Path, store: LibraryStore, collection: int
) -> None:
    index.catch_up()
    assert index.position == START
    store.put(new_document("/a", ["alpha"]), collection)
    index.catch_up()
    before = (folder / "meta.json").read_bytes()
    index.catch_up()
    assert (folder / "meta.json").read_bytes() == before


@pytest.mark.parametrize("kind", ["meta", "segment", "garbage", "file", "foreign"])
def test_a_damaged_index_is_rebuilt(
    folder: Path, database: Database, store: LibraryStore, collection: int, kind: str
) -> None:
    store.put(new_document("/a", ["alpha"]), collection)
    with KeywordIndex(folder, database) as index:
        index.catch_up()
    if kind == "meta":
        (folder / "meta.json").unlink()
    elif kind == "segment":
        for path in folder.glob("*.idx"):
            path.write_bytes(path.read_bytes()[:-7])
    elif kind == "garbage":
        (folder / "meta.json").write_bytes(b"\xff\xfe{")
    elif kind == "file":
        shutil.rmtree(folder)
        folder.write_text("not a folder")
    else:
        import tantivy

        shutil.rmtree(folder)
        folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("other")
        writer = tantivy.Index(builder.build(), path=str(folder)).writer(15_000_000, 1)
        writer.add_document(tantivy.Document(other=["x"]))
        writer.commit()
        del writer
    with KeywordIndex(folder, database) as index:
        assert found(index, "alpha") == []
        index.catch_up()
        assert found(index, "alpha") == [1]


def test_an_index_of_another_history_is_rebuilt(
    folder: Path, database: Database, store: LibraryStore, collection: int, tmp_path: Path
) -> None:
    store.put(new_document("/a", ["alpha"]), collection)
    store.put(new_document("/b", ["beta"]), collection)
    with KeywordIndex(folder, database) as index:
        index.catch_up()
    with Database(tmp_path / "second" / "sotto.db") as second:
        other = LibraryStore(second)
        mine = other.ensure_collection("Library")
        for text in ("gamma", "delta", "epsilon"):
            other.put(new_document(f"/{text}", [text]), mine)
        with KeywordIndex(folder, second) as index:
            index.catch_up()
            assert found(index, "alpha beta") == []
            assert found(index, "gamma epsilon") == [1, 3]


def test_much_dead_text_is_swept_out(
    index: KeywordIndex, folder: Path, store: LibraryStore, collection: int
) -> None:
    ids = [store.put(new_document(f"/{i}", ["zanzibar"]), collection) for i in range(20)]
    index.catch_up()
    store.remove(ids[:10])
    index.catch_up()
    assert index.num_chunks == 10
    assert index.document_frequency("zanzibar") == 10


def test_rebuilding_leaves_nothing_of_removed_text(
    index: KeywordIndex, folder: Path, store: LibraryStore, collection: int
) -> None:
    for i in range(20):
        store.put(new_document(f"/{i}", ["common"]), collection)
    secret = store.put(new_document("/secret", ["zanzibar"]), collection)
    index.catch_up()
    store.remove([secret])
    index.catch_up()
    assert index.document_frequency("zanzibar") == 1  # still in a file, though never found
    old = {path.name for path in folder.glob("*.term")}
    index.rebuild()
    assert index.document_frequency("zanzibar") == 0
    assert old.isdisjoint(path.name for path in folder.glob("*.term"))


@pytest.mark.parametrize("seed", [18, 27])
def test_what_is_removed_after_a_rebuild_is_gone_too(
    index: KeywordIndex, store: LibraryStore, collection: int, seed: int
) -> None:
    """Histories in which a small index is rebuilt and a later deletion once was lost."""
    chance = random.Random(seed)
    for _ in range(7):
        for _ in range(chance.choice((1, 1, 2, 3))):
            path = f"/{chance.randrange(5)}"
            known = store.known(path)
            if chance.random() >= 0.25:
                store.put(new_document(path, ["alpha "] * chance.randrange(1, 7)), collection)
            elif known is not None:
                store.remove([known.document_id])
        index.catch_up()
        assert len(found(index, "alpha")) == index.num_chunks == store.counts().chunks


def test_a_rebuild_that_is_stopped_changes_nothing_then_or_later(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/a", ["alpha"]), collection)
    index.catch_up()
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        index.rebuild(stopped)
    assert found(index, "alpha") == [1]
    store.put(new_document("/b", ["beta"]), collection)
    index.catch_up()
    assert found(index, "alpha beta") == [1, 2]


def test_scores_are_those_of_a_fresh_index_however_often_it_was_committed(
    index: KeywordIndex, tmp_path: Path, database: Database, store: LibraryStore, collection: int
) -> None:
    for number in range(8):
        store.put(new_document(f"/{number}", ["alpha " * number + "beta", "gamma"]), collection)
        index.catch_up()
    with KeywordIndex(tmp_path / "fresh", database) as fresh:
        fresh.catch_up()
        for text in ("alpha", "beta gamma"):
            assert index.search(query(index, text), 9) == fresh.search(query(fresh, text), 9)


@pytest.mark.parametrize("history", ["same", "another"])
def test_a_commit_whose_position_was_not_noted_is_taken_in_again(
    folder: Path, database: Database, store: LibraryStore, collection: int, history: str
) -> None:
    store.put(new_document("/a", ["alpha"]), collection)
    with KeywordIndex(folder, database) as index:
        index.catch_up()
        before = index.position
        store.put(new_document("/b", ["beta"]), collection)
        index.catch_up()
        after = index.position
    upto = after if history == "same" else replace(after, token=after.token ^ 1)
    note_position(folder, before, upto)
    with KeywordIndex(folder, database) as index:
        assert index.position == (before if history == "same" else START)
        index.catch_up()
        assert found(index, "alpha beta") == [1, 2]


def test_a_folder_that_cannot_be_made_is_a_home_error(tmp_path: Path, database: Database) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError):
        KeywordIndex(tmp_path / "file" / "keyword", database)


def test_a_word_that_names_a_document_is_fully_in_each_of_its_passages(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    store.put(new_document("/acme_2022.pdf", ["Pumps are sold.", "And valves."]), collection)
    store.put(new_document("/other.pdf", ["Acme sells pumps.", "Nothing else."]), collection)
    index.catch_up()
    plain = KeywordTerm(("acm",), word="acme")
    assert [hit.chunk_id for hit in index.search(KeywordQuery((plain,)), 9)] == [3]
    named = KeywordQuery((replace(plain, names=("acme",)),))
    hits = index.search(named, 9)
    assert [hit.chunk_id for hit in hits] == [1, 2, 3]
    assert hits[0].score == hits[1].score > hits[2].score


def test_a_moved_file_is_named_as_it_is_called_now(
    index: KeywordIndex, store: LibraryStore, collection: int
) -> None:
    moved = store.put(new_document("/acme.pdf", ["Pumps."], title="Pumps"), collection)
    index.catch_up()
    store.move(moved, "/initech.pdf", size=1, mtime_ns=1, inode=1)
    index.catch_up()
    asked = (KeywordTerm((form,), names=(form,)) for form in ("acme", "initech"))
    assert [len(index.search(KeywordQuery((term,)), 9)) for term in asked] == [0, 1]
