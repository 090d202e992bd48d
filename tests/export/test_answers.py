import dataclasses
import json
from pathlib import Path

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from app.answering.abstain import MARGIN, THRESHOLD, Evidence, Logistic
from app.answering.conflict import Conflict
from app.answering.question import Meaning
from app.answering.quote import Signals
from app.engines.fake import FakeEmbedder
from app.evaluation.metrics import auc
from app.paths import Home
from export.answers import (
    Example,
    Sentence,
    accuracy,
    collect,
    confidences,
    fit_abstention,
    fit_by_words,
    fit_logistic,
    fit_ranking,
    left_out,
    main,
    moved,
    report,
)
from tests.unit.evaluation.conftest import FakeEngines

BIRDS = ("heron", "swan", "crane", "stork")


def evidence(near: float, conflict: Conflict) -> Evidence:
    meaning = Meaning(near, near, near, near, near)
    return Evidence(near, near, MARGIN / 2, conflict, near, meaning)


def asked(number: int, kind: str, rng: np.random.Generator) -> Example:
    """Off topic is far away; a trick is as near as what is answerable, but in conflict."""
    near = float(rng.normal(0.3 if kind in ("absent", "foreign") else 0.7, 0.1))
    conflict = Conflict(opposed=kind == "trick" and number % 3 > 0)
    noise = rng.normal(size=(3, 2))
    sentences = [
        Sentence(Signals(float(a), 0.0, 1.0, content=float(b) + right), right, right)
        for (a, b), right in zip(noise, (True, False, False), strict=True)
    ]
    return Example("made", kind, f"{number % 10}", evidence(near, conflict), tuple(sentences))


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    rng = np.random.default_rng(1)
    kinds = ("answerable", "trick", "absent", "foreign")
    return [asked(number, kind, rng) for kind in kinds for number in range(100)]


def test_ranking_finds_what_tells_the_right_sentence(examples: list[Example]) -> None:
    answerable = [example for example in examples if example.kind == "answerable"]
    fitted = fit_ranking(answerable, ("overlap", "passage", "content"))
    assert fitted.content > 5 * abs(fitted.overlap)
    chance = Signals(overlap=1.0, before=0.0, passage=0.0)
    assert accuracy(answerable, fitted) > 0.6 > 0.5 > accuracy(answerable, chance)


def test_a_logistic_regression_gives_back_what_made_its_data() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(20_000, 2)) * [1.0, 3.0]
    positive = rng.random(len(x)) < 1 / (1 + np.exp(-(1.0 + 2.0 * x[:, 0] - 0.5 * x[:, 1])))
    found = fit_logistic(x, positive, np.ones(len(x)))
    assert found.intercept == pytest.approx(1.0, abs=0.1)
    assert found.weights == pytest.approx((2.0, -0.5), abs=0.1)


def test_abstention_tells_the_topic_from_the_claim(examples: list[Example]) -> None:
    sure = confidences(examples, fit_abstention(examples))
    by_kind = {
        kind: [value for value, e in zip(sure, examples, strict=True) if e.kind == kind]
        for kind in ("answerable", "trick", "absent")
    }
    assert auc(by_kind["answerable"], by_kind["absent"]) > 0.95
    assert 0.75 < auc(by_kind["answerable"], by_kind["trick"]) < 0.9  # a third look answerable


def test_nothing_is_judged_by_a_fit_that_saw_its_article(examples: list[Example]) -> None:
    seen: list[set[str]] = []

    def fit(part: object) -> tuple[Logistic]:
        assert isinstance(part, list)
        seen.append({example.article for example in part})
        return (Logistic(-float(len(seen)), (0.0,) * 4),)

    confident = left_out(examples, fit, lambda example: example.article)
    for number, example in enumerate(examples):
        fold = round(-np.log(confident[number] / (1 - confident[number])))
        assert example.article not in seen[fold - 1]


def test_by_words_the_shipped_threshold_declines_the_share_that_is_wanted(
    examples: list[Example],
) -> None:
    words = [
        replace(example, evidence=dataclasses.replace(example.evidence, meaning=None))
        for example in examples
        if example.evidence is not None
    ]
    model = moved(fit_by_words(words), words, 0.1)
    answerable = [example for example in words if example.kind == "answerable"]
    assert np.mean(confidences(answerable, [model]) < THRESHOLD) == pytest.approx(0.1, abs=0.011)


def test_the_report_says_what_each_threshold_costs(examples: list[Example]) -> None:
    text = "\n".join(report(examples))
    assert "abstain._TOPIC = Logistic(" in text
    assert "abstain._CLAIM = Logistic(" in text
    assert "quote.WITH_MEANING = Signals(" in text
    assert "made, trick" in text


def test_a_set_is_asked_as_it_is_and_over_its_other_half(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("birds", "tools")]
    for folder, verb in zip(folders, ("waits", "lies"), strict=True):
        folder.mkdir()
        corpus = [
            {"_id": f"{bird}#0", "title": "", "text": f"The {bird} {verb} in place {number}."}
            for number, bird in enumerate(BIRDS)
        ]
        queries = [
            {"_id": f"q{n}", "text": f"Where is the {bird} that {verb}?", "doc": f"{bird}#0",
             "answers": [f"place {n}"], "answerable": True}
            for n, bird in enumerate(BIRDS)
        ]  # fmt: skip
        queries.append({"_id": "no", "text": "Who fed the swan?", "doc": "swan#0", "answers": [],
                        "answerable": False})  # fmt: skip
        for name, lines in (("corpus", corpus), ("queries", queries)):
            (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    engines = FakeEngines(FakeEmbedder())
    found = list(
        collect(folders[:1], folders[1:], Home(tmp_path / "home"), engines=lambda *_: engines)
    )
    kinds = [example.kind for example in found]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "answerable": 4, "trick": 1, "absent": 4, "foreign": 10,
    }  # fmt: skip
    answered = [example for example in found if example.kind == "answerable"]
    assert all(any(s.gold and s.right for s in example.sentences) for example in answered)
    assert not any(s.right for e in found if e.kind == "absent" for s in e.sentences)


def test_examples_are_fitted_again_without_asking_again(
    tmp_path: Path, examples: list[Example], capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "examples.json"
    kept.write_bytes(msgspec.json.encode(examples))
    main(["--home", str(tmp_path), "--examples", str(kept)])
    assert "abstain._TOPIC" in capsys.readouterr().out
