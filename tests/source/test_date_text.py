from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.model.period import Period
from kamdocs.source.date_text import FIRST_YEAR, LAST_YEAR, parse_date, parse_period
from kamdocs.source.problem import Problem


@pytest.mark.parametrize(
    "text",
    ["2026-12-31", "31/12/2026", " 31-12-2026 ", "31.12.2026", "2026-12-31T00:00:00",
     "2026-12-31 00:00:00", "31/12/2026 00:00"],
)  # fmt: skip
def test_date_forms(text: str) -> None:
    assert parse_date(text) == date(2026, 12, 31)


def test_date_with_slashes_is_day_first() -> None:
    assert parse_date("1/2/2026") == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "rule", "suggestion"),
    [
        ("31/02/2026", "date-does-not-exist", None),
        ("2026-02-30", "date-does-not-exist", None),
        ("2026-13-01", "date-does-not-exist", None),
        ("31/13/2026", "date-does-not-exist", None),
        ("12/31/2026", "month-first-date", "31/12/2026"),
        ("31/12/26", "two-digit-year", "31/12/2026"),
        ("46022", "excel-serial-date", "2025-12-31"),
        ("46022,5", "excel-serial-date", "2025-12-31"),
        ("2026-12-31 14:30", "date-with-time", "2026-12-31"),
        ("0206-12-31", "date-out-of-range", None),
        ("2026-12", "bad-date", None),
        ("31/12-2026", "bad-date", None),
        ("amanhã", "bad-date", None),
        ("", "bad-date", None),
        ("2026-12-31 00:00" + " " * 10 + "x" * 5000, "bad-date", None),
    ],
)
def test_date_problem(text: str, rule: str, suggestion: str | None) -> None:
    found = parse_date(text)
    assert isinstance(found, Problem)
    assert (found.rule, found.params.get("suggestion")) == (rule, suggestion)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-07", Period.month(2026, 7)),
        ("2026-7", Period.month(2026, 7)),
        ("2026-q3", Period.quarter(2026, 3)),
        ("2026-T3", Period.quarter(2026, 3)),
        ("2026t3", Period.quarter(2026, 3)),
        ("3T26", Period.quarter(2026, 3)),
        ("3t2026", Period.quarter(2026, 3)),
        ("3Q/26", Period.quarter(2026, 3)),
        (" 2026 ", Period.whole_year(2026)),
        ("jul/26", Period.month(2026, 7)),
        ("jul-26", Period.month(2026, 7)),
        ("JUL./2026", Period.month(2026, 7)),
        ("Sep-26", Period.month(2026, 9)),
        ("fev/27", Period.month(2027, 2)),
        ("Julho de 2026", Period.month(2026, 7)),
        ("março/26", Period.month(2026, 3)),
        ("07/2026", Period.month(2026, 7)),
        ("7/2026", Period.month(2026, 7)),
        ("12/2026", Period.month(2026, 12)),
    ],
)
def test_period_forms(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    ("text", "rule", "suggestion"),
    [
        ("2026-13", "bad-period", None),
        ("2026-00", "bad-period", None),
        ("2026-q5", "bad-period", None),
        ("0T26", "bad-period", None),
        ("9999", "bad-period", None),
        ("0001-07", "bad-period", None),
        ("julho", "bad-period", None),
        ("", "bad-period", None),
        ("01/07/2026", "date-not-period", "2026-07"),
        ("2026-07-01", "date-not-period", "2026-07"),
        ("26/jul", "bad-period", None),
        ("julh/26", "date-not-period", "2026-07"),
        ("07/26", "bad-period", None),
        ("13/2026", "bad-period", None),
        ("0/2026", "bad-period", None),
        ("jul/1500", "bad-period", None),
        ("46204", "excel-serial-date", "2026-07"),
    ],
)
def test_period_problem(text: str, rule: str, suggestion: str | None) -> None:
    found = parse_period(text)
    assert isinstance(found, Problem)
    assert (found.rule, found.params.get("suggestion")) == (rule, suggestion)


DATE_SIGNS = st.text(alphabet="0123456789-/.: TQtqjulset", max_size=45)


@given(st.one_of(st.text(), DATE_SIGNS))
def test_any_text_is_a_date_or_period_or_a_problem(text: str) -> None:
    assert isinstance(parse_date(text), (date, Problem))
    assert isinstance(parse_period(text), (Period, Problem))


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_date_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.strftime("%d/%m/%Y")) == day
