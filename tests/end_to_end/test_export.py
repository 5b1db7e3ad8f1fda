"""`kamdocs export` and the data of a site, against an independent computation in SQL."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.command import ROOT, kamdocs

TABLES = ROOT / "tests/data/northwind"
CENT = Decimal("0.01")


@pytest.fixture(scope="module")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Northwind's tables as account files."""
    folder = tmp_path_factory.mktemp("northwind")
    done = kamdocs(
        "import", TABLES, "--mapping", TABLES / "northwind-csv.yml", "--as-of", "1998-05-06",
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def tables() -> sqlite3.Connection:
    """The very tables in a database, amounts in hundredths of a cent so that they are exact."""
    database = sqlite3.connect(":memory:")
    for name in ("orders", "order_details", "customers"):
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            head, *lines = list(csv.reader(stream))
        places = ",".join("?" * len(head))
        database.execute(f"create table {name} ({','.join(head)})")
        database.executemany(f"insert into {name} values ({places})", lines)
    return database


def sold(database: sqlite3.Connection, first: str, last: str) -> dict[str, Decimal]:
    """Give Σ price × quantity × (1 − discount) by customer between two days, in SQL."""
    query = """
        select lower(orders.customerID),
               sum(cast(round(unitPrice * 10000) as integer) * cast(quantity as integer)
                   * (100 - cast(round(discount * 100) as integer)))
        from order_details join orders on orders.orderID = order_details.orderID
        where substr(orderDate, 1, 10) between ? and ?
        group by 1
        """
    found = database.execute(query, (first, last)).fetchall()
    return {customer: Decimal(amount) / 1_000_000 for customer, amount in found}


def concentration(database: sqlite3.Connection, first: str, last: str, top: int) -> Decimal:
    """Give the share of the largest customers."""
    amounts = sorted(sold(database, first, last).values(), reverse=True)
    return sum(amounts[:top], Decimal(0)) / sum(amounts)


def exported(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run the command and read its JSON with every digit."""
    done = kamdocs("export", "json", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal)
    return read


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("1997", "1997-01-01", "1997-12-31"),
        ("1997-q3", "1997-07-01", "1997-09-30"),
        ("1998-02", "1998-02-01", "1998-02-28"),
    ],
)
def test_revenue_and_concentration_of_a_period_equal_sql(
    northwind: Path, tables: sqlite3.Connection, period: str, first: str, last: str
) -> None:
    data = exported(northwind, "--period", period)
    assert (data["period"], data["as_of"]) == ({"from": first, "to": last}, last)
    expected = sold(tables, first, last)
    metrics = data["metrics"]
    assert metrics["revenue"] == sum(expected.values())
    for key, top in (("cr1", 1), ("cr5", 5), ("cr10", 10)):
        assert round(metrics[key] - concentration(tables, first, last, top), 12) == 0
    total = sum(expected.values())
    shares = [amount / total for amount in expected.values()]
    assert round(metrics["hhi"] - 10_000 * sum(share**2 for share in shares), 8) == 0
    assert 0 < metrics["hhi"] < 10_000


def test_each_account_and_its_class_equal_sql(northwind: Path, tables: sqlite3.Connection) -> None:
    data = exported(northwind, "--period", "1997")
    expected = sold(tables, "1997-01-01", "1997-12-31")
    assert len(expected) == 86
    revenue = {item["id"]: item["metrics"]["revenue"] for item in data["accounts"]}
    assert {key: value for key, value in revenue.items() if value} == expected
    tables.execute("create temp table ranked (customer, amount)")
    cents = [(customer, int(amount * 1_000_000)) for customer, amount in expected.items()]
    tables.executemany("insert into ranked values (?, ?)", cents)
    classes = tables.execute(
        """
        select customer, case when cumulated * 100 <= total * 80 then 'A'
                              when cumulated * 100 <= total * 95 then 'B' else 'C' end
        from (select customer, sum(amount) over () as total,
                     sum(amount) over (order by amount desc, customer) as cumulated from ranked)
        """
    ).fetchall()
    found = {
        item["id"]: item["metrics"]["abc"] for item in data["accounts"] if item["id"] in expected
    }
    assert found == dict(classes)
    assert set(found.values()) == {"A", "B", "C"}


def test_unknown_accounts_and_periods_end_with_2_and_a_way_out(northwind: Path) -> None:
    done = kamdocs("export", "json", "--account", "alfk", cwd=northwind)
    assert (done.returncode, done.stdout) == (2, "")
    assert "alfki" in done.stderr
    done = kamdocs("export", "csv", "--period", "97", cwd=northwind)
    assert done.returncode == 2
    assert "2026-t3" in done.stderr


def test_a_table_for_excel_is_written_to_a_file(northwind: Path, tmp_path: Path) -> None:
    target = tmp_path / "contas.csv"
    done = kamdocs(
        "export", "csv", "--period", "1997", "--language", "pt-BR", "-o", target, cwd=northwind
    )
    assert (done.returncode, done.stdout) == (0, "")
    lines = target.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Código;Nome;")
    assert len([line for line in lines if line]) == 92
    assert ";2022,5;" in next(line for line in lines if line.startswith("alfki;"))
    assert [path.name for path in tmp_path.iterdir()] == ["contas.csv"]


def test_the_site_keeps_the_same_data_and_its_schema(sample_site: Path) -> None:
    text = (sample_site / "data/portfolio.json").read_text(encoding="utf-8")
    done = kamdocs("export", "json", "--as-of", "2026-10-15", cwd=ROOT)
    assert done.stdout == text
    schema = json.loads((sample_site / "data/portfolio.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(text))
    assert (
        "portfolio.json"
        not in gzip.decompress((sample_site / "sitemap.xml.gz").read_bytes()).decode()
    )


def test_a_schema_refuses_what_it_does_not_know(sample_site: Path) -> None:
    schema = json.loads((sample_site / "data/portfolio.schema.json").read_text(encoding="utf-8"))
    data = json.loads((sample_site / "data/portfolio.json").read_text(encoding="utf-8"))
    data["accounts"][0]["metrics"]["posture"] = 1
    assert not Draft202012Validator(schema).is_valid(data)
