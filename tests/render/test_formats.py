"""Values as readers of each language write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.model.period import Period
from kamdocs.render.addresses import Links
from kamdocs.render.formats import Formats

BR, PT, EN = Formats("pt-BR", "BRL"), Formats("pt-PT", "EUR"), Formats("en", "BRL")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("formats", "value", "text"),
    [
        (BR, "1234567.89", "R$ 1.234.567,89"),
        (EN, "1234567.89", "R$1,234,567.89"),
        (PT, "1234567.89", "1 234 567,89 €"),
        (BR, "-0.5", "-R$ 0,50"),
        (BR, "0.125", "R$ 0,13"),
        (BR, "0.005", "R$ 0,01"),
    ],
)
def test_money_to_the_cent(formats: Formats, value: str, text: str) -> None:
    assert plain(formats.money(Decimal(value))) == text


@pytest.mark.parametrize(
    ("formats", "value", "text"),
    [
        (BR, "1211000", "R$ 1,21 mi"),
        (BR, "479700", "R$ 479,7 mil"),
        (BR, "0", "R$ 0"),
        (BR, "999.5", "R$ 1.000"),
        (EN, "1211000", "R$1.21M"),
    ],
)
def test_short_money(formats: Formats, value: str, text: str) -> None:
    assert plain(formats.short_money(Decimal(value))) == text


def test_shares_and_measures() -> None:
    assert BR.percent(Decimal("0.066")) == "6,6%"
    assert EN.percent(Decimal("0.5"), 0) == "50%"
    assert BR.measured(Decimal("2.1"), "%") == "2,1%"
    assert plain(BR.measured(Decimal(3), "dias")) == "3 dias"
    assert plain(BR.measured(Decimal(150000), "BRL")) == "R$ 150 mil"
    assert plain(BR.measured(Decimal(150000), "USD")) == "US$ 150 mil"


@pytest.mark.parametrize(
    ("measure", "currency", "text"),
    [
        ("US$", None, "US$ 1,5 mil"),
        ("US$", "BRL", "US$ 1,5 mil"),
        ("€", "BRL", "€ 1,5 mil"),
        ("R$", "USD", "R$ 1,5 mil"),
        ("$", "USD", "US$ 1,5 mil"),
        ("$", None, "R$ 1,5 mil"),
    ],
)
def test_a_written_sign_is_its_own_currency_and_not_that_of_the_account(
    measure: str, currency: str | None, text: str
) -> None:
    assert plain(BR.measured(Decimal(1500), measure, currency)) == text


def test_days_and_periods() -> None:
    day = date(2026, 12, 31)
    assert (BR.day(day), PT.day(day), EN.day(day)) == ("31/12/2026", "31/12/2026", "Dec 31, 2026")
    assert BR.long_day(day) == "31 de dezembro de 2026"
    quarter = Period.quarter(2026, 3)
    assert (BR.period(quarter), EN.period(quarter)) == ("3T26", "Q3 26")
    assert BR.long_quarter(quarter) == "3º trimestre de 2026"
    assert PT.long_quarter(quarter) == "3.º trimestre de 2026"
    assert EN.long_quarter(quarter) == "3rd quarter of 2026"
    assert BR.period(Period.month(2026, 7)) == "jul/26"


@pytest.mark.parametrize(
    ("start", "target", "directory", "file"),
    [
        ("", "contas/a/", "contas/a/", "contas/a/index.html"),
        ("contas/a/", "", "../../", "../../index.html"),
        ("contas/a/", "contas/a/", "./", "index.html"),
        ("contas/a/objetivos/", "contas/b/", "../../b/", "../../b/index.html"),
    ],
)
def test_links_in_both_forms_of_address(start: str, target: str, directory: str, file: str) -> None:
    assert Links(start, directory_urls=True).to(target) == directory
    assert Links(start, directory_urls=False).to(target) == file
    assert Links(start, directory_urls=False).to(target, "x") == f"{file}#x"
