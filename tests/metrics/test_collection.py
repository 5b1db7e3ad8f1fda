"""Ageing, overdue share, DSO and credit used."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kamdocs.metrics.ageing import Bucket, ageing, bucket_of, total_ageing
from kamdocs.metrics.books import ledger_of
from kamdocs.metrics.collection import (
    Sales,
    amounts,
    credit_used_share,
    dso,
    recent_sales,
    total_dso,
)
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.model.account import Account
from kamdocs.model.commerce import Terms
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme

AS_OF = date(2026, 10, 15)
CALENDAR = FiscalCalendar()


def invoice(days_late: int | None, amount: str, **more: object) -> Receivable:
    due = None if days_late is None else AS_OF - timedelta(days=days_late)
    return Receivable.model_validate(
        {"number": "1", "issued": date(2026, 1, 1), "due": due, "amount": amount, **more}
    )


def revenue(period: Period, actual: str | None) -> Figure:
    return Figure.model_validate({"period": period, "kpi": "revenue", "actual": actual})


def account(**fields: object) -> Account:
    return Account.model_validate({"id": "a", "name": "A", "path": "a.md", **fields})


def told(measure: Measure) -> dict[str, object]:
    return {item.key: item.value for item in measure.inputs}


def sales_of(own: Account, as_of: date = AS_OF) -> Sales | None:
    return recent_sales(ledger_of(own, CALENDAR, as_of), as_of)


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (0, Bucket.CURRENT),
        (1, Bucket.DAYS_1_30),
        (30, Bucket.DAYS_1_30),
        (31, Bucket.DAYS_31_60),
        (60, Bucket.DAYS_31_60),
        (61, Bucket.DAYS_61_90),
        (90, Bucket.DAYS_61_90),
        (91, Bucket.OVER_90),
    ],
)
def test_buckets_end_on_their_last_day(days: int, bucket: Bucket) -> None:
    assert bucket_of(days) is bucket


def test_ageing_adds_up_open_invoices() -> None:
    rows = [
        invoice(-10, "100"),
        invoice(0, "50"),
        invoice(None, "5"),
        invoice(5, "20", disputed=True),
        invoice(95, "7"),
        invoice(95, "1000", paid_on=AS_OF),
    ]
    found = ageing(rows, AS_OF)
    assert [str(item.amount) for item in found.buckets] == ["155", "20", "0", "0", "7"]
    assert (found.open_amount, found.overdue) == (182, 27)
    assert found.buckets[1].disputed == 20
    open_amount, overdue, disputed, share = amounts(found, AS_OF)
    assert (open_amount.value, overdue.value, disputed.value) == (182, 27, 20)
    assert share.value == Decimal(27) / 182


def test_nothing_open_has_no_overdue_share_and_nothing_recorded_no_amounts() -> None:
    paid = ageing([invoice(5, "10", paid_on=AS_OF)], AS_OF)
    assert [item.value for item in amounts(paid, AS_OF)] == [0, 0, 0, None]
    assert [item.value for item in amounts(None, AS_OF)] == [None] * 4


def test_a_client_in_credit_has_no_overdue_share_and_no_dso() -> None:
    owed = ageing([invoice(5, "100"), invoice(-5, "-300")], AS_OF)
    assert owed.open_amount == -200
    assert amounts(owed, AS_OF)[3].value is None
    sales = sales_of(account(figures=months(m9="600")), AS_OF)
    assert dso(owed, sales, AS_OF).value is None


def test_totals_add_bucket_by_bucket() -> None:
    one, two = ageing([invoice(5, "10")], AS_OF), ageing([invoice(-5, "30")], AS_OF)
    total = total_ageing([one, two], AS_OF, 3)
    assert (total.open_amount, total.overdue, total.accounts, total.other_currency) == (
        40,
        10,
        2,
        3,
    )


def months(**by_month: str) -> list[Figure]:
    return [revenue(Period.month(2026, int(key[1:])), value) for key, value in by_month.items()]


def test_dso_takes_the_last_three_closed_months() -> None:
    # July to September are 92 days: 300 ÷ (100 + 200 + 300) × 92
    own = account(figures=months(m6="999", m7="100", m8="200", m9="300", m10="50"))
    sales = sales_of(own, AS_OF)
    assert sales is not None
    assert (sales.amount, sales.days) == (600, 92)
    assert dso(ageing([invoice(3, "300")], AS_OF), sales, AS_OF).value == 46


@pytest.mark.parametrize(
    ("rows", "amount", "days"),
    [
        (months(m7="100", m9="50"), "150", 92),
        (months(m6="0", m7="0", m8="100"), "100", 92),
        (months(m9="100"), "100", 30),
        (
            [revenue(Period.quarter(2026, 3), "90"), revenue(Period.quarter(2026, 2), "80")],
            "90",
            92,
        ),
        ([revenue(Period.quarter(2026, 2), "300"), *months(m7="100")], "100", 31),
        (months(m6="100"), None, None),
        ([revenue(Period.whole_year(2025), "90")], None, None),
        ([], None, None),
    ],
    ids=[
        "a month without sales",
        "late figures",
        "new client",
        "quarters",
        "a month after a quarter",
        "too old",
        "years",
        "none",
    ],
)
def test_recent_sales_cases(rows: list[Figure], amount: str | None, days: int | None) -> None:
    found = sales_of(account(figures=rows))
    assert (None if found is None else (str(found.amount), found.days)) == (
        None if amount is None else (amount, days)
    )


def test_a_year_is_no_sales_of_three_months() -> None:
    own = account(figures=[revenue(Period.whole_year(2025), "90")])
    assert sales_of(own, date(2026, 1, 10)) is None


def test_days_of_february_in_a_leap_year_count() -> None:
    rows = [revenue(Period.month(2028, number), "100") for number in (1, 2, 3)]
    sales = sales_of(account(figures=rows), date(2028, 4, 10))
    assert sales is not None
    assert sales.days == 91


@pytest.mark.parametrize("amount", ["0", "-100"])
def test_no_dso_on_zero_or_negative_sales(amount: str) -> None:
    sales = sales_of(account(figures=months(m9=amount)), AS_OF)
    assert dso(ageing([invoice(3, "300")], AS_OF), sales, AS_OF).value is None


def test_no_dso_without_invoices_or_figures() -> None:
    assert dso(None, None, AS_OF).missing == ("open_receivables", "sales", "sales_days")


def test_dso_of_several_is_open_by_sales_a_day() -> None:
    one = sales_of(account(figures=months(m7="92", m8="0", m9="828")), AS_OF)
    two = sales_of(account(figures=months(m6="0", m7="0", m8="920")), AS_OF)
    assert one is not None
    assert two is not None
    # 920 in 92 days are 10 a day for each: 300 + 100 open ÷ 20
    pairs = [(ageing([invoice(3, "300")], AS_OF), one), (ageing([invoice(-3, "100")], AS_OF), two)]
    found = total_dso(pairs, AS_OF, 2)
    assert found.value == 20
    assert told(found)["dso_left_out"] == 2
    assert total_dso([], AS_OF, 2).value is None


def test_a_client_with_more_credit_notes_than_invoices_is_in_no_dso() -> None:
    rows = months(m7="92", m8="0", m9="828")
    portfolio = Portfolio(
        programme=Programme(name="P"),
        accounts=(
            account(id="a", receivables=[invoice(3, "-100")], figures=rows),
            account(id="b", receivables=[invoice(3, "300")], figures=rows),
        ),
    )
    found = portfolio_measures(portfolio, AS_OF).health
    assert found.accounts["a"].dso.value is None
    assert found.dso.value == 30
    assert (told(found.dso)["dso_accounts"], told(found.dso)["dso_left_out"]) == (1, 1)


def test_a_client_that_stopped_buying_has_no_dso_whether_or_not_zeros_are_typed() -> None:
    rows = [invoice(3, "300")]
    buying = {f"m{number}": "100" for number in range(1, 10)}
    until_june = {f"m{number}": "100" for number in range(1, 7)}
    portfolio = Portfolio(
        programme=Programme(name="P"),
        accounts=(
            account(id="a", figures=months(**buying)),
            account(id="b", receivables=rows, figures=months(**until_june)),
            account(id="c", receivables=rows, figures=months(**until_june, m7="0", m8="0", m9="0")),
        ),
    )
    found = portfolio_measures(portfolio, date(2026, 10, 1)).health
    assert [found.accounts[key].dso.value for key in "bc"] == [None, None]


def test_before_the_first_invoice_nothing_is_known_of_what_was_owed() -> None:
    own = account(receivables=[invoice(3, "300", issued=date(2026, 9, 10))])
    portfolio = Portfolio(programme=Programme(name="P"), accounts=(own,))
    before = portfolio_measures(portfolio, date(2026, 9, 9)).health.accounts["a"]
    assert (before.ageing, before.overdue.value, before.health.value) == (None, None, None)
    issued = portfolio_measures(portfolio, date(2026, 9, 10)).health.accounts["a"]
    assert (issued.open_amount.value, issued.overdue.value) == (300, 0)


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        (Terms(credit_limit=Decimal(1000), credit_used=Decimal(250)), "0.25"),
        (Terms(credit_limit=Decimal(1000)), "0.3"),
        (Terms(credit_limit=Decimal(0), credit_used=Decimal(10)), None),
        (Terms(credit_used=Decimal(10)), None),
    ],
    ids=["typed use wins", "open invoices", "limit of zero", "no limit"],
)
def test_credit_used(terms: Terms, value: str | None) -> None:
    found = credit_used_share(account(terms=terms), ageing([invoice(3, "300")], AS_OF), AS_OF)
    assert found.value == (None if value is None else Decimal(value))


def test_the_portfolio_leaves_other_currencies_out_of_its_sums_and_says_so() -> None:
    rows = [invoice(40, "100")]
    portfolio = Portfolio(
        programme=Programme(name="P"),
        accounts=(
            account(id="a", receivables=rows, figures=months(m7="100", m8="100", m9="100")),
            account(id="b", receivables=rows, currency="USD"),
            account(id="c"),
        ),
    )
    found = portfolio_measures(portfolio, AS_OF).health
    assert found.overdue.value == 100
    assert found.ageing is not None
    assert found.ageing.other_currency == 1
    assert found.dso.value == Decimal(100) * 92 / 300
    assert (told(found.dso)["dso_accounts"], told(found.dso)["dso_left_out"]) == (1, 1)


def test_an_empty_portfolio_owes_nothing_known() -> None:
    found = portfolio_measures(Portfolio(programme=Programme(name="P")), AS_OF).health
    assert (found.overdue.value, found.dso.value, found.exposure.value) == (None, None, None)
    assert found.health_bands.known == 0
    assert found.health_trend == ()
