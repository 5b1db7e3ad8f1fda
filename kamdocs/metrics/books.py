"""How far the books go: from when to when a month without a row means that nothing was sold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import median_low

from kamdocs.metrics.months import first_open_month, month_number, months_of, overlap, within
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.period import FiscalCalendar

ACTIVE_MONTHS = 3
"""Accounts with revenue in these months before the newest month say how far the books go."""

LATE_START_MONTHS = 3
"""A first invoice may follow the day an account became a client by so many months."""


Spans = dict[range, Decimal]
"""Revenue by the months of the period it was recorded for."""


@dataclass(frozen=True)
class Books:
    """The months that the portfolio's figures cover.

    An extract of invoices has no row for a month without an invoice: within the books a missing
    row is no sale, outside of them nothing is known.
    """

    months: range
    spans: dict[str, Spans] = field(default_factory=dict, compare=False, repr=False)
    """Closed revenue of each account by its id, read once for all windows."""


@dataclass(frozen=True)
class Ledger:
    """An account's closed revenue by the months of its periods, and where it is known."""

    spans: Spans
    since: int | None
    """Month in which the account became a client."""
    books: Books | None = None

    @cached_property
    def told(self) -> range | None:
        """The months for which revenue is known, rows or none; None without any row.

        They end with the books, at a whole period of the kind the account records. They begin
        with the books when the account became a client no earlier than its figures, else with
        its first row: what was sold before that nobody wrote down.
        """
        if not self.spans:
            return None
        first = min(span.start for span in self.spans)
        newest = max(self.spans, key=lambda span: span.stop)
        last = newest.stop
        if self.books is None:
            return range(first, last)
        more = (self.books.months.stop - last) // len(newest) * len(newest)
        if self.since is not None and self.since >= first - LATE_START_MONTHS:
            first = min(first, self.books.months.start)
        return range(first, last + max(0, more))

    # The day an account became a client has no part in these two, so that they are the same for
    # all who read.

    @cached_property
    def recorded(self) -> range | None:
        """The known months since the first row; None without any."""
        first = min((span.start for span in self.spans), default=None)
        return None if first is None or self.told is None else range(first, self.told.stop)

    @cached_property
    def bought(self) -> range | None:
        """The known months since the first purchase; None for an account that never bought."""
        first = min((span.start for span, value in self.spans.items() if value > 0), default=None)
        return None if first is None or self.told is None else range(first, self.told.stop)

    def silent(self, months: range) -> range | None:
        """Give the known ones of the months when nothing was sold in any of them.

        None where a row speaks of one of them, and where none of them is known.
        """
        known = overlap(months, self.recorded or range(0))
        spoken = any(overlap(span, known) for span in self.spans)
        return None if not known or spoken else known

    def total(self, months: range) -> Decimal:
        """Add up what was recorded for periods wholly within the months."""
        found = (value for span, value in self.spans.items() if within(span, months))
        return sum(found, Decimal(0))

    def divides(self, months: range) -> bool:
        """Tell whether no period was recorded that lies partly in and partly out of the months."""
        return self._monthly or all(
            within(span, months) or not overlap(span, months) for span in self.spans
        )

    @cached_property
    def _monthly(self) -> bool:
        return all(len(span) == 1 for span in self.spans)


def ledger_of(
    account: Account, calendar: FiscalCalendar, as_of: date, books: Books | None = None
) -> Ledger:
    """Give an account's revenue of the periods that have ended by a day."""
    read = None if books is None else books.spans.get(account.id)
    spans = read if read is not None else closed_spans(account, calendar, as_of)
    since = account.customer_since
    return Ledger(spans, None if since is None else month_number(since), books)


def closed_spans(account: Account, calendar: FiscalCalendar, as_of: date) -> Spans:
    """Add revenue up by the periods that have ended by a day."""
    open_month = first_open_month(as_of)
    spans: Spans = {}
    for row in account.figures:
        if row.kpi != BuiltInKpi.REVENUE or row.actual is None:
            continue
        span = months_of(row.period, calendar)
        if span.stop <= open_month:
            spans[span] = spans.get(span, Decimal(0)) + row.actual
    return spans


def books_of(accounts: Iterable[Account], calendar: FiscalCalendar, as_of: date) -> Books | None:
    """Give the months from the first closed revenue of any account to where most of them end.

    The end is the median of the last closed months of the accounts still buying, so that one
    account ahead of the others does not make them all look as if they had stopped.
    """
    spans = {account.id: closed_spans(account, calendar, as_of) for account in accounts}
    stops = [max(span.stop for span in own) for own in spans.values() if own]
    if not stops:
        return None
    first = min(span.start for own in spans.values() for span in own)
    newest = max(stops)
    ends = [stop for stop in stops if newest - stop <= ACTIVE_MONTHS]
    return Books(range(first, median_low(ends)), spans)
