"""The sentences that explain an answer."""

from PySide6.QtCore import QCoreApplication

from app.answering.abstain import Evidence
from app.answering.trace import Trace
from app.domain.answers import Timings
from app.domain.model_check import ModelCheck
from app.domain.search import Filters, Period
from app.services.generator_gate import verdict
from app.ui.look import words
from app.ui.look.told import told

Step = tuple[str, float]
"""What was done, and how many milliseconds it took."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("why", text)


def steps(timings: Timings) -> list[Step]:
    """The answer from its beginning to its end, one step after the other."""
    ends = (
        (_tr("Understanding the question"), timings.rewrite),
        (_tr("Searching"), timings.retrieve),
        (_tr("Choosing the quote"), timings.quote),
        (_tr("The model reads"), timings.first_token),
        (
            _tr("Writing and checking") if timings.first_token else _tr("Finishing"),
            timings.total,
        ),
    )
    found, before = [], 0.0
    for name, end in ends:
        if end is not None:
            found.append((name, max(0.0, end - before)))
            before = max(before, end)
    return found


def search_steps(steps_ms: dict[str, float]) -> list[Step]:
    """The steps within the search."""
    names = {
        "keyword": _tr("By words"),
        "embed": _tr("The question as a vector"),
        "dense": _tr("By meaning"),
        "filter": _tr("Filters"),
        "fuse": _tr("Both together"),
        "pages": _tr("Whole pages"),
        "second": _tr("Second look"),
        "rerank": _tr("Reading each with a model"),
        "load": _tr("Fetching the passages"),
    }
    return [(names.get(name, name), ms) for name, ms in steps_ms.items()]


def milliseconds(ms: float) -> str:
    """As in: 12 ms, 1.9 s."""
    if ms >= 1000:
        return _tr("{seconds} s").format(seconds=words.tenths(ms / 1000))
    text = words.number(round(ms)) if ms >= 1 else words.tenths(ms)
    return _tr("{ms} ms").format(ms=text)


def percent(share: float) -> str:
    """0.631 as "63 %"."""
    return _tr("{percent} %").format(percent=words.number(round(share * 100)))


def filters(chosen: Filters) -> list[str]:
    """Each of them, as it limits the search."""
    kinds = (
        (_tr("Only files of type {value}"), chosen.types),
        (_tr("Only folder {value}"), chosen.folders),
        (_tr("Only by {value}"), chosen.authors),
        (_tr("Only with “{value}” word for word"), chosen.phrases),
        (_tr("Without {value}"), chosen.without),
        (_tr("Only {value}"), tuple(map(_period, chosen.periods))),
    )
    return [text.format(value=value) for text, values in kinds for value in values]


def decision(trace: Trace) -> str:
    """Whether it was answered, and by how much that was decided."""
    sure = trace.answer.confidence
    if sure is None:
        return _tr("Nothing was found that could be judged.")
    values = {"sure": percent(sure), "least": percent(trace.confidence_threshold)}
    if trace.answer.abstained:
        text = _tr(
            "Declined: how likely the passages answer the question is put at {sure}, and {least}"
            " is needed."
        )
    else:
        text = _tr(
            "Answered: how likely the passages answer the question is put at {sure}, and {least}"
            " is needed."
        )
    return text.format(**values)


def evidence(found: Evidence) -> list[str]:
    """What spoke for an answer and what against it."""
    lines = [
        _tr("{share} of the question's words stand in the best sentence.").format(
            share=percent(found.said)
        ),
        _tr("The best passage has {share} of what its words could score.").format(
            share=percent(found.keyword_share)
        ),
    ]
    if found.passage_cosine is not None:
        text = _tr("The nearest passage is {share} like the question in meaning.")
        lines.append(text.format(share=percent(found.passage_cosine)))
    if found.meaning is not None:
        text = _tr("The best sentence is {share} like it, and the words around it {around}.")
        lines.append(
            text.format(share=percent(found.meaning.cosine), around=percent(found.meaning.around))
        )
    against = found.conflict
    reasons = (
        (against.opposed, _tr("The passage has the opposite of a word of the question.")),
        (against.exceeded, _tr("The question asks for the only one, or for all.")),
        (against.replaced, _tr("The passage has another word in the place of one asked for.")),
        (against.number, _tr("A number of the question is not in the sentence.")),
        (against.denied, _tr("The question asks what is not, and the sentence says what is.")),
    )  # fmt: skip
    return lines + [text for so, text in reasons if so]


def check(model: str, kept: ModelCheck | None) -> str:
    """What the check of the model on this machine says."""
    text = _tr("{model}: {verdict}")
    return text.format(model=model, verdict=told(verdict(kept)))


def _period(period: Period) -> str:
    start, end = _day(period.start_s), _day(period.end_s, before=True)
    if start and end:
        return _tr("{start} to {end}").format(start=start, end=end)
    if start:
        return _tr("from {start}").format(start=start)
    return _tr("until {end}").format(end=end)


def _day(unix_s: float | None, *, before: bool = False) -> str:
    """A day; with `before`, the one before that second."""
    if unix_s is None:
        return ""
    return words.short_day(unix_s - before)
