"""Traces are found by id until newer ones push them out."""

from app.storage.database import Database
from app.storage.traces import TraceStore


def test_only_the_latest_traces_are_kept(database: Database) -> None:
    traces = TraceStore(database, keep=2)
    for name in "abc":
        traces.put(name, f'"{name}"'.encode())
    traces.put("b", b'"again"')
    traces.put("d", b'"d"')
    assert [traces.get(name) for name in "abcd"] == [None, b'"again"', None, b'"d"']
