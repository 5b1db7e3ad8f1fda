"""The factors of an account's health: each one a score of 0 to 100 with what it was made of.

Two rules hold for all of them. A factor that lacks an input has no score: it is left out, never
taken for zero. And where the programme sets a limit, the limit is worth 50 points and twice the
limit none, on a straight line from 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.ageing import Ageing
from kamdocs.metrics.issues import IssueStanding
from kamdocs.metrics.kpi_series import YearToDate, year_to_date
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.weighted_progress import WeightedShare
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, IssueSeverity
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.programme import Programme
from kamdocs.model.watch import Voice

VOICE_DAYS = 365
"""How far back the voice of the client counts."""

ISSUE_DAYS = 90
"""How long a closed issue still counts for or against us."""

SEVERITY_WEIGHTS = {
    IssueSeverity.CRITICAL: 4,
    IssueSeverity.HIGH: 3,
    IssueSeverity.MEDIUM: 2,
    IssueSeverity.LOW: 1,
}
"""How much an issue counts by its severity."""

FULL = Decimal(100)


class FactorKey(StrEnum):
    """What health is made of. Source: kam-domain §3."""

    RELATIONSHIP = "relationship"
    OBJECTIVES = "objectives"
    REVENUE = "revenue"
    VOICE_OF_CUSTOMER = "voice_of_customer"
    RECEIVABLES = "receivables"
    ISSUES = "issues"


@dataclass(frozen=True)
class FactorScore:
    """A factor's score from 0 to 100 and its inputs; None where one of them is missing."""

    key: FactorKey
    score: Decimal | None
    inputs: tuple[Input, ...]


def relationship_score(coverage: Measure) -> FactorScore:
    """Score the share of key people we are close to: 100% of them is 100."""
    score = None if coverage.value is None else coverage.value * FULL
    return FactorScore(FactorKey.RELATIONSHIP, score, coverage.inputs)


def objectives_score(shares: Iterable[WeightedShare]) -> FactorScore:
    """Score what is done of what was expected by now, weighted; ahead of plan counts as on plan.

    Σ weight × min(done, expected) ÷ Σ weight × expected. None while nothing was expected yet.
    """
    dated = [(item, item.expected) for item in shares if item.expected is not None]
    weights = sum((item.weight for item, _ in dated), Decimal(0))
    expected = sum((item.weight * share for item, share in dated), Decimal(0))
    kept = sum((item.weight * min(item.done, share) for item, share in dated), Decimal(0))
    known = expected > 0
    return FactorScore(
        FactorKey.OBJECTIVES,
        kept / expected * FULL if known else None,
        (
            Input("health_objectives_counted", len(dated) or None, MeasureUnit.COUNT),
            Input("done_of_expected", kept / weights if known else None, MeasureUnit.SHARE),
            Input("expected_progress", expected / weights if known else None, MeasureUnit.SHARE),
        ),
    )


def revenue_score(account: Account, programme: Programme, as_of: date) -> FactorScore:
    """Score revenue of the closed periods of the fiscal year against their target.

    100 at the target or above it; each shortfall costs 50 points per limit `revenue_drop`.
    Before the first period of a year closes, the whole year before counts.
    """
    calendar = programme.calendar
    year = _year_so_far(account, calendar, calendar.year_of(as_of), as_of)
    if year.actual is None:
        before = Period.whole_year(calendar.year_of(as_of) - 1)
        year = _year_so_far(account, calendar, before.year, calendar.last_day(before))
    attained = None
    if year.actual is not None and year.target is not None and year.target > 0:
        attained = year.actual / year.target
    score = None
    if attained is not None:
        score = below_limit(1 - attained, programme.limits.revenue_drop)
    return FactorScore(
        FactorKey.REVENUE,
        score,
        (
            Input("revenue_counted", year.actual, MeasureUnit.MONEY),
            Input("target_counted", year.target, MeasureUnit.MONEY),
            Input("attained", attained, MeasureUnit.SHARE),
        ),
    )


def _year_so_far(account: Account, calendar: FiscalCalendar, year: int, as_of: date) -> YearToDate:
    """Add up revenue of one year's rows only: the trend asks for it once a quarter."""
    rows = [
        row
        for row in account.figures
        if row.kpi == BuiltInKpi.REVENUE and calendar.year_of_period(row.period) == year
    ]
    return year_to_date(rows, calendar, as_of)


def voice_score(voices: Iterable[Voice], as_of: date) -> FactorScore:
    """Score the mean of the answers of the last 12 months: 0–10 becomes 0–100.

    Of one person and method only the newest answer counts, so that somebody asked often does
    not outweigh the others. Answers without a name count each.
    """
    first = as_of - timedelta(days=VOICE_DAYS)
    newest: dict[object, Voice] = {}
    for index, voice in enumerate(voices):
        if voice.score is None or not first < voice.date <= as_of:
            continue
        key: object = (voice.stakeholder, voice.method) if voice.stakeholder else index
        if key not in newest or newest[key].date <= voice.date:
            newest[key] = voice
    scores = [voice.score for voice in newest.values() if voice.score is not None]
    mean = sum(scores, Decimal(0)) / len(scores) if scores else None
    return FactorScore(
        FactorKey.VOICE_OF_CUSTOMER,
        None if mean is None else mean * 10,
        (
            Input("voice_answers", len(scores) or None, MeasureUnit.COUNT),
            Input("voice_mean", mean, MeasureUnit.NUMBER),
        ),
    )


def receivables_score(owed: Ageing | None, programme: Programme) -> FactorScore:
    """Score the overdue share of what is open: 100 with nothing overdue, 50 at the limit."""
    overdue = owed.overdue if owed else None
    opened = owed.open_amount if owed else None
    score = None
    if overdue is not None and opened is not None:
        share = overdue / opened if opened > 0 else Decimal(0)
        score = below_limit(share, programme.limits.overdue)
    return FactorScore(
        FactorKey.RECEIVABLES,
        score,
        (
            Input("overdue_receivables", overdue, MeasureUnit.MONEY),
            Input("open_receivables", opened, MeasureUnit.MONEY),
        ),
    )


def issues_score(items: Iterable[IssueStanding], as_of: date) -> FactorScore:
    """Score the issues open now or closed in the last 90 days that keep their service level.

    Critical issues count 4, high 3, medium 2, low 1; 100 where recorded issues are all older.
    None where no issue was ever recorded, or the programme has no level for any of them.
    """
    first = as_of - timedelta(days=ISSUE_DAYS)
    recorded = tuple(items)
    recent = [
        item
        for item in recorded
        if item.is_open or (item.issue.closed is not None and item.issue.closed > first)
    ]
    judged = [item for item in recent if item.within is not None]
    weight = sum(_severity_weight(item) for item in judged)
    kept = sum(_severity_weight(item) for item in judged if item.within)
    score = None
    if weight:
        score = Decimal(kept) / weight * FULL
    elif recorded and not recent:
        score = FULL
    known = score is not None
    return FactorScore(
        FactorKey.ISSUES,
        score,
        (
            Input("issues_counted", len(judged) if known else None, MeasureUnit.COUNT),
            Input(
                "issues_counted_within",
                sum(item.within is True for item in judged) if known else None,
                MeasureUnit.COUNT,
            ),
            Input(
                "issues_counted_late",
                sum(item.is_late for item in judged) if known else None,
                MeasureUnit.COUNT,
            ),
        ),
    )


def below_limit(value: Decimal, limit: Decimal) -> Decimal:
    """Give 100 at zero or less, 50 at the limit, 0 at twice the limit, straight in between."""
    if value <= 0:
        return FULL
    if limit <= 0:
        return Decimal(0)
    return max(Decimal(0), FULL - value / limit * 50)


def _severity_weight(item: IssueStanding) -> int:
    severity = item.issue.severity
    return SEVERITY_WEIGHTS[severity] if severity is not None else 1
