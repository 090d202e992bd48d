"""The licence of a model and how open it is, in the words of the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.domain.models import ModelSpec
from app.domain.openness import Component, OpennessClass
from app.services.model_licences import UNKNOWN_LICENCE


def _tr(text: str) -> str:
    return QCoreApplication.translate("models", text)


def licence(spec: ModelSpec) -> str:
    """The licence of the weights, whether it sets conditions, and what of the model is public."""
    name = spec.licence if spec.licence != UNKNOWN_LICENCE else _tr("licence unknown")
    if spec.restrictions:
        name = _tr("{licence}, with conditions on use").format(licence=name)
    return _tr("{licence}: {openness}").format(licence=name, openness=openness(spec))


def openness(spec: ModelSpec) -> str:
    """What of weights, training data and training code is public."""
    given = spec.openness
    match (given.weights, given.data, given.code):
        case (True, True, True):
            return _tr("weights, data and code public")
        case (True, _, True):
            return _tr("weights and code public")
        case (True, True, _):
            return _tr("weights and data public")
        case (True, _, _):
            return _tr("weights public")
    return _tr("nothing known of data and code")


def openness_class(spec: ModelSpec) -> str:
    """The class that it reaches in the Model Openness Framework, and what is in the way."""
    names = {
        OpennessClass.OPEN_SCIENCE: _tr("class I, open science"),
        OpennessClass.OPEN_TOOLING: _tr("class II, open tooling"),
        OpennessClass.OPEN_MODEL: _tr("class III, open model"),
    }
    grade = spec.grade
    if grade.possible is None:
        text = _tr("Model Openness Framework: of no class, for want of: {parts}.")
        return text.format(parts=_components(grade.missing))
    parts = _components(grade.unknown)
    if grade.reached is None:
        text = _tr("Model Openness Framework: {name} at best; not known: {parts}.")
        return text.format(name=names[grade.possible], parts=parts)
    if grade.reached is not grade.possible:
        text = _tr("Model Openness Framework: {name} at least; not known: {parts}.")
        return text.format(name=names[grade.reached], parts=parts)
    return _tr("Model Openness Framework: {name}.").format(name=names[grade.reached])


def _components(parts: Iterable[Component]) -> str:
    names = {
        Component.ARCHITECTURE: _tr("architecture"),
        Component.WEIGHTS: _tr("weights under an open licence"),
        Component.REPORT: _tr("technical report"),
        Component.RESULTS: _tr("results of evaluations"),
        Component.MODEL_CARD: _tr("model card"),
        Component.DATA_CARD: _tr("description of the data"),
        Component.TRAINING_CODE: _tr("code that trained it"),
        Component.INFERENCE_CODE: _tr("code that runs it"),
        Component.EVALUATION_CODE: _tr("code that evaluated it"),
        Component.EVALUATION_DATA: _tr("data that evaluated it"),
        Component.DATA: _tr("training data under an open licence"),
        Component.PREPARATION_CODE: _tr("code that prepared the data"),
        Component.CHECKPOINTS: _tr("checkpoints"),
        Component.PAPER: _tr("paper"),
    }
    return ", ".join(names[part] for part in parts)
