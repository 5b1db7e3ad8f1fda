"""Cells of tables from values of the model, with missing values said in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.model.record import Record
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell, Column, Status, Table, Tone


@dataclass(frozen=True)
class Cells:
    """Maker of cells in the site's language; money is in `currency` or the programme's."""

    context: RenderContext
    currency: str | None = None

    def missing(self) -> Cell:
        """Give the cell of a value nobody filled in."""
        return Cell(self.context.words.text("site.missing"), missing=True)

    def text(self, value: str | None, note: str = "", href: str = "") -> Cell:
        """Give a cell of text."""
        return Cell(value, note=note, href=href) if value else self.missing()

    def money(self, value: Decimal | None) -> Cell:
        """Give a cell of an amount to the cent."""
        if value is None:
            return self.missing()
        return Cell(self.context.formats.money(value, self.currency), sort=str(value))

    def number(self, value: Decimal | int | None, measure: str | None = None) -> Cell:
        """Give a cell of a number with its measure."""
        if value is None:
            return self.missing()
        text = self.context.formats.measured(Decimal(value), measure)
        return Cell(text, sort=str(value))

    def share(self, value: Decimal | None) -> Cell:
        """Give a cell of a fraction as a percentage."""
        if value is None:
            return self.missing()
        return Cell(self.context.formats.percent(value), sort=str(value))

    def day(self, value: date | None) -> Cell:
        """Give a cell of a date."""
        if value is None:
            return self.missing()
        return Cell(self.context.formats.day(value), sort=value.isoformat())

    def label(self, value: StrEnum | None) -> Cell:
        """Give a cell of a value of a closed list."""
        return self.text(value_label(value, self.context.language) if value else None)

    def person(self, person: str | None) -> Cell:
        """Give a cell of the name of somebody on our side."""
        return self.text(self.context.person(person))

    def status(self, tone: Tone, message_id: str, **params: object) -> Cell:
        """Give a cell of a status in words of a catalog."""
        return Cell(status=Status(tone, self.context.words.text(message_id, **params)))

    def yes_no(self, value: bool | None) -> Cell:
        """Give a cell of yes or no."""
        if value is None:
            return self.missing()
        return Cell(self.context.words.text("site.yes" if value else "site.no"))


def column(
    context: RenderContext,
    record: type[Record],
    field: str,
    *,
    numeric: bool = False,
    wide: bool = False,
) -> Column:
    """Give a column whose head is the label of a field."""
    return Column(key_label(record, field, context.language), numeric, wide)


def without_empty_columns(table: Table) -> Table:
    """Drop the columns that no row fills, so that a thin account gives a narrow table."""
    if table.empty:
        return table
    kept = [
        index
        for index in range(len(table.columns))
        if index == 0 or any(not row[index].missing for row in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[index] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in table.rows),
        foot=tuple(table.foot[index] for index in kept) if table.foot else (),
    )
