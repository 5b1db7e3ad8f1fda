"""Computes a view: joins, computed columns, filter, sorting and grouping, in this order."""

from __future__ import annotations

from collections.abc import Mapping as Entries
from decimal import Decimal
from functools import cmp_to_key

from kamdocs.interchange.evaluation import Cells, Column, find_column
from kamdocs.interchange.mapping import ColumnMention, Join, SortKey, Unmatched, View
from kamdocs.interchange.relation import Relation, Row, Workshop
from kamdocs.interchange.values import (
    CannotComputeError,
    Value,
    compared,
    plain_number,
    written,
)
from kamdocs.source.nearness import near_or_all

_Key = tuple[str | None, ...]


def compute_view(view: View, known: Entries[str, Relation], workshop: Workshop) -> Relation | None:
    """Compute a view of the tables and views known so far; None where its source is not."""
    source = known.get(view.source)
    if source is None:
        return None
    columns, rows = source.columns, list(source.rows)
    for join in view.joins:
        other = known.get(join.table)
        if other is None:
            return None
        columns, rows = _joined(columns, rows, other, join, workshop)
    for name, formula in view.compute:
        evaluator = workshop.formula(formula, workshop.scope(columns))
        columns = (*columns, Column(view.name, name))
        rows = [Row((*row.cells, workshop.value(evaluator, row)), row.origin) for row in rows]
    rows = _filtered(view, columns, rows, workshop)
    rows = _sorted(view.sort, columns, rows, workshop)
    if view.group is not None:
        columns, rows = _grouped(view, columns, rows, workshop)
    return Relation(view.name, columns, tuple(rows))


def _filtered(
    view: View, columns: tuple[Column, ...], rows: list[Row], workshop: Workshop
) -> list[Row]:
    if view.where is None:
        return rows
    condition = workshop.condition(view.where, workshop.scope(columns))
    return [row for row in rows if workshop.value(condition, row)]


def _joined(
    columns: tuple[Column, ...], rows: list[Row], other: Relation, join: Join, workshop: Workshop
) -> tuple[tuple[Column, ...], list[Row]]:
    """Lay the columns of another relation beside each row; the right key columns are the left."""
    left = _places(columns, [here for here, _ in join.on], workshop)
    right = _places(other.columns, [there for _, there in join.on], workshop)
    kept = [place for place in range(len(other.columns)) if place not in right]
    result = (*columns, *(Column(other.name, other.columns[place].name) for place in kept))
    if len(left) != len(join.on) or len(right) != len(join.on):
        return result, []
    index = _index(other, right, join, workshop)
    blank = tuple(None for _ in kept)
    joined: list[Row] = []
    alone: dict[_Key, list[Row]] = {}
    for row in rows:
        key = _key(row.cells, left)
        matches = [] if None in key else index.get(key, [])
        for match in matches:
            cells = (*row.cells, *(match[place] for place in kept))
            joined.append(Row(cells, row.origin))
        if not matches and join.unmatched is Unmatched.KEEP:
            joined.append(Row((*row.cells, *blank), row.origin))
        elif not matches and join.unmatched is Unmatched.ERROR:
            alone.setdefault(key, []).append(row)
    _report_alone(alone, other, join, workshop)
    return result, joined


def _report_alone(
    alone: dict[_Key, list[Row]], other: Relation, join: Join, workshop: Workshop
) -> None:
    """Tell every key without a match once, at its first row."""
    for key, rows in alone.items():
        workshop.report_some(
            "import-unmatched-key",
            join.place,
            rows[0].where,
            table=other.name,
            key=_shown(key),
            rows=str(len(rows)),
        )


def _index(
    other: Relation, right: list[int], join: Join, workshop: Workshop
) -> dict[_Key, list[Cells]]:
    index: dict[_Key, list[Cells]] = {}
    for row in other.rows:
        key = _key(row.cells, right)
        rows = index.setdefault(key, [])
        if rows and not join.many and None not in key:
            # Two matches would silently double every sum, so they have to be asked for.
            workshop.report_some(
                "import-key-not-unique", join.place, row.where, table=other.name, key=_shown(key)
            )
        rows.append(row.cells)
    return index


def _places(
    columns: tuple[Column, ...], mentions: list[ColumnMention], workshop: Workshop
) -> list[int]:
    places = []
    for mention in mentions:
        table, _, name = mention.name.rpartition(".")
        found = find_column(columns, mention.name) or find_column(columns, name, table or None)
        tables = ", ".join(dict.fromkeys(column.table for column in columns))
        if len(found) == 1:
            places.append(found[0])
        elif found:
            among = ", ".join(f"{columns[place].table}.{columns[place].name}" for place in found)
            workshop.report(
                "import-ambiguous-column", mention.place, column=mention.name, among=among
            )
        else:
            near = near_or_all(name, [column.name for column in columns])
            workshop.report(
                "import-unknown-column",
                mention.place,
                column=mention.name,
                tables=tables,
                known=near,
            )
    return places


def _key(cells: Cells, places: list[int]) -> _Key:
    """Give what is compared: numbers by value, so that 1 and 1.0 are the same key."""
    return tuple(_key_part(cells[place]) for place in places)


def _key_part(value: Value) -> str | None:
    if value is None:
        return None
    return plain_number(value) if isinstance(value, Decimal) else written(value)


def _shown(key: _Key) -> str:
    return ", ".join("∅" if part is None else part for part in key)


def _sorted(
    keys: tuple[SortKey, ...], columns: tuple[Column, ...], rows: list[Row], workshop: Workshop
) -> list[Row]:
    """Sort by the last key first, since sorting keeps equal rows as they are; blanks go last."""
    for key in reversed(keys):
        evaluator = workshop.expression(key.expression, workshop.scope(columns))
        valued = [(workshop.value(evaluator, row), row) for row in rows]
        filled = [pair for pair in valued if pair[0] is not None]
        blank = [row for value, row in valued if value is None]
        try:
            filled.sort(
                key=cmp_to_key(_by_value),
                reverse=key.descending,
            )
        except CannotComputeError as error:
            workshop.report(
                "import-cannot-compute",
                key.expression.place,
                expression=key.expression.text,
                values=str(error),
            )
        rows = [*(row for _, row in filled), *blank]
    return rows


def _by_value(one: tuple[Value, Row], two: tuple[Value, Row]) -> int:
    return compared(one[0], two[0]) or 0


def _grouped(
    view: View, columns: tuple[Column, ...], rows: list[Row], workshop: Workshop
) -> tuple[tuple[Column, ...], list[Row]]:
    keys = [workshop.formula(formula, workshop.scope(columns)) for _, formula in view.group or ()]
    key_columns = tuple(Column(view.name, name) for name, _ in view.group or ())
    groups: dict[_Key, tuple[Row, list[Cells]]] = {}
    for row in rows:
        values = tuple(workshop.value(key, row) for key in keys)
        parts = tuple(_key_part(value) for value in values)
        _, members = groups.setdefault(parts, (Row(values, row.origin), []))
        members.append(row.cells)
    scope = workshop.scope(key_columns, columns)
    made = [workshop.formula(formula, scope) for _, formula in view.values]
    result = [
        Row((*head.cells, *(workshop.value(value, head, members) for value in made)), head.origin)
        for head, members in groups.values()
    ]
    return (*key_columns, *(Column(view.name, name) for name, _ in view.values)), result
