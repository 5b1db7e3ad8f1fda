"""Planned values of objectives that lie outside the time the objective has."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account
from kamdocs.model.period import FiscalCalendar
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.places import Places


def planned_value_findings(
    account: Account, places: Places, calendar: FiscalCalendar
) -> Iterator[Finding]:
    """Find planned values before an objective starts or after it is due."""
    for index, objective in enumerate(account.objectives):
        for number, value in enumerate(objective.planned):
            early = objective.start and calendar.last_day(value.period) < objective.start
            late = objective.due and calendar.first_day(value.period) > objective.due
            if early or late:
                yield Finding(
                    "planned-outside",
                    Severity.INFO,
                    places.nearest("objectives", index, "planned", number, "period"),
                    {
                        "period": value.period.id,
                        "start": objective.start.isoformat() if objective.start else "–",
                        "due": objective.due.isoformat() if objective.due else "–",
                    },
                    account.id,
                )
