import os

from app.domain.pack_paths import pack_path
from app.services.pack_names import InnerNames


def at(*steps: str) -> str:
    return os.path.abspath(os.sep + os.path.join(*steps))  # noqa: PTH100, PTH118


def test_below_one_folder_names_are_relative_to_it() -> None:
    names = InnerNames([at("home", "ada", "papers")], ())
    assert names.name(at("home", "ada", "papers", "a", "b.txt")) == "a/b.txt"


def test_several_folders_are_told_apart_by_their_names() -> None:
    names = InnerNames([at("x", "papers"), at("y", "papers"), at("y", "letters")], ())
    assert names.name(at("x", "papers", "a.txt")) == "papers/a.txt"
    assert names.name(at("y", "papers", "a.txt")) == "papers (2)/a.txt"
    assert names.name(at("y", "letters", "a.txt")) == "letters/a.txt"


def test_a_folder_inside_another_counts_for_what_is_in_it() -> None:
    names = InnerNames([at("x", "papers"), at("x", "papers", ".hidden")], ())
    assert names.name(at("x", "papers", ".hidden", "a.txt")) == ".hidden/a.txt"


def test_the_folder_of_a_user_is_not_named() -> None:
    names = InnerNames([at("home", "ada"), at("x", "papers")], ())
    assert names.name(at("home", "ada", "a.txt")) == "files/a.txt"


def test_single_files_are_called_by_their_name_alone() -> None:
    one, two = at("home", "ada", "a.txt"), at("home", "bob", "a.txt")
    names = InnerNames([one, two], (one, two))
    assert [names.name(one), names.name(two)] == ["a.txt", "a (2).txt"]


def test_what_is_under_nothing_added_tells_no_folder() -> None:
    names = InnerNames([], ())
    assert names.name(at("home", "ada", "a.txt")) == "a.txt"
    assert names.name("corpus-17") == "corpus-17"
    assert names.name("../../etc/passwd") == "etc/passwd"


def test_a_part_of_a_file_keeps_the_way_to_it() -> None:
    zim = at("home", "ada", "wiki.zim")
    names = InnerNames([zim], (zim,))
    assert names.name(zim) == "wiki.zim"
    assert names.name(f"{zim} > A/Coffee") == "wiki.zim > A/Coffee"


def test_a_pack_inside_a_pack_is_no_step() -> None:
    assert InnerNames([], ()).name(pack_path("My/pack", "a/b.txt")) == "a/b.txt"


def test_paths_in_reasons_are_left_out() -> None:
    root = at("home", "ada", "papers")
    path = os.path.join(root, "a.txt")  # noqa: PTH118
    told = InnerNames([root], ()).without_paths(f"{path} lies in {root}", path)
    assert told == "… lies in …"
