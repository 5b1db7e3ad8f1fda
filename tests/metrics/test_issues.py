"""Issues against service levels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.issues import (
    IssueStanding,
    issue_standings,
    issue_times,
    issues_late,
)
from kamdocs.model.enums import IssueKind, IssueSeverity
from kamdocs.model.watch import Issue

AS_OF = date(2026, 10, 15)
LEVELS = {IssueSeverity.CRITICAL: 5, IssueSeverity.HIGH: 15, IssueSeverity.LOW: 45}


def issue(title: str, severity: str | None, opened: date | None, **more: object) -> Issue:
    return Issue.model_validate({"title": title, "severity": severity, "opened": opened, **more})


def standings(*issues: Issue) -> tuple[IssueStanding, ...]:
    return issue_standings("vereda", issues, LEVELS, AS_OF)


def test_an_issue_is_late_the_day_after_its_level() -> None:
    found = standings(
        issue("on the day", "high", date(2026, 9, 30)),
        issue("a day over", "high", date(2026, 9, 29)),
    )
    assert [(item.issue.title, item.days, item.days_over, item.is_late) for item in found] == [
        ("a day over", 16, 1, True),
        ("on the day", 15, 0, False),
    ]


def test_beyond_level_comes_first_by_days_over_then_the_oldest() -> None:
    found = standings(
        issue("closed", "high", date(2026, 1, 1), closed=date(2026, 2, 1)),
        issue("no level", "medium", date(2026, 1, 1)),
        issue("low, 10 over", "low", date(2026, 8, 21)),
        issue("critical, 30 over", "critical", date(2026, 9, 10)),
        issue("fresh", "high", date(2026, 10, 14)),
    )
    assert [item.issue.title for item in found] == [
        "critical, 30 over",
        "low, 10 over",
        "no level",
        "fresh",
        "closed",
    ]


def test_an_issue_of_a_later_day_is_not_known_yet_and_one_closed_later_still_open() -> None:
    found = standings(
        issue("later", "high", date(2026, 10, 16)),
        issue("closed later", "high", date(2026, 10, 1), closed=date(2026, 10, 20)),
    )
    assert [(item.issue.title, item.is_open) for item in found] == [("closed later", True)]


def test_late_ones_are_counted_only_where_a_level_judges_them() -> None:
    judged = standings(
        issue("late", "critical", date(2026, 10, 1)),
        issue("within", "low", date(2026, 10, 1)),
        issue("no level", "medium", date(2020, 1, 1)),
    )
    assert issues_late(judged, AS_OF).value == 1
    assert issues_late(standings(issue("x", "medium", date(2020, 1, 1))), AS_OF).value is None
    assert issues_late((), AS_OF).value is None
    closed = standings(issue("x", "medium", date(2020, 1, 1), closed=date(2020, 2, 1)))
    assert issues_late(closed, AS_OF).value == 0


def test_time_to_resolve_of_the_last_twelve_months() -> None:
    found = standings(
        issue("a", "high", date(2026, 9, 1), closed=date(2026, 9, 11)),
        issue("b", "high", date(2026, 9, 1), closed=date(2026, 9, 21)),
        issue("c", "low", date(2026, 1, 1), closed=date(2026, 4, 1)),
        issue("leap", "medium", date(2024, 2, 28), closed=date(2025, 10, 16)),
        issue("too old", "high", date(2025, 1, 1), closed=date(2025, 10, 15)),
        issue("no opening", "high", None, closed=date(2026, 9, 1)),
    )
    times = issue_times(found, LEVELS, AS_OF)
    # 10, 20, 90 and 596 days (28 February 2024 has a leap day after it)
    assert times.median_days.value == 55
    assert times.mean_days.value == Decimal(716) / 4
    # Only a, b and c have a level: a within 15 days, b and c beyond
    assert times.within_level.value == Decimal(1) / 3
    high = next(item for item in times.severities if item.severity is IssueSeverity.HIGH)
    assert (high.level, high.resolved, high.within, high.median_days) == (15, 2, 1, Decimal(15))


def test_nothing_closed_says_nothing_of_the_time() -> None:
    times = issue_times(standings(issue("x", "high", date(2026, 10, 1))), LEVELS, AS_OF)
    assert times.median_days.value is None
    assert times.within_level.missing == ("issues_within", "issues_judged")


def test_kinds_count_what_was_opened_in_twelve_months() -> None:
    found = standings(
        issue("a", "critical", date(2026, 9, 1), kind="delivery"),
        issue("b", "low", date(2026, 9, 1), kind="delivery", closed=date(2026, 9, 2)),
        issue("c", "low", date(2026, 9, 1), kind="billing"),
        issue("d", "low", date(2024, 9, 1), kind="support", closed=date(2024, 9, 2)),
    )
    kinds = issue_times(found, LEVELS, AS_OF).kinds
    assert [(item.kind, item.opened, item.open, item.late) for item in kinds] == [
        (IssueKind.DELIVERY, 2, 1, 1),
        (IssueKind.BILLING, 1, 1, 0),
    ]
