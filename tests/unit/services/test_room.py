from pathlib import Path

from app.paths import Home
from app.services.room import Part, Room, measure


def test_every_part_of_a_home_is_measured(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for path, size in (
        (home.database, 100),
        (tmp_path / "sotto.db-wal", 20),
        (home.keyword_index / "segment", 30),
        (home.models / "small" / "weights", 400),
        (home.voice / "clip.wav", 5),
        (home.settings, 7),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    assert measure(home) == (
        Room(Part.LIBRARY, 120),
        Room(Part.INDEX, 30),
        Room(Part.MODELS, 400),
        Room(Part.VOICE, 5),
        Room(Part.OTHER, 7),
    )


def test_a_home_that_is_not_there_takes_no_room(tmp_path: Path) -> None:
    assert measure(Home(tmp_path / "none")) == ()
