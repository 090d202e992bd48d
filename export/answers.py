"""Fits what chooses quotes and what declines: python -m export.answers SET... --others SET...

Every question is asked through the real pipeline, quotes only, and what was weighed is read from
its trace. Printed are the values for app/answering/quote.py and abstain.py, and how they do on what
was left out: quotes on the set that was not fitted, abstention on articles that were not.

A set is a folder as `sotto eval answers` takes it. Its articles are taken from the ids of its
documents, up to "#". Where a question must be declined, its kind says why: "trick" (the set says
so), "absent" (asked over the articles of the other half) or "foreign" (asked over another corpus).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.answering.abstain import THRESHOLD, Evidence, Logistic
from app.answering.quote import BY_WORDS, WITH_MEANING, Signals
from app.domain.answers import Finished
from app.domain.cancel import CancelToken
from app.domain.search import Query
from app.evaluation.datasets import AnswerQuestion, Entry, load_answers, load_foreign
from app.evaluation.homes import home_of_corpus, index_corpus, open_set
from app.evaluation.metrics import auc, contains_any
from app.paths import Home
from app.services.model_store import ModelStore
from app.settings import Settings
from app.wiring import Engines, NativeEngines, Sotto

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
MakeEngines = Callable[[ModelStore, Settings], Engines]

_EVERYTHING = "evaluation"  # the collection of the whole corpus
_FOLDS = 5
_MOST_FOREIGN = 400  # questions of one set over another corpus
_PENALTY = 10.0
_DECLINED_BY_WORDS = 0.04  # of the answerable
_DECLINED = (0.01, 0.02, 0.025, 0.03, 0.035, 0.04, 0.05)  # of the answerable, rows of the curve


class Sentence(msgspec.Struct, frozen=True):
    """A sentence that was weighed: has it an accepted answer, is its document the right one?"""

    signals: Signals
    gold: bool
    right: bool


class Group(NamedTuple):
    """Questions of one set and kind."""

    of: str
    kind: str


class Example(msgspec.Struct, frozen=True):
    """A question as it was answered; `article` tells with which others it must be left out."""

    of: str
    kind: str
    article: str
    evidence: Evidence | None
    sentences: tuple[Sentence, ...]

    @property
    def by_words(self) -> bool:
        """Whether the search model took no part."""
        return self.evidence is not None and not self.evidence.claim


class _Weighed(msgspec.Struct, frozen=True):
    """A sentence of a trace."""

    document_id: int
    start: int
    end: int
    signals: Signals


class _Trace(msgspec.Struct, frozen=True):
    """What is read of a trace."""

    evidence: Evidence | None
    sentences: tuple[_Weighed, ...] = ()


def collect(
    sets: Sequence[Path],
    others: Sequence[Path],
    home: Home,
    *,
    limit: int | None = None,
    engines: MakeEngines = NativeEngines,
) -> Iterator[Example]:
    """Ask everything; `others` are asked, and asked over, with the first of `sets`."""
    for folder in sets:
        answers = load_answers(folder)
        articles = sorted({article_of(entry.id) for entry in answers.corpus})
        halves = (frozenset(articles[::2]), frozenset(articles[1::2]))
        with _indexed(home, folder, answers.corpus, engines) as sotto:
            yield from _asked(sotto, answers.name, answers.questions[:limit])
            for number, half in enumerate(halves, 1):
                inside = [entry for entry in answers.corpus if article_of(entry.id) in half]
                _index(sotto, inside, f"half {number}")
                absent = [
                    question
                    for question in answers.questions[:limit]
                    if question.answerable and article_of(question.document) not in half
                ]
                yield from _asked(sotto, answers.name, absent, "absent", f"half {number}")
    few = min(_MOST_FOREIGN, limit or _MOST_FOREIGN)
    for other in others:
        for asked, over in ((other, sets[0]), (sets[0], other)):
            foreign = load_foreign(over, asked)
            with _indexed(home, over, foreign.corpus, engines) as sotto:
                name = f"{asked.name} over {over.name}"
                yield from _asked(sotto, name, foreign.questions[:few], "foreign")


@contextmanager
def _indexed(
    home: Home, folder: Path, corpus: Sequence[Entry], engines: MakeEngines
) -> Iterator[Sotto]:
    """The program on a set, in the home where `sotto eval` has it too."""
    set_home = home_of_corpus(home, folder.absolute().name, corpus)
    with open_set(set_home, Settings(), models=home.models, engines=engines) as sotto:
        _index(sotto, corpus, _EVERYTHING)
        yield sotto


def _index(sotto: Sotto, corpus: Sequence[Entry], collection: str) -> None:
    for step in index_corpus(sotto.library, corpus, collection, CancelToken()):
        _say(f"{collection}: {step.label} {step.done} of {step.total}")


def _asked(
    sotto: Sotto,
    name: str,
    questions: Sequence[AnswerQuestion],
    kind: str | None = None,
    collection: str = _EVERYTHING,
) -> Iterator[Example]:
    paths = {document.id: document.path for document in sotto.library.documents()}
    for done, question in enumerate(questions, 1):
        own = "answerable" if question.answerable else "trick"
        query = Query(question.text, collection=collection, k=sotto.settings.passages)
        yield _example(sotto, paths, question, query, Group(name, kind or own))
        _say(f"{name}, {kind or 'own'}: {done} of {len(questions)}")


def _example(
    sotto: Sotto, paths: Mapping[int, str], question: AnswerQuestion, query: Query, group: Group
) -> Example:
    (answer,) = (
        event.answer
        for event in sotto.assistant.ask(query, quotes_only=True)
        if isinstance(event, Finished)
    )
    trace = msgspec.convert(sotto.conversations.trace(answer.trace_id), _Trace)

    def sentence(weighed: _Weighed) -> Sentence:
        text = sotto.library.document_text(weighed.document_id)[weighed.start : weighed.end]
        right = paths[weighed.document_id] == question.document
        return Sentence(weighed.signals, contains_any(text, question.answers), right)

    return Example(
        group.of,
        group.kind,
        article_of(question.document) or question.id,
        trace.evidence,
        tuple(map(sentence, trace.sentences)),
    )


def article_of(document: str) -> str:
    """What a document is a part of."""
    return document.partition("#")[0]


def fit_ranking(
    examples: Sequence[Example], names: Sequence[str], *, penalty: float = 1.0
) -> Signals:
    """Weights under which the sentences with the answer are the most likely choice.

    Multinomial logit over the sentences of each question, its right ones together, by gradient
    ascent on features in units of their deviation; in units of the passage's score.
    """
    groups = [
        (_matrix(e, names), np.array([s.gold and s.right for s in e.sentences]))
        for e in examples
        if any(s.gold and s.right for s in e.sentences)
    ]
    scale = np.concatenate([features for features, _ in groups]).std(axis=0) + 1e-9
    weights = np.zeros(len(names))
    for step in range(300):
        gradient = -2 * penalty * weights
        for features, right in groups:
            x = features / scale
            share = np.exp(x @ weights - (x @ weights).max())
            share /= share.sum()
            wanted = np.where(right, share, 0.0) / share[right].sum()
            gradient += (wanted - share) @ x
        weights += gradient / len(groups) * (2.0 if step < 200 else 0.5)
    found = dict(zip(names, (weights / scale).tolist(), strict=True))
    unit = found["passage"] if found["passage"] > 0 else 1.0
    return Signals(**{f.name: found.get(f.name, 0.0) / unit for f in fields(Signals)})


def _matrix(example: Example, names: Sequence[str]) -> Floats:
    return np.array([[getattr(s.signals, name) for name in names] for s in example.sentences])


def accuracy(examples: Sequence[Example], weights: Signals) -> float:
    """Share of the answerable questions whose chosen sentence has an accepted answer."""
    answerable = [e for e in examples if e.kind == "answerable"]
    chosen = [max(e.sentences, key=lambda s: s.signals.weighed(weights), default=None)
              for e in answerable]  # fmt: skip
    return sum(s is not None and s.gold for s in chosen) / len(answerable)


def fit_logistic(
    features: Floats, positive: Flags, weights: Floats, *, penalty: float = _PENALTY
) -> Logistic:
    """Logistic regression by Newton's method, L2 penalty on standardized features."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    x = np.column_stack([(features - mean) / scale, np.ones(len(features))])
    ridge = np.diag([penalty] * features.shape[1] + [1e-9])
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weights * (positive - p)) - ridge @ beta
        beta += np.linalg.solve((x * (weights * p * (1 - p))[:, None]).T @ x + ridge, gradient)
    slope = beta[:-1] / scale
    return Logistic(float(beta[-1] - slope @ mean), tuple(slope.tolist()))


def fit_half(examples: Sequence[Example], features: Callable[[Evidence], tuple[float, ...]],
             kinds: Sequence[str]) -> Logistic:  # fmt: skip
    """One of the models of abstention: answerable against `kinds`, both weighing the same.

    Of either side a set weighs as the root of the number of its questions.
    """
    used = [e for e in examples if e.evidence and e.kind in ("answerable", *kinds)]
    x = np.array([features(e.evidence) for e in used if e.evidence], float)
    positive = np.array([e.kind == "answerable" for e in used])
    groups = [(e.kind == "answerable", e.of, e.kind) for e in used]
    sizes = {group: groups.count(group) for group in set(groups)}
    weights = np.array([sizes[group] ** -0.5 for group in groups])
    for side in (positive, ~positive):
        weights[side] *= len(used) / 2 / weights[side].sum()
    return fit_logistic(x, positive, weights)


def fit_abstention(examples: Sequence[Example]) -> tuple[Logistic, Logistic]:
    """Models of topic and of claim from examples with meaning."""
    topic = fit_half(examples, lambda evidence: evidence.topic, ("absent", "foreign"))
    claim = fit_half(examples, lambda evidence: evidence.claim, ("trick",))
    return topic, claim


def fit_by_words(examples: Sequence[Example]) -> Logistic:
    """The model of topic from examples by words alone."""
    return fit_half(examples, lambda evidence: evidence.topic, ("absent",))


def moved(model: Logistic, examples: Sequence[Example], share: float) -> Logistic:
    """The same for the threshold that is shipped: it declines this share of the answerable."""
    answerable = [e for e in examples if e.kind == "answerable"]
    cut = float(np.quantile(confidences(answerable, [model]), share))
    move = math.log(THRESHOLD / (1 - THRESHOLD)) - math.log(cut / (1 - cut))
    return Logistic(model.intercept + move, model.weights)


def confidences(examples: Sequence[Example], models: Sequence[Logistic]) -> Floats:
    """The product of what the models say; 0 where nothing was found."""

    def one(evidence: Evidence) -> float:
        return math.prod(
            model.probability(*features)
            for model, features in zip(models, (evidence.topic, evidence.claim), strict=False)
        )

    return np.array([one(e.evidence) if e.evidence else 0.0 for e in examples])


def left_out(
    examples: Sequence[Example],
    fit: Callable[[Sequence[Example]], Sequence[Logistic]],
    key: Callable[[Example], str],
) -> Floats:
    """The confidence of each example by models that have not seen what shares its key."""
    keys = sorted({key(e) for e in examples})
    folds = {each: number % _FOLDS for number, each in enumerate(keys)}
    found = np.zeros(len(examples))
    for fold in range(min(_FOLDS, len(keys))):
        out = np.array([folds[key(e)] == fold for e in examples])
        models = fit([e for e, held in zip(examples, out, strict=True) if not held])
        found[out] = confidences([e for e, held in zip(examples, out, strict=True) if held], models)
    return found


def curve(examples: Sequence[Example], confident: Floats, over: str) -> list[str]:
    """Lines of what is declined at thresholds that decline so much of what `over` can answer."""
    groups = sorted({(e.of, e.kind) for e in examples})
    rows = [np.array([(e.of, e.kind) == group for e in examples]) for group in groups]
    answerable = confident[rows[groups.index((over, "answerable"))]]
    thresholds = np.quantile(answerable, _DECLINED)
    lines = ["threshold".ljust(44) + "".join(f"{t:7.3f}" for t in thresholds)]
    for (of, kind), row in zip(groups, rows, strict=True):
        shares = [float((confident[row] < t).mean()) for t in thresholds]
        lines.append(f"{of}, {kind}".ljust(44) + "".join(f"{100 * s:6.1f}%" for s in shares))
    return lines


def report(examples: Sequence[Example]) -> Iterator[str]:
    """Everything that is fitted, with how it does on what was left out."""
    meant = [e for e in examples if not e.by_words]
    words = [e for e in examples if e.by_words]
    for title, part, names, now in (
        ("WITH_MEANING", meant, ("overlap", "before", "passage", "content", "asking", "named"),
         WITH_MEANING),
        ("BY_WORDS", words, ("overlap", "before", "passage", "novelty"), BY_WORDS),
    ):  # fmt: skip
        # A question or two in a language that was not recognised are no set of their own.
        sets = [s for s in sorted({e.of for e in part}) if _answerable(part, s) >= _FOLDS * 10]
        if not sets:
            continue
        yield f"quote.{title} = {fit_ranking([e for e in part if e.of in sets], names)}"
        for of in sets:
            own = [e for e in part if e.of == of]
            rest = [e for e in part if e.of in sets and e.of != of]
            fitted = f"{accuracy(own, fit_ranking(rest, names)):.3f}" if rest else "-"
            yield f"  {of}: now {accuracy(own, now):.3f}, fitted on the others {fitted}"
    main = next(e.of for e in examples)
    if any(e.kind == "trick" for e in meant):
        topic, claim = fit_abstention(meant)
        yield f"abstain._TOPIC = {_rounded(topic)}\nabstain._CLAIM = {_rounded(claim)}"
        confident = left_out(meant, fit_abstention, lambda e: e.article)
        yield from curve(meant, confident, main)
        tried = np.array([e.of == main and e.kind in ("answerable", "trick") for e in meant])
        positive = np.array([e.kind == "answerable" for e in meant])
        area = auc(confident[tried & positive].tolist(), confident[tried & ~positive].tolist())
        yield f"area under the curve, {main}, its articles left out: {area:.3f}"
    asked = [e.of for e in words if e.kind == "answerable"]
    if len(set(asked)) > 1:
        by_words = moved(fit_by_words(words), words, _DECLINED_BY_WORDS)
        yield f"abstain._BY_WORDS = {_rounded(by_words)}"
        confident = left_out(words, lambda part: (fit_by_words(part),), lambda e: e.of)
        yield from curve(words, confident, max(asked, key=asked.count))


def _answerable(examples: Sequence[Example], of: str) -> int:
    return sum(e.of == of and e.kind == "answerable" for e in examples)


def _rounded(model: Logistic) -> str:
    intercept, weights = astuple(model)
    return f"Logistic({intercept:.3g}, ({', '.join(f'{w:.3g}' for w in weights)}))"


def _say(text: str) -> None:
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect, or take what was collected before, and print the report."""
    parser = argparse.ArgumentParser(prog="python -m export.answers", description=__doc__)
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--others", nargs="+", type=Path, default=[])
    parser.add_argument("--home", type=Path, required=True, help="where the sets are indexed")
    parser.add_argument("--examples", type=Path, required=True, help="kept there for another fit")
    parser.add_argument("--limit", type=int, help="only the first questions of each set")
    options = parser.parse_args(arguments)
    if options.sets:
        home = Home(options.home)
        found = list(collect(options.sets, options.others, home, limit=options.limit))
        options.examples.write_bytes(msgspec.json.encode(found))
    examples = msgspec.json.decode(options.examples.read_bytes(), type=list[Example])
    sys.stdout.writelines(f"{line}\n" for line in report(examples))


if __name__ == "__main__":
    main()
