"""Customer lifetime: years so far, and years to expect from the churn of a tier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.books import Books, Ledger
from kamdocs.metrics.months import YEAR, overlap
from kamdocs.model.account import Account

DAYS_A_YEAR = Decimal("365.25")

ENOUGH_ACCOUNT_YEARS = 10
"""Account-years a tier must have been seen over, before its churn says anything."""


def first_purchase(account: Account, ledger: Ledger) -> date | None:
    """Give the day an account became a client, else the start of its first revenue."""
    if account.customer_since is not None:
        return account.customer_since
    bought = [span.start for span, value in ledger.spans.items() if value > 0]
    if not bought:
        return None
    year, month = divmod(min(bought), 12)
    return date(year, month + 1, 1)


def customer_years(since: date | None, as_of: date) -> Decimal | None:
    """Give the years since the first purchase; None without one or with one to come."""
    if since is None or since > as_of:
        return None
    return Decimal((as_of - since).days) / DAYS_A_YEAR


@dataclass(frozen=True)
class Churn:
    """Account-years seen in a tier, and in how many the account did not buy the year after."""

    seen: int
    churned: int

    @property
    def rate(self) -> Decimal | None:
        """Share of accounts lost a year; None before enough account-years were seen."""
        if self.seen < ENOUGH_ACCOUNT_YEARS:
            return None
        return Decimal(self.churned) / Decimal(self.seen)

    @property
    def expected_years(self) -> Decimal | None:
        """1 ÷ churn rate; None without enough history, or where nobody ever left."""
        return None if not self.rate else 1 / self.rate


def churn(ledgers: Iterable[Ledger], books: Books | None) -> Churn:
    """Count account-years with revenue and those not followed by another.

    Years are spans of twelve months that end with the books, counted back as far as the books
    go. An account is seen in every year in which it bought and whose following year is over.
    """
    seen = churned = 0
    if books is None:
        return Churn(0, 0)
    for ledger in ledgers:
        told = ledger.told
        stop = books.months.stop
        while told is not None and stop - 2 * YEAR >= books.months.start:
            later, earlier = range(stop - YEAR, stop), range(stop - 2 * YEAR, stop - YEAR)
            stop -= YEAR
            if len(overlap(told, earlier)) < YEAR or ledger.total(earlier) <= 0:
                continue
            seen += 1
            churned += ledger.total(later) <= 0
    return Churn(seen, churned)
