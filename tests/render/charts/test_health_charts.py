from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kamdocs.render.charts.band_columns import BandColumns, BandSeries, draw_band_columns
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.health_line import (
    HealthLine,
    HealthLineWords,
    HealthMoment,
    draw_health_line,
)
from kamdocs.render.charts.health_strip import (
    HealthMark,
    HealthStrip,
    HealthWords,
    HealthZone,
    draw_health_strip,
)
from kamdocs.render.charts.mark import Status
from tests.render.charts.test_labels_apart import assert_readable

VALUES = st.lists(st.integers(0, 100), max_size=30)


def zones(count: str = "") -> tuple[HealthZone, ...]:
    return (
        HealthZone(low=Decimal(0), text=f"Em risco{count}", tone="risk"),
        HealthZone(low=Decimal(50), text=f"Atenção{count}", tone="watch"),
        HealthZone(low=Decimal(75), text=f"Saudável{count}", tone="good"),
    )


def strip(values: list[int], name: str = "Frigorífico Três Marcos") -> str:
    return draw_health_strip(
        HealthStrip(
            id="saude",
            title="t",
            description="d",
            behind="Ver tabela",
            variants=(FULL, WIDE, NARROW),
            marks=tuple(
                HealthMark(
                    name=f"{name} {at}", value=Decimal(value), value_text=str(value), tone="risk"
                )
                for at, value in enumerate(values)
            ),
            zones=zones(": 12"),
            words=HealthWords(account="Conta", health="Saúde", note="Base"),
        )
    )


def line(values: list[int | None]) -> str:
    return draw_health_line(
        HealthLine(
            id="saude",
            title="t",
            description="d",
            behind="Ver tabela",
            moments=tuple(
                HealthMoment(
                    label=f"{at + 1}T26",
                    value=None if value is None else Decimal(value),
                    value_text="" if value is None else str(value),
                    tone="good",
                )
                for at, value in enumerate(values)
            ),
            zones=zones(),
            words=HealthLineWords(
                moment="Quando", health="Saúde", note="Base", missing="sem dados"
            ),
        )
    )


@settings(max_examples=50, deadline=None)
@given(VALUES)
@example([50] * 30)
@example([0, 0, 100, 100, 75])
@example([])
def test_names_of_accounts_never_lie_on_each_other(values: list[int]) -> None:
    assert_readable(strip(values))


def test_every_account_has_a_mark_and_a_row_behind() -> None:
    figure = ElementTree.fromstring(strip([10, 60, 90]))
    svg = figure.findall("svg")[0]
    assert sum("Marcos" in (text.text or "") for text in svg.iter("text")) == 3
    assert len(figure.findall(".//tbody/tr")) == 3


def test_a_hostile_name_is_text() -> None:
    assert "<b>" not in strip([10], "<b>x</b>")
    assert strip([10, 20]) == strip([10, 20])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=1, max_size=7))
@example([None, None, 93, 83, 65, 46, 46])
@example([100, 0, 100])
def test_values_of_the_line_stay_apart_and_inside(values: list[int | None]) -> None:
    assert_readable(line(values))


def test_a_day_nobody_knows_parts_the_line_and_is_said() -> None:
    figure = ElementTree.fromstring(line([90, 80, None, 60, 50]))
    svg = figure.findall("svg")[0]
    runs = [item for item in svg.iter("polyline") if item.get("class") == "kd-health-line"]
    assert len(runs) == 2
    cells = [cell.text for cell in figure.findall(".//tbody/tr/td")]
    assert cells.count("sem dados") == 1


def columns(*counts: tuple[int, int, int, int]) -> str:
    names: tuple[tuple[str, Status], ...] = (
        ("Saudável", "good"),
        ("Atenção", "watch"),
        ("Em risco", "risk"),
        ("sem dados", "none"),
    )
    return draw_band_columns(
        BandColumns(
            id="faixas",
            title="t",
            description="d",
            behind="Ver tabela",
            labels=tuple(f"{at + 1}T26" for at in range(len(counts))),
            series=tuple(
                BandSeries(name=name, tone=tone, counts=tuple(item[at] for item in counts))
                for at, (name, tone) in enumerate(names)
            ),
            moment="Quando",
        )
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 400)] * 4), min_size=1, max_size=7))
@example([(0, 0, 0, 0)])
@example([(500, 1, 1, 0), (1, 1, 1, 1)])
def test_counts_stay_inside_their_columns(counts: list[tuple[int, int, int, int]]) -> None:
    assert_readable(columns(*counts))


def test_parts_of_a_column_are_as_high_as_their_counts() -> None:
    svg = ElementTree.fromstring(columns((2, 1, 1, 0))).findall("svg")[0]
    heights = [
        float(part.get("height", "")) + 1.5
        for part in svg.iter("rect")
        if part.get("class", "").startswith("kd-band ")
    ]
    assert len(heights) == 3
    assert abs(heights[0] - 2 * heights[1]) < 0.3
