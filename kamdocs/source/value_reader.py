"""One written text to the value that a field wants, or to the reason why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kamdocs.model.kinds import Between, Kind
from kamdocs.model.shape import FieldShape
from kamdocs.source.date_text import parse_date, parse_period
from kamdocs.source.number_text import parse_count, parse_number, parse_points, parse_share
from kamdocs.source.problem import Problem, problem
from kamdocs.source.word_table import value_table
from kamdocs.source.word_text import parse_id, parse_yes_no


@dataclass(frozen=True, slots=True)
class Writing:
    """How values are written in a file: the programme's language, the account's currency."""

    language: str = "pt-BR"
    currency: str = "BRL"


_PARSERS: dict[Kind, Callable[[str, Writing], Any]] = {
    Kind.TEXT: lambda text, _: text.strip(),
    Kind.TAX_ID: lambda text, _: text.strip(),
    Kind.ID: lambda text, _: parse_id(text),
    Kind.NUMBER: lambda text, writing: _read_number(text, writing),
    Kind.MONEY: lambda text, writing: parse_number(text, writing.language, writing.currency),
    Kind.SHARE: lambda text, writing: parse_share(text, writing.language),
    Kind.POINTS: lambda text, writing: parse_points(text, writing.language),
    Kind.COUNT: lambda text, writing: parse_count(text, writing.language),
    Kind.DAY: lambda text, _: parse_date(text),
    Kind.PERIOD: lambda text, _: parse_period(text),
    Kind.YES_NO: lambda text, writing: parse_yes_no(text, writing.language),
}


def read_value(shape: FieldShape, text: str, writing: Writing, words: str) -> Any | Problem:
    """Give the value of a text in a field; `words` is the language in which words are listed."""
    if shape.values is not None:
        return _read_word(shape.values, text, words)
    if shape.kind is None:
        return text.strip()
    value = _PARSERS[shape.kind](text, writing)
    if shape.between is not None and not isinstance(value, Problem):
        return _within(shape, shape.between, value, text)
    return value


def read_kind(kind: Kind, text: str, writing: Writing) -> Any | Problem:
    """Give the value of a text of a kind."""
    return _PARSERS[kind](text, writing)


def _read_number(text: str, writing: Writing) -> Decimal | Problem:
    """Give a number in whatever measure: `R$ 10` is 10, and `3,2%` is 3.2 percent points."""
    value = parse_number(text, writing.language, writing.currency)
    if isinstance(value, Problem) and value.rule == "percent-not-allowed":
        return parse_points(text, writing.language)
    return value


def _read_word(values: type[StrEnum], text: str, words: str) -> StrEnum | Problem:
    table = value_table(values)
    name = table.find(text)
    if name is None:
        return problem("unknown-value", text=text, allowed=", ".join(table.words(words)))
    return values(name)


def _within(shape: FieldShape, between: Between, value: Any, text: str) -> Any | Problem:
    if between.low <= value <= between.high:
        return value
    low, high = str(between.low), str(between.high)
    if shape.kind is Kind.SHARE:
        low, high = f"{between.low * 100}%", f"{between.high * 100}%"
    return problem("out-of-range", text=text, low=low, high=high)
