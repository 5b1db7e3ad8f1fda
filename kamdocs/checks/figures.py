"""Holes in the figures of an account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.model.enums import BuiltInKpi, Lifecycle
from kamdocs.model.period import Granularity, Period
from kamdocs.model.vocabulary import value_label

_IRREGULAR = tuple(item for item in Lifecycle if item is not Lifecycle.RECURRING)

_STEPS = {Granularity.MONTH: 12, Granularity.QUARTER: 4}


def figures_gap(check: AccountCheck) -> Iterator[Hit]:
    """Find figures with months or quarters missing between their first and their last.

    Told once a figure, at the first row behind the first hole. A part (a unit, an offering) may
    end and begin again; what must have no hole is the whole of the account. Those that do not
    buy regularly have months without figures by their nature.
    """
    if check.account.lifecycle in _IRREGULAR:
        return
    series: dict[tuple[str, Granularity], dict[int, int]] = defaultdict(dict)
    for index, row in enumerate(check.account.figures):
        if row.actual is not None and row.period.granularity in _STEPS:
            own = series[row.kpi, row.period.granularity]
            own.setdefault(_serial(row.period), index)
    for (kpi, granularity), rows in series.items():
        told = sorted(rows)
        missing = [number for number in range(told[0], told[-1]) if number not in rows]
        if not missing:
            continue
        behind = next(number for number in told if number > missing[0])
        params = {
            "kpi": _kpi_name(check, kpi),
            "period": _period(missing[0], granularity).id,
            "count": str(len(missing)),
        }
        yield Hit(("figures", rows[behind], "period"), params)


def _serial(period: Period) -> int:
    return period.year * _STEPS[period.granularity] + period.index - 1


def _period(serial: int, granularity: Granularity) -> Period:
    year, index = divmod(serial, _STEPS[granularity])
    return Period(year, granularity, index + 1)


def _kpi_name(check: AccountCheck, kpi: str) -> str:
    if kpi in {item.value for item in BuiltInKpi}:
        return value_label(BuiltInKpi(kpi), check.programme.language)
    return next((item.name for item in check.programme.kpis if item.id == kpi), kpi)
