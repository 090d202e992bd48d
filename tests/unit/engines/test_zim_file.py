from pathlib import Path

from app.engines.zim_file import article_path, fingerprint, is_zim, parts, zim_of

HEADER = b"ZIM\x04" + bytes(76)


def test_a_zim_has_the_name_and_the_first_bytes(tmp_path: Path) -> None:
    for name, data, expected in [
        ("wiki.zim", HEADER, True),
        ("WIKI.ZIM", HEADER, True),
        ("wiki.zimaa", HEADER, True),
        ("wiki.zimab", HEADER, False),
        ("notebook.zim", b"[Notebook]\nversion=0.4", False),
        ("wiki.txt", HEADER, False),
    ]:
        (tmp_path / name).write_bytes(data)
        assert is_zim(str(tmp_path / name)) is expected, name
    assert not is_zim(str(tmp_path / "missing.zim"))


def test_the_fingerprint_tells_contents_apart_by_header_size_and_checksum(tmp_path: Path) -> None:
    path = tmp_path / "a.zim"
    prints = set()
    middle = b"never looked at"
    for data in (
        HEADER + middle + b"c" * 16,
        HEADER + middle + b"d" * 16,
        HEADER + middle + middle + b"c" * 16,
        b"ZIM\x04" + b"\x01" * 76 + middle + b"c" * 16,
    ):
        path.write_bytes(data)
        prints.add(fingerprint(str(path)))
        assert fingerprint(str(path)) in prints
    assert len(prints) == 4


def test_the_parts_of_a_split_file_are_found(tmp_path: Path) -> None:
    for suffix in ("zimaa", "zimab", "zimac", "zim", "zimx"):
        (tmp_path / f"wiki.{suffix}").write_bytes(HEADER)
    (tmp_path / "other.zimab").write_bytes(HEADER)
    assert parts(tmp_path / "wiki.zim") == (tmp_path / "wiki.zim",)
    found = parts(tmp_path / "wiki.zimaa")
    assert found == tuple(tmp_path / f"wiki.{end}" for end in ("zimaa", "zimab", "zimac"))


def test_the_path_of_an_article_names_its_file() -> None:
    assert article_path("/x/wiki.zim", "A/Coffee") == "/x/wiki.zim > A/Coffee"
    assert zim_of("/x/wiki.zim > A/Coffee") == "/x/wiki.zim"
    assert zim_of("/x/Wiki.ZIMaa > A > B") == "/x/Wiki.ZIMaa"
    assert zim_of("/x/wiki.zim") is None
    assert zim_of("/x/a.zip > b.txt") is None
