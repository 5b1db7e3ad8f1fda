"""What a workbook says, read and typed, every value with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.baseline import Baseline
from kamdocs.interchange.workbook.sheets import Sheet
from kamdocs.model.period import Period
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place


@dataclass(frozen=True)
class SheetHead:
    """A sheet's tab and which of its columns, from 1, holds what.

    `periods` are the columns of the figures sheet that hold a period's values, by its id.
    """

    sheet: Sheet
    tab: str
    file: str
    row: int
    columns: Mapping[str, int]
    periods: Mapping[str, Period] = field(default_factory=dict)

    def place(self, row: int, column: str) -> Place:
        """Give the place of a cell; of the row where the sheet has no such column."""
        return Place(self.file, row, self.columns.get(column, 1), self.tab)


@dataclass(frozen=True)
class SheetRow:
    """One filled row: values by column key, for the columns that the sheet has.

    `key` is that of the record it was exported from, empty for a new row. A cell that could not
    be read is a finding and is not among the values.
    """

    head: SheetHead
    number: int
    key: str
    values: Mapping[str, Value]

    def text(self, column: str) -> str:
        """Give the written value of a cell, empty where it is blank."""
        return written(self.values.get(column))

    def place(self, column: str = "") -> Place:
        """Give the place of a cell or of the row."""
        return self.head.place(self.number, column)


@dataclass(frozen=True)
class SheetContent:
    """A sheet's head and rows."""

    head: SheetHead
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True)
class WorkbookContent:
    """A workbook whole.

    `programme` holds the settings of the programme sheet by field, `programme_head` their cells;
    `baseline` is None for a workbook that was not exported from files. `sheets` has every sheet
    that was found, by key, without rows where it is empty.
    """

    file: str
    language: str
    baseline: Baseline | None
    sheets: Mapping[str, SheetContent]
    programme: Mapping[str, Value] = field(default_factory=dict)
    programme_places: Mapping[str, Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def rows(self, sheet: str) -> tuple[SheetRow, ...]:
        """Give the rows of a sheet, none where it is not there."""
        found = self.sheets.get(sheet)
        return found.rows if found else ()

    @property
    def has_error(self) -> bool:
        """Whether something in it cannot be used, so that nothing may be written."""
        return any(item.severity is Severity.ERROR for item in self.findings)
