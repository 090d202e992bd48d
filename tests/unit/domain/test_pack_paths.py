import pytest

from app.domain.pack_paths import is_inner_path, is_pack_path, pack_path, split_pack_path


@pytest.mark.parametrize("name", ["Pumps", "a/b", "100 %", "a%2Fb", "pack:x"])
def test_a_pack_path_gives_name_and_place_back(name: str) -> None:
    path = pack_path(name, "folder/file.txt")
    assert is_pack_path(path)
    assert split_pack_path(path) == (name, "folder/file.txt")


def test_packs_whose_names_begin_alike_do_not_mix() -> None:
    assert not pack_path("a/b", "c").startswith(pack_path("a"))
    assert not is_pack_path("/home/pack:x")


@pytest.mark.parametrize("path", ["a", "a/b.txt", "wiki.zim > A/B", "a b/c:d", "..a/b..", "a\\b"])
def test_paths_that_stay_inside(path: str) -> None:
    assert is_inner_path(path)


@pytest.mark.parametrize(
    "path", ["", "/a", "a/", "a//b", ".", "a/./b", "..", "../a", "a/../../b", "..\\a", "a\0b"]
)
def test_paths_that_lead_out(path: str) -> None:
    assert not is_inner_path(path)
