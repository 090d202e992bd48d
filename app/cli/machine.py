"""What was measured of this computer and what suits it, in lines for a terminal."""

from app.domain.models import Task
from app.services.machine_figures import Change, MachineFigures
from app.services.model_advice import Advice, Objection
from app.services.model_catalog import STANDARD_LICENCES
from app.services.model_overview import ModelEntry, Overview

_OBJECTIONS = {
    Objection.MEMORY: "would take more than half of the memory",
    Objection.SLOW: "would write slower than one reads",
    Objection.CONDITIONS: "has a licence with conditions",
    Objection.THINKS: "is made to think before it answers",
}
_CHANGES = {
    Change.COMPUTER: "this is another computer",
    Change.DEVICES: "a device or its driver is another one",
    Change.PACKAGES: "what computes on the devices is another version",
}


def measured_text(overview: Overview) -> str:
    """The figures, what to expect of each answer model, and the model to take for each task."""
    figures = overview.figures
    expected = "".join(
        f"\n  {entry.spec.name:34} {entry.tokens_per_s:8,.1f} tokens/s"
        for entry in overview.of(Task.GENERATE)
        if entry.tokens_per_s
    )
    parts = [*([figures_text(figures)] if figures is not None else ())]
    parts += [f"To be expected:{expected}"] if expected else []
    parts += [f"Recommended here:\n{recommended_text(overview)}"]
    return "\n".join(parts)


def figures_text(figures: MachineFigures) -> str:
    """What was measured, in a few lines."""
    found = (
        (figures.read_bytes_per_s, f"memory is read at {_gb(figures.read_bytes_per_s)}/s"),
        (figures.passages_per_s, f"search takes in {figures.passages_per_s:.0f} passages/s"),
        (
            figures.real_time_factor,
            f"{figures.speech_model} needs {figures.real_time_factor:.2f} s for a second of speech",
        ),
        (
            figures.tokens_per_s,
            f"{figures.model} reads {figures.prompt_tokens_per_s:,.0f} tokens/s and writes"
            f" {figures.tokens_per_s:.0f}, with {figures.threads} threads",
        ),
        (
            figures.headroom_bytes,
            f"{_gb(figures.headroom_bytes)} of memory stay free with all of them loaded",
        ),
    )
    return f"{figures.hardware}:" + "".join(f"\n  {text}" for known, text in found if known)


def recommended_text(overview: Overview) -> str:
    """The one model to take for each task, and why."""
    return "\n".join(
        f"  {entry.spec.task:10} {entry.spec.name}: {why(entry)}."
        for entry in overview.entries
        if entry.advised
    )


def stale_text(overview: Overview) -> str:
    """Why it would be well to measure again; empty where there is no reason."""
    if not overview.changes:
        return ""
    reasons = " and ".join(_CHANGES[change] for change in overview.changes)
    return f"Since it was measured, {reasons}: run `sotto models measure` again."


def why(entry: ModelEntry) -> str:
    """Why this model is the one to take."""
    advice = entry.advice
    if advice is None:
        return ""
    parts = [_fits(advice)]
    if advice.words_per_minute:
        parts.append(f"writes about {advice.words_per_minute:,.0f} words a minute")
    if entry.spec.licence in STANDARD_LICENCES:
        parts.append(f"{entry.spec.licence} sets no conditions")
    if advice.objection is not None:
        parts.append(f"the next larger, {advice.larger}, {_OBJECTIONS[advice.objection]}")
    return "; ".join(parts)


def _fits(advice: Advice) -> str:
    if advice.spare_bytes < 0:
        return "fits if other programs give way"
    return f"fits with {_gb(advice.spare_bytes)} to spare"


def _gb(size: float) -> str:
    return f"{size / 1e9:.1f} GB"
