"""The Northwind tables become accounts; figures against an independent computation in SQL."""

from __future__ import annotations

import csv
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.interchange.importing import ImportReport, import_tables
from kamdocs.model.enums import Lifecycle
from kamdocs.source.folder import LoadedPortfolio, load_portfolio

TABLES = Path(__file__).parents[1] / "data/northwind"
MAPPING = TABLES / "northwind-csv.yml"
AS_OF = date(1998, 5, 6)


def imported(project: Path, *, dry_run: bool = False) -> ImportReport:
    return import_tables(TABLES, MAPPING, project / "accounts", as_of=AS_OF, dry_run=dry_run)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("northwind")
    report = imported(folder)
    assert report.findings == ()
    assert (report.accounts, report.changed) == (91, ())
    return folder


@pytest.fixture(scope="module")
def loaded(project: Path) -> LoadedPortfolio:
    return load_portfolio(project)


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def revenue_by_customer() -> dict[str, int]:
    """Revenue by customer in hundredths of a cent, added up by SQL in whole numbers."""
    database = sqlite3.connect(":memory:")
    database.execute("create table orders (id text, customer text)")
    database.execute(
        "create table details (id text, price integer, quantity integer, kept integer)"
    )
    database.executemany(
        "insert into orders values (?, ?)",
        [(row["orderID"], row["customerID"]) for row in rows("orders")],
    )
    database.executemany(
        "insert into details values (?, ?, ?, ?)",
        [
            (
                row["orderID"],
                int(Decimal(row["unitPrice"]) * 100),
                int(row["quantity"]),
                100 - int(Decimal(row["discount"]) * 100),
            )
            for row in rows("order_details")
        ],
    )
    query = (
        "select customer, sum(price * quantity * kept) from details join orders using (id)"
        " group by customer"
    )
    return {customer.lower(): total for customer, total in database.execute(query)}


def test_every_customer_is_an_account_and_loads_without_a_finding(
    loaded: LoadedPortfolio,
) -> None:
    assert loaded.findings == ()
    assert len(loaded.portfolio.accounts) == 91
    assert loaded.portfolio.programme.currency == "USD"
    assert len(loaded.portfolio.programme.offerings) == 8
    assert len(loaded.portfolio.programme.people) == 9


def test_revenue_of_every_customer_equals_sql_exactly(loaded: LoadedPortfolio) -> None:
    expected = revenue_by_customer()
    found = {
        account.id: sum((row.actual for row in account.figures if row.actual), Decimal(0)) * 10_000
        for account in loaded.portfolio.accounts
        if account.figures
    }
    assert found == expected
    assert len(found) == 89


def test_the_two_that_never_ordered_are_approached(loaded: LoadedPortfolio) -> None:
    never = {item.id for item in loaded.portfolio.accounts if not item.figures}
    assert never == {"fissa", "paris"}
    for account in loaded.portfolio.accounts:
        assert (account.lifecycle is Lifecycle.APPROACHED) == (account.id in never)
        assert (account.owner is None) == (account.id in never)


def test_an_account_has_owner_territory_and_first_order(loaded: LoadedPortfolio) -> None:
    account = loaded.portfolio.by_id["alfki"]
    assert account.name == "Alfreds Futterkiste"
    assert account.territory == "germany"
    assert account.customer_since == date(1997, 8, 25)
    assert account.stakeholders[0].name == "Maria Anders"
    counts: dict[str, list[str]] = {}
    for row in rows("orders"):
        if row["customerID"] == "ALFKI":
            counts.setdefault(row["employeeID"], []).append(row["orderDate"])
    seller = max(counts, key=lambda name: (len(counts[name]), max(counts[name])))
    person = next(row for row in rows("employees") if row["employeeID"] == seller)
    assert account.owner == f"{person['firstName']}.{person['lastName']}".lower()


def test_a_second_import_changes_nothing(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    report = imported(project)
    assert (report.created, report.changed) == ((), ())
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    report = imported(tmp_path, dry_run=True)
    assert report.accounts == 91
    assert list(tmp_path.iterdir()) == []
