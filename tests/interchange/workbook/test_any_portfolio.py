"""Whatever a portfolio holds: out, in, and through the files of a new programme, it is the same."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kamdocs.interchange.workbook.baseline import Baseline, baseline_rows, written_values
from kamdocs.interchange.workbook.columns import Column, Role
from kamdocs.interchange.workbook.directory import portfolio_directory
from kamdocs.interchange.workbook.importing import import_new
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.interchange.workbook.records import periods_of, portfolio_rows
from kamdocs.interchange.workbook.sheets import BY_KEY, is_single
from kamdocs.interchange.workbook.start_tab import StartPage
from kamdocs.interchange.workbook.tab_writing import TabRow
from kamdocs.interchange.workbook.writing import WorkbookPlan, workbook_bytes
from kamdocs.model.account import Account
from kamdocs.model.encounters import Point
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Figure
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Offering, Person, Programme, Tier
from kamdocs.source.folder import load_portfolio

TEXTS = (
    st.text(st.sampled_from("aÃ€ß漢🙂 =+-@'\"#:;_x0041,.%&<>\n\t"), min_size=1, max_size=24)
    .map(str.strip)
    .filter(lambda text: text.strip("; \n") and not text.startswith("Exemplo"))
)
WORDS = st.text(st.sampled_from("aB9=+-@ç"), min_size=1, max_size=8)
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False)
SHARES = st.decimals(min_value=0, max_value=1, places=4, allow_nan=False)
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
KNOWN = {
    Target.PERSON: ("ana", "rui"),
    Target.OFFERING: ("caixas",),
    Target.TIER: ("chave",),
    Target.KPI: ("revenue", "volume"),
    Target.STAGE: ("proposal",),
}
BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.TAX_ID: st.just("11.222.333/0001-81"),
    Kind.NUMBER: NUMBERS,
    Kind.POINTS: st.decimals(min_value=0, max_value=100, places=1),
    Kind.MONEY: NUMBERS.map(lambda value: value.quantize(Decimal("0.01"))),
    Kind.SHARE: SHARES,
    Kind.COUNT: st.integers(0, 400),
    Kind.DAY: DAYS,
    Kind.PERIOD: st.builds(Period.quarter, st.integers(2024, 2027), st.integers(1, 4)),
    Kind.YES_NO: st.booleans(),
}
LISTS = (
    *("units", "stakeholders", "team", "objectives", "actions", "opportunities", "contracts"),
    *("risks", "issues", "needs", "key_dates"),
)


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Give values that a field of a record may have."""
    shape = column.shape
    one: st.SearchStrategy[Any]
    if shape.reference is not None:
        known = KNOWN.get(shape.reference.target)
        one = st.sampled_from(known) if known else st.none()
    elif shape.values is Visibility:  # wider marks are not allowed everywhere
        one = st.just(Visibility.TEAM)
    elif shape.values is not None:
        one = st.sampled_from(list(shape.values))
    elif column.of_points:
        one = TEXTS.map(lambda text: Point(text=text))
    elif shape.between is not None and shape.kind is Kind.COUNT:
        one = st.integers(shape.between.low, shape.between.high)
    elif shape.between is not None and shape.kind is Kind.NUMBER:
        one = st.decimals(shape.between.low, shape.between.high, places=1)
    elif column.key == "currency":
        one = st.sampled_from(["BRL", "EUR"])
    else:
        one = BY_KIND[shape.kind or Kind.TEXT]
    if shape.many:
        return st.lists(one, max_size=2).map(lambda items: tuple(x for x in items if x is not None))
    if shape.required:
        return one
    return st.none() | one


def records(key: str) -> st.SearchStrategy[list[Any]]:
    """Give records of a sheet, each with an id of its own."""
    sheet = BY_KEY[key]
    fields = {
        column.key: values_of(column) for column in sheet.columns if column.role is Role.FIELD
    }
    has_id = any(column.role is Role.ID for column in sheet.columns)

    def made(items: list[dict[str, Any]]) -> list[Any]:
        kept = [{k: v for k, v in item.items() if v is not None} for item in items]
        ids = [{"id": f"{key[:3]}-{n}"} if has_id else {} for n, _ in enumerate(kept)]
        return [sheet.record(**item, **more) for item, more in zip(kept, ids, strict=True)]

    most = 1 if is_single(sheet) else 2
    return st.lists(st.fixed_dictionaries(fields), max_size=most).map(made)


FIGURES = st.dictionaries(
    st.tuples(st.integers(2025, 2026), st.integers(1, 12), st.sampled_from(["revenue", "volume"])),
    st.tuples(st.none() | NUMBERS, st.none() | NUMBERS),
    max_size=4,
)


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """Give a portfolio of one or two accounts."""
    accounts = []
    for number in range(draw(st.integers(1, 2))):
        lists = {key: tuple(draw(records(key))) for key in LISTS}
        fields = {
            column.key: draw(values_of(column))
            for column in BY_KEY["accounts"].columns
            if column.role is Role.FIELD and column.key != "name"
        }
        figures = tuple(
            Figure(period=Period.month(year, month), kpi=kpi, actual=actual, target=target)
            for (year, month, kpi), (actual, target) in draw(FIGURES).items()
            if actual is not None or target is not None
        )
        single = {key: draw(records(key)) for key in ("plan", "terms")}
        given = {
            "id": f"conta-{number}",
            "path": f"accounts/conta-{number}/conta.md",
            "name": f"{draw(WORDS)} {number}",
            "figures": figures,
            **{key: found[0] for key, found in single.items() if found},
            **lists,
            **{key: value for key, value in fields.items() if value is not None},
        }
        accounts.append(Account.model_validate(given))
    programme = Programme(
        name="Programa",
        people=(Person(id="ana", name="Ana"), Person(id="rui", name="Ana")),
        offerings=(Offering(id="caixas", name="Caixas; e outras"),),
        tiers=(Tier(id="chave", name="Chave"),),
    )
    return Portfolio(programme=programme, accounts=tuple(accounts))


def workbook(portfolio: Portfolio) -> bytes:
    rows = portfolio_rows(portfolio, "pt-BR")
    start = StartPage("T", "a", (), (), {})
    plan = WorkbookPlan(
        language="pt-BR",
        start=start,
        rows={key: [TabRow(row.key, row.values) for row in found] for key, found in rows.items()},
        periods=periods_of(rows["figures"]),
        directory=portfolio_directory(portfolio, "pt-BR"),
        baseline=Baseline("pt-BR", date(2026, 10, 15), rows=baseline_rows(rows)),
        accounts=tuple(item.id for item in portfolio.accounts),
        settings={"name": "Programa", "currency": "BRL"},
    )
    return workbook_bytes(plan)


def cells(portfolio: Portfolio) -> dict[str, list[list[tuple[str, str]]]]:
    return {
        key: sorted(sorted(written_values(row.values).items()) for row in found)
        for key, found in portfolio_rows(portfolio, "pt-BR").items()
    }


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(portfolios())
def test_a_portfolio_comes_back_as_it_went_out(portfolio: Portfolio) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "carteira.xlsx"
        path.write_bytes(workbook(portfolio))
        content = read_workbook(path)
        assert content.findings == ()
        assert content.baseline is not None
        back = {
            key: {row.key: written_values(row.values) for row in sheet.rows}
            for key, sheet in content.sheets.items()
        }
        assert back == content.baseline.rows
        report = import_new(path, Path(name) / "accounts")
        assert report.findings == ()
        assert cells(load_portfolio(Path(name)).portfolio) == cells(portfolio)
