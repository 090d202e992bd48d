from pathlib import Path

import pytest

from app.services.window_state import Asked, WindowState, load_state, save_state

STATE = WindowState(
    geometry="AdnQ",
    place="library",
    scope="Manuals",
    conversation="c0ffee",
    asked=Asked("How high?", 12.5, as_written=True),
    draft="And which torque – für die\nlower hose 👍",
    caret=5,
    anchor=3,
)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "window" / "state.json"
    save_state(path, STATE)
    assert load_state(path) == STATE
    assert [one.name for one in path.parent.iterdir()] == ["state.json"]


def test_without_a_file_everything_begins(tmp_path: Path) -> None:
    assert load_state(tmp_path / "state.json") == WindowState()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"draft": 3}', b'{"draft": "\xff"}',
        b'{"version": 99, "draft": "of a later one"}', b"\0" * 4096,
    ],
)  # fmt: skip
def test_a_damaged_file_is_ignored_and_replaced_by_the_next(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    assert load_state(path) == WindowState()
    save_state(path, STATE)
    assert load_state(path) == STATE


def test_a_folder_in_place_of_the_file_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    (path / "inside").mkdir(parents=True)
    assert load_state(path) == WindowState()
    save_state(path, STATE)
    assert (path / "inside").is_dir()


def test_what_is_no_unicode_is_not_kept_and_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    save_state(path, STATE)
    save_state(path, WindowState(scope="odd\udcff"))
    assert load_state(path) == STATE
