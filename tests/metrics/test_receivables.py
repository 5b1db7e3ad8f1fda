"""What is owed and overdue on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.receivables import days_overdue, owed
from kamdocs.model.figures import Receivable

AS_OF = date(2026, 10, 15)


def invoice(number: str, issued: date, due: date, amount: str, paid: date | None) -> Receivable:
    return Receivable(number=number, issued=issued, due=due, amount=Decimal(amount), paid_on=paid)


PAID = invoice("1", date(2026, 7, 1), date(2026, 7, 31), "10", date(2026, 8, 2))
LATE = invoice("2", date(2026, 8, 1), date(2026, 8, 31), "20.25", None)
OPEN = invoice("3", date(2026, 10, 1), date(2026, 10, 31), "30", None)
TODAY = invoice("4", date(2026, 9, 15), date(2026, 10, 15), "40", None)
PAID_LATER = invoice("5", date(2026, 9, 1), date(2026, 9, 30), "50", date(2026, 10, 20))
NOT_YET = invoice("6", date(2026, 10, 16), date(2026, 11, 16), "60", None)


def test_open_and_overdue_are_what_they_were_on_the_day() -> None:
    result = owed([PAID, LATE, OPEN, TODAY, PAID_LATER, NOT_YET], AS_OF)
    assert result.open_amount == Decimal("140.25")
    assert result.overdue_amount == Decimal("70.25")
    assert [row.number for row in result.overdue_rows] == ["2", "5"]


def test_days_overdue_count_from_the_day_after_due() -> None:
    assert [days_overdue(row, AS_OF) for row in (PAID, LATE, OPEN, TODAY)] == [0, 45, 0, 0]


def test_nothing_recorded_owes_nothing() -> None:
    assert owed([], AS_OF).open_amount == 0
