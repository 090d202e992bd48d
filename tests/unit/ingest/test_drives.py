import os

from app.ingest.drives import drives_under, is_remote, mounted

DRIVES = {"/": "ext4", "/media/stick": "vfat", "/srv/team": "cifs", "/srv/team/local": "btrfs"}


def test_drives_are_those_at_or_below_the_roots() -> None:
    assert drives_under(["/srv/team", "/media"], DRIVES) == (
        "/media/stick",
        "/srv/team",
        "/srv/team/local",
    )
    assert drives_under(["/srv/team/docs"], DRIVES) == ()


def test_the_innermost_drive_says_whether_a_place_is_remote() -> None:
    assert is_remote("/srv/team/docs", DRIVES)
    assert not is_remote("/srv/team/local/docs", DRIVES)
    assert not is_remote("/srv/teams", DRIVES)
    assert not is_remote("/srv/team", {})


def test_this_machine_has_drives() -> None:
    top = os.path.abspath(os.sep)  # noqa: PTH100
    assert drives_under([top]) == tuple(sorted(mounted()))
    assert mounted()
