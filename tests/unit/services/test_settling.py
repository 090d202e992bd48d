from app.services.settling import Settling, State

QUIET_S = 1.0


class Disk:
    """States of paths, as a test sets them."""

    def __init__(self, **states: State) -> None:
        self.states: dict[str, State] = {f"/r/{name}": state for name, state in states.items()}

    def __call__(self, path: str) -> State:
        return self.states.get(path)


def settling(disk: Disk | None = None) -> Settling:
    return Settling(quiet_s=QUIET_S, state=disk or Disk())


def test_a_path_is_due_once_after_it_was_quiet() -> None:
    waiting = settling(Disk(a=(1,)))
    assert waiting.seconds_left(0) is None
    waiting.touch("/r/a", 10)
    assert waiting.seconds_left(10.25) == 0.75
    assert waiting.due(10.9) == set()
    assert waiting.due(11) == {"/r/a"}
    assert waiting.due(12) == set()
    assert len(waiting) == 0


def test_every_further_change_starts_the_wait_anew() -> None:
    waiting = settling(Disk(a=(1,)))
    for now_s in (0, 0.9, 1.8):
        waiting.touch("/r/a", now_s)
        assert waiting.due(now_s + 0.5) == set()
    assert waiting.due(2.8) == {"/r/a"}


def test_a_file_that_grows_without_a_word_is_not_due() -> None:
    disk = Disk(a=(1,))
    waiting = settling(disk)
    waiting.touch("/r/a", 0)
    disk.states["/r/a"] = (2,)
    assert waiting.due(1) == set()
    assert waiting.due(1.9) == set()
    assert waiting.due(2) == {"/r/a"}


def test_what_changed_shortly_after_goes_along_and_what_changed_just_now_waits() -> None:
    waiting = settling(Disk(a=(1,), b=(1,), c=(1,)))
    waiting.touch("/r/a", 0)
    waiting.touch("/r/b", 0.4)
    waiting.touch("/r/c", 0.9)
    assert waiting.due(1) == {"/r/a", "/r/b"}
    assert waiting.due(1.9) == {"/r/c"}


def test_both_ends_of_a_move_are_due_together() -> None:
    waiting = settling(Disk(new=(1,)))
    waiting.touch("/r/old", 0, partner="/r/new")
    waiting.touch("/r/new", 0, partner="/r/old")
    waiting.touch("/r/new", 0.9)  # and it is written to
    assert waiting.due(1) == set()
    assert waiting.due(1.9) == {"/r/old", "/r/new"}


def test_a_folder_is_not_due_before_what_is_in_it() -> None:
    waiting = settling(Disk(folder=(), **{"folder/deep/file": (1,)}))
    waiting.touch("/r/folder", 0)
    waiting.touch("/r/folder/deep/file", 0.8)
    assert waiting.due(1) == set()
    assert waiting.seconds_left(1) == 0.5, "it is asked again at once and for ever"
    assert waiting.due(1.8) == {"/r/folder", "/r/folder/deep/file"}


def test_a_deleted_path_is_due_too_and_one_made_again_is_a_change() -> None:
    disk = Disk(a=(1,))
    waiting = settling(disk)
    del disk.states["/r/a"]
    waiting.touch("/r/a", 0)
    disk.states["/r/a"] = (2,)
    waiting.touch("/r/a", 0.2)
    assert waiting.due(1.2) == set()
    assert waiting.due(2.2) == {"/r/a"}
    waiting.touch("/r/gone", 5)
    assert waiting.due(6) == {"/r/gone"}


def test_what_came_is_held_until_where_it_came_from_may_be_told() -> None:
    waiting = settling(Disk(new=(1,), written=(1,)))
    waiting.touch("/r/new", 0, hold_s=1.2)
    waiting.touch("/r/old", 1)  # told a second later: it is gone
    assert waiting.due(1.5) == set()
    assert waiting.due(2) == {"/r/old", "/r/new"}
    waiting.touch("/r/written", 10, hold_s=1.2)
    waiting.touch("/r/written", 10.1)  # it was written here, so it did not move
    assert waiting.due(11.1) == {"/r/written"}


def test_forgetting_leaves_nothing() -> None:
    waiting = settling()
    waiting.touch("/r/a", 0)
    waiting.clear()
    assert waiting.seconds_left(1) is None
