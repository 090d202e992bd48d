import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ingest.ignore import Ignored, parse_rules, read_rules


def ignored(rules: str, path: str, *, is_folder: bool = False) -> bool:
    return Ignored("/r", parse_rules(rules)).covers(f"/r/{path}", is_folder=is_folder)


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("*.log", "a/b/x.log"),
        ("/top.txt", "top.txt"),
        ("docs/*.txt", "docs/a.txt"),
        ("**/old/*", "a/b/old/x"),
        ("draft?.md", "draft1.md"),
        ("[ab].md", "b.md"),
        (r"\#list", "#list"),
        ("name with space.txt", "name with space.txt"),
        ("Übersicht*", "Übersicht 2.md"),
    ],
)
def test_a_rule_covers_what_gitignore_says(rule: str, path: str) -> None:
    assert ignored(rule, path)
    assert not ignored(rule, "other/file.pdf")


def test_a_rule_with_a_slash_at_its_end_is_for_folders_alone() -> None:
    assert ignored("build/", "build", is_folder=True)
    assert not ignored("build/", "build")


def test_the_last_rule_that_fits_wins_and_a_negation_takes_back_in() -> None:
    assert not ignored("*.log\n!keep.log", "a/keep.log")
    assert ignored("!keep.log\n*.log", "a/keep.log")


def test_rules_further_down_win_over_those_above_and_are_relative_to_their_folder() -> None:
    above = Ignored("/r", parse_rules("*.txt"))
    inner = Ignored("/r/sub", parse_rules("!/note.txt\n*.md"), above)
    assert not inner.covers("/r/sub/note.txt", is_folder=False)
    assert inner.covers("/r/sub/deep/note.txt", is_folder=False)
    assert inner.covers("/r/sub/a.md", is_folder=False)
    assert not above.covers("/r/a.md", is_folder=False)


def test_rules_of_the_top_of_the_disk_are_relative_to_it() -> None:
    assert Ignored("/", parse_rules("/a.txt")).covers("/a.txt", is_folder=False)


def test_lines_that_are_no_rules_are_named_and_the_others_hold() -> None:
    rules = parse_rules("# comment\n\n[z-a]\n*.tmp\n!\n[[a]\na*b*c*d*e\n")
    numbers = [problem.split()[1] for problem in rules.problems]
    assert numbers == ["3", "5", "6", "7"]
    assert Ignored("/r", rules).covers("/r/x.tmp", is_folder=False)


def test_a_rule_takes_milliseconds_whatever_the_name() -> None:
    started_s = time.monotonic()
    for _ in range(10):
        ignored("a*a*a*b", "a" * 255)
    assert time.monotonic() - started_s < 2


@given(st.text(max_size=60), st.text(min_size=1, max_size=30))
def test_no_text_and_no_name_is_an_error(text: str, name: str) -> None:
    Ignored("/r", parse_rules(text)).covers("/r/" + name, is_folder=False)


def test_a_file_may_have_a_mark_of_its_encoding_and_names_that_are_not_unicode(
    tmp_path: Path,
) -> None:
    path = tmp_path / ".sottoignore"
    path.write_bytes(b"\xef\xbb\xbf*.log\r\ncaf\xe9.txt\r\n")
    rules = Ignored("/r", read_rules(str(path)))
    assert rules.covers("/r/a.log", is_folder=False)
    assert rules.covers("/r/caf\udce9.txt", is_folder=False)


@pytest.mark.parametrize("content", [b"\0binary", b"x\n" * 200_000])
def test_what_cannot_be_a_list_of_rules_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ".sottoignore"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not a list of rules"):
        read_rules(str(path))
