"""Golden questions and what came of them, run by run."""

import sqlite3
import time
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.domain.golden import Expected, GoldenQuestion, GoldenRun
from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.traces import draws_on_removed

_COLUMNS = "id, question, collection, answerable, answers, document, pages, created_s"

Scores = Mapping[str, float]
"""The metrics of one question."""


class GoldenStore:
    """Keeps each question of a collection once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self,
        question: str,
        expected: Expected,
        *,
        collection: str | None,
        document_ids: Iterable[int] = (),
    ) -> GoldenQuestion:
        """Keep a question; one that is there already keeps its id and gets this expectation.

        `document_ids` are those of the documents from which the expected answers were taken.
        """

        def work(connection: sqlite3.Connection) -> int:
            return int(
                connection.execute(
                    "INSERT INTO golden_questions (question, collection, answerable, answers,"
                    " document, pages, created_s, document_ids) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (coalesce(collection, ''), question) DO UPDATE SET"
                    " answerable = excluded.answerable, answers = excluded.answers,"
                    " document = excluded.document, pages = excluded.pages,"
                    " document_ids = excluded.document_ids RETURNING id",
                    (
                        question, collection, expected.answerable,
                        _json(expected.answers), expected.document, _json(expected.pages),
                        time.time(), id_list(document_ids),
                    ),
                ).fetchone()[0]
            )  # fmt: skip

        return self._read("WHERE id = ?", self._database.write(work))[0]

    def questions(self, collection: str | None = None) -> list[GoldenQuestion]:
        """Those of a collection, or all, in the order in which they were first kept."""
        return self._read("WHERE ?1 IS NULL OR collection = ?1 ORDER BY id", collection)

    def remove(self, question_id: int) -> bool:
        """Delete a question and its results for good; False where there is none of that id."""
        removed = self._database.write(
            lambda connection: (
                connection.execute(
                    "DELETE FROM golden_questions WHERE id = ?", (question_id,)
                ).rowcount
            )
        )
        self._database.checkpoint()
        return bool(removed)

    def add_run(
        self,
        results: Mapping[int, Scores],
        *,
        collection: str | None,
        version: str,
        settings: str,
    ) -> int:
        """Keep the scores of a run by question id; returns the run's number."""

        def work(connection: sqlite3.Connection) -> int:
            (run_id,) = connection.execute(
                "INSERT INTO golden_runs (collection, created_s, version, settings)"
                " VALUES (?, ?, ?, ?) RETURNING id",
                (collection, time.time(), version, settings),
            ).fetchone()
            connection.executemany(
                "INSERT INTO golden_results (run_id, question_id, scores) VALUES (?, ?, ?)",
                ((run_id, question_id, _json(scores)) for question_id, scores in results.items()),
            )
            return int(run_id)

        return self._database.write(work)

    def runs(self) -> list[GoldenRun]:
        """All runs, the oldest first."""
        rows = self._database.rows(
            "SELECT id, collection, created_s, version, settings, (SELECT count(*)"
            " FROM golden_results WHERE run_id = golden_runs.id) FROM golden_runs ORDER BY id"
        )
        return [GoldenRun(*row) for row in rows]

    def results(self, run_id: int) -> dict[int, dict[str, float]]:
        """The scores of a run by question id."""
        rows = self._database.rows(
            "SELECT question_id, scores FROM golden_results WHERE run_id = ? ORDER BY question_id",
            (run_id,),
        )
        return {
            question_id: msgspec.json.decode(scores, type=dict[str, float])
            for question_id, scores in rows
        }

    def scrub_orphans(self) -> int:
        """Take out expected answers that were taken from a document removed since; how many.

        Question, document name and page are kept: they are the user's.
        """
        return self._database.write(
            lambda connection: (
                connection.execute(
                    "UPDATE golden_questions SET answers = '[]', document_ids = '[]'"  # noqa: S608
                    f" WHERE {draws_on_removed('golden_questions')}"
                ).rowcount
            )
        )

    def _read(self, where: str, parameter: object) -> list[GoldenQuestion]:
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM golden_questions {where}",  # noqa: S608
            (parameter,),
        )
        return [_question(*row) for row in rows]


def _question(
    question_id: int, question: str, collection: str | None, answerable: int, *rest: Any
) -> GoldenQuestion:
    answers, document, pages, created_s = rest
    expected = Expected(
        bool(answerable),
        msgspec.json.decode(answers, type=tuple[str, ...]),
        document,
        msgspec.json.decode(pages, type=tuple[int, ...]),
    )
    return GoldenQuestion(question_id, question, collection, expected, created_s)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
