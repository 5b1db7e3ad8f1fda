"""What is known of an account's buying and of our contact with it, by day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kamdocs.metrics.books import Books, Ledger, ledger_of
from kamdocs.metrics.months import YEAR, first_open_month, month_number
from kamdocs.model.account import Account
from kamdocs.model.enums import TerritoryEvent
from kamdocs.model.period import FiscalCalendar


@dataclass(frozen=True)
class BuyingHistory:
    """The evidence from which an account's situation of purchase is told on any day.

    `bought` are the months of the periods with revenue above zero, oldest first; `contacts`
    the days on which somebody of ours spoke to the account; `lost_on` the days its log says
    it was lost.
    """

    bought: tuple[range, ...]
    told: range | None
    last_order: date | None
    client_since: date | None
    contacts: tuple[date, ...]
    lost_on: tuple[date, ...] = ()

    def bought_by(self, day: date) -> tuple[range, ...]:
        """Give the periods with revenue that had ended by a day."""
        open_month = first_open_month(day)
        return tuple(span for span in self.bought if span.stop <= open_month)

    def last_purchase(self, day: date) -> date | None:
        """Give the last day on which the account is known to have bought.

        The typed day of the last order wins over a monthly figure unless a later month has
        revenue; a month tells no day, so its last one counts.
        """
        spans = self.bought_by(day)
        typed = self.last_order if self.last_order and self.last_order <= day else None
        if not spans:
            return typed
        newest = spans[-1]
        if typed is not None and month_number(typed) >= newest.start:
            return typed
        return month_end(newest.stop - 1)

    def silence(self, day: date) -> int | None:
        """Give the days without a purchase until a day, as far as anything is known.

        Figures that end before the day say nothing of the days after them.
        """
        last = self.last_purchase(day)
        if last is None:
            return None
        known = day
        if self.told is not None and last != self.last_order:
            known = min(day, month_end(self.told.stop - 1))
        return max(0, (known - last).days)

    def months_bought(self, months: range) -> int:
        """Count months of a span in which the account bought."""
        return sum(
            max(0, min(span.stop, months.stop) - max(span.start, months.start))
            for span in self.bought
        )

    def contacted_by(self, day: date) -> bool:
        """Tell whether somebody of ours had spoken to the account by a day."""
        return any(contact <= day for contact in self.contacts)

    def lost_by(self, day: date) -> date | None:
        """Give the last day until a day on which the log says the account was lost."""
        return max((lost for lost in self.lost_on if lost <= day), default=None)


def buying_history(
    account: Account, calendar: FiscalCalendar, as_of: date, books: Books | None
) -> BuyingHistory:
    """Collect what an account's file, figures and meetings say about its buying."""
    ledger: Ledger = ledger_of(account, calendar, as_of, books)
    bought = sorted((span for span, value in ledger.spans.items() if value > 0), key=_end)
    return BuyingHistory(
        tuple(bought),
        ledger.told,
        account.last_order,
        account.customer_since,
        tuple(sorted(set(_contacts(account)))),
        tuple(item.date for item in account.territory_log if item.event is TerritoryEvent.LOST),
    )


def month_end(month: int) -> date:
    """Give the last day of a month by its running number."""
    year, index = divmod(month, YEAR)
    return date(year, index + 1, monthrange(year, index + 1)[1])


def _end(span: range) -> tuple[int, int]:
    return span.stop, span.start


def _contacts(account: Account) -> Iterator[date]:
    yield from (notes.meeting.date for notes in account.meetings)
    yield from (item.last for item in account.contact_plan if item.last is not None)
    yield from (
        person.last_contact for person in account.stakeholders if person.last_contact is not None
    )
