from app.cli.indexing import change_line, failure_line, following_text, measure
from app.domain.errors import ReadCode
from app.services.follow import Changed, Following, Polled
from app.services.library import AddReport, FileFailure, Progress, Stage

LOCKED = FileFailure("/r/locked.pdf", "it is encrypted", ReadCode.ENCRYPTED)
CRASHED = FileFailure("/r/x.pdf", "it crashed the reader twice", ReadCode.CRASHED, quarantined=True)


def report(
    *, indexed: int = 0, removed: int = 0, moved: int = 0, failures: tuple[FileFailure, ...] = ()
) -> AddReport:
    return AddReport(indexed, 7, len(failures), removed, 0, 0.1, failures, moved)


def test_a_change_is_told_in_one_line_with_what_came_of_it() -> None:
    changed = Changed(("/r/a.txt", "/r/b.txt"))
    assert change_line(changed, report(indexed=1, moved=1)) == (
        "1 indexed, 1 moved: /r/a.txt, /r/b.txt"
    )
    assert change_line(changed, report(removed=2, failures=(LOCKED,))).startswith(
        "2 removed, 1 not readable"
    )


def test_a_change_that_came_to_nothing_is_not_told() -> None:
    assert change_line(Changed(("/r/a.txt",)), report()) == ""


def test_a_look_at_everything_names_no_paths_and_many_are_cut_short() -> None:
    everything = "Looked through everything: "
    assert change_line(Changed(None), report(indexed=3)) == everything + "3 indexed"
    assert change_line(Changed(None), report()) == everything + "nothing changed"
    many = Changed(tuple(f"/r/{n}" for n in range(5)))
    assert change_line(many, report(indexed=5)) == "5 indexed: /r/0, /r/1, /r/2 and 2 more"


def test_names_that_are_not_unicode_can_be_printed() -> None:
    change_line(Changed(("/r/caf\udce9",)), report(indexed=1)).encode()
    following_text(Following(("/r/caf\udce9",))).encode()


def test_every_way_of_following_is_said_with_its_reason() -> None:
    text = following_text(
        Following(("/a",), (Polled("/b", "its drive is on another computer"),), ("/c",))
    )
    assert text.splitlines() == [
        "Following /a",
        "Looking through /b from time to time, for its drive is on another computer",
        "Not available now: /c",
    ]
    assert "sotto add" in following_text(Following())


def test_a_file_set_aside_is_told_from_one_that_cannot_be_read() -> None:
    assert failure_line(LOCKED) == "  not readable: /r/locked.pdf: it is encrypted"
    assert failure_line(CRASHED) == "  set aside: /r/x.pdf: it crashed the reader twice"


def test_every_stage_has_a_name_and_embedding_counts_passages() -> None:
    names = {measure(Progress(stage, 1, 2, 3, 4))[0] for stage in Stage}
    assert len(names) == len(Stage)
    assert measure(Progress(Stage.READ, 1, 2, 3, 4))[1:] == (1, 2)
    assert measure(Progress(Stage.EMBED, 1, 2, 3, 4))[1:] == (3, 4)
