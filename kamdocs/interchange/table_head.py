"""The header of a table, found by the names the mapping speaks of, and the columns it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kamdocs.interchange.evaluation import Column
from kamdocs.interchange.expression import ColumnName
from kamdocs.interchange.mapping import ColumnMention, Mapping, NamedColumn, TableSource
from kamdocs.interchange.raw_row import RawRow
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.values import written
from kamdocs.interchange.words import fold_heading
from kamdocs.source.nearness import near_or_all

HEADER_WITHIN = 20
"""Rows among which a header is looked for; a title may stand above it."""

Wanted = frozenset[str]
"""Folded names of columns that a mapping speaks of."""


def wanted_columns(mapping: Mapping) -> Wanted:
    """Give every name of a column that formulas, joins and groups speak of."""
    return frozenset(
        fold_heading(name) for name in _names((mapping.tables, mapping.views, mapping.targets))
    )


def _names(part: Any) -> Iterator[str]:
    if isinstance(part, (ColumnName, ColumnMention)):
        yield part.name
    elif isinstance(part, NamedColumn):
        yield from (part.name, *part.headings)
    elif isinstance(part, (tuple, list)):
        for item in part:
            yield from _names(item)
    elif isinstance(part, dict):
        yield from _names(tuple(part.values()))
    elif is_dataclass(part):
        for item in fields(part):
            yield from _names(getattr(part, item.name))


def best_header(rows: Sequence[RawRow], wanted: Wanted) -> tuple[int, int]:
    """Give the index of the row with most of the wanted names, the first of equals, and how many.

    Where no row has any, that is the first row.
    """
    best = (0, 0)
    for index, row in enumerate(rows):
        found = sum(fold_heading(text) in wanted for text in heading_texts(row) if text)
        if found > best[1]:
            best = (index, found)
    return best


def heading_texts(row: RawRow) -> list[str]:
    """Give the cells of a row as headings, without what is blank at the end."""
    texts = [written(cell).strip("\ufeff\u00a0 ") for cell in map(_plain, row.cells)]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _plain(cell: Any) -> Any:
    return getattr(cell, "text", cell)


@dataclass(frozen=True)
class Head:
    """The columns of a table; those behind the cells of its rows are blank in all of them."""

    columns: tuple[Column, ...]
    width: int
    """How many cells a row has."""


def read_head(row: RawRow, source: TableSource, wanted: Wanted, workshop: Workshop) -> Head:
    """Name the columns; headings that stand twice, or are missing, are told with their cell."""
    texts = heading_texts(row)
    names = list(texts)
    lacking = []
    for column in source.columns:
        places = _places(texts, column)
        for place in places[1:]:
            workshop.report(
                "import-column-twice",
                row.origin.place_of(place),
                name=column.name,
                column=texts[place],
                other=str(row.origin.place_of(places[0])),
            )
        if places:
            names[places[0]] = column.name
            continue
        lacking.append(column.name)
        if not column.optional:
            workshop.report(
                "import-lacking-column",
                row.origin.place,
                name=column.name,
                headings=" · ".join(column.headings),
                known=near_or_all(column.headings[0] if column.headings else column.name, texts),
            )
    for place, name in enumerate(names):
        if name and name in names[:place] and fold_heading(name) in wanted:
            at = row.origin.place_of(place)
            workshop.report("import-duplicate-column", at, column=name)
    found = tuple(
        Column(source.name, name, str(row.origin.place_of(place)))
        for place, name in enumerate(names)
    )
    return Head((*found, *(Column(source.name, name) for name in lacking)), len(names))


def _places(texts: Sequence[str], column: NamedColumn) -> list[int]:
    """Give where the headings of a column stand: as written, else without accents and case."""
    exact = [place for place, text in enumerate(texts) if text in column.headings]
    folded = {fold_heading(heading) for heading in column.headings}
    return exact or [place for place, text in enumerate(texts) if fold_heading(text) in folded]
