"""One text, read as its field wants it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.model.commerce import Opportunity
from kamdocs.model.people import Stakeholder
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.work import Objective, PlannedValue
from kamdocs.source.problem import Problem
from kamdocs.source.value_reader import Writing, read_value

BR = Writing("pt-BR", "BRL")
EN = Writing("en", "USD")


def read(record: type[Record], field: str, text: str, writing: Writing) -> Any:
    """Give the value of a text in a field; of a refused one the rule."""
    words = "en" if writing is EN else "pt"
    value = read_value(record_shape(record)[field], text, writing, words)
    return value.rule if isinstance(value, Problem) else value


@pytest.mark.parametrize(
    ("record", "field", "text", "writing", "value"),
    [
        (Objective, "target", "1.200.000", BR, 1_200_000),
        (Objective, "target", "R$ 1.200.000,50", BR, Decimal("1200000.50")),
        (Objective, "target", "3,2%", BR, Decimal("3.2")),
        (Objective, "target", "US$ 3", BR, "other-currency"),
        (Objective, "target", "$3.25", EN, Decimal("3.25")),
        (Objective, "weight", "12,5%", BR, Decimal("12.5")),
        (PlannedValue, "period", "2026-t4", BR, Period.quarter(2026, 4)),
        (Opportunity, "annual_value", "R$ 1.234.567,89", BR, Decimal("1234567.89")),
        (Opportunity, "annual_value", "60%", BR, "percent-not-allowed"),
        (Opportunity, "annual_value", "R$1,234.50", EN, "other-currency"),
        (Opportunity, "probability", "60%", BR, Decimal("0.60")),
        (Opportunity, "probability", "0,6", BR, Decimal("0.6")),
        (Opportunity, "close_date", "31/12/2026", EN, date(2026, 12, 31)),
        (Opportunity, "ramp_months", "6", BR, 6),
        (Opportunity, "next_step", "  Ligar: amanhã ", BR, "Ligar: amanhã"),
        (Opportunity, "category", "Melhor Cenário", EN, "best_case"),
        (Stakeholder, "influence", "9,5", BR, Decimal("9.5")),
        (Stakeholder, "influence", "11", BR, "out-of-range"),
        (Stakeholder, "influence", "-1", BR, "out-of-range"),
        (Stakeholder, "to_identify", "Sim", BR, True),
        (Stakeholder, "role", "decisora", BR, "decision_maker"),
    ],
)
def test_a_text_is_read_as_its_field_wants(
    record: type[Record], field: str, text: str, writing: Writing, value: object
) -> None:
    assert read(record, field, text, writing) == value


@pytest.mark.parametrize(("writing", "word"), [(BR, "comprometido"), (EN, "commit")])
def test_an_unknown_word_lists_all_that_are_allowed(writing: Writing, word: str) -> None:
    shape = record_shape(Opportunity)["category"]
    problem = read_value(shape, "talvez", writing, "en" if writing is EN else "pt")
    assert isinstance(problem, Problem)
    assert problem.params["allowed"].split(", ")[0] == word
    assert len(problem.params["allowed"].split(", ")) == 4
