"""How open a model is, by the classes of the Model Openness Framework.

White et al. 2024, "The Model Openness Framework: Promoting Completeness and Openness for
Reproducibility, Transparency, and Usability in Artificial Intelligence" (arXiv 2403.13784). Only
the components that a class requires are counted.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Component(StrEnum):
    """A part of the making of a model that can be published."""

    ARCHITECTURE = "architecture"
    WEIGHTS = "weights"
    REPORT = "report"
    RESULTS = "results"
    MODEL_CARD = "model_card"
    DATA_CARD = "data_card"
    TRAINING_CODE = "training_code"
    INFERENCE_CODE = "inference_code"
    EVALUATION_CODE = "evaluation_code"
    EVALUATION_DATA = "evaluation_data"
    DATA = "data"
    PREPARATION_CODE = "preparation_code"
    CHECKPOINTS = "checkpoints"
    PAPER = "paper"


class OpennessClass(IntEnum):
    """Each class includes those with higher numbers."""

    OPEN_SCIENCE = 1
    OPEN_TOOLING = 2
    OPEN_MODEL = 3


_ADDED = {
    OpennessClass.OPEN_MODEL: (
        Component.ARCHITECTURE,
        Component.WEIGHTS,
        Component.REPORT,
        Component.RESULTS,
        Component.MODEL_CARD,
        Component.DATA_CARD,
    ),
    OpennessClass.OPEN_TOOLING: (
        Component.TRAINING_CODE,
        Component.INFERENCE_CODE,
        Component.EVALUATION_CODE,
        Component.EVALUATION_DATA,
    ),
    OpennessClass.OPEN_SCIENCE: (
        Component.DATA,
        Component.PREPARATION_CODE,
        Component.CHECKPOINTS,
        Component.PAPER,
    ),
}
"""What each class requires beside the class before it."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How far a model gets.

    `reached` is the best class of which every component is known to be open, `possible` the best
    of which none is known not to be; None where there is no such class. `unknown` and `missing`
    are the components that keep it from the class after `reached`.
    """

    reached: OpennessClass | None
    possible: OpennessClass | None
    unknown: tuple[Component, ...] = ()
    missing: tuple[Component, ...] = ()


@dataclass(frozen=True, slots=True)
class Openness:
    """What of a model is public; None where that is not known.

    `data` is what it was trained on, `code` what trained it. `also` are other components known to
    be public under licences that let anybody use, change and share them, `withheld` those known
    not to be.
    """

    weights: bool | None = None
    data: bool | None = None
    code: bool | None = None
    also: tuple[Component, ...] = ()
    withheld: tuple[Component, ...] = ()

    def has(self, component: Component) -> bool | None:
        """Whether that component is public."""
        if component in self.also:
            return True
        if component in self.withheld:
            return False
        named = {
            Component.WEIGHTS: self.weights,
            Component.DATA: self.data,
            Component.TRAINING_CODE: self.code,
        }
        if component is Component.REPORT and Component.PAPER in self.also:
            return True  # a paper says what a report has to
        return named.get(component)

    def grade(self, *, restricted: bool) -> Grade:
        """Its class; `restricted` says that the licence of the weights sets conditions on use.

        Such weights are public and not open, so no class is reached.
        """
        reached = possible = None
        reaching = hoping = True
        unknown: list[Component] = []
        missing: list[Component] = []
        for level, components in _ADDED.items():
            has = {each: self.has(each) for each in components}
            if restricted and Component.WEIGHTS in has:
                has[Component.WEIGHTS] = False
            hoping = hoping and False not in has.values()
            possible = level if hoping else possible
            if reaching:
                unknown = [each for each, known in has.items() if known is None]
                missing = [each for each, known in has.items() if known is False]
            reaching = reaching and not unknown and not missing
            reached = level if reaching else reached
        return Grade(reached, possible, tuple(unknown), tuple(missing))
