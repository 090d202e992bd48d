from app.ui.conversation.column import Column


def column(*heights: int) -> Column:
    made = Column()
    made.fill(heights)
    return made


def test_tops_follow_from_the_heights_above() -> None:
    made = column(10, 20, 30)
    made.append(5)
    assert [made.top(n) for n in range(4)] == [0, 10, 30, 60]
    assert made.bottom == 65
    assert made.change(0, 15)
    assert not made.change(0, 15)
    assert made.top(3) == 65


def test_what_lies_at_a_height_is_found_above_and_below_the_ends_too() -> None:
    made = column(10, 20, 30)
    assert [made.at(y) for y in (-5, 0, 9, 10, 29, 30, 59, 60, 999)] == [0, 0, 0, 1, 1, 2, 2, 2, 2]
    assert list(made.between(5, 31)) == [0, 1, 2]
    assert list(made.between(12, 20)) == [1]
    assert list(Column().between(0, 100)) == []
