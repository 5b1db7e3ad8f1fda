"""Approvals of plans: those that the plan no longer deserves, and files that are none."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.enums import AccountStatus
from kamdocs.review.approval import approval_state
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.place import Place


def changed_plan_findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    """Find plans that are no longer what was approved; archived accounts are left in peace."""
    people = loaded.portfolio.people
    for account_id in loaded.approvals.paths:
        account = loaded.portfolio.by_id.get(account_id)
        if account is None or account.status is AccountStatus.ARCHIVED:
            continue
        state = approval_state(account, loaded.approvals)
        if state is not None and state.is_changed:
            person = people.get(state.approval.person)
            yield Finding(
                "plan-changed-after-approval",
                Severity.WARNING,
                loaded.places[account_id].nearest("plan"),
                {
                    "person": person.name if person else state.approval.person,
                    "day": state.approval.day.isoformat(),
                },
                account_id,
            )


def unread_approval_findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    """Find files in the place of approvals that hold none, or half of one."""
    for account_id in loaded.approvals.paths:
        for path in loaded.approvals.unread(account_id):
            yield Finding("approval-unreadable", Severity.WARNING, Place(path), {}, account_id)
