"""What the rows of a table must keep together: nothing counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.period import FiscalCalendar, Granularity, Period
from kamdocs.source.finding import Finding
from kamdocs.source.number_text import has_decimals, meant_as_thousands
from kamdocs.source.places import RowSpots
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.table_reading import TableRows

_Part = tuple[str | None, str | None]
"""Unit and offering of a row; None is all of them."""

_MONEY_KPIS = (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.ORDER_BOOK)
_AMOUNTS = ("actual", "target", "forecast", "amount")


def figure_findings(read: TableRows, calendar: FiscalCalendar) -> Iterator[Finding]:
    """Find figures given twice, whole and in parts, or in months and quarters of one year."""
    parts: dict[tuple[str, Period], dict[_Part, RowSpots]] = defaultdict(dict)
    grains: dict[tuple[str, int], tuple[Granularity, RowSpots]] = {}
    mixed: set[tuple[str, int]] = set()
    for row, spots in zip(read.rows, read.spots, strict=True):
        period, kpi = row.get("period"), row.get("kpi")
        if not isinstance(period, Period) or kpi is None:
            continue
        named = {"kpi": kpi, "period": period.id}
        earlier = parts[kpi, period]
        part = (row.get("unit"), row.get("offering"))
        if part in earlier:
            yield _said("figure-twice", spots, earlier[part], **named)
            continue
        whole = _overlapping(part, earlier)
        if whole is not None:
            yield _said("whole-and-parts", spots, whole, **named)
        earlier[part] = spots
        year = calendar.year_of_period(period)
        grain, first = grains.setdefault((kpi, year), (period.granularity, spots))
        if grain is not period.granularity and (kpi, year) not in mixed:
            mixed.add((kpi, year))
            yield _said("mixed-granularity", spots, first, year=str(year), **named)


def decimal_findings(read: TableRows, language: str) -> Iterator[Finding]:
    """Find columns of money whose three decimals may be meant as thousands.

    Told once a column, at its first such amount, and only when no other amount of the column
    has decimals that cannot be thousands.
    """
    for field in _AMOUNTS:
        doubtful: list[tuple[RowSpots, str, str]] = []
        for spots, text in _amounts(read, field):
            meant = meant_as_thousands(text, language)
            if meant is not None:
                doubtful.append((spots, text, meant))
            elif has_decimals(text, language):
                break
        else:
            for spots, text, meant in doubtful[:1]:
                place = spots.place_of(field)
                yield reading_finding("decimals-or-thousands", place, text=text, suggestion=meant)


def _amounts(read: TableRows, field: str) -> Iterator[tuple[RowSpots, str]]:
    for row, spots in zip(read.rows, read.spots, strict=True):
        if field in row and ("kpi" not in row or row["kpi"] in _MONEY_KPIS):
            yield spots, spots.row.cells[spots.columns[field]]


def receivable_findings(read: TableRows) -> Iterator[Finding]:
    """Find invoices listed twice or paid before they were issued."""
    seen: dict[tuple[Any, ...], RowSpots] = {}
    for row, spots in zip(read.rows, read.spots, strict=True):
        number = row.get("number")
        if number is None:
            continue
        first = seen.setdefault((number, row.get("instalment")), spots)
        if first is not spots:
            yield _said("receivable-twice", spots, first, number=number)
        issued, paid = row.get("issued"), row.get("paid_on")
        if issued is not None and paid is not None and paid < issued:
            place = spots.place_of("paid_on")
            yield reading_finding("paid-before-issued", place, number=number)


def _overlapping(part: _Part, earlier: dict[_Part, RowSpots]) -> RowSpots | None:
    """Give an earlier row that counts some of the same business, if there is one."""
    if None not in part and all(None not in other for other in earlier):
        return None
    for other, spots in earlier.items():
        if all(
            mine is None or its is None or mine == its
            for mine, its in zip(part, other, strict=True)
        ):
            return spots
    return None


def _said(rule: str, spots: RowSpots, other: RowSpots, **params: str) -> Finding:
    return reading_finding(rule, spots.place, line=str(other.place.line), **params)
