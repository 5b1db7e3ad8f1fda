"""KPIs by quarter, by year and to date; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.kpi_series import (
    Combined,
    begun_figures,
    by_quarter,
    by_year,
    combination,
    over_window,
    year_to_date,
)
from kamdocs.metrics.window import Window
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.programme import Kpi, Programme

CALENDAR = FiscalCalendar()
AS_OF = date(2026, 10, 15)


def row(month: str, actual: str | None, target: str | None = None, unit: str = "") -> Figure:
    year, index = month.split("-")
    return Figure(
        period=Period.month(int(year), int(index)),
        unit=unit or None,
        kpi="revenue",
        actual=None if actual is None else Decimal(actual),
        target=None if target is None else Decimal(target),
    )


def test_a_quarter_adds_its_months_and_units_and_counts_months_once() -> None:
    rows = [
        row("2026-07", "10", "8", "a"),
        row("2026-07", "5", None, "b"),
        row("2026-08", "20", "8", "a"),
    ]
    value = by_quarter(rows, CALENDAR)[Period.quarter(2026, 3)]
    assert (value.actual, value.target, value.months) == (Decimal(35), Decimal(16), 2)
    assert value.matched is None  # unit b has no target
    assert value.is_partial


def test_percentages_are_averaged() -> None:
    rows = [row("2026-07", "90"), row("2026-08", "96")]
    assert by_quarter(rows, CALENDAR, Combined.MEAN)[Period.quarter(2026, 3)].actual == 93


def test_a_fiscal_year_from_july_takes_the_name_of_the_year_it_ends_in() -> None:
    july = FiscalCalendar(start_month=7)
    rows = [row("2026-06", "1"), row("2026-07", "2")]
    assert {period.year: value.actual for period, value in by_year(rows, july).items()} == {
        2026: Decimal(1),
        2027: Decimal(2),
    }
    assert by_quarter(rows, july)[Period.quarter(2027, 1)].actual == 2


@pytest.mark.parametrize(
    ("rows", "actual", "target", "previous"),
    [
        ([], None, None, None),
        ([row("2026-08", "10", "8")], "10", "8", None),
        ([row("2026-08", "10", "8"), row("2025-08", "5")], "10", "8", "5"),
        # A month without a target makes the comparison unlike, so there is none.
        ([row("2026-08", "10", "8"), row("2026-09", "10")], "20", None, None),
        # October is not over on the fifteenth, so it does not count yet.
        ([row("2026-09", "10", "8"), row("2026-10", "99", "99")], "10", "8", None),
        ([row("2026-09", "0", "8")], "0", "8", None),
        ([row("2026-09", "-3", "8")], "-3", "8", None),
        ([row("2025-09", "10")], None, None, None),
    ],
)
def test_year_to_date_compares_like_with_like(
    rows: list[Figure], actual: str | None, target: str | None, previous: str | None
) -> None:
    value = year_to_date(rows, CALENDAR, AS_OF)
    expected = [None if text is None else Decimal(text) for text in (actual, target, previous)]
    assert [value.actual, value.target, value.previous] == expected


def test_difference_to_target_is_relative_and_needs_a_positive_target() -> None:
    value = year_to_date([row("2026-09", "106", "100")], CALENDAR, AS_OF)
    assert value.against_target == Decimal("0.06")
    assert value.through == date(2026, 9, 30)
    none = year_to_date([row("2026-09", "106", "0")], CALENDAR, AS_OF)
    assert none.against_target is None


def test_an_order_book_is_by_month_of_delivery_and_looks_ahead() -> None:
    rows = [
        Figure(period=Period.month(2026, month), kpi="order_book", actual=Decimal(month))
        for month in (9, 10, 11)
    ]
    assert begun_figures(rows, CALENDAR, AS_OF) == tuple(rows)
    combined = combination("order_book", Programme(name="P"))
    assert combined is Combined.SUM
    assert by_quarter(rows, CALENDAR, combined)[Period.quarter(2026, 4)].actual == 21


def test_figures_of_periods_to_come_are_not_counted() -> None:
    rows = [row("2026-09", "1"), row("2026-10", "2"), row("2027-03", "3")]
    assert begun_figures(rows, CALENDAR, AS_OF) == (rows[0], rows[1])


def test_a_target_of_some_rows_only_is_no_comparison() -> None:
    rows = [row("2026-09", "10", "8", "a"), row("2026-09", "10", None, "b")]
    assert year_to_date(rows, CALENDAR, AS_OF).target is None


def programme(measure: str | None, kpi: str = "own") -> Programme:
    return Programme(name="P", kpis=(Kpi(id=kpi, name="Own", measure=measure),))


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        # 95, 96 and 97 of three months
        *(
            (measure, 96)
            for measure in (
                "%", "% das entregas", "por cento", "ppm", "dias", "Dias úteis", "dia", "horas",
                "days", "minutos", "pontos", "p.p.", "nota", "0-10", "0 – 10", "1 a 5",
                "escala de 1 a 5", "NPS", "R$/t", "ocorrências por entrega",
            )
        ),
        *((measure, 288) for measure in ("ocorrências", "t", "R$", "un", "diárias", "pallets")),
        # of what nobody measured the last month stands
        *((measure, 97) for measure in (None, "", " ")),
    ],
)  # fmt: skip
def test_only_what_may_be_added_up_is_added_up(measure: str | None, value: int) -> None:
    figures = [
        Figure(period=Period.month(2026, month), kpi="own", actual=Decimal(88 + month))
        for month in (7, 8, 9)
    ]
    quarter = Window(date(2026, 7, 1), date(2026, 9, 30))
    found = over_window(figures, "own", quarter, programme(measure))
    assert found is not None
    assert found.actual == value


def test_units_of_a_kpi_without_a_measure_are_not_added_up_either() -> None:
    rows = [row("2026-08", "50", unit="a"), row("2026-09", "95", unit="a"), row("2026-09", "97")]
    assert combination("own", programme(None)) is Combined.LATEST
    assert by_quarter(rows, CALENDAR, Combined.LATEST)[Period.quarter(2026, 3)].actual == 96


@pytest.mark.parametrize("kpi", ["revenue", "margin", "volume"])
@pytest.mark.parametrize("measure", [None, "dias"])
def test_what_is_built_in_is_added_up_whatever_is_written(kpi: str, measure: str | None) -> None:
    assert combination(kpi, programme(measure, kpi)) is Combined.SUM
    assert combination(kpi, Programme(name="P")) is Combined.SUM
