"""Forms in which tables are read, and in which a programme's files are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.interchange.forms import NumberForm, is_day_form, read_day
from kamdocs.interchange.slug import MAX_LENGTH, slug
from kamdocs.interchange.written_form import number_text
from kamdocs.interchange.yaml_text import Tree, bare_value, entry_lines, text_value
from kamdocs.source.number_text import parse_number
from kamdocs.source.word_text import parse_id
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import ScalarNode

BRAZIL = NumberForm(",", ".")


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        (BRAZIL, "1.234,56", "1234.56"),
        (BRAZIL, "1234,5", "1234.5"),
        (BRAZIL, "R$ 1.234,00", "1234.00"),
        (BRAZIL, "(1.234,00)", "-1234.00"),
        (BRAZIL, "1.234,00-", "-1234.00"),
        (BRAZIL, "-7", "-7"),
        (BRAZIL, "1.23,4", None),
        (BRAZIL, "12.34", None),
        (BRAZIL, "1,2,3", None),
        (BRAZIL, "abc", None),
        (BRAZIL, "(-5)", None),
        (BRAZIL, "1e5", None),
        (BRAZIL, "٣", None),
        (BRAZIL, "-", None),
        (BRAZIL, "()", None),
        (NumberForm(".", ","), "1,234.56", "1234.56"),
        (NumberForm(), "1,234.56", None),
        (NumberForm(), "0.05", "0.05"),
    ],
)
def test_a_number_fits_the_declared_form_or_is_refused(
    form: NumberForm, text: str, expected: str | None
) -> None:
    assert form.read(text) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("05/07/2026", ("dd/mm/aaaa",), date(2026, 7, 5)),
        ("07/05/2026", ("mm/dd/yyyy",), date(2026, 7, 5)),
        ("2026-07-05 13:45:00", ("yyyy-mm-dd hh:mm:ss",), date(2026, 7, 5)),
        ("1996-07-04 00:00:00.000", ("%Y-%m-%d %H:%M:%S.%f",), date(1996, 7, 4)),
        ("2026-07-05", ("dd/mm/yyyy", "%Y-%m-%d"), date(2026, 7, 5)),
        ("31/02/2026", ("dd/mm/yyyy",), None),
        ("5 de julho", ("dd/mm/yyyy",), None),
    ],
)
def test_a_day_fits_a_declared_form(
    text: str, forms: tuple[str, ...], expected: date | None
) -> None:
    assert read_day(text, forms) == expected


@pytest.mark.parametrize(
    ("form", "good"),
    [("dd/mm/yyyy", True), ("%d.%m.%y", True), ("mm/yyyy", False), ("dia", False), ("%", False)],
)
def test_a_form_has_to_name_a_whole_day(form: str, good: bool) -> None:
    assert is_day_form(form) is good


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pão & Cia. Ltda.", "pao-cia-ltda"),
        ("Wolski  Zajazd", "wolski-zajazd"),
        ("Łódź Größe Ærø", "lodz-grosse-aero"),
        ("Bon app'", "bon-app"),
        ("CON", "con-1"),
        ("Lpt1", "lpt1-1"),
        ("株式会社", ""),
        ("x" * 200, "x" * MAX_LENGTH),
    ],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_every_id_made_can_be_a_folder(name: str) -> None:
    made = slug(name)
    assert made == "" or parse_id(made) == made
    assert slug(made) in (made, f"{made}-1")


@pytest.mark.parametrize(
    ("value", "language", "places", "expected"),
    [
        ("57150.5", "pt-BR", 2, "57.150,50"),
        ("57150.5", "en", 2, "57,150.50"),
        ("640000", "pt-PT", 0, "640.000"),
        ("-0.125", "pt-BR", 2, "-0,125"),
        ("142.80000", "en", 2, "142.80"),
        ("1E+3", "en", 0, "1,000"),
        ("0", "pt-BR", 2, "0,00"),
    ],
)
def test_numbers_are_written_in_the_form_of_the_language(
    value: str, language: str, places: int, expected: str
) -> None:
    assert number_text(Decimal(value), language, places) == expected


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=8, min_value=-(10**13), max_value=10**13
    ),
    st.sampled_from(["pt-BR", "en"]),
    st.integers(0, 4),
)
def test_a_number_reads_back_without_loss(value: Decimal, language: str, places: int) -> None:
    assert parse_number(number_text(value, language, places), language) == value


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_reads_back_from_yaml(text: str) -> None:
    for value in (text_value(text), bare_value(text)):
        root = compose(f"chave: {value}\nfim: x\n", "x.yml").root
        assert root is not None
        node = root.entries[0][1]
        assert isinstance(node, ScalarNode)
        assert node.text == text
        assert len(root.entries) == 2


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pão & Cia. Ltda.", "Pão & Cia. Ltda."),
        ("{{ 7*7 }}", '"{{ 7*7 }}"'),
        ("yes", '"yes"'),
        ("007", '"007"'),
        ("2026-07-05", '"2026-07-05"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("---", '"---"'),
        ("linha\nnova", '"linha\\nnova"'),
        ("", '""'),
    ],
)
def test_a_text_is_quoted_only_where_it_would_be_misread(text: str, written: str) -> None:
    assert text_value(text) == written


def test_records_are_written_one_thing_a_line() -> None:
    tree: dict[str, Tree] = {
        "a": "1",
        "b": [{"c": "2", "d": ["3", "4"]}, "5"],
        "e": {"f": "6"},
        "g": [],
    }
    assert entry_lines(tree) == [
        "a: 1",
        "b:",
        "  - c: 2",
        "    d:",
        "      - 3",
        "      - 4",
        "  - 5",
        "e:",
        "  f: 6",
    ]
