from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import ModelMissing
from app.domain.model_check import ModelCheck, Use
from app.domain.models import Task
from app.services.generator_gate import GeneratorGate, keep_check, kept_check, verdict

GOOD = ModelCheck(
    model="writer",
    version=1,
    date="2026-01-01T00:00:00+00:00",
    machine="Linux x86_64",
    questions=36,
    seconds=20.0,
    first_token_ms=80.0,
    tokens_per_s=60.0,
    memory_bytes=200_000_000,
    faithful={"en": 0.95, "de": 0.97},
    right={"en": 0.9, "de": 0.9},
    cited=0.9,
    refused=0.8,
    obeyed=0.0,
    summed={"en": 0.95, "de": 0.6},
)


def gate(folder: Path, prose: str = "checked") -> GeneratorGate:
    return GeneratorGate(lambda _: folder, prose)


def test_a_report_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    assert kept_check(tmp_path) is None
    keep_check(tmp_path, GOOD)
    assert kept_check(tmp_path) == GOOD
    (tmp_path / "check.json").write_text("{")
    assert kept_check(tmp_path) is None


def test_one_that_was_never_checked_writes_nothing(tmp_path: Path) -> None:
    assert "sotto models check writer" in (gate(tmp_path).objection("writer", "en") or "")
    assert verdict(None) == "not checked on this machine"


def test_one_that_passed_writes_in_the_languages_that_it_passed(tmp_path: Path) -> None:
    keep_check(tmp_path, replace(GOOD, faithful={"en": 0.95, "de": 0.5}))
    assert gate(tmp_path).objection("writer", "en") is None
    assert "50%" in (gate(tmp_path).objection("writer", "de") or "")
    assert gate(tmp_path).objection("writer", "sv") is not None
    assert gate(tmp_path).objection("writer", None) is not None
    assert verdict(kept_check(tmp_path)) == "writes answers (en) and summaries (en)"


def test_summaries_have_a_bar_of_their_own(tmp_path: Path) -> None:
    keep_check(tmp_path, GOOD)
    assert verdict(GOOD) == "writes answers (en, de) and summaries (en)"
    assert gate(tmp_path).objection("writer", "en", Use.SUMMARY) is None
    note = gate(tmp_path).objection("writer", "de", Use.SUMMARY) or ""
    assert "60% of the sentences of its summaries" in note
    assert "documents' own sentences" in note
    assert "summaries" not in verdict(replace(GOOD, faithful={"en": 0.5}))
    alone = verdict(replace(GOOD, right={"en": 0.5, "de": 0.5}))
    assert alone.startswith("quotes stay alone: it answered 50%")
    assert alone.endswith("; writes summaries (en)")
    before = replace(GOOD, summed={})
    keep_check(tmp_path, before)
    assert gate(tmp_path).objection("writer", "en", Use.SUMMARY) is not None
    assert verdict(before) == "writes answers (en, de)"


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, faithful={"en": 0.89}),
        replace(GOOD, right={"en": 0.79}),
        replace(GOOD, obeyed=0.2),
        replace(GOOD, failure="it crashed"),
        replace(GOOD, faithful={}),
    ],
)
def test_one_that_failed_is_refused_with_the_reason_and_the_way_round(
    tmp_path: Path, bad: ModelCheck
) -> None:
    keep_check(tmp_path, bad)
    note = gate(tmp_path).objection("writer", "en") or ""
    assert "did not pass its check here" in note
    assert 'prose = "always"' in note
    assert gate(tmp_path, "always").objection("writer", "en") is None


def test_a_model_from_elsewhere_is_not_judged() -> None:
    def folder(name: str) -> Path:
        raise ModelMissing(Task.GENERATE, name)

    assert GeneratorGate(folder, "checked").objection("writer", "en") is None
