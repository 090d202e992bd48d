"""Says what the licence of a model asks of its user, and how open the model is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.models import ModelSpec
from app.domain.openness import Component, OpennessClass

UNKNOWN_LICENCE = "unknown"
_CLASSES = {
    OpennessClass.OPEN_SCIENCE: "class I (Open Science)",
    OpennessClass.OPEN_TOOLING: "class II (Open Tooling)",
    OpennessClass.OPEN_MODEL: "class III (Open Model)",
}
_NAMES = {
    Component.WEIGHTS: "weights under an open licence",
    Component.DATA: "training data under an open licence",
    Component.DATA_CARD: "description of the data",
    Component.REPORT: "technical report",
    Component.RESULTS: "results of evaluations",
}


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX identifier or else its title, and where it can be read.

    `stated` are other names by which models state it; `restrictions` as in ModelSpec.
    """

    name: str
    address: str
    stated: tuple[str, ...] = ()
    restrictions: str = ""


def with_terms(spec: ModelSpec, licences: Iterable[Licence]) -> ModelSpec:
    """`spec` with what is known of its licence, by whichever name it states that."""
    stated = spec.licence.casefold()
    for licence in licences:
        if stated in {name.casefold() for name in (licence.name, *licence.stated)}:
            return replace(
                spec,
                licence=licence.name,
                restrictions=spec.restrictions or licence.restrictions,
                licence_address=spec.licence_address or licence.address,
            )
    return spec


def licence_said(spec: ModelSpec) -> str:
    """The licence, what it asks of users, and where it can be read."""
    if spec.licence == UNKNOWN_LICENCE:
        return "Its licence is not known: ask whoever published it what you may do with it."
    address = f" ({spec.licence_address})" if spec.licence_address else ""
    restrictions = f" {spec.restrictions}" if spec.restrictions else ""
    return f"Licence: {spec.licence}{address}.{restrictions}"


def openness_said(spec: ModelSpec) -> str:
    """Weights, data and code, and the class in the Model Openness Framework."""
    given = spec.openness
    parts = {"weights": given.weights, "training data": given.data, "training code": given.code}
    public = ", ".join(name for name, known in parts.items() if known)
    closed = ", ".join(name for name, known in parts.items() if known is False)
    unsaid = ", ".join(name for name, known in parts.items() if known is None)
    said = [
        f"{words}: {names}"
        for words, names in (("public", public), ("not public", closed), ("not known", unsaid))
        if names
    ]
    public_or_not = "; ".join(said)
    return f"{public_or_not[0].upper()}{public_or_not[1:]}. {_class_said(spec)}"


def _class_said(spec: ModelSpec) -> str:
    grade = spec.grade
    lacking = ", ".join(_NAMES.get(each, each.replace("_", " ")) for each in grade.missing)
    unknown = ", ".join(_NAMES.get(each, each.replace("_", " ")) for each in grade.unknown)
    name = "Model Openness Framework"
    if grade.possible is None:
        return f"{name}: of no class, for want of {lacking}."
    if grade.reached is None:
        return f"{name}: {_CLASSES[grade.possible]} at best; not known: {unknown}."
    if grade.reached is not grade.possible:
        return f"{name}: {_CLASSES[grade.reached]} at least; not known: {unknown}."
    return f"{name}: {_CLASSES[grade.reached]}."
