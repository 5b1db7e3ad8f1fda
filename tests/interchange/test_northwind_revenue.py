"""Northwind 1997: concentration and revenue of every account against SQL, computed apart."""

from __future__ import annotations

import csv
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.interchange.importing import import_tables
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.portfolio_revenue import PortfolioRevenue
from kamdocs.metrics.window import period_window
from kamdocs.model.period import Period
from kamdocs.source.folder import load_portfolio

TABLES = Path(__file__).parents[1] / "data/northwind"
AS_OF = date(1998, 5, 6)
TEN_THOUSAND = 10_000
"""SQL adds whole hundredths of a cent, so that nothing is rounded."""


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    """The two tables of orders, and revenue of 1997 by customer as a view."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create table orders (id text, customer text, day text)")
    connection.execute(
        "create table details (id text, price integer, quantity integer, kept integer)"
    )
    connection.executemany(
        "insert into orders values (?, ?, ?)",
        [(row["orderID"], row["customerID"].lower(), row["orderDate"]) for row in table("orders")],
    )
    connection.executemany(
        "insert into details values (?, ?, ?, ?)",
        [
            (
                row["orderID"],
                int(Decimal(row["unitPrice"]) * 100),
                int(row["quantity"]),
                100 - int(Decimal(row["discount"]) * 100),
            )
            for row in table("order_details")
        ],
    )
    connection.execute(
        "create view year as select customer, sum(price * quantity * kept) as revenue"
        " from details join orders using (id) where day like '1997-%' group by customer"
    )
    return connection


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> PortfolioRevenue:
    folder = tmp_path_factory.mktemp("northwind")
    import_tables(TABLES, TABLES / "northwind-csv.yml", folder / "accounts", as_of=AS_OF)
    portfolio = load_portfolio(folder).portfolio
    window = period_window(Period.whole_year(1997), portfolio.programme.calendar, AS_OF)
    return portfolio_measures(portfolio, AS_OF, window).revenue


def one(database: sqlite3.Connection, query: str) -> int:
    value = database.execute(query).fetchone()[0]
    assert isinstance(value, int)
    return value


def silent(database: sqlite3.Connection) -> dict[str, int]:
    """Give a zero for those that bought before and not in 1997."""
    return {
        customer: 0
        for (customer,) in database.execute(
            "select distinct customer from orders where day < '1997'"
            " except select customer from year"
        )
    }


def test_revenue_of_every_account_and_in_all(
    measured: PortfolioRevenue, database: sqlite3.Connection
) -> None:
    expected = dict(database.execute("select customer, revenue from year"))
    found = {
        key: item.revenue.value * TEN_THOUSAND
        for key, item in measured.accounts.items()
        if item.revenue.value is not None
    }
    assert len(expected) == 86
    assert found == {**expected, **silent(database)}
    assert len(found) == 88
    assert measured.revenue.value is not None
    assert measured.revenue.value * TEN_THOUSAND == sum(expected.values())


@pytest.mark.parametrize("count", [1, 5, 10])
def test_what_the_largest_make_of_the_whole(
    measured: PortfolioRevenue, database: sqlite3.Connection, count: int
) -> None:
    top = one(
        database,
        f"select sum(revenue) from (select revenue from year order by revenue desc limit {count})",
    )
    total = one(database, "select sum(revenue) from year")
    measure = getattr(measured, f"cr{count}")
    assert measure.value == Decimal(top) / Decimal(total)


def test_the_index_of_concentration(
    measured: PortfolioRevenue, database: sqlite3.Connection
) -> None:
    # Whole numbers to the end: SQLite's integers end at 2⁶³, Python's do not.
    revenues = [value for (value,) in database.execute("select revenue from year")]
    total = one(database, "select sum(revenue) from year")
    exact = Decimal(sum(value * value for value in revenues) * 10_000) / Decimal(total * total)
    assert measured.hhi.value is not None
    assert abs(measured.hhi.value - exact) < Decimal("1e-18")
    (rounded,) = database.execute(
        "select sum((100.0 * revenue / (select sum(revenue) from year))"
        " * (100.0 * revenue / (select sum(revenue) from year))) from year"
    ).fetchone()
    assert round(float(measured.hhi.value), 8) == round(rounded, 8)


def test_class_and_share_of_every_account(
    measured: PortfolioRevenue, database: sqlite3.Connection
) -> None:
    ranked = database.execute(
        "select customer, revenue, total, cumulated, place,"
        " case when place = 1 or 100 * cumulated <= 80 * total then 'A'"
        "      when 100 * cumulated <= 95 * total then 'B' else 'C' end"
        " from (select customer, revenue, (select sum(revenue) from year) as total,"
        "       sum(revenue) over (order by revenue desc, customer) as cumulated,"
        "       row_number() over (order by revenue desc, customer) as place from year)"
    ).fetchall()
    rest = dict.fromkeys(silent(database), "C")
    assert {row[0]: row[5] for row in ranked} | rest == {
        key: abc for key, abc in measured.abc.items() if abc is not None
    }
    shares = {row[0]: Decimal(row[1]) / Decimal(row[2]) for row in ranked}
    assert shares | silent(database) == {
        key: item.value for key, item in measured.share.items() if item.value is not None
    }
    counts = [list(measured.abc.values()).count(name) for name in ("A", "B", "C", None)]
    assert counts == [32, 23, 33, 3]
