"""Names beside marks: none on another, none on a mark, none out of the drawing."""

from __future__ import annotations

from itertools import combinations

from kamdocs.render.charts.place_labels import Box, Mark, PlacedName, label_box, place_names
from tests.boxes import meet

ROOM = Box(0, 0, 600, 400)


def marks(count: int, *, step: float = 9.0, name: str = "Conta número") -> list[Mark]:
    """Marks crowded around the middle, as real portfolios are."""
    return [
        Mark(
            f"{name} {place}",
            300 + (place % 7 - 3) * step * 3,
            200 + (place // 7 - 3) * step * 2,
            5,
        )
        for place in range(count)
    ]


def boxes(placed: tuple[PlacedName | None, ...]) -> list[Box]:
    return [label_box(item.label) for item in placed if item is not None]


def test_a_lonely_mark_has_its_name_right_beside_it() -> None:
    (found,) = place_names(marks(1), 12, ROOM, named=40)
    assert found is not None
    assert found.line is None
    assert found.label.anchor == "start"


def test_a_mark_at_the_right_edge_has_its_name_on_the_left() -> None:
    (found,) = place_names([Mark("Conta", 590, 200, 5)], 12, ROOM, named=40)
    assert found is not None
    assert found.label.anchor == "end"


def test_forty_crowded_names_lie_neither_on_each_other_nor_on_marks() -> None:
    crowd = marks(40)
    placed = place_names(crowd, 12, ROOM, named=40)
    found = boxes(placed)
    assert len(found) >= 15
    assert not any(meet(one, other) for one, other in combinations(found, 2))
    assert not any(meet(box, mark.box) for box in found for mark in crowd)
    assert all(ROOM.holds(box) for box in found)
    assert any(item is not None and item.line is not None for item in placed)


def test_no_line_runs_through_a_name() -> None:
    crowd = marks(40)
    placed = place_names(crowd, 12, ROOM, named=40)
    found = boxes(placed)
    for item in placed:
        if item is None or item.line is None:
            continue
        x1, y1, x2, y2 = item.line
        for step in range(1, 20):
            x, y = x1 + (x2 - x1) * step / 20, y1 + (y2 - y1) * step / 20
            point = Box(x, y, x, y)
            assert not any(meet(box, point) for box in found)


def test_names_beyond_the_number_asked_for_are_left_out() -> None:
    placed = place_names(marks(5), 12, ROOM, named=2)
    assert [item is None for item in placed] == [False, False, True, True, True]


def test_the_first_marks_win_where_there_is_room_for_few() -> None:
    tight = Box(270, 190, 330, 210)
    same = [Mark("Abc", 290, 200, 3), Mark("Xyz", 290, 200, 3)]
    first, second = place_names(same, 12, tight, named=2)
    assert first is not None
    assert second is None


def test_what_is_taken_stays_free() -> None:
    taken = Box(305, 180, 600, 220)
    (found,) = place_names(marks(1)[:1], 12, ROOM, named=1, taken=(taken,))
    assert found is not None
    assert not meet(label_box(found.label), taken)


def test_nothing_gives_nothing() -> None:
    assert place_names([], 12, ROOM, named=40) == ()
