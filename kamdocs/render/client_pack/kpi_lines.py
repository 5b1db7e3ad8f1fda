"""A KPI of the quarter with its comparisons and the level that was agreed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kamdocs.metrics.kpi_series import Combined, PeriodValue, by_quarter
from kamdocs.metrics.like_for_like import PREVIOUS_QUARTER, YEAR_BEFORE, LikeForLike, like_for_like
from kamdocs.model.enums import (
    BuiltInKpi,
    Direction,
    ObjectiveSide,
    ObjectiveStatus,
    Visibility,
)
from kamdocs.model.figures import Figure
from kamdocs.render.client_pack.subject import Subject, is_money
from kamdocs.render.views.figures import combined, kpi_measure

_HIDDEN = frozenset({BuiltInKpi.MARGIN.value, BuiltInKpi.ORDER_BOOK.value})
_SHORT_MEASURE = 4
_ALWAYS = (BuiltInKpi.REVENUE.value, BuiltInKpi.VOLUME.value)


@dataclass(frozen=True)
class AgreedLevel:
    """A level that a contract or a joint objective sets for a KPI; `source` names it."""

    value: Decimal
    source: str
    is_contracted: bool


@dataclass(frozen=True)
class KpiLine:
    """A KPI of the account or of one unit in the quarter and the two it is compared with."""

    kpi: str
    unit: str | None
    now: PeriodValue
    previous: PeriodValue | None
    year_before: PeriodValue | None
    on_previous: LikeForLike | None
    on_year_before: LikeForLike | None
    level: AgreedLevel | None
    is_sum_of_units: bool = False
    lacking: tuple[str, ...] = ()
    """Units shown of which a sum lacks months that it has of others, or had the quarter before."""


def shown_kpis(subject: Subject) -> tuple[str, ...]:
    """Give the KPIs a client may see: revenue, volume, then the programme's own ones."""
    own = (
        item.id
        for item in subject.context.portfolio.programme.kpis
        if item.visibility is Visibility.CLIENT and item.id not in _HIDDEN
    )
    return tuple(dict.fromkeys((*_ALWAYS, *own)))


def kpi_figures(subject: Subject, kpi: str) -> tuple[Figure, ...]:
    """Give what a KPI really was, up to the end of the quarter."""
    return subject.figures.get(kpi, ())


def account_line(subject: Subject, kpi: str) -> KpiLine | None:
    """Give a KPI of the whole account, or of the sum of the units shown; None without a value."""
    rows = kpi_figures(subject, kpi)
    line = _line(subject, kpi, None, rows)
    if line is None or not any(row.unit for row in rows):
        return line
    return replace(line, is_sum_of_units=True, lacking=tuple(_lacking(subject, rows)))


def _lacking(subject: Subject, rows: tuple[Figure, ...]) -> Iterator[str]:
    """Give the units of which months of the quarter are missing that others have."""
    previous, quarter = subject.calendar.quarters_until(subject.quarter, PREVIOUS_QUARTER + 1)
    whole = by_quarter(rows, subject.calendar)[quarter].months
    for unit in subject.account.units:
        own = by_quarter((row for row in rows if row.unit == unit.id), subject.calendar)
        is_supplied = quarter in own or previous in own
        if is_supplied and (quarter not in own or own[quarter].months < whole):
            yield unit.id


def unit_lines(subject: Subject, kpi: str) -> Iterator[KpiLine]:
    """Give a KPI by unit, in the account's order; nothing for a KPI without units."""
    rows = kpi_figures(subject, kpi)
    for unit in subject.account.units:
        own = tuple(row for row in rows if row.unit == unit.id)
        line = _line(subject, kpi, unit.id, own)
        if line is not None:
            yield line


def _line(
    subject: Subject,
    kpi: str,
    unit: str | None,
    rows: tuple[Figure, ...],
) -> KpiLine | None:
    calendar, quarter = subject.calendar, subject.quarter
    how = combined(subject.context, kpi)
    values = by_quarter(rows, calendar, how)
    now = values.get(quarter)
    if now is None or now.actual is None:
        return None
    back = {
        count: like_for_like(rows, quarter, count, calendar, how)
        for count in (PREVIOUS_QUARTER, YEAR_BEFORE)
    }
    return KpiLine(
        kpi,
        unit,
        now,
        values.get(calendar.quarters_until(quarter, PREVIOUS_QUARTER + 1)[0]),
        values.get(calendar.quarters_until(quarter, YEAR_BEFORE + 1)[0]),
        back[PREVIOUS_QUARTER],
        back[YEAR_BEFORE],
        agreed_level(subject, kpi, unit),
    )


def agreed_level(subject: Subject, kpi: str, unit: str | None) -> AgreedLevel | None:
    """Give the level of a contract for a KPI of the account, else a joint objective's target.

    None for a unit, whose contracts nobody can tell from the account's; where contracts differ;
    and for a KPI whose months are added up, as a level does not say for how long it is.
    """
    if unit is not None or combined(subject.context, kpi) is Combined.SUM:
        return None
    contracted = _contracted(subject, kpi)
    levels = contracted or _joint_targets(subject, kpi)
    return levels[0] if len({item.value for item in levels}) == 1 else None


def _contracted(subject: Subject, kpi: str) -> list[AgreedLevel]:
    last = subject.calendar.last_day(subject.quarter)
    first = subject.calendar.first_day(subject.quarter)
    return [
        AgreedLevel(level.target, contract.name, is_contracted=True)
        for contract in subject.account.contracts
        if (contract.start is None or contract.start <= last)
        and (contract.end is None or contract.end >= first)
        for level in contract.service_levels
        if level.kpi == kpi
    ]


def _joint_targets(subject: Subject, kpi: str) -> list[AgreedLevel]:
    return [
        AgreedLevel(objective.target, objective.title, is_contracted=False)
        for objective in subject.account.objectives
        if objective.side is ObjectiveSide.JOINT
        and objective.status is not ObjectiveStatus.CANCELED
        and objective.kpi == kpi
        and objective.target is not None
    ]


def units_note(subject: Subject, line: KpiLine) -> str:
    """Say that a figure is put together from the units shown; empty for one of the account."""
    if not line.is_sum_of_units:
        return ""
    if combined(subject.context, line.kpi) is Combined.SUM:
        return subject.words.text("pack.results.sum-of-units")
    return subject.words.text("pack.results.mean-of-units")


def partial_notes(subject: Subject, line: KpiLine) -> tuple[str, ...]:
    """Say what is missing in a figure: months of some units, months of the quarter."""
    words = subject.words
    notes = []
    if line.lacking:
        units = subject.formats.names([subject.unit(unit) for unit in line.lacking])
        notes.append(words.text("pack.results.units-lacking", units=units))
    if line.now.is_partial:
        notes.append(words.plural("pack.results.months", line.now.months))
    return tuple(notes)


def value_text(subject: Subject, kpi: str, value: Decimal) -> str:
    """Write a KPI's value; money is shortened."""
    if kpi == BuiltInKpi.REVENUE:
        return subject.formats.short_money(value, subject.account.currency)
    measure = (kpi_measure(subject.context, kpi) or "").strip()
    if measure == "%":
        return f"{subject.formats.number(value, 1)}%"
    return subject.measured(value, measure or None)


def headline_measure(subject: Subject, kpi: str) -> str:
    """Give the measure of a KPI that is too long to stand behind a large figure, or nothing."""
    measure = (kpi_measure(subject.context, kpi) or "").strip()
    is_short = len(measure) <= _SHORT_MEASURE
    return "" if is_short or is_money(measure, subject.formats, None) else measure


def direction(subject: Subject, kpi: str) -> Direction | None:
    """Give which way is better; None for revenue and volume: buying more is the client's affair."""
    kpis = subject.context.portfolio.programme.kpis
    found = next((item.direction for item in kpis if item.id == kpi), None)
    return None if kpi in _ALWAYS else found
