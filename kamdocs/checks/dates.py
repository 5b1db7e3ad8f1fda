"""Days in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.model.account import Account
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.places import Places

_Path = tuple[str | int, ...]


def date_findings(account: Account, places: Places) -> Iterator[Finding]:
    """Find plans, contracts, objectives, actions and issues that end before they begin."""
    for path, begin, end in _spans(account):
        if begin is not None and end is not None and end < begin:
            yield Finding(
                "end-before-start",
                Severity.WARNING,
                places.nearest(*path),
                {"start": begin.isoformat(), "end": end.isoformat()},
                account.id,
            )


def _spans(account: Account) -> Iterator[tuple[_Path, date | None, date | None]]:
    yield ("plan", "end"), account.plan.start, account.plan.end
    for index, contract in enumerate(account.contracts):
        yield ("contracts", index, "end"), contract.start, contract.end
    for index, issue in enumerate(account.issues):
        yield ("issues", index, "closed"), issue.opened, issue.closed
    for index, key_date in enumerate(account.key_dates):
        yield ("key_dates", index, "to"), key_date.from_, key_date.to
    for index, action in enumerate(account.actions):
        yield ("actions", index, "due"), action.start, action.due
    for index, objective in enumerate(account.objectives):
        yield ("objectives", index, "due"), objective.start, objective.due
        for number, action in enumerate(objective.actions):
            path = ("objectives", index, "actions", number, "due")
            yield path, action.start, action.due
