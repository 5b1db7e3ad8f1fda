"""One sheet of records: headings, rows, and what can be typed or chosen below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from kamdocs.errors import UserError
from kamdocs.interchange.record import is_money
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.cells import MAX_EXPONENT
from kamdocs.interchange.workbook.columns import Column, Form, Role, fields_of
from kamdocs.interchange.workbook.directory import find_choice
from kamdocs.interchange.workbook.lists import Lists
from kamdocs.interchange.workbook.sheets import Sheet
from kamdocs.interchange.workbook.styles import TAB_COLOURS, WRAPPED, Styles
from kamdocs.interchange.written_form import period_text
from kamdocs.messages import Messages
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import Granularity, Period

MAX_ROWS = 1_048_576
"""Rows of a sheet, which is Excel's bound."""

SPARE_ROWS = 300
"""Empty rows below the last one that know their formats and lists."""

_LINE = 15.0
_MOST_LINES = 8
_FIRST_YEAR = 1900
"""Spreadsheets have no days before; such a day is written as text."""

_WIDTHS = {
    Form.TEXT: (12, 44),
    Form.LINES: (24, 44),
    Form.LIST: (16, 32),
    Form.CODE: (9, 26),
    Form.MONEY: (14, 18),
    Form.NUMBER: (11, 18),
    Form.DAY: (11, 12),
    Form.COUNT: (8, 12),
    Form.SHARE: (9, 12),
    Form.PERIOD: (9, 12),
    Form.YES_NO: (7, 10),
    Form.CHOICE: (10, 26),
    Form.REFERENCE: (14, 32),
}
"""Narrowest and widest column of a form, in characters."""

_MONTH = fields_of(Figure, "actual")[0]


@dataclass(frozen=True)
class TabRow:
    """A row to write: its key, its values by column, and whether it is only an example."""

    key: str
    values: Mapping[str, Value]
    example: bool = False


def last_row(count: int) -> int:
    """Give the number, from 1, of the last row that is prepared below so many records."""
    return max(count + 1 + SPARE_ROWS, 500)


class TabWriter:
    """Writes one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        tab: Worksheet,
        styles: Styles,
        words: Messages,
        *,
        teach: bool = False,
    ) -> None:
        self._sheet = sheet
        self._tab = tab
        self._styles = styles
        self._words = words
        self._teach = teach

    def write(self, rows: Sequence[TabRow], lists: Lists, periods: Sequence[Period] = ()) -> None:
        """Write headings, rows and choices; raises UserError for more rows than a sheet has."""
        if len(rows) >= MAX_ROWS:
            name = self._sheet.name(self._words.language)
            raise UserError("workbook.too-many-rows", sheet=name, rows=len(rows), limit=MAX_ROWS)
        columns = self._columns(periods)
        self._headings(columns, periods)
        widths = [self._width(key, column, rows) for key, column in columns]
        for number, row in enumerate(rows, start=1):
            self._row(number, columns, row)
            lines = _lines(row, columns, widths)
            if lines > 1:
                self._tab.set_row(number, _LINE * min(lines, _MOST_LINES))
        self._shape(columns, widths, len(rows))
        self._choices(columns, lists, last_row(len(rows)))

    def _columns(self, periods: Sequence[Period]) -> list[tuple[str, Column]]:
        own = [(column.key, column) for column in self._sheet.columns]
        months = [(period.id, _MONTH) for period in periods]
        return [*own[:-1], *months, own[-1]]

    def _headings(self, columns: Sequence[tuple[str, Column]], periods: Sequence[Period]) -> None:
        by_id = {period.id: period for period in periods}
        for at, (key, column) in enumerate(columns):
            if key in by_id:
                self._period_heading(at, by_id[key])
                continue
            label = column.label(self._words.language)
            mark = " *" if column.required else ""
            self._tab.write_string(0, at, f"{label}{mark}", self._styles.head(column))
            self._comment(at, column)

    def _period_heading(self, at: int, period: Period) -> None:
        if period.granularity is Granularity.MONTH:
            day = datetime(period.year, period.index, 1)  # noqa: DTZ001 - a month has no zone
            self._tab.write_datetime(0, at, day, self._styles.head(month=True))
        else:
            text = period_text(period, self._words.language)
            self._tab.write_string(0, at, text, self._styles.head(month=True))

    def _comment(self, at: int, column: Column) -> None:
        """Say at the heading what a cell holds: of ids and lists always, else to a beginner."""
        helped = column.role is Role.ID or column.form in (Form.LIST, Form.LINES)
        if column.role is Role.ROW_KEY or not (helped or self._teach):
            return
        name = column.role.value if column.role in (Role.ID, Role.ACCOUNT) else column.form.value
        text = self._words.text(f"workbook.help.{name.replace('_', '-')}")
        if column.required:
            text = f"{text}\n{self._words.text('workbook.help.required')}"
        lines = 1 + text.count("\n") + len(text) // 34
        self._tab.write_comment(0, at, text, {"width": 230, "height": 18 * lines + 12})

    def _row(self, number: int, columns: Sequence[tuple[str, Column]], row: TabRow) -> None:
        money = self._sheet.key == "figures" and is_money_kpi(row.values.get("kpi"))
        for at, (key, column) in enumerate(columns):
            value = row.key if column.role is Role.ROW_KEY else row.values.get(key)
            shown = self._styles.cell(
                column, value, money=money and column is _MONTH, example=row.example
            )
            if value is None:
                if column.role is Role.ID or row.example:
                    self._tab.write_blank(number, at, None, shown)
                continue
            self._write(number, at, value, shown)

    def write_cell(self, number: int, at: int, column: Column, value: Value) -> None:
        """Write one cell of a column, blank ones too."""
        shown = self._styles.setting(column, value)
        if value is None:
            self._tab.write_blank(number, at, None, shown)
        else:
            self._write(number, at, value, shown)

    def _write(self, number: int, at: int, value: Value, shown: Any) -> None:
        if isinstance(value, bool):
            word = self._words.text("workbook.yes" if value else "workbook.no")
            self._tab.write_string(number, at, word, shown)
        elif isinstance(value, Decimal) and value.adjusted() < MAX_EXPONENT:
            self._tab.write_number(number, at, float(value), shown)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            self._tab.write_datetime(number, at, value, shown)
        else:
            self._tab.write_string(number, at, written(value), shown)

    def _shape(
        self, columns: Sequence[tuple[str, Column]], widths: Sequence[float], count: int
    ) -> None:
        for at, (_, column) in enumerate(columns):
            hidden = {"hidden": True} if column.role is Role.ROW_KEY else {}
            self._tab.set_column(at, at, widths[at], self._styles.cell(column), hidden)
        self._tab.set_row(0, 33)
        self._tab.freeze_panes(1, self._frozen())
        # Ids and numbers of invoices are texts, and Excel is not to mark each of them.
        self._tab.ignore_errors({"number_stored_as_text": "A1:ZZ1048576"})
        self._tab.autofilter(0, 0, max(count, 1), len(columns) - 1)
        self._tab.set_landscape()
        self._tab.set_paper(9)
        self._tab.fit_to_pages(1, 0)
        self._tab.repeat_rows(0)
        self._tab.set_tab_color(TAB_COLOURS[self._group()])

    def _group(self) -> str:
        if self._sheet.of_programme:
            return "programme"
        return "figures" if self._sheet.key in ("figures", "receivables") else "account"

    def _frozen(self) -> int:
        """Give how many columns stay in view: those that say what a row is."""
        return len(self._sheet.columns) - 1 if self._sheet.key == "figures" else 2

    def _width(self, key: str, column: Column, rows: Sequence[TabRow]) -> float:
        if column is _MONTH:
            return 13
        least, most = _WIDTHS[column.form]
        label = column.label(self._words.language)
        longest = max((_length(row.values.get(key)) for row in rows), default=0)
        heading = max(map(len, label.split()), default=0) + 3
        return min(most, max(least, heading, longest + 2))

    def _choices(self, columns: Sequence[tuple[str, Column]], lists: Lists, last: int) -> None:
        for at, (_, column) in enumerate(columns):
            rule = self._rule(column, lists)
            if rule is not None:
                self._tab.data_validation(1, at, last - 1, at, rule)

    def _rule(self, column: Column, lists: Lists) -> dict[str, Any] | None:
        choice = lists.choice(column, 1)
        if choice is not None:
            text = "workbook.choose" if choice.closed else "workbook.not-listed"
            return {
                "validate": "list",
                "source": choice.source,
                "error_type": "stop" if choice.closed else "warning",
                "error_title": self._words.text("workbook.check"),
                "error_message": self._words.text(text),
            }
        bounds = self._bounds(column)
        if bounds is None:
            return None
        text = self._words.text(f"workbook.help.{column.form.value.replace('_', '-')}")
        return {
            **bounds,
            "error_title": self._words.text("workbook.check"),
            "error_message": text.split("\n")[0][:255],
        }

    @staticmethod
    def _bounds(column: Column) -> dict[str, Any] | None:
        between = column.shape.between
        if column.form is Form.DAY:
            days = {"minimum": date(_FIRST_YEAR, 1, 1), "maximum": date(2200, 12, 31)}
            return {"validate": "date", "criteria": "between", **days}
        if column.form in (Form.COUNT, Form.NUMBER, Form.SHARE) and between is not None:
            kind = "integer" if column.form is Form.COUNT else "decimal"
            ends = {"minimum": between.low, "maximum": between.high}
            return {"validate": kind, "criteria": "between", **ends}
        if column.form is Form.COUNT:
            return {"validate": "integer", "criteria": ">=", "value": 0}
        return None


def is_money_kpi(shown: Value) -> bool:
    """Tell whether a KPI, as a cell shows it, is an amount of money."""
    found = find_choice(BuiltInKpi, shown) if isinstance(shown, str) else None
    return found is not None and is_money(found.value)


def _lines(row: TabRow, columns: Sequence[tuple[str, Column]], widths: Sequence[float]) -> int:
    """Give how many lines the tallest cell of a row needs; not every program finds out itself."""
    most = 1
    for (key, column), width in zip(columns, widths, strict=True):
        value = row.values.get(key)
        if isinstance(value, str) and column.form in WRAPPED:
            room = max(1, int(width) - 1)
            most = max(most, sum(1 + max(0, len(line) - 1) // room for line in value.split("\n")))
    return most


def _length(value: Value) -> int:
    if isinstance(value, str):
        return max(map(len, value.split("\n")))
    if isinstance(value, Decimal):
        return len(f"{value:,.2f}")
    return len(written(value))
