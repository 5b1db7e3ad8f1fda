"""Tables as they come, and what joins, filters, groups and rules make of them."""

from __future__ import annotations

import csv
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.interchange.importing import ImportReport, import_tables
from kamdocs.source.folder import load_portfolio
from tests.builders import rules

AS_OF = date(2026, 10, 15)

CUSTOMERS = "id,name,state\na,Alpha,SP\nb,Beta,RJ\n"
ORDERS = "order,customer,day,value\n1,a,2026-09-01,10\n2,a,2026-10-01,20\n3,b,2024-01-01,5\n"

MAPPING = """\
language: en
programme:
  name: Programme
tables:
  customers: customers.csv
  orders:
    file: orders.csv
    numbers: [value]
    dates: [day]
views:
{views}
accounts:
  from: {source}
  fields:
    id: id
    name: name
{fields}
"""


def run(
    folder: Path, views: str = "", source: str = "customers", fields: str = "", **files: str | bytes
) -> ImportReport:
    text = MAPPING.format(views=views or "  {}", source=source, fields=fields)
    everything = {"customers": CUSTOMERS, "orders": ORDERS, **files}
    tables = folder / "tables"
    tables.mkdir(exist_ok=True)
    (tables / "map.yml").write_text(str(files.get("map", text)), encoding="utf-8")
    for name in ("customers", "orders"):
        content = everything[name]
        data = content if isinstance(content, bytes) else content.encode()
        (tables / f"{name}.csv").write_bytes(data)
    return import_tables(tables, tables / "map.yml", folder / "accounts", as_of=AS_OF)


def account(folder: Path, account_id: str) -> str:
    return (folder / f"accounts/{account_id}/account.md").read_text(encoding="utf-8")


JOINED = """\
  joined:
    from: orders
    join:
      table: customers
      on: {customer: id}
"""


@pytest.mark.parametrize(
    ("orders", "told"),
    [
        ("order,customer,day,value\n1,a\n", [("import-row-length", 2, 1)]),
        ('order,customer,day,value\n1,"a,2026-01-01,1\n', [("csv-unclosed-quote", 2, 3)]),
        ("order,customer,day,value,day\n", [("import-duplicate-column", 1, 26)]),
        ("", [("import-no-header", 1, 1)]),
        ("order,customer,dia,value\n", [("import-unknown-column", 9, 13)]),
        (b"order,customer,day,value\n1,a\xe7,2026-01-01,1\n", [("import-bad-encoding", 2, 4)]),
        (b"order,customer,day,value\n1,a\0,2026-01-01,1\n", [("import-binary-file", 2, 4)]),
        ('order,customer,day,value\n1,"a\nb",2026-01-01,x\n', [("import-bad-number", 3, 15)]),
    ],
)
def test_a_table_that_cannot_be_read_right_is_refused_with_its_place(
    tmp_path: Path, orders: str | bytes, told: list[tuple[str, int, int]]
) -> None:
    report = run(tmp_path, orders=orders)
    places = [(item.rule, item.place.line, item.place.column) for item in report.findings]
    assert places == told
    assert not (tmp_path / "accounts").exists()


def test_a_whole_bad_column_is_told_in_a_page_of_findings(tmp_path: Path) -> None:
    rows = "".join(f"{number},a,2026-01-01,x\n" for number in range(500))
    report = run(tmp_path, orders=f"order,customer,day,value\n{rows}")
    assert rules(report.findings) == ["import-bad-number"] * 20


@pytest.mark.parametrize(
    ("unmatched", "expected"),
    [("keep", ["1", "2", "3", "4"]), ("drop", ["1", "2", "3"])],
)
def test_rows_without_a_match_are_kept_or_dropped_as_declared(
    tmp_path: Path, unmatched: str, expected: list[str]
) -> None:
    views = f"{JOINED}      unmatched: {unmatched}\n    compute:\n      code: \"'o' & order\"\n"
    text = MAPPING.format(views=views, source="joined", fields="")
    text = text.replace("    id: id\n    name: name\n", "    id: code\n    name: order\n")
    report = run(tmp_path, map=text, orders=f"{ORDERS}4,zz,2026-01-01,1\n")
    assert report.findings == ()
    made = sorted(path.name[1:] for path in (tmp_path / "accounts").iterdir() if path.is_dir())
    assert made == expected


def test_rows_without_a_match_are_counted_once_a_key(tmp_path: Path) -> None:
    orders = f"{ORDERS}4,zz,2026-01-01,1\n5,zz,2026-01-01,1\n6,,2026-01-01,1\n"
    report = run(tmp_path, JOINED, orders=orders)
    told = [(item.place.line, item.params["key"], item.params["rows"]) for item in report.findings]
    assert told == [(5, "zz", "2"), (7, "∅", "1")]


def test_a_join_that_would_double_rows_has_to_be_asked_for(tmp_path: Path) -> None:
    views = JOINED.replace("from: orders", "from: customers").replace(
        "table: customers", "table: orders"
    )
    views = views.replace("{customer: id}", "{id: customer}")
    report = run(tmp_path, views)
    assert rules(report.findings) == ["import-key-not-unique"]
    sums = (
        "  sums:\n    from: joined\n    group: [id, name]\n    values:\n      total: sum(value)\n"
    )
    fields = "    segment: \"'sum ' & total\"\n"
    assert run(tmp_path, f"{views}      many: yes\n{sums}", "sums", fields).findings == ()
    assert "segment: sum 30\n" in account(tmp_path, "a")


@pytest.mark.parametrize(
    ("views", "rule"),
    [
        ("  v:\n    from: orders\n    where: value\n", "import-cannot-compute"),
        (
            "  v:\n    from: orders\n    compute:\n      x: value + customer\n",
            "import-cannot-compute",
        ),
        (
            "  v:\n    from: orders\n    group: [customer]\n    values:\n      x: value\n",
            "import-column-in-group",
        ),
        (
            "  v:\n    from: orders\n    group: [customer]\n    values:\n      x: sum(customer)\n",
            "import-cannot-compute",
        ),
        (
            "  v:\n    from: orders\n    group: [customer]\n    values:\n      x: min(day + 1)\n",
            "import-cannot-compute",
        ),
        ("  v:\n    from: later\n  later:\n    from: orders\n", "import-unknown-table"),
        ("  orders:\n    from: orders\n", "import-name-twice"),
        ("  v:\n    from: orders\n    sort:\n      - up: value\n", "import-unknown-key"),
        ("  v:\n    from: orders\n    values:\n      x: count()\n", "import-missing-key"),
        ("  v: orders\n", "import-not-a-mapping"),
        (
            "  v:\n    from: orders\n    join:\n      table: customers\n      on: [id]\n",
            "import-unknown-column",
        ),
        (
            (
                "  v:\n    from: orders\n    join:\n      table: customers\n"
                "      on: {customer: id}\n      unmatched: maybe\n"
            ),
            "import-not-allowed",
        ),
        (
            (
                "  v:\n    from: orders\n    compute:\n      x:\n        value: customer\n"
                "        map:\n          a: 1\n"
            ),
            "import-unmapped-value",
        ),
        (
            (
                "  v:\n    from: orders\n    compute:\n      x:\n        value: customer\n"
                "        text: a\n"
            ),
            "import-one-way",
        ),
    ],
)
def test_a_view_that_makes_no_sense_is_told(tmp_path: Path, views: str, rule: str) -> None:
    report = run(tmp_path, views)
    assert rule in rules(report.findings)
    assert report.stopped


LIFECYCLE = """\
  buying:
    from: orders
    where: value > 0
    sort:
      - descending: day
    group: [customer]
    values:
      number: count()
      last: max(day)
      last_value: first(value)
  clients:
    from: customers
    join:
      table: buying
      on: {id: customer}
      unmatched: keep
    compute:
      lifecycle:
        rules:
          - when: blank(last)
            text: approached
          - when: days(last, as_of) > 365
            text: lapsed
          - when: number >= 2
            text: recurring
        otherwise:
          text: occasional
"""


def test_ordered_rules_tell_the_lifecycle_on_a_day(tmp_path: Path) -> None:
    customers = f"{CUSTOMERS}c,Gamma,MG\nd,Delta,MG\n"
    orders = f"{ORDERS}4,c,2026-09-30,1\n"
    fields = "    lifecycle: lifecycle\n    segment: \"'last ' & last_value\"\n"
    report = run(tmp_path, LIFECYCLE, "clients", fields, customers=customers, orders=orders)
    assert report.findings == ()
    portfolio = load_portfolio(tmp_path).portfolio
    assert {item.id: str(item.lifecycle) for item in portfolio.accounts} == {
        "a": "recurring",
        "b": "lapsed",
        "c": "occasional",
        "d": "approached",
    }
    assert portfolio.by_id["a"].segment == "last 20"


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ("    nickname: name\n", "import-unknown-field"),
        ("    stakeholders: name\n", "import-unknown-field"),
        ("    lifecycle: name\n", "import-unknown-word"),
        ("    customer_since: name\n", "import-not-a-day"),
        ("    owner: name\n", "import-bad-id"),
        ("    owner: id\n", "import-unknown-reference"),
        ("    territory:\n      text: south\n", "import-unknown-reference"),
        ("    parent:\n      text: nobody\n", "import-unknown-reference"),
        ("    segment: [name]\n", "import-not-a-mapping"),
    ],
)
def test_a_value_that_does_not_fit_its_field_is_told(
    tmp_path: Path, fields: str, rule: str
) -> None:
    report = run(tmp_path, fields=fields)
    assert rule in rules(report.findings)
    assert not (tmp_path / "accounts").exists()


@pytest.mark.parametrize(
    ("customers", "rule", "line"),
    [
        ("id,name,state\na,,SP\n", "import-missing-value", 2),
        ("id,name,state\nCON,X,SP\n", "import-bad-id", 2),
        ("id,name,state\na b,X,SP\n", "import-bad-id", 2),
        ("id,name,state\na-b,X,SP\na_b,Y,SP\n", "import-same-id", 3),
    ],
)
def test_a_row_that_makes_no_account_is_told(
    tmp_path: Path, customers: str, rule: str, line: int
) -> None:
    report = run(tmp_path, customers=customers)
    assert [(item.rule, item.place.line) for item in report.findings] == [(rule, line)]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("language: en", "language: fr", "import-not-allowed"),
        ("    numbers: [value]", "    numbers: value", "import-not-a-list"),
        ("    file: orders.csv", "    file: order.csv", "import-missing-file"),
        ("    file: orders.csv", "    file: orders.csv\n    delimiter: x;", "import-not-a-sign"),
        (
            "    file: orders.csv",
            "    file: orders.csv\n    encoding: ebcdic9",
            "import-unknown-encoding",
        ),
        ("    file: orders.csv", "    file: orders.csv\n    date: soon", "import-bad-date-form"),
        (
            "    file: orders.csv",
            '    file: orders.csv\n    decimal: ","\n    thousands: ","',
            "import-same-marks",
        ),
        ("    file: orders.csv", "    file: orders.csv\n    header_line: no", "import-not-a-line"),
        (
            "    file: orders.csv",
            "    file: orders.csv\n    arquivo: orders.csv",
            "import-key-twice",
        ),
        ("    file: orders.csv", "    file: [orders.csv]", "import-not-a-text"),
        ("  name: Programme", "  nickname: Programme", "import-unknown-field"),
        ("  from: customers", "  from: costumers", "import-unknown-table"),
        (
            "accounts:",
            (
                "records:\n  pets:\n    from: customers\n    account: id\n    fields:\n"
                "      id: id\naccounts:"
            ),
            "import-unknown-list",
        ),
        (
            "accounts:",
            (
                "figures:\n  from: orders\n  account: order\n  fields:\n    period: day\n"
                "    kpi:\n      text: revenue\n    actual: value\naccounts:"
            ),
            "import-unknown-account",
        ),
        (
            "accounts:",
            (
                "figures:\n  from: orders\n  account: customer\n  fields:\n"
                "    period: year(day) & ''\n    kpi:\n      text: revenue\n"
                "    actual: value\naccounts:"
            ),
            "import-duplicate-figure",
        ),
        (
            "accounts:",
            (
                "figures:\n  from: orders\n  account: customer\n  fields:\n"
                "    period: customer\n    kpi:\n      text: revenue\n    actual: order\naccounts:"
            ),
            "import-not-a-period",
        ),
        (
            "accounts:",
            (
                "figures:\n  from: orders\n  account: customer\n  fields:\n"
                "    period: day\n    kpi:\n      text: revenue\n    actual: value / 7\naccounts:"
            ),
            "import-too-many-digits",
        ),
    ],
)
def test_a_mistake_in_the_mapping_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    text = MAPPING.format(views="  {}", source="customers", fields="")
    assert old in text
    report = run(tmp_path, map=text.replace(old, new, 1))
    assert rule in rules(report.findings)
    assert report.stopped


def test_a_header_further_down_and_blank_lines_are_no_matter(tmp_path: Path) -> None:
    customers = "Report of today\n\nid,name,state,\n\na,Alpha,SP,\n,,,\n"
    text = MAPPING.format(views="  {}", source="customers", fields="    region: state\n").replace(
        "customers: customers.csv", "customers:\n    file: customers.csv\n    header_line: 3"
    )
    assert run(tmp_path, map=text, customers=customers).findings == ()
    assert account(tmp_path, "a") == "---\nname: Alpha\nregion: SP\n---\n"


def test_sums_are_exact_however_many_decimals(tmp_path: Path) -> None:
    rows = "".join(f"{number},a,2026-01-01,0.1\n" for number in range(10))
    orders = f"order,customer,day,value\n{rows}x,a,2026-01-02,1234567.000000000001\n"
    figures = (
        "  v:\n    from: orders\n    group:\n      customer: customer\n      month: month(day)\n"
        "    values:\n      total: sum(value)\nfigures:\n  from: v\n  account: customer\n"
        "  fields:\n    period: month\n    kpi:\n      text: revenue\n    actual: total\n"
    )
    assert run(tmp_path, figures, orders=orders).findings == ()
    found = load_portfolio(tmp_path).portfolio.by_id["a"].figures[0].actual
    assert found == Decimal("1234568.000000000001")


names = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=40
).filter(lambda text: text.strip() == text and text.strip("\ufeff") == text and text != "")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(names, names), min_size=1, max_size=4))
def test_any_text_of_a_table_is_the_same_text_in_the_account(rows: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "tables").mkdir()
        with (folder / "tables/customers.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(["id", "name", "state"])
            writer.writerows((f"c{number}", *row) for number, row in enumerate(rows))
        content = (folder / "tables/customers.csv").read_bytes()
        report = run(folder, fields="    segment: state\n", customers=content)
        assert report.findings == ()
        accounts = load_portfolio(folder).portfolio.by_id
        assert [
            (accounts[f"c{number}"].name, accounts[f"c{number}"].segment)
            for number in range(len(rows))
        ] == rows
