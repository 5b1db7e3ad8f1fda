"""A workbook as bytes: the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook import baseline as base
from kamdocs.interchange.workbook.directory import Directory
from kamdocs.interchange.workbook.lists import Lists
from kamdocs.interchange.workbook.sheets import PROGRAMME_SHEET, SHEETS
from kamdocs.interchange.workbook.start_tab import StartPage, write_start
from kamdocs.interchange.workbook.styles import TAB_COLOURS, Styles
from kamdocs.interchange.workbook.tab_writing import TabRow, TabWriter, last_row
from kamdocs.messages import LANGUAGES, Messages, messages_for
from kamdocs.model.period import Period

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class WorkbookPlan:
    """Everything a workbook is to hold.

    `settings` are the values of the programme sheet by field, None where there is to be none;
    `accounts` the ids whose own contacts, units and objectives can be chosen, none in an empty
    workbook, where every name is offered.
    """

    language: str
    start: StartPage
    rows: Mapping[str, Sequence[TabRow]]
    periods: Sequence[Period]
    directory: Directory
    baseline: base.Baseline
    accounts: tuple[str, ...] = ()
    settings: Mapping[str, Value] | None = None
    teach: bool = False
    keep_baseline: bool = True
    title: str = ""


def workbook_bytes(plan: WorkbookPlan) -> bytes:
    """Give the workbook as an XLSX file."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    words = messages_for(plan.language)
    day = datetime.combine(plan.baseline.exported_on, time())
    book.set_properties({"title": plan.title, "created": day, "author": "kamdocs"})
    styles = Styles(book, plan.language)
    write_start(plan.start, book.add_worksheet(words.text("workbook.tab.start")), styles, words)
    if plan.settings is not None:
        tab = book.add_worksheet(PROGRAMME_SHEET.name(plan.language))
        _write_settings(plan.settings, tab, styles, words)
    tabs = {
        sheet.key: book.add_worksheet(sheet.name(plan.language))
        for sheet in SHEETS
        if sheet.key in plan.rows
    }
    hidden = book.add_worksheet(words.text("workbook.tab.lists"))
    hidden.hide()
    ends = {key: last_row(len(rows)) for key, rows in plan.rows.items()}
    lists = Lists(hidden, plan.language, plan.directory, plan.accounts, ends)
    for sheet in SHEETS:
        if sheet.key in tabs:
            periods = plan.periods if sheet.key == "figures" else ()
            writer = TabWriter(sheet, tabs[sheet.key], styles, words, teach=plan.teach)
            writer.write(plan.rows[sheet.key], lists, periods)
    if plan.keep_baseline:
        _write_baseline(plan.baseline, book.add_worksheet(base.SHEET))
    book.close()
    return stream.getvalue()


def _write_baseline(baseline: base.Baseline, tab: Worksheet) -> None:
    for number, (name, text) in enumerate(base.packed(baseline)):
        tab.write_string(number, 0, name)
        tab.write_string(number, 1, text)
    tab.very_hidden()


def _write_settings(
    settings: Mapping[str, Value], tab: Worksheet, styles: Styles, words: Messages
) -> None:
    """Write the programme's settings: label, value, what it means."""
    headings = ("workbook.setting", "workbook.value", "workbook.meaning")
    for at, (name, width) in enumerate(zip(headings, (26, 44, 64), strict=True)):
        tab.write_string(0, at, words.text(name), styles.head())
        tab.set_column(at, at, width)
    tab.set_row(0, 24)
    writer = TabWriter(PROGRAMME_SHEET, tab, styles, words)
    for number, column in enumerate(PROGRAMME_SHEET.columns, start=1):
        mark = " *" if column.required else ""
        label = f"{column.label(words.language)}{mark}"
        tab.write_string(number, 0, label, styles.text(bold=True, indent=1, bottom=4))
        writer.write_cell(number, 1, column, settings.get(column.key))
        text = words.text(f"workbook.setting.{column.key}")
        tab.write_string(number, 2, text, styles.text(font_color="#5B6B72", indent=1, bottom=4))
    languages = {"validate": "list", "source": list(LANGUAGES)}
    at = [column.key for column in PROGRAMME_SHEET.columns].index("language")
    tab.data_validation(at + 1, 1, at + 1, 1, languages)
    tab.freeze_panes(1, 0)
    tab.set_tab_color(TAB_COLOURS["programme"])
