"""What is asked for: which pack, of which quarter or meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.model.account import Account
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.render.client_pack.blocks import PackKind


@dataclass(frozen=True)
class PackRequest:
    """A pack to be made; without a quarter or meeting the usual one is taken.

    `meeting` is the name of a meeting's file, which is that of its page.
    """

    kind: PackKind = PackKind.QBR
    quarter: Period | None = None
    meeting: str | None = None


def usual_quarter(account: Account, calendar: FiscalCalendar, as_of: date) -> Period:
    """Give the quarter a pack speaks of when nobody names one.

    It is the quarter of the next review that is dated; without one the last quarter that is
    over, of which the last review was held or is still to come.
    """
    planned = [
        (item.review.date, item.review.quarter)
        for item in account.reviews
        if item.review.date is not None
        and item.review.date >= as_of
        and calendar.first_day(item.review.quarter) <= as_of
    ]
    if planned:
        return min(planned)[1]
    running = calendar.quarter_of(as_of)
    over = calendar.last_day(running) <= as_of
    return running if over else calendar.quarters_until(running, 2)[0]
