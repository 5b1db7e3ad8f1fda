"""Comparisons of a KPI in words: how much above or below, and whether that is good."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.like_for_like import PREVIOUS_QUARTER, YEAR_BEFORE, LikeForLike
from kamdocs.model.enums import Direction
from kamdocs.render.client_pack.blocks import Comparison, Trend
from kamdocs.render.client_pack.kpi_lines import KpiLine, direction, value_text
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.views.figures import kpi_measure


@dataclass(frozen=True)
class Difference:
    """A difference in words: its size, e.g. `3,1%`, and its sign after rounding."""

    size: str
    sign: int

    def told(self, subject: Subject) -> str:
        """Write it alone, e.g. `3,1% acima`."""
        return subject.words.text(f"pack.difference.{self._key}", size=self.size)

    def told_of(self, subject: Subject, what: str) -> str:
        """Write it with what it differs from, e.g. `3,1% acima do 2T26`."""
        return subject.words.text(f"pack.difference-of.{self._key}", size=self.size, what=what)

    @property
    def _key(self) -> str:
        return {-1: "below", 0: "same", 1: "above"}[self.sign]


def difference(subject: Subject, kpi: str, value: Decimal, base: Decimal) -> Difference:
    """Give a difference: in points for percentages, in per cent for all else."""
    apart = value - base
    if (kpi_measure(subject.context, kpi) or "").strip() == "%":
        rounded = round(apart, 1)
        number = subject.formats.number(abs(rounded), 1)
        size = subject.words.plural("pack.points", 2 if abs(rounded) >= 2 else 1, size=number)
    elif base > 0:
        rounded = round(apart / base, 3)
        size = subject.formats.percent(abs(rounded))
    else:
        rounded = apart
        size = value_text(subject, kpi, abs(apart))
    return Difference(size, (rounded > 0) - (rounded < 0))


def over_time(subject: Subject, line: KpiLine) -> tuple[tuple[str, LikeForLike | None], ...]:
    """Give the two quarters a KPI is compared with, by name."""
    found = ((PREVIOUS_QUARTER, line.on_previous), (YEAR_BEFORE, line.on_year_before))
    quarters_until = subject.calendar.quarters_until
    return tuple(
        (subject.formats.period(quarters_until(subject.quarter, back + 1)[0]), comparison)
        for back, comparison in found
    )


def compared(subject: Subject, kpi: str, label: str, found: LikeForLike | None) -> Comparison:
    """Give a comparison with an earlier quarter; a missing one is said to be missing."""
    if found is None:
        return Comparison(label, subject.words.text("pack.no-data"))
    apart = difference(subject, kpi, found.current, found.base)
    text = apart.told(subject) + only_periods(subject, found)
    return Comparison(label, text, _trend(direction(subject, kpi), apart.sign))


def only_periods(subject: Subject, found: LikeForLike) -> str:
    """Say which periods are compared where it is not the whole of the quarter."""
    if found.is_whole:
        return ""
    names = subject.formats.names([subject.formats.period(item) for item in found.periods])
    return subject.words.text("pack.only-periods", periods=names)


def _trend(way: Direction | None, sign: int) -> Trend:
    if not sign:
        return Trend.SAME
    if way is None:
        return Trend.NONE
    return Trend.BETTER if (sign > 0) == (way is Direction.UP) else Trend.WORSE


def level_met(subject: Subject, line: KpiLine) -> bool | None:
    """Tell whether the agreed level was met; None without one."""
    if line.level is None or line.now.actual is None:
        return None
    if direction(subject, line.kpi) is Direction.DOWN:
        return line.now.actual <= line.level.value
    return line.now.actual >= line.level.value


def level_difference(subject: Subject, line: KpiLine) -> Difference | None:
    """Give how far a KPI is from its agreed level; None without one."""
    if line.level is None or line.now.actual is None:
        return None
    return difference(subject, line.kpi, line.now.actual, line.level.value)


def level_name(subject: Subject, line: KpiLine) -> str:
    """Name the agreed level with its value, e.g. `contratado: 96%`."""
    if line.level is None:
        return ""
    key = "pack.contracted" if line.level.is_contracted else "pack.joint-target"
    return subject.words.text(key, level=value_text(subject, line.kpi, line.level.value))


def level_comparison(subject: Subject, line: KpiLine) -> Comparison | None:
    """Give how a KPI stands against its agreed level; None without one."""
    apart = level_difference(subject, line)
    if apart is None:
        return None
    trend = Trend.BETTER if level_met(subject, line) else Trend.WORSE
    return Comparison(level_name(subject, line), apart.told(subject), trend)


def level_sentence(subject: Subject, line: KpiLine) -> str:
    """Say how a KPI stands against its agreed level, e.g. `OTIF de 94%, 2 pontos abaixo …`."""
    apart = level_difference(subject, line)
    if apart is None or line.level is None or line.now.actual is None:
        return ""
    words = subject.words
    key = "pack.the-contracted" if line.level.is_contracted else "pack.the-joint-target"
    return words.text(
        "pack.results.level",
        name=subject.context.kpi_name(line.kpi),
        value=value_text(subject, line.kpi, line.now.actual),
        text=apart.told_of(subject, words.text(key)),
    )
