"""The expression language: what it gives, and what it refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.interchange.evaluation import Column, NameProblem, Scope, bind
from kamdocs.interchange.expression import MAX_LENGTH, ExpressionError, parse_expression
from kamdocs.interchange.values import CannotComputeError, Value, plain_number

AS_OF = date(2026, 10, 15)
ROW: dict[str, Value] = {
    "Vlr. Líquido": Decimal("10.50"),
    "qtd": Decimal(3),
    "nome": "Pão & Cia.",
    "vazia": None,
    "dia": date(2026, 7, 5),
}
COLUMNS = tuple(Column("t", name) for name in ROW)


def compute(text: str) -> Value:
    problems: list[NameProblem] = []
    evaluator = bind(parse_expression(text), Scope(COLUMNS, AS_OF), problems)
    assert problems == []
    return evaluator(tuple(ROW.values()), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", Decimal(7)),
        ("(1 + 2) * -3", Decimal(-9)),
        ("10 / 4", Decimal("2.5")),
        ("0.1 + 0.2", Decimal("0.3")),
        ("[Vlr. Líquido] * qtd", Decimal("31.50")),
        ("vlr_liquido * t.qtd", Decimal("31.50")),
        ("vazia * 2", None),
        ('nome & ": " & vazia & qtd', "Pão & Cia.: 3"),
        ("qtd = 3 and not blank(nome)", True),
        ("vazio(vazia) e qtd <> 4 ou qtd > 9", True),
        ("vazia > 1", False),
        ("vazia = vazia", True),
        ('if(qtd = 0, "–", 6 / qtd)', Decimal(2)),
        ("if(qtd = 3, 1, 1 / (qtd - 3))", Decimal(1)),
        ("slug(nome)", "pao-cia"),
        ('replace(upper(nome), "Ã", "A")', "PAO & CIA."),
        ('left("abcdef", 2) & right("abcdef", 2) & part("abcdef", 3, 2)', "abefcd"),
        ('pad("42", 6)', "000042"),
        ('join(", ", nome, vazia, "SP")', "Pão & Cia., SP"),
        ('coalesce(vazia, "", "x")', "x"),
        ('number("1.5") * 2', Decimal(3)),
        ("round(2.345, 2)", Decimal("2.35")),
        ("abs(-2)", Decimal(2)),
        ("least(3, vazia, 2)", Decimal(2)),
        ("greatest(3, vazia, 2)", Decimal(3)),
        ("month(dia)", "2026-07"),
        ("year(dia)", Decimal(2026)),
        ("days(dia, as_of)", Decimal(102)),
        ('day_text(dia, "dd/mm/aaaa")', "05/07/2026"),
        ("dia < as_of", True),
    ],
)
def test_an_expression_gives(text: str, expected: Value) -> None:
    assert compute(text) == expected


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("1 +", 3),
        ("(1", 2),
        ("1 2", 2),
        ('"open', 0),
        ("a; b", 1),
        ("sum(a,, b)", 6),
        ("a.", 2),
        ("__import__('os').system('x')", 16),
        ("(" * 60 + "1" + ")" * 60, 40),
        ("1" + "+1" * MAX_LENGTH, MAX_LENGTH),
    ],
)
def test_what_is_no_expression_tells_where(text: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    "text",
    ["nome * 2", "nome > 3", "1 / 0", "month(nome)", "1 and 2", "round(1, 0.5)", "upper(dia)"],
)
def test_values_that_do_not_go_together_are_refused(text: str) -> None:
    with pytest.raises(CannotComputeError):
        compute(text)


@pytest.mark.parametrize(
    ("text", "rule", "params"),
    [
        ("nomee", "import-unknown-column", {"column": "nomee", "tables": "t", "known": "nome"}),
        ("uper(nome)", "import-unknown-function", {"function": "uper", "known": "upper, numero"}),
        ("sum(qtd)", "import-aggregate-outside", {"function": "sum"}),
        ("left(nome)", "import-wrong-arguments", {"function": "left", "given": "1", "wanted": "2"}),
    ],
)
def test_names_that_mean_nothing_are_told(text: str, rule: str, params: dict[str, str]) -> None:
    problems: list[NameProblem] = []
    bind(parse_expression(text), Scope(COLUMNS, AS_OF), problems)
    assert [(item.rule, item.params) for item in problems] == [(rule, params)]


def test_a_name_in_two_tables_needs_its_table() -> None:
    columns = (Column("a", "id"), Column("b", "id"))
    problems: list[NameProblem] = []
    bind(parse_expression("id"), Scope(columns, AS_OF), problems)
    assert problems[0].params == {"column": "id", "among": "a.id, b.id"}
    right = bind(parse_expression("b.id"), Scope(columns, AS_OF), [])
    assert right(("x", "y"), ()) == "y"


@given(st.text(max_size=80))
def test_any_text_is_an_expression_or_refused(text: str) -> None:
    offset = 0
    try:
        parse_expression(text)
    except ExpressionError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)


decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12
)


@given(decimals, decimals)
def test_products_are_exact(left: Decimal, right: Decimal) -> None:
    text = f"({plain_number(left)}) * ({plain_number(right)})"
    product = compute(text)
    assert isinstance(product, Decimal)
    assert Fraction(product) == Fraction(left) * Fraction(right)
