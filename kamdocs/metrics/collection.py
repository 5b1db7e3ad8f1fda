"""How well we are paid: open, overdue and disputed amounts, DSO, credit used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.ageing import Ageing
from kamdocs.metrics.books import Ledger
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.months import window_of
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account

SALES_MONTHS = 3
"""DSO is measured against the sales of so many months."""

LAG_DAYS = 100
"""Sales that ended longer ago than this say nothing of what is owed today."""


@dataclass(frozen=True)
class Sales:
    """Revenue of the last months of an account that are known, three at most."""

    amount: Decimal
    window: Window

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.window.last - self.window.first).days + 1


def recent_sales(ledger: Ledger, as_of: date) -> Sales | None:
    """Give the revenue that DSO is measured against: the last three months that are known.

    They end with the books, so that a client that stopped buying has sales of zero, and begin
    no earlier than its first row, so that the days before a new client bought do not count.
    Where a period lies partly in them, those of the newest period count instead. None where
    they ended more than 100 days ago or the newest period is longer than three months.
    """
    told = ledger.told
    if told is None:
        return None
    first = min(span.start for span in ledger.spans)
    months = range(max(first, told.stop - SALES_MONTHS), told.stop)
    if not ledger.divides(months):
        newest = max(ledger.spans, key=lambda span: span.stop)
        months = range(newest.start, told.stop)
    window = window_of(months)
    if len(months) > SALES_MONTHS or (as_of - window.last).days > LAG_DAYS:
        return None
    return Sales(ledger.total(months), window)


def compares(owed: Ageing, sales: Sales) -> bool:
    """Tell whether DSO has a meaning: something was sold, and credit notes are not the larger."""
    return sales.amount > 0 and owed.open_amount >= 0


def dso(
    owed: Ageing | None,
    sales: Sales | None,
    as_of: date,
    *,
    basis: str = "",
    currency: str | None = None,
) -> Measure:
    """Give DSO = open receivables ÷ sales × days of the sales. Source: kam-domain §3.

    Sales are those of the last three months that are known. Invoices carry taxes that revenue may
    leave out, so the level depends on the basis; its course over time is what counts.
    """
    value = None
    if owed is not None and sales is not None and compares(owed, sales):
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
    pairs: Iterable[tuple[Ageing, Sales | None]], as_of: date, others: int, basis: str = ""
) -> Measure:
    """Give the DSO of several accounts = Σ open receivables ÷ Σ sales a day.

    Only accounts that have a DSO of their own count, so that like is compared with like.
    `others` owe in another currency; the measure says how many accounts it leaves out.
    """
    found = tuple(pairs)
    known = [(owed, sales) for owed, sales in found if sales is not None and compares(owed, sales)]
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
            Input("dso_left_out", len(found) - len(known) + others, MeasureUnit.COUNT),
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
