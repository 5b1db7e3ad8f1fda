from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.source.number_text import parse_count, parse_number, parse_points, parse_share
from kamdocs.source.problem import Problem


def rule_of(result: object) -> str:
    assert isinstance(result, Problem), result
    return result.rule


@pytest.mark.parametrize(
    ("text", "portuguese", "english"),
    [
        ("0", "0", "0"),
        ("640", "640", "640"),
        ("640000", "640000", "640000"),
        ("640.000", "640000", "640.000"),
        ("640,000", "640.000", "640000"),
        ("640.5", "640.5", "640.5"),
        ("640,5", "640.5", "640.5"),
        ("0.125", "0.125", "0.125"),
        ("0,125", "0.125", "0.125"),
        ("1234.567", "1234.567", "1234.567"),
        ("1 234 567,89", "1234567.89", "1234567.89"),
        ("1\u00a0234\u00a0567,89", "1234567.89", "1234567.89"),
        ("1\u202f234,5", "1234.5", "1234.5"),
        ("  12,50\u00a0", "12.50", "12.50"),
        ("-5", "-5", "-5"),
        ("\u22125", "-5", "-5"),
        ("– 5", "-5", "-5"),
        ("+5", "5", "5"),
        ("5-", "-5", "-5"),
        ("(5)", "-5", "-5"),
        ("-0", "0", "0"),
    ],
)
def test_number_in_both_languages(text: str, portuguese: str, english: str) -> None:
    for language, expected in (("pt-BR", portuguese), ("pt-PT", portuguese), ("en", english)):
        value = parse_number(text, language)
        assert isinstance(value, Decimal), (language, value)
        assert str(value) == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("pt-BR", "1.200.000,50", "1200000.50"),
        ("en", "1,200,000.50", "1200000.50"),
        ("pt-BR", "1 234.5", "1234.5"),
    ],
)
def test_groups_and_decimals(language: str, text: str, value: str) -> None:
    assert parse_number(text, language) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("pt-BR", "", "bad-number"),
        ("pt-BR", "abc", "bad-number"),
        ("pt-BR", "1.23.456", "bad-number"),
        ("pt-BR", "1 23", "bad-number"),
        ("pt-BR", "1 234\u00a0567", "bad-number"),
        ("pt-BR", "1 234.567", "number-of-other-language"),
        ("pt-BR", ",5", "bad-number"),
        ("pt-BR", "5,", "bad-number"),
        ("pt-BR", "--5", "bad-number"),
        ("pt-BR", "(-5)", "bad-number"),
        ("pt-BR", "(5", "bad-number"),
        ("pt-BR", "1_000", "bad-number"),
        ("pt-BR", "NaN", "bad-number"),
        ("pt-BR", "Infinity", "bad-number"),
        ("pt-BR", "٣", "bad-number"),
        ("pt-BR", "1e6", "bad-number"),
        ("pt-BR", "1" * 25, "bad-number"),
        ("pt-BR", "1" * 5000, "bad-number"),
        ("pt-BR", "1,234.56", "number-of-other-language"),
        ("pt-BR", "1,234,567", "number-of-other-language"),
        ("en", "1.234,56", "number-of-other-language"),
        ("pt-BR", "08", "leading-zero"),
        ("pt-BR", "007.000", "leading-zero"),
        ("pt-BR", "1:30", "sexagesimal"),
        ("pt-BR", "1:30:00", "sexagesimal"),
        ("pt-BR", "640 mil", "number-with-unit"),
        ("pt-BR", "640k", "number-with-unit"),
        ("pt-BR", "30 dias", "number-with-unit"),
        ("pt-BR", "R$ 5", "other-currency"),
        ("pt-BR", "5 USD", "other-currency"),
        ("pt-BR", "12,5%", "percent-not-allowed"),
    ],
)
def test_what_fits_no_form_is_a_problem_of_its_own(language: str, text: str, rule: str) -> None:
    assert rule_of(parse_number(text, language)) == rule


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("1,234.56", "1.234,56"), ("08", "8"), ("000", "0"), ("12,5%", "12,5"), ("640 mil", "640")],
)
def test_problem_suggests_what_to_write(text: str, suggestion: str) -> None:
    found = parse_number(text, "pt-BR")
    assert isinstance(found, Problem)
    assert found.params["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("R$ 1.234.567,89", "BRL", "1234567.89"),
        ("R$1.234,5", "BRL", "1234.5"),
        ("R$\u00a0640.000", "BRL", "640000"),
        ("-R$ 5", "BRL", "-5"),
        ("R$ -5", "BRL", "-5"),
        ("(R$ 5)", "BRL", "-5"),
        ("BRL 5", "BRL", "5"),
        ("€ 5", "EUR", "5"),
        ("1 234,56 €", "EUR", "1234.56"),
        ("US$ 5", "USD", "5"),
        ("$5", "USD", "5"),
        ("640", "BRL", "640"),
    ],
)
def test_the_programmes_currency_may_stand_beside(text: str, currency: str, value: str) -> None:
    assert parse_number(text, "pt-BR", currency) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "currency"), [("€ 5", "BRL"), ("R$ 5", "EUR"), ("US$ 5", "BRL"), ("$5", "BRL")]
)
def test_another_currency_is_refused(text: str, currency: str) -> None:
    found = parse_number(text, "pt-BR", currency)
    assert isinstance(found, Problem)
    assert (found.rule, found.params["currency"]) == ("other-currency", currency)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5%", "0.125"), ("12.5 %", "0.125"), ("0,6", "0.6"), ("1", "1"), ("120%", "1.20"),
     ("-2%", "-0.02"), ("0", "0"), ("0%", "0.00")],
)  # fmt: skip
def test_share_as_a_fraction(text: str, value: str) -> None:
    assert str(parse_share(text, "pt-BR")) == value


@pytest.mark.parametrize(
    ("text", "rule"),
    [("60", "percent-over-one"), ("4,9", "percent-over-one"), ("%12", "bad-percent"),
     ("", "bad-percent"), ("muito", "bad-percent"), ("08%", "leading-zero"),
     ("R$ 5", "other-currency")],
)  # fmt: skip
def test_share_problem(text: str, rule: str) -> None:
    assert rule_of(parse_share(text, "pt-BR")) == rule


def test_share_over_one_suggests_the_percent_sign() -> None:
    found = parse_share(" 60 ", "pt-BR")
    assert isinstance(found, Problem)
    assert found.params["suggestion"] == "60%"


@pytest.mark.parametrize(("text", "value"), [("3,2", "3.2"), ("3,2%", "3.2"), ("96", "96")])
def test_points_as_written(text: str, value: str) -> None:
    assert str(parse_points(text, "pt-BR")) == value


@pytest.mark.parametrize(("text", "value"), [("30", 30), ("0", 0), ("1.200", 1200), ("30,0", 30)])
def test_count(text: str, value: int) -> None:
    assert parse_count(text, "pt-BR") == value


@pytest.mark.parametrize(
    ("text", "rule"),
    [("-1", "bad-count"), ("1,5", "bad-count"), ("x", "bad-count"), ("08", "leading-zero"),
     ("30 dias", "number-with-unit"), ("5%", "percent-not-allowed")],
)  # fmt: skip
def test_count_problem(text: str, rule: str) -> None:
    assert rule_of(parse_count(text, "pt-BR")) == rule


SIGNS = st.text(alphabet="0123456789.,- %R$€()+:\u00a0\u2212kx", max_size=100)


@given(st.one_of(st.text(), SIGNS), st.sampled_from(["pt-BR", "pt-PT", "en"]))
def test_any_text_is_a_number_or_a_problem(text: str, language: str) -> None:
    for result in (
        parse_number(text, language, "BRL"),
        parse_share(text, language),
        parse_points(text, language),
        parse_count(text, language),
    ):
        assert isinstance(result, (Decimal, int, Problem))


AMOUNTS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4
)


@given(AMOUNTS, st.sampled_from([("pt-BR", "pt_BR"), ("pt-PT", "pt_PT"), ("en", "en")]))
def test_what_babel_writes_is_read_back_exactly(value: Decimal, language: tuple[str, str]) -> None:
    ours, theirs = language
    written = format_decimal(value, locale=theirs, decimal_quantization=False)
    assert parse_number(written, ours) == value
    money = format_currency(value, "EUR", locale=theirs, decimal_quantization=False)
    assert parse_number(money, ours, "EUR") == value
