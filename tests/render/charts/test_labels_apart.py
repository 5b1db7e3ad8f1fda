from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kamdocs.render.charts import (
    FULL,
    NARROW,
    WIDE,
    Status,
    TimelineAction,
    TimelineChart,
    TimelineGroup,
    TimelineWords,
    TrendChart,
    TrendPoint,
    TrendWords,
    draw_timeline,
    draw_trend,
)
from kamdocs.render.charts.text import text_width

AMOUNTS = st.one_of(st.none(), st.decimals(-2000, 9000, places=1))
POINTS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=24)
ZERO, TEN = Decimal(0), Decimal(10)
TODAY = date(2026, 10, 15)
DAYS = st.one_of(st.none(), st.dates(date(2025, 6, 1), date(2028, 1, 31)))
NAMES = st.sampled_from(["Laudo", "Renovar o contrato de caixas de papelão ondulado " * 2])
STATUSES: tuple[Status, ...] = ("risk", "good")


class Box(NamedTuple):
    """The room that a text of a drawing takes."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def boxes(svg: ElementTree.Element) -> list[Box]:
    size = float(svg.get("font-size", ""))
    found = []
    for text in svg.iter("text"):
        words, bold = text.text or "", "kd-strong" in text.get("class", "")
        width = text_width(words, size, bold=bold)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        left, y = float(text.get("x", "")) - width * share, float(text.get("y", ""))
        found.append(Box(words, left, left + width, y - size * 0.73, y + size * 0.2))
    return found


def overlapping(found: list[Box]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for one, other in combinations(found, 2)
        if one.left < other.right - 0.2
        and other.left < one.right - 0.2
        and one.top < other.bottom
        and other.top < one.bottom
    ]


def assert_readable(markup: str) -> None:
    for svg in ElementTree.fromstring(markup).findall("svg"):
        left, top, width, height = map(float, svg.get("viewBox", "").split())
        found = boxes(svg)
        assert overlapping(found) == []
        assert all(box.left >= left - 0.2 and box.right <= left + width + 0.2 for box in found)
        assert all(box.top >= top and box.bottom <= top + height for box in found)


@settings(max_examples=60, deadline=None)
@given(POINTS, st.booleans(), st.integers(0, 3))
@example([(ZERO, None), (ZERO, None), (None, None), (None, None), (ZERO, TEN)], False, 0)
@example([(-TEN, None), (None, None), (None, None), (None, None)], False, 0)
@example([(None, -TEN), (ZERO, None), (None, TEN)], False, 0)
@example([(None, -TEN)], False, 0)
def test_words_of_a_trend_never_lie_on_each_other(
    points: list[tuple[Decimal | None, Decimal | None]], grouped: bool, ahead: int
) -> None:
    count = len(points)
    spec = TrendChart(
        id="a",
        title="t",
        description="d",
        behind="b",
        words=TrendWords(
            period="p", value="v", target="m", target_mark="meta", missing="sem dados"
        ),
        axis_text=lambda value: f"{value} mil",
        points=tuple(
            TrendPoint(
                label=f"mês {index % 12 + 1}",
                value=value,
                value_text=f"R$ {value} mil",
                target=target,
                group=str(2025 + index // 12) if grouped else "",
                ahead=index >= count - ahead,
            )
            for index, (value, target) in enumerate(points)
        ),
    )
    assert_readable(draw_trend(spec))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(NAMES, DAYS, DAYS, DAYS, st.sampled_from(STATUSES)), max_size=20))
def test_words_of_a_timeline_never_lie_on_each_other(
    actions: list[tuple[str, date | None, date | None, date | None, Status]],
) -> None:
    spec = TimelineChart(
        id="a",
        title="t",
        description="d",
        behind="b",
        variants=(WIDE, NARROW, FULL),
        as_of=TODAY,
        as_of_text="hoje, 15/10/2026",
        month_label=lambda month: f"{month:%m/%Y}",
        words=TimelineWords(action="a", owner="o", due="d", status="s"),
        groups=tuple(TimelineGroup(key=key, heading=key, status=key) for key in STATUSES),
        actions=tuple(
            TimelineAction(
                label=name,
                group=status,
                status_text=status,
                owner="Marina Prado, Beatriz Lima e outros da expedição" if start else "",
                start=start,
                due=due,
                done=done,
                date_text=f"{due:%d/%m/%Y}" if due else "sem prazo",
            )
            for name, start, due, done, status in actions
        ),
    )
    assert_readable(draw_timeline(spec))


def test_a_date_never_stands_on_the_line_of_today() -> None:
    due = TODAY - timedelta(days=3)
    spec = TimelineChart(
        id="a",
        title="t",
        description="d",
        behind="b",
        as_of=TODAY,
        as_of_text="hoje",
        month_label=lambda month: f"{month:%m}",
        words=TimelineWords(action="a", owner="o", due="d", status="s"),
        groups=(TimelineGroup(key="k", heading="k", status="good"),),
        actions=(
            TimelineAction(
                label="x", group="k", status_text="s", due=due, done=due, date_text="12/10"
            ),
        ),
    )
    for svg in ElementTree.fromstring(draw_timeline(spec)).findall("svg"):
        today = svg.find(".//*[@class='kd-today']")
        assert today is not None
        line = float(today.get("d", "")[1:].split(" ")[0])
        (box,) = (box for box in boxes(svg) if box.text == "12/10")
        assert box.left > line
