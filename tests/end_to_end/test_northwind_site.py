"""Northwind, imported and built: what the site says of every customer, to the cent."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.command import ROOT, kamdocs
from tests.pages import report_text

TABLES = ROOT / "tests/data/northwind"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("northwind")
    done = kamdocs(
        "import", TABLES, "--mapping", TABLES / "northwind-csv.yml", "--as-of", "1998-05-06",
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "pages").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Northwind\ndocs_dir: pages\ntheme:\n  name: material\nplugins:\n  - search\n"
        "  - kamdocs:\n      as_of: 1998-05-06\n",
        encoding="utf-8",
    )
    done = kamdocs("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def expected_revenue() -> dict[str, Decimal]:
    """Σ unitPrice × quantity × (1 − discount) by customer, straight from the tables."""

    def rows(name: str) -> list[dict[str, str]]:
        with (TABLES / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    customers = {row["orderID"]: row["customerID"].lower() for row in rows("orders.csv")}
    totals: dict[str, Decimal] = {}
    for row in rows("order_details.csv"):
        kept = 1 - Decimal(row["discount"])
        amount = Decimal(row["unitPrice"]) * Decimal(row["quantity"]) * kept
        customer = customers[row["orderID"]]
        totals[customer] = totals.get(customer, Decimal(0)) + amount
    return totals


def test_revenue_over_all_years_of_every_customer_is_right_to_the_cent(site: Path) -> None:
    expected = expected_revenue()
    assert len(expected) == 89
    for customer, total in expected.items():
        text = report_text(site / f"accounts/{customer}/index.html")
        years = text.split("Revenue by year", 1)[1]
        shown = f"${total.quantize(Decimal('0.01'), ROUND_HALF_UP):,}"
        assert f"Total {shown}" in years or ("Total" not in years and f" {shown} " in years), (
            customer
        )


def test_every_customer_has_a_page_and_stands_in_the_table(site: Path) -> None:
    assert len(list((site / "accounts").iterdir())) == 92
    table = report_text(site / "accounts/index.html")
    assert "91 accounts in the portfolio" in table
    for name in ("Alfreds Futterkiste", "Wolski Zajazd", "Paris spécialités"):
        assert name in table
