"""What a client owes, and what of it is past due on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.model.figures import Receivable


@dataclass(frozen=True)
class Owed:
    """Open and overdue amounts on a day; `overdue_rows` are oldest first."""

    open_amount: Decimal
    overdue_amount: Decimal
    overdue_rows: tuple[Receivable, ...]
    as_of: date


def is_open(row: Receivable, as_of: date) -> bool:
    """Tell whether an invoice was issued and still unpaid on a day."""
    issued = row.issued is None or row.issued <= as_of
    return issued and (row.paid_on is None or row.paid_on > as_of)


def on_record(rows: Iterable[Receivable], as_of: date) -> list[Receivable]:
    """Give the invoices issued by a day, paid or not; none says nothing of what was owed then."""
    return [row for row in rows if row.issued is None or row.issued <= as_of]


def days_overdue(row: Receivable, as_of: date) -> int:
    """Give the days an open invoice is past due; 0 when it is not."""
    if row.due is None or not is_open(row, as_of):
        return 0
    return max(0, (as_of - row.due).days)


def owed(rows: Iterable[Receivable], as_of: date) -> Owed:
    """Add up open and overdue amounts; overdue = open and due before `as_of`."""
    still_open = [row for row in rows if is_open(row, as_of)]
    late = sorted(
        (row for row in still_open if days_overdue(row, as_of)),
        key=lambda row: (row.due or as_of, row.number),
    )
    return Owed(
        sum((row.amount for row in still_open), Decimal(0)),
        sum((row.amount for row in late), Decimal(0)),
        tuple(late),
        as_of,
    )
