"""What each account asks of a department: needs, actions, commitments of its people, issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamdocs.metrics.issues import is_open
from kamdocs.metrics.promises import Promise
from kamdocs.metrics.work import PortfolioWork
from kamdocs.model.account import Account
from kamdocs.model.people import TeamMember
from kamdocs.model.programme import Person
from kamdocs.model.watch import Issue


class AskKind(StrEnum):
    """What an account asks of a department."""

    ISSUE = "issue"
    NEED = "need"
    ACTION = "action"


@dataclass(frozen=True)
class Ask:
    """Something an account waits for from a department, and by when."""

    account: Account
    kind: AskKind
    text: str
    owner: str | None
    due: date | None
    promise: Promise | None = None
    issue: Issue | None = None

    def days_late(self, as_of: date) -> int:
        """Give the days past the due day; 0 when it is not past."""
        return 0 if self.due is None else max(0, (as_of - self.due).days)


@dataclass(frozen=True)
class StandingCommitment:
    """A commitment that somebody of a department keeps all the time for an account."""

    account: Account
    member: TeamMember


@dataclass(frozen=True)
class DepartmentAsks:
    """All that accounts ask of one department: dated, soonest first, then the standing ones."""

    department: str
    people: tuple[Person, ...]
    asks: tuple[Ask, ...]
    standing: tuple[StandingCommitment, ...]

    @property
    def accounts(self) -> int:
        """How many accounts wait for something from the department."""
        return len({item.account.id for item in self.asks})

    def late(self, as_of: date) -> tuple[Ask, ...]:
        """Give what is past its day."""
        return tuple(item for item in self.asks if item.days_late(as_of))


@dataclass(frozen=True)
class TeamRow:
    """Who does what on one account: members by department, the owner and the sponsor."""

    account: Account
    owner: str | None
    sponsor: str | None
    members: dict[str, tuple[TeamMember, ...]]
    """By department id; empty text for people without one."""


def department_asks(work: PortfolioWork, department: str) -> DepartmentAsks:
    """Give what accounts ask of a department.

    An action belongs to the department it names, else to that of its owner; a need or issue to
    that of its owner, the account's owner standing in for nobody.
    """
    people = work.measures.scope.portfolio.people
    members = tuple(person for person in people.values() if person.department == department)
    ids = {person.id for person in members}
    asks = [*_actions(work, department, ids), *_needs(work, ids), *_issues(work, ids)]
    return DepartmentAsks(
        department,
        members,
        tuple(sorted(asks, key=lambda item: (item.due or date.max, item.account.name, item.text))),
        tuple(
            StandingCommitment(account, member)
            for account in work.accounts
            for member in account.team
            if member.person in ids and (member.commitment or member.role)
        ),
    )


def team_rows(work: PortfolioWork) -> tuple[TeamRow, ...]:
    """Give who does what on every account that names somebody, top tiers first."""
    portfolio = work.measures.scope.portfolio
    order = {tier.id: place for place, tier in enumerate(portfolio.programme.tiers)}
    rows = []
    for account in work.accounts:
        members: dict[str, list[TeamMember]] = {}
        for member in account.team:
            person = portfolio.people.get(member.person)
            department = (person.department if person else None) or ""
            members.setdefault(department, []).append(member)
        if members or account.owner or account.sponsor:
            kept = {key: tuple(items) for key, items in members.items()}
            rows.append(TeamRow(account, account.owner, account.sponsor, kept))
    return tuple(
        sorted(
            rows,
            key=lambda row: (order.get(row.account.tier or "", len(order)), row.account.name),
        )
    )


def _actions(work: PortfolioWork, department: str, people: set[str]) -> Iterator[Ask]:
    for item in work.waiting:
        promise = item.promise
        own = promise.department == department
        if own or (promise.department is None and promise.owner in people):
            yield Ask(
                item.account, AskKind.ACTION, promise.text, promise.owner, promise.due, promise
            )


def _needs(work: PortfolioWork, people: set[str]) -> Iterator[Ask]:
    for account in work.accounts:
        for need in account.needs:
            if not need.met and need.owner in people:
                yield Ask(account, AskKind.NEED, need.text, need.owner, need.due)


def _issues(work: PortfolioWork, people: set[str]) -> Iterator[Ask]:
    for account in work.accounts:
        for issue in account.issues:
            if is_open(issue, work.as_of) and issue.owner in people:
                yield Ask(account, AskKind.ISSUE, issue.title, issue.owner, issue.due, issue=issue)
