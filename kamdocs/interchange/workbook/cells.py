"""Cells: a value of the model as a cell holds it, and a cell back to the value of its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any

from kamdocs.interchange.record import enum_text, field_text
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.columns import Column, Form, Role
from kamdocs.interchange.workbook.directory import Directory, find_choice
from kamdocs.interchange.written_form import is_portuguese, period_text, side
from kamdocs.messages import LANGUAGES
from kamdocs.model.figures import Figure
from kamdocs.model.period import Period
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.source.date_text import parse_date, parse_period
from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem, problem
from kamdocs.source.value_reader import Writing, read_value
from kamdocs.source.word_text import parse_yes_no

MAX_TEXT = 32_767
"""Longest text of a cell, which is Excel's bound."""

DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""

MAX_EXPONENT = 300
"""Larger numbers are none that a spreadsheet holds."""

MEASURES = ("actual", "target", "forecast")
"""Fields of a figure, each a line of months of its own."""

RawCell = object
"""What a reader of spreadsheets gives: text, number, yes or no, day, or nothing."""

_BREAK = re.compile(r"\r\n?")
_LINE = re.compile(r"\n(?!  )")
_SERIALS = (Decimal(18_264), Decimal(109_939))
"""Days 1950 to 2200 as spreadsheets count them."""

_SERIAL_ZERO = date(1899, 12, 30)


def cell_value(
    column: Column, value: Any, directory: Directory, account: str, language: str
) -> Value:
    """Give what a cell holds for a value of the model; None is an empty cell."""
    if value is None or value in ((), ""):
        return None
    if column.form is Form.LINES:
        texts = [item.text for item in value] if column.of_points else value
        return _bounded("\n".join(_text(item).replace("\n", "\n  ") for item in texts))
    if column.form is Form.LIST:
        return "; ".join(_one(column, item, directory, account, language) for item in value)
    if isinstance(value, bool) or (isinstance(value, date) and column.form is Form.DAY):
        return value
    if isinstance(value, Period):
        return period_text(value, language)
    if isinstance(value, (Decimal, int)):
        return in_cell(value)
    return _bounded(_one(column, value, directory, account, language))


def in_cell(value: Decimal | int) -> Decimal:
    """Give a number as a cell keeps it: with the digits that a spreadsheet can hold."""
    exact = Decimal(value)
    return Decimal(f"{float(exact):.{DIGITS}g}") if exact.adjusted() < MAX_EXPONENT else exact


def _one(column: Column, value: Any, directory: Directory, account: str, language: str) -> str:
    if isinstance(value, StrEnum):
        return value_label(value, language)
    if column.shape.reference is not None:
        return directory.shown(column.shape.reference.target, str(value), account)
    return _text(str(value))


def _text(text: str) -> str:
    return _BREAK.sub("\n", text).strip()


def _bounded(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def measure_label(measure: str, language: str) -> str:
    """Give what a line of the figures sheet says of its values."""
    return key_label(Figure, measure, language)


def typed_cell(column: Column, raw: RawCell, writing: Writing) -> Value | Problem:
    """Give the value of a cell as its column types it, or why it cannot be one.

    A number or day typed as text is read as the programme writes it. References stay the text
    that was typed: what they mean depends on the account.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if isinstance(raw, (float, int)) and not isinstance(raw, bool):
        raw = in_cell(Decimal(raw)) if isfinite(raw) else str(raw)
    return _READERS.get(column.form, _read_text)(column, raw, writing)


def _read_text(_column: Column, raw: Any, writing: Writing) -> Value | Problem:
    return plain_text(raw, writing.language)


def plain_text(raw: Any, language: str) -> str:
    """Give a cell as text, also one that a spreadsheet took for a number or a day."""
    if isinstance(raw, bool):
        yes, no = ("sim", "não") if is_portuguese(language) else ("yes", "no")
        return yes if raw else no
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}" if is_portuguese(language) else f"{raw:%Y-%m-%d}"
    return _text(written(raw) if isinstance(raw, Decimal) else str(raw))


def _read_number(column: Column, raw: Any, writing: Writing) -> Value | Problem:
    text = plain_text(raw, writing.language)
    if isinstance(raw, str):
        read = read_value(column.shape, text, writing, side(writing.language))
        return Decimal(read) if isinstance(read, int) else read
    if not isinstance(raw, Decimal):
        return problem("bad-number", text=text, forms="1234,5")
    if column.form is Form.SHARE and abs(raw) > 1:
        return problem("percent-over-one", text=text, suggestion=f"{text}%")
    if column.form is Form.COUNT and (raw < 0 or raw != raw.to_integral_value()):
        return problem("bad-count", text=text)
    between = column.shape.between
    if between is not None and not between.low <= raw <= between.high:
        return problem("out-of-range", text=text, low=str(between.low), high=str(between.high))
    return raw


def _read_day(_column: Column, raw: Any, writing: Writing) -> Value | Problem:
    if isinstance(raw, datetime):
        # A time of day is no part of a day; spreadsheets add one now and then.
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, Decimal) and _SERIALS[0] <= raw <= _SERIALS[1]:
        return _SERIAL_ZERO + timedelta(days=int(raw))
    return parse_date(plain_text(raw, writing.language))


def _read_period(_column: Column, raw: Any, writing: Writing) -> Value | Problem:
    read = read_period(raw, writing.language)
    return read if isinstance(read, Problem) else period_text(read, writing.language)


def read_period(raw: Any, language: str) -> Period | Problem:
    """Give the period of a cell: `2026-t3`, or a day that stands for its month."""
    if isinstance(raw, date):
        return Period.month(raw.year, raw.month)
    text = plain_text(raw, language)
    read = parse_period(text)
    if isinstance(read, Problem) and read.rule == "date-not-period":
        return parse_period(read.params["suggestion"])
    return read


def _read_yes_no(_column: Column, raw: Any, writing: Writing) -> Value | Problem:
    if isinstance(raw, bool):
        return raw
    return parse_yes_no(plain_text(raw, writing.language), writing.language)


def _read_choice(column: Column, raw: Any, writing: Writing) -> Value | Problem:
    language = writing.language
    text = plain_text(raw, language)
    if column.role is Role.MEASURE:
        return _measure(text, language)
    if column.shape.values is None:
        return text
    found = find_choice(column.shape.values, text)
    if found is None:
        return _unknown(text, (value_label(item, language) for item in column.shape.values))
    return value_label(found, language)


def _measure(text: str, language: str) -> str | Problem:
    for measure in MEASURES:
        if find_measure(text) == measure:
            return measure_label(measure, language)
    return _unknown(text, (measure_label(item, language) for item in MEASURES))


def find_measure(text: str) -> str | None:
    """Give the field of a figure that a line's word means, in any language."""
    word = fold(text)
    return next(
        (
            item
            for item in MEASURES
            if word in {fold(measure_label(item, language)) for language in LANGUAGES}
        ),
        None,
    )


def _read_list(column: Column, raw: Any, writing: Writing) -> Value | Problem:
    parts = split_list(plain_text(raw, writing.language))
    if column.shape.values is not None:
        read = [_read_choice(column, part, writing) for part in parts]
        wrong = next((item for item in read if isinstance(item, Problem)), None)
        if wrong is not None:
            return wrong
        parts = [written(item) for item in read if not isinstance(item, Problem)]
    return "; ".join(parts) or None


def split_list(text: str) -> list[str]:
    """Give the parts of a cell with `;` or line breaks between them."""
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def split_lines(text: str) -> list[str]:
    """Give the texts of a cell that holds one a line; a line that is set in goes on."""
    parts = (part.replace("\n  ", "\n").strip() for part in _LINE.split(text))
    return [part for part in parts if part]


def _unknown(text: str, labels: Iterable[str]) -> Problem:
    return problem("unknown-value", text=text, allowed=", ".join(labels))


_READERS: dict[Form, Callable[[Column, Any, Writing], Value | Problem]] = {
    Form.NUMBER: _read_number,
    Form.MONEY: _read_number,
    Form.SHARE: _read_number,
    Form.COUNT: _read_number,
    Form.DAY: _read_day,
    Form.PERIOD: _read_period,
    Form.YES_NO: _read_yes_no,
    Form.CHOICE: _read_choice,
    Form.LIST: _read_list,
}


def file_text(
    column: Column, value: Value, directory: Directory, account: str, language: str
) -> str:
    """Give a cell's value as a file writes it; raises MisfitError for one that cannot stand there.

    A reference becomes the id it means, or what it might be one where nothing known has the name.
    Of a list this is the text of one item: split it first.
    """
    shape = column.shape
    if shape.reference is not None:
        target = shape.reference.target
        found = directory.find(target, written(value), account)
        if found is not None:
            return directory.written(target, found, language)
        return field_text(shape, value, language)
    if shape.values is not None:
        choice = find_choice(shape.values, written(value))
        return enum_text(shape.values, choice.value if choice else written(value), language)
    return field_text(shape, value, language)
