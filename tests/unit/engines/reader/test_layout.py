import numpy as np
import pytest
from numpy.typing import NDArray

from app.engines.reader.layout import Line, TurnedPage, compose, direction, mostly_across


def box(x: float, y: float, width: float, height: float = 20) -> NDArray[np.float32]:
    corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
    return np.array(corners, np.float32)


def turned(quads: NDArray[np.float32], degrees: float) -> NDArray[np.float32]:
    """Turned clockwise as seen on a screen, about the middle of the page."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.asarray((quads - 500) @ np.array([[cos, sin], [-sin, cos]]) + 500, np.float32)


def page(*lines: tuple[str, NDArray[np.float32]], angle: float = 0.0) -> str:
    quads = turned(np.array([quad for _, quad in lines]), angle)
    upright = TurnedPage(quads, angle).quads
    read = [Line(quad, text, 1.0) for quad, (text, _) in zip(upright, lines, strict=True)]
    text, spans = compose(read, angle)
    assert [text[start:end] for start, end in spans] == [text for text, _ in lines]
    return text


@pytest.mark.parametrize("angle", [-44.0, -5.0, 0.0, 0.7, 5.0, 44.0, 85.0, 90.0, 95.0])
def test_the_direction_of_text_is_that_of_its_lines(angle: float) -> None:
    lines = [box(100, y, 600 - y) for y in range(100, 400, 30)]
    stray = turned(box(800, 100, 200), 60)[np.newaxis]
    quads = np.concatenate([turned(np.array(lines), angle), stray])
    assert direction(quads) == pytest.approx(angle, abs=0.1)
    assert mostly_across(quads) == (abs(angle) < 45)


def test_without_lines_there_is_no_direction() -> None:
    assert not mostly_across(np.zeros((0, 4, 2), np.float32))


@pytest.mark.parametrize("angle", [0.0, 5.0, 90.0, 180.0, 265.0])
def test_corners_begin_at_the_top_left_of_the_text_whichever_way_it_runs(angle: float) -> None:
    upright = box(100, 100, 300)
    for shift in range(4):
        for way in (1, -1):
            quad = np.roll(turned(upright, angle), shift, axis=0)[::way]
            (found,) = TurnedPage(quad[np.newaxis], angle).quads
            assert np.allclose(found, turned(upright, angle), atol=0.01)


def test_upside_down_begins_at_the_other_end() -> None:
    found = TurnedPage(box(100, 100, 300)[np.newaxis], 0.0).upside_down()
    assert found.angle == 180.0
    assert found.quads[0][0].tolist() == [400, 120]


def test_a_label_that_stands_on_end_is_read_upwards() -> None:
    (found,) = TurnedPage(box(10, 100, 20, 300)[np.newaxis], 0.0).quads
    assert found.tolist() == [[10, 400], [10, 100], [30, 100], [30, 400]]


@pytest.mark.parametrize("angle", [0.0, 5.0, -5.0, 90.0, 180.0])
def test_columns_are_read_one_after_the_other(angle: float) -> None:
    title = ("Title across the page", box(150, 20, 700))
    left = [(f"left {n}", box(100, 100 + 30 * n, 380)) for n in range(6)]
    right = [(f"right {n}", box(520, 110 + 30 * n, 380)) for n in range(6)]
    foot = ("Foot across the page", box(100, 400, 800))
    lines = [title, *right, foot, *left]
    order = [title, *left, *right, foot]
    read = page(*lines, angle=angle).split("\n")
    assert [line for line in read if line] == [text for text, _ in order]


def test_three_columns_are_read_from_left_to_right() -> None:
    lines = [
        (f"{column}{n}", box(300 * column, 30 * n, 260)) for n in range(4) for column in range(3)
    ]
    assert page(*lines).split() == [f"{column}{n}" for column in range(3) for n in range(4)]


def test_cells_of_a_table_stay_in_their_row() -> None:
    lines = [
        (cell, box(250 * column, 40 * row, 90))
        for row, cells in enumerate([("Part", "Price"), ("Bolt", "1.20"), ("Nut", "0.40")])
        for column, cell in enumerate(cells)
    ]
    assert page(*lines) == "Part\tPrice\nBolt\t1.20\nNut\t0.40"


def test_pieces_of_one_line_are_joined_by_a_space() -> None:
    assert page(("line", box(210, 3, 80)), ("One", box(100, 0, 100))) == "One line"


def test_a_wider_gap_between_lines_begins_a_paragraph() -> None:
    tops = (0, 30, 60, 120, 150)
    lines = [(f"line {n}", box(100, top, 500)) for n, top in enumerate(tops)]
    assert page(*lines) == "line 0\nline 1\nline 2\n\nline 3\nline 4"


def test_a_thousand_lines_are_ordered_in_no_time() -> None:
    lines = [(f"{n}", box(450 * (n % 2), 15 * (n // 2), 400, 12)) for n in range(1000)]
    text = page(*lines)
    assert text.split("\n")[:2] == ["0", "2"]
    assert text.count("\n\n") == 1
