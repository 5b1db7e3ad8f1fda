"""The empty workbook: every sheet explained, with one example a sheet that is never imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from typing import Any

import yaml

from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook.baseline import Baseline
from kamdocs.interchange.workbook.cells import measure_label
from kamdocs.interchange.workbook.columns import Column, Role
from kamdocs.interchange.workbook.directory import Directory, programme_names
from kamdocs.interchange.workbook.sheets import PROGRAMME_SHEET, SHEETS, Sheet
from kamdocs.interchange.workbook.start_tab import StartPage
from kamdocs.interchange.workbook.tab_writing import TabRow
from kamdocs.interchange.workbook.writing import WorkbookPlan, workbook_bytes
from kamdocs.messages import Messages, messages_for
from kamdocs.model.period import Period
from kamdocs.model.programme import Programme
from kamdocs.model.vocabulary import value_label
from kamdocs.resources import STARTERS

_ADVICE = ("order", "change", "examples", "required", "ids", "free", "keep")


def empty_workbook(language: str, *, day: date, file: str) -> bytes:
    """Give a workbook to fill in, in a language; months are those of the day's year."""
    words = messages_for(language)
    starter = _starter(language)
    periods = [Period.month(day.year, month) for month in range(1, 13)]
    rows = {sheet.key: _rows(sheet, starter, periods, language) for sheet in SHEETS}
    title = words.text("workbook.start.title.empty")
    names = programme_names(Programme(name="-"), language)
    plan = WorkbookPlan(
        language=language,
        start=_start(words, file, title),
        rows=rows,
        periods=periods,
        directory=Directory(names, {}),
        baseline=Baseline(language, day, version("kamdocs")),
        settings={key: _value(value) for key, value in starter["settings"].items()},
        teach=True,
        title=title,
    )
    return workbook_bytes(plan)


def _start(words: Messages, file: str, title: str) -> StartPage:
    return StartPage(
        title=title,
        about=words.text("workbook.start.empty"),
        advice=tuple(words.text(f"workbook.start.{name}") for name in _ADVICE),
        commands=(
            (words.text("workbook.start.save"), f"kamdocs import {file} --dry-run"),
            (words.text("workbook.start.write"), f"kamdocs import {file}"),
            (words.text("workbook.start.then"), "kamdocs serve --open"),
        ),
        counts={sheet.key: 0 for sheet in (PROGRAMME_SHEET, *SHEETS)},
        counted=False,
    )


@cache
def _starter(language: str) -> dict[str, Any]:
    text = (STARTERS / language / "workbook" / "examples.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def _rows(
    sheet: Sheet, starter: Mapping[str, Any], periods: list[Period], language: str
) -> list[TabRow]:
    given = starter["rows"].get(sheet.key, ())
    rows = [TabRow("", _cells(sheet, record, language)) for record in given]
    example = starter["examples"].get(sheet.key)
    if example is not None:
        cells = _cells(sheet, example, language)
        if not sheet.of_programme and sheet.key != "accounts":
            cells["account"] = starter["examples"]["accounts"]["name"]
        months = example.get("months", ())
        cells |= {period.id: _value(value) for period, value in zip(periods, months, strict=False)}
        rows.append(TabRow("", cells, example=True))
    return rows


def _cells(sheet: Sheet, record: Mapping[str, Any], language: str) -> dict[str, Value]:
    """Give the cells of a record of the starter; a field that is none of the sheet is a bug."""
    return {
        key: _cell(sheet.column(key), value, language)
        for key, value in record.items()
        if key != "months"
    }


def _cell(column: Column, value: Any, language: str) -> Value:
    if column.role is Role.MEASURE:
        return measure_label(value, language)
    if isinstance(value, list):
        return ("\n" if column.shape.kind or column.of_points else "; ").join(value)
    if column.shape.values is not None:
        return value_label(column.shape.values(value), language)
    return _value(value)


def _value(value: Any) -> Value:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return Decimal(str(value)) if number else value
