"""How well we are paid: open, overdue and disputed amounts, DSO, credit used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.metrics.ageing import Ageing
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.window import Window, rows_within
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.period import FiscalCalendar, Granularity

LAG_DAYS = 100
"""Sales that ended longer ago than this say nothing of what is owed today."""


@dataclass(frozen=True)
class Sales:
    """Revenue of the last three closed months, or the last closed quarter, of an account."""

    amount: Decimal
    window: Window

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.window.last - self.window.first).days + 1


def recent_sales(account: Account, calendar: FiscalCalendar, as_of: date) -> Sales | None:
    """Give the revenue that DSO is measured against.

    The three months end with the newest closed month that has revenue; a programme that keeps
    quarters gives its newest closed quarter. None where that is more than 100 days ago or the
    account has figures of years only.
    """
    closed = [
        row
        for row in account.figures
        if row.kpi == BuiltInKpi.REVENUE
        and row.actual is not None
        and row.period.granularity is not Granularity.YEAR
        and calendar.last_day(row.period) <= as_of
    ]
    if not closed:
        return None
    newest = max(closed, key=lambda row: calendar.last_day(row.period)).period
    last = calendar.last_day(newest)
    if (as_of - last).days > LAG_DAYS:
        return None
    first = calendar.first_day(newest)
    if newest.granularity is Granularity.MONTH:
        first = _month_before(_month_before(first))
    window = Window(first, last)
    rows = rows_within(closed, BuiltInKpi.REVENUE, window, calendar)
    return Sales(sum((row.actual for row in rows if row.actual is not None), Decimal(0)), window)


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def dso(
    owed: Ageing | None,
    sales: Sales | None,
    as_of: date,
    *,
    basis: str = "",
    currency: str | None = None,
) -> Measure:
    """Give DSO = open receivables ÷ sales × days of the sales. Source: kam-domain §3.

    Sales are those of the last three closed months. Invoices carry taxes that revenue may
    leave out, so the level depends on the basis; its course over time is what counts.
    """
    value = None
    if owed is not None and owed.open_amount >= 0 and sales is not None and sales.amount > 0:
        value = owed.open_amount * sales.days / sales.amount
    return Measure(
        "dso",
        value,
        MeasureUnit.DAYS,
        as_of,
        (
            Input("open_receivables", owed.open_amount if owed else None, MeasureUnit.MONEY),
            Input("sales", sales.amount if sales else None, MeasureUnit.MONEY),
            Input("sales_days", sales.days if sales else None, MeasureUnit.DAYS),
        ),
        basis,
        sales.window if sales else None,
        currency,
    )


def total_dso(
    pairs: Iterable[tuple[Ageing, Sales]], as_of: date, left_out: int, basis: str = ""
) -> Measure:
    """Give the DSO of several accounts = Σ open receivables ÷ Σ sales a day.

    Only accounts with both invoices and positive sales count, so that like is compared with
    like; `left_out` says how many others there are.
    """
    known = [(owed, sales) for owed, sales in pairs if sales.amount > 0]
    daily = sum((sales.amount / sales.days for _, sales in known), Decimal(0))
    total = sum((owed.open_amount for owed, _ in known), Decimal(0))
    return Measure(
        "portfolio_dso",
        total / daily if daily > 0 else None,
        MeasureUnit.DAYS,
        as_of,
        (
            Input("open_receivables", total if known else None, MeasureUnit.MONEY),
            Input("sales_per_day", daily if known else None, MeasureUnit.MONEY),
            Input("dso_accounts", len(known) or None, MeasureUnit.COUNT),
            Input("dso_left_out", left_out, MeasureUnit.COUNT),
        ),
        basis,
    )


def amounts(
    owed: Ageing | None,
    as_of: date,
    currency: str | None = None,
    *,
    total: bool = False,
) -> tuple[Measure, Measure, Measure, Measure]:
    """Give the open, overdue and disputed amounts and the overdue share.

    Overdue share = overdue ÷ open; None where nothing is open, or credit notes outweigh it.
    Disputed amounts are part of both: the client owes them until they are settled.
    """
    money = MeasureUnit.MONEY
    invoices = sum(item.invoices for item in owed.buckets) if owed else None
    late = sum(item.invoices for item in owed.buckets[1:]) if owed else None
    disputed = sum((item.disputed for item in owed.buckets), Decimal(0)) if owed else None
    opened = owed.open_amount if owed else None
    overdue = owed.overdue if owed else None
    extra: tuple[Input, ...] = ()
    if total and owed is not None:
        extra = (
            Input("receivable_accounts", owed.accounts, MeasureUnit.COUNT),
            Input("other_currency", owed.other_currency, MeasureUnit.COUNT),
        )
    share = None
    if overdue is not None and opened is not None and opened > 0:
        share = overdue / opened if overdue else Decimal(0)
    count = Input("open_invoices", invoices, MeasureUnit.COUNT)
    late_count = Input("overdue_invoices", late, MeasureUnit.COUNT)
    return (
        Measure("open_amount", opened, money, as_of, (count, *extra), currency=currency),
        Measure("overdue", overdue, money, as_of, (late_count, *extra), currency=currency),
        Measure("disputed", disputed, money, as_of, (count, *extra), currency=currency),
        Measure(
            "overdue_share",
            share,
            MeasureUnit.SHARE,
            as_of,
            (
                Input("overdue_receivables", overdue, money),
                Input("open_receivables", opened or None, money),
            ),
            currency=currency,
        ),
    )


def credit_used_share(account: Account, owed: Ageing | None, as_of: date) -> Measure:
    """Give credit used ÷ credit limit; a typed use wins over the open invoices."""
    terms = account.terms
    used = terms.credit_used
    if used is None and owed is not None:
        used = owed.open_amount
    limit = terms.credit_limit
    return Measure(
        "credit_used_share",
        used / limit if used is not None and limit is not None and limit > 0 else None,
        MeasureUnit.SHARE,
        as_of,
        (
            Input("credit_used", used, MeasureUnit.MONEY),
            Input("credit_limit", limit, MeasureUnit.MONEY),
        ),
        currency=account.currency,
    )
