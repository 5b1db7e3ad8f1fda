"""Issues of the client against service levels: age, time to resolve, what is beyond its level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.enums import IssueKind, IssueSeverity
from kamdocs.model.programme import Programme
from kamdocs.model.watch import Issue

RESOLVED_WITHIN_DAYS = 365
"""How far back closed issues count for the time to resolve."""

Levels = Mapping[IssueSeverity, int]
"""Days within which an issue of a severity is to be closed."""


@dataclass(frozen=True)
class IssueStanding:
    """An issue on a day: `days` is its age, or the time it took once it was closed.

    `level` are the days its severity allows; None where the programme sets none.
    """

    account: str
    issue: Issue
    is_open: bool
    days: int | None
    level: int | None

    @property
    def days_over(self) -> int | None:
        """Days beyond the service level, negative while within it; None without both."""
        return None if self.days is None or self.level is None else self.days - self.level

    @property
    def within(self) -> bool | None:
        """Tell whether it is, or was closed, within its service level; None where unknown."""
        return None if self.days_over is None else self.days_over <= 0

    @property
    def is_late(self) -> bool:
        """Tell whether it is open beyond its service level."""
        return self.is_open and self.within is False

    def sort_key(self) -> tuple[bool, bool, int, int, str, str]:
        """Order beyond service level first, by days beyond it, then the oldest open ones."""
        return (
            not self.is_open,
            not self.is_late,
            -(self.days_over or 0) if self.is_late else 0,
            -(self.days or 0) if self.is_open else (self.days or 0),
            self.account,
            self.issue.title,
        )


@dataclass(frozen=True)
class SeverityTimes:
    """Time to resolve and open issues of one severity; `level` its days, if any."""

    severity: IssueSeverity | None
    level: int | None
    open: int
    late: int
    resolved: int
    within: int | None
    median_days: Decimal | None
    mean_days: Decimal | None


@dataclass(frozen=True)
class KindCount:
    """How many issues of a kind were opened in the last 12 months, are open, and are late."""

    kind: IssueKind | None
    opened: int
    open: int
    late: int


@dataclass(frozen=True)
class IssueTimes:
    """Time to resolve of issues closed in the last 12 months, over all and by severity."""

    median_days: Measure
    mean_days: Measure
    within_level: Measure
    severities: tuple[SeverityTimes, ...]
    kinds: tuple[KindCount, ...]


def service_levels(programme: Programme) -> dict[IssueSeverity, int]:
    """Give the days allowed by severity."""
    return {level.severity: level.days for level in programme.service_levels}


def is_open(issue: Issue, as_of: date) -> bool:
    """Tell whether an issue was not closed by a day; one closed later was open then."""
    return issue.closed is None or issue.closed > as_of


def issue_standing(account: str, issue: Issue, levels: Levels, as_of: date) -> IssueStanding:
    """Give an issue on a day; age = as_of − opened, time to resolve = closed − opened."""
    still_open = is_open(issue, as_of)
    last = as_of if still_open else issue.closed or as_of
    days = None if issue.opened is None else (last - issue.opened).days
    level = levels.get(issue.severity) if issue.severity is not None else None
    return IssueStanding(account, issue, still_open, days, level)


def issue_standings(
    account: str, issues: Iterable[Issue], levels: Levels, as_of: date
) -> tuple[IssueStanding, ...]:
    """Give every issue opened by a day, beyond its service level first."""
    found = (
        issue_standing(account, issue, levels, as_of)
        for issue in issues
        if issue.opened is None or issue.opened <= as_of
    )
    return tuple(sorted(found, key=IssueStanding.sort_key))


def resolved_lately(items: Iterable[IssueStanding], as_of: date) -> tuple[IssueStanding, ...]:
    """Give the issues closed in the 12 months to a day whose time to resolve is known."""
    first = as_of - timedelta(days=RESOLVED_WITHIN_DAYS)
    return tuple(
        item
        for item in items
        if not item.is_open
        and item.days is not None
        and item.issue.closed is not None
        and first < item.issue.closed <= as_of
    )


def issues_late(items: Iterable[IssueStanding], as_of: date) -> Measure:
    """Count open issues beyond their service level.

    None where no issue was ever recorded, or none of the open ones has a level to hold it to.
    """
    recorded = tuple(items)
    still_open = [item for item in recorded if item.is_open]
    judged = [item for item in still_open if item.within is not None]
    known = bool(recorded) and (bool(judged) or not still_open)
    return Measure(
        "issues_late",
        Decimal(sum(item.is_late for item in judged)) if known else None,
        MeasureUnit.COUNT,
        as_of,
        (
            Input("open_issues", len(still_open) if recorded else None, MeasureUnit.COUNT),
            Input(
                "issues_with_level",
                len(judged) if judged or not still_open else None,
                MeasureUnit.COUNT,
            ),
        ),
    )


def issue_times(items: Iterable[IssueStanding], levels: Levels, as_of: date) -> IssueTimes:
    """Give median and mean days to resolve, and the share closed within the service level.

    The median says what a client can expect, the mean shows the few that took long.
    """
    known = tuple(items)
    done = resolved_lately(known, as_of)
    days = [item.days for item in done if item.days is not None]
    judged = [item for item in done if item.within is not None]
    kept = sum(item.within is True for item in judged)
    resolved = Input("resolved_issues", len(done) or None, MeasureUnit.COUNT)
    share = Decimal(kept) / len(judged) if judged else None
    return IssueTimes(
        Measure("resolve_median", _median(days), MeasureUnit.DAYS, as_of, (resolved,)),
        Measure("resolve_mean", _mean(days), MeasureUnit.DAYS, as_of, (resolved,)),
        Measure(
            "within_level",
            share,
            MeasureUnit.SHARE,
            as_of,
            (
                Input("issues_within", kept if judged else None, MeasureUnit.COUNT),
                Input("issues_judged", len(judged) or None, MeasureUnit.COUNT),
            ),
        ),
        _severities(known, done, levels),
        _kinds(known, as_of),
    )


def _severities(
    items: tuple[IssueStanding, ...], done: tuple[IssueStanding, ...], levels: Levels
) -> tuple[SeverityTimes, ...]:
    found = []
    for severity in (*IssueSeverity, None):
        own = [item for item in items if item.issue.severity is severity]
        closed = [item for item in done if item.issue.severity is severity]
        days = [item.days for item in closed if item.days is not None]
        level = levels.get(severity) if severity is not None else None
        still_open = [item for item in own if item.is_open]
        if not closed and not still_open:
            continue
        found.append(
            SeverityTimes(
                severity,
                level,
                len(still_open),
                sum(item.is_late for item in still_open),
                len(closed),
                None if level is None else sum(item.within is True for item in closed),
                _median(days),
                _mean(days),
            )
        )
    return tuple(found)


def _kinds(items: tuple[IssueStanding, ...], as_of: date) -> tuple[KindCount, ...]:
    first = as_of - timedelta(days=RESOLVED_WITHIN_DAYS)
    found = []
    for kind in (*IssueKind, None):
        own = [item for item in items if item.issue.kind is kind]
        opened = [
            item for item in own if item.issue.opened is not None and item.issue.opened > first
        ]
        still_open = [item for item in own if item.is_open]
        if opened or still_open:
            late = sum(item.is_late for item in still_open)
            found.append(KindCount(kind, len(opened), len(still_open), late))
    return tuple(sorted(found, key=lambda item: (-item.opened, -item.open)))


def _median(days: list[int]) -> Decimal | None:
    return Decimal(str(median(days))) if days else None


def _mean(days: list[int]) -> Decimal | None:
    return Decimal(sum(days)) / len(days) if days else None
