import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from app.engines.reader.rectangles import rectangles

SIZE = (400, 300)


def drawn(*shapes: list[tuple[float, float]]) -> NDArray[np.bool_]:
    image = Image.new("1", SIZE)
    for shape in shapes:
        ImageDraw.Draw(image).polygon(shape, fill=1)
    return np.asarray(image)


def turned(degrees: float, width: float, height: float) -> list[tuple[float, float]]:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    halves = [(-width, -height), (width, -height), (width, height), (-width, height)]
    return [(200 + (x * cos - y * sin) / 2, 150 + (x * sin + y * cos) / 2) for x, y in halves]


@pytest.mark.parametrize("degrees", [0, 5, 30, 45, 80, 90, 135])
def test_a_bar_is_found_at_any_angle(degrees: float) -> None:
    (found,) = rectangles(drawn(turned(degrees, 200, 20)), most=10)
    assert sorted((found.width, found.height)) == pytest.approx([20, 200], abs=2.5)
    assert found.center == pytest.approx([200, 150], abs=1)
    long = found.along if found.width > found.height else found.along[::-1] * (-1, 1)
    angle = np.degrees(np.arctan2(long[1], long[0]))
    assert (angle - degrees + 90) % 180 - 90 == pytest.approx(0, abs=1)


def test_its_corners_go_round_it_and_grow_on_every_side() -> None:
    (found,) = rectangles(drawn([(50, 40), (149, 40), (149, 59), (50, 59)]), most=10)
    assert {tuple(corner) for corner in found.corners()} == {
        (50, 40),
        (149, 40),
        (149, 59),
        (50, 59),
    }
    assert np.linalg.norm(np.diff(found.corners(), axis=0), axis=1).prod() == 99 * 19 * 99
    grown = found.grown(10).corners()
    assert (grown.min(), grown.max()) == (35, 154)


def test_groups_touching_the_border_are_closed() -> None:
    bitmap = np.zeros((20, 30), np.bool_)
    bitmap[:, 25:] = True
    (found,) = rectangles(bitmap, most=10)
    assert sorted((found.width, found.height)) == [4, 19]


def test_the_longest_outlines_come_first_and_no_more_than_asked() -> None:
    bars: list[list[tuple[float, float]]] = [
        [(10, y), (10 + 4 * y, y), (10 + 4 * y, y + 5), (10, y + 5)] for y in (10, 60, 30)
    ]
    found = list(rectangles(drawn(*bars), most=2))
    assert [max(one.width, one.height) for one in found] == [240, 120]


def test_points_and_thin_lines_are_no_rectangles() -> None:
    bitmap = np.zeros((50, 50), np.bool_)
    bitmap[10, 10] = bitmap[30, 5:40] = True
    assert list(rectangles(bitmap, most=10)) == []


def test_the_mean_is_of_what_lies_inside() -> None:
    bitmap = drawn(turned(30, 200, 20))
    (found,) = rectangles(bitmap, most=10)
    assert found.mean(bitmap.astype(np.float32)) > 0.9
    assert found.grown(100).mean(bitmap.astype(np.float32)) < 0.2
    far = found.grown(10_000)
    assert far.mean(np.ones((300, 400), np.float32)) == 1.0
