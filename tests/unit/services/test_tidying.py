from app.services.tidying import Tidying

MINUTE_S = 60.0
HOUR_S = 3600.0


class Time:
    """Goes on when told."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_it_is_due_when_something_was_removed_and_nothing_happened_for_a_while() -> None:
    clock, compact = Time(), [False]
    tidying = Tidying(lambda: compact[0], clock=clock)
    assert not tidying.due
    clock.now_s += 11 * MINUTE_S
    assert tidying.due
    tidying.notice()
    assert not tidying.due
    clock.now_s += 11 * MINUTE_S
    compact[0] = True
    assert not tidying.due


def test_it_is_not_due_again_on_the_same_day() -> None:
    clock = Time()
    tidying = Tidying(lambda: False, clock=clock)
    clock.now_s += HOUR_S
    tidying.begin()
    clock.now_s += HOUR_S
    assert not tidying.due
    clock.now_s += 24 * HOUR_S
    assert tidying.due


def test_stopped_before_its_end_it_is_due_again_after_a_while() -> None:
    clock = Time()
    tidying = Tidying(lambda: False, clock=clock)
    clock.now_s += HOUR_S
    tidying.begin()
    tidying.give_up()
    assert not tidying.due
    clock.now_s += HOUR_S
    assert tidying.due


def test_the_library_is_not_asked_while_something_happens() -> None:
    asked: list[int] = []

    def is_compact() -> bool:
        asked.append(1)
        return False

    tidying = Tidying(is_compact, clock=Time())
    assert not tidying.due
    assert asked == []
