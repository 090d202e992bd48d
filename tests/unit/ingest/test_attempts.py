from app.ingest.attempts import Attempts
from tests.unit.ingest.conftest import CountingStore


def die_reading(store: CountingStore, *paths: str) -> None:
    """A run that never comes to its end."""
    attempts = Attempts(store)
    for path in paths:
        attempts.begin(path)


def test_a_file_under_way_when_the_program_died_is_suspect(store: CountingStore) -> None:
    die_reading(store, "/a", "/b\udce9")
    attempts = Attempts(store)
    assert attempts.is_suspect("/a")
    assert attempts.is_suspect("/b\udce9")
    assert not attempts.is_deadly("/a")
    assert not attempts.is_suspect("/c")


def test_the_second_death_is_one_too_many(store: CountingStore) -> None:
    die_reading(store, "/a")
    die_reading(store, "/a")
    assert Attempts(store).is_deadly("/a")


def test_what_was_dealt_with_meanwhile_is_above_suspicion(store: CountingStore) -> None:
    die_reading(store, "/a")
    with Attempts(store) as attempts:
        attempts.begin("/a")
        attempts.end("/a")
    die_reading(store, "/a")
    assert not Attempts(store).is_deadly("/a")


def test_a_run_that_ends_in_good_order_leaves_no_suspicion(store: CountingStore) -> None:
    with Attempts(store) as attempts:
        attempts.begin("/a")
    assert not Attempts(store).is_suspect("/a")
    assert store.meta("reading") is None


def test_deaths_are_remembered_through_runs_that_do_not_come_to_that_file(
    store: CountingStore,
) -> None:
    die_reading(store, "/a")
    with Attempts(store):
        pass
    assert Attempts(store).is_suspect("/a")
