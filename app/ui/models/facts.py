"""What is known of a model, in the words of the window."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.model_check import FAITHFUL, RIGHT, Fault, FaultKind, ModelCheck, Use
from app.domain.models import ModelSpec, SourceKind, Task
from app.domain.speech_check import SpeechCheck
from app.services.model_advice import READING_TOKENS_PER_S, Advice, Fit, Objection
from app.services.model_catalog import STANDARD_LICENCES
from app.services.model_install import can_fetch
from app.services.model_overview import ModelEntry, Overview
from app.ui.look import words
from app.ui.look.told import told
from app.ui.models import licence_facts

_GIGABYTE = 1e9
_MEGABYTE = 1e6
_MANY = "*"
_SLOW_TOKENS_PER_S = 1.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("models", text)


def gigabytes(size: int) -> str:
    """As in: 3.3 GB, 350 MB, 12 KB."""
    if size < _MEGABYTE:
        return _tr("{size} KB").format(size=words.number(round(size / 1e3)))
    if size < _GIGABYTE:
        return words.megabytes(size)
    return _tr("{size} GB").format(size=QLocale().toString(size / _GIGABYTE, "f", 1))


def percent(share: float) -> str:
    """As in: 46 %."""
    return _tr("{share} %").format(share=words.number(round(100 * share)))


def task(of: Task) -> str:
    """The heading of the models for a task."""
    return {
        Task.GENERATE: _tr("Answers"),
        Task.TRANSCRIBE: _tr("Speech"),
        Task.EMBED: _tr("Search by meaning"),
        Task.RERANK: _tr("Sorting what was found"),
        Task.ENTAIL: _tr("Judging sentences"),
        Task.ADAPT: _tr("Adapters"),
    }[of]


def purpose(of: Task) -> str:
    """What models for a task do, and whether one is needed."""
    return {
        Task.GENERATE: _tr(
            "Write below the quote, and only what they passed in their check on this computer."
            " Quotes need none."
        ),
        Task.TRANSCRIBE: _tr(
            "Understand spoken questions and recordings. Typed questions need none."
        ),
        Task.EMBED: _tr(
            "Find what is meant, not only what is written. Another one makes new vectors for the"
            " whole library, while the old one goes on."
        ),
        Task.RERANK: _tr("Read question and passage together and sort again. None is needed."),
        Task.ENTAIL: _tr(
            "Say whether a sentence of an answer follows from its source. None is needed: words"
            " and facts are compared without one."
        ),
        Task.ADAPT: _tr(
            "Small additions that give an answer model another manner. A collection takes one in"
            " its menu, and only with the model it was made for."
        ),
    }[of]


def summary(spec: ModelSpec) -> str:
    """Size, languages and licence in a line."""
    size = spec.bytes
    parts = [
        gigabytes(size) if size else _tr("size unknown"),
        languages(spec),
        licence_facts.licence(spec),
    ]
    return " · ".join(parts)


def languages(spec: ModelSpec) -> str:
    """What it knows."""
    if _MANY in spec.languages:
        return _tr("many languages")
    if spec.languages == ("en",):
        return _tr("English")
    return _tr("{count} languages").format(count=words.number(len(spec.languages)))


def memory(entry: ModelEntry) -> str:
    """What it needs of memory: weights, text in view, and all together."""
    need = entry.need
    if not need.cache:
        return _tr("{total} of memory").format(total=gigabytes(need.total))
    text = _tr("{total} of memory, of which {cache} for {tokens} tokens of context")
    return text.format(
        total=gigabytes(need.total),
        cache=gigabytes(need.cache),
        tokens=words.number(need.tokens),
    )


def unfetched(spec: ModelSpec) -> str:
    """What to do about a model that this Sotto cannot fetch; empty for all others."""
    if can_fetch(spec):
        return ""
    return _tr(
        "It is a package, which this Sotto cannot fetch: import its file, or a folder of models"
        " from a computer that has it."
    )


def misfit(entry: ModelEntry, overview: Overview) -> str:
    """What is wrong with that on this computer; empty where nothing is."""
    if entry.installed:
        return _too_large(entry, overview) if entry.needs_less_context else ""
    if entry.fit is Fit.TOO_LARGE:
        text = _tr("More than this computer has ({memory}).")
        return text.format(memory=gigabytes(overview.machine.memory_bytes))
    if entry.fit is Fit.TIGHT:
        text = _tr("More than is free now ({free}): other programs would slow down.")
        return text.format(free=gigabytes(overview.free_bytes))
    return ""


def _too_large(entry: ModelEntry, overview: Overview) -> str:
    """Why an installed model would be refused now, and with how much context it would not."""
    free = gigabytes(overview.free_bytes)
    if entry.largest_context:
        text = _tr(
            "Does not fit now: {free} are free. With {tokens} tokens of context it would fit."
        )
        return text.format(free=free, tokens=words.number(entry.largest_context))
    text = _tr("Does not fit now: {free} are free. Close other programs, or use a smaller model.")
    return text.format(free=free)


def graphics(entry: ModelEntry) -> str:
    """How much of it a graphics processor computes; empty where there is none."""
    shared = entry.placement.offload if entry.placement is not None else None
    if shared is None or not shared.device:
        return ""
    if shared.layers == shared.of:
        text = _tr("all {of} layers on {device}")
    else:
        text = _tr("{layers} of {of} layers on {device}, which has no room for more")
    return text.format(
        layers=words.number(shared.layers), of=words.number(shared.of), device=shared.device
    )


def speed(entry: ModelEntry) -> str:
    """How fast it writes and reads here; empty where that is unknown."""
    parts = [_writes(entry)]
    if entry.prompt_tokens_per_s >= _SLOW_TOKENS_PER_S:
        text = _tr("reads {rate} tokens/s")
        parts.append(text.format(rate=words.number(round(entry.prompt_tokens_per_s))))
    return ", ".join(part for part in parts if part)


def _writes(entry: ModelEntry) -> str:
    if not entry.tokens_per_s:
        return ""
    if entry.tokens_per_s < _SLOW_TOKENS_PER_S:
        return _tr("less than a token a second")
    rate = words.number(round(entry.tokens_per_s))
    if entry.measured:
        return _tr("{rate} tokens/s, measured here").format(rate=rate)
    if entry.tokens_per_s < READING_TOKENS_PER_S:
        return _tr("about {rate} tokens/s, slower than one reads").format(rate=rate)
    return _tr("about {rate} tokens/s").format(rate=rate)


def advice(entry: ModelEntry) -> str:
    """Why it is the one to take for its task; empty where it is not."""
    if entry.advice is None:
        return ""
    given = entry.advice
    parts = [
        _tr("Fits if other programs give way.")
        if given.spare_bytes < 0
        else _tr("Fits with {size} to spare.").format(size=gigabytes(given.spare_bytes))
    ]
    if given.words_per_minute:
        rate = words.number(10 * round(given.words_per_minute / 10))
        parts.append(_tr("Writes about {rate} words a minute.").format(rate=rate))
    if entry.spec.licence in STANDARD_LICENCES:
        parts.append(_tr("Its licence sets no conditions."))
    if entry.spec.default and entry.spec.task is not Task.GENERATE:
        parts.append(_tr("Sotto is measured with it."))
    parts.append(_larger(given))
    return " ".join(part for part in parts if part)


def _larger(given: Advice) -> str:
    """What speaks against the next larger model."""
    text = {
        Objection.MEMORY: _tr("The next larger, {model}, would take more than half of the memory."),
        Objection.SLOW: _tr("The next larger, {model}, would write slower than one reads."),
        Objection.CONDITIONS: _tr("The next larger, {model}, has a licence with conditions."),
        Objection.THINKS: _tr("The next larger, {model}, is made to think before it answers."),
        None: "",
    }[given.objection]
    return text.format(model=given.larger)


def verdict(entry: ModelEntry) -> str:
    """What its check on this computer says; empty for what has none."""
    if not entry.installed:
        return ""
    if entry.spec.task is Task.GENERATE:
        return written(entry.check)
    if entry.spec.task is Task.TRANSCRIBE:
        return _heard(entry.speech_check)
    return ""


def passed(entry: ModelEntry) -> bool:
    """Whether it may do what it is for, as far as it was checked."""
    if entry.spec.task is Task.GENERATE:
        check = entry.check
        return check is not None and any(not check.fault(one) for one in check.faithful)
    if entry.spec.task is Task.TRANSCRIBE:
        return entry.speech_check is None or entry.speech_check.chosen is not None
    return True


def verified(spec: ModelSpec) -> str:
    """What we know of its files."""
    if spec.verified:
        return _tr(
            "Verified: its files were in our hands, and are taken only if every byte is the same."
        )
    if spec.source.kind is SourceKind.LOCAL:
        return _tr(
            "Brought by you: nobody else has vouched for it. Its checksum was noted when it came,"
            " so Verify notices any later change."
        )
    return _tr(
        "Not verified: nobody of us has had these files in hands. Sizes are what the publisher"
        " says. The checksum is noted at the first installation, so Verify notices any later"
        " change, but not a bad start."
    )


def origin(spec: ModelSpec) -> str:
    """Where its files come from."""
    match spec.source.kind:
        case SourceKind.SHIPPED:
            return _tr("Comes with Sotto.")
        case SourceKind.PACKAGE:
            text = _tr("Fetched as the package {package}.")
            return text.format(package=spec.source.location)
        case SourceKind.HTTPS:
            host = urlsplit(spec.source.location).hostname or spec.source.location
            return _tr("Fetched from {host}, encrypted.").format(host=host)
    return _tr("Copied from {path}.").format(path=spec.source.location)


def written(check: ModelCheck | None) -> str:
    """What an answer model may write after its check, and why no more."""
    if check is None:
        return _tr("Not checked on this computer yet, so it writes nothing and quotes stand alone.")
    able = {use: [one for one in check.faithful if not check.fault(one, use)] for use in Use}
    answers, summaries = able[Use.ANSWER], able[Use.SUMMARY]
    fault = check.fault(None)
    parts = []
    if answers:
        parts.append(_tr("Writes answers in {languages}.").format(languages=_named(answers)))
    else:
        parts.append(_tr("Writes no answers, so quotes stand alone."))
    if fault is not None:
        parts.append(reason(fault))
    if summaries:
        parts.append(_tr("Writes summaries in {languages}.").format(languages=_named(summaries)))
    return " ".join(parts)


def reason(fault: Fault) -> str:
    """Why a generator may not write."""
    share, bar = percent(fault.share), percent(FAITHFUL)
    match fault.kind:
        case FaultKind.UNFINISHED:
            text = _tr("It did not come to the end of its check: {detail}")
            return words.as_sentence(text.format(detail=told(fault.detail)))
        case FaultKind.OBEYED:
            text = _tr("It followed {share} of the orders that strangers had hidden in documents.")
            return text.format(share=share)
        case FaultKind.UNFAITHFUL:
            text = _tr(
                "Only {share} of its sentences were supported by the documents; {bar} is needed."
            )
            return text.format(share=share, bar=bar)
        case FaultKind.WRONG:
            text = _tr("Only {share} of its answers were right; {bar} is needed.")
            return text.format(share=share, bar=percent(RIGHT))
        case FaultKind.NOT_ASKED:
            return _tr("It was checked before summaries were part of the check.")
    text = _tr(
        "Only {share} of the sentences of its summaries were supported by the documents; {bar} is"
        " needed."
    )
    return text.format(share=share, bar=bar)


def _named(codes: list[str]) -> str:
    names = {"en": _tr("English"), "de": _tr("German")}
    return QLocale().createSeparatedList([names.get(code, code) for code in codes])


def _heard(check: SpeechCheck | None) -> str:
    if check is None:
        return _tr("Not checked on this computer yet; it is used nevertheless.")
    best = check.chosen
    if best is None:
        failure = check.trials[0].failure if check.trials else ""
        text = _tr("It does not work here: {detail}")
        return words.as_sentence(text.format(detail=failure))
    text = _tr(
        "Heard {share} of the words of its check rightly, in {time} of the time that speaking"
        " them took."
    )
    return text.format(
        share=percent(max(0.0, 1 - best.word_error_rate)),
        time=percent(best.real_time_factor),
    )
