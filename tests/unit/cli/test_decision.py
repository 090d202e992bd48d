from app.cli.render import decision
from app.domain.answers import Sentence


def test_a_decision_says_what_was_found_and_why() -> None:
    sentence = Sentence("It needs 3 bar.", (1, 2), True, 0.925, "all of its words are there")
    assert decision(sentence) == (
        "Supported (0.93): It needs 3 bar. [1] [2] - all of its words are there"
    )
    marked = Sentence("It needs\n4 bar.", (), False, 0.3, "the number 4 bar is not in the source")
    assert decision(marked).startswith("Not supported (0.30): It needs 4 bar. - the number 4 bar")
