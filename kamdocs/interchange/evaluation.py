"""Expressions bound to columns: names are looked up once, then rows are computed.

A formula of a row sees its cells. A formula of a group sees the values of the group's key
and, inside `sum`, `min`, `max`, `count` and `first`, the rows of the group.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kamdocs.interchange.expression import Call, ColumnName, Literal, Node, Operation
from kamdocs.interchange.functions import (
    AGGREGATE_NAMES,
    AGGREGATES,
    CONDITION,
    CONDITION_NAMES,
    FUNCTION_NAMES,
    FUNCTIONS,
    Function,
)
from kamdocs.interchange.values import BINARY, Value, is_yes, negative
from kamdocs.interchange.words import fold_heading
from kamdocs.source.nearness import near_or_all, nearest

Cells = tuple[Value, ...]
Evaluator = Callable[[Cells, Sequence[Cells]], Value]
"""Computes a value from a row (or a group's key) and the rows of the group."""


@dataclass(frozen=True)
class Column:
    """A column of a relation and the table it came from."""

    table: str
    name: str
    cell: str = field(default="", compare=False)
    """Where its heading stands."""

    @property
    def shown(self) -> str:
        """The name as messages give it: of a sheet with its cell."""
        return f"{self.name} ({self.cell.rpartition(':')[2]})" if "!" in self.cell else self.name


@dataclass(frozen=True)
class Scope:
    """What names mean: the columns of a row, those of the rows of a group, and the day."""

    columns: tuple[Column, ...]
    as_of: date
    grouped: tuple[Column, ...] | None = None


@dataclass(frozen=True)
class NameProblem:
    """A name in an expression that means nothing, or too much: rule, offset and values."""

    rule: str
    offset: int
    params: dict[str, str]


def find_column(columns: Sequence[Column], name: str, table: str | None = None) -> list[int]:
    """Give the places of the columns a name fits: as written, else without accents and case."""
    wanted = [place for place, column in enumerate(columns) if table in (None, column.table)]
    exact = [place for place in wanted if columns[place].name == name]
    return exact or [
        place for place in wanted if fold_heading(columns[place].name) == fold_heading(name)
    ]


def near_columns(name: str, columns: Sequence[Column]) -> str:
    """Give the columns with a name like this one, else all, joined for a message."""
    shown = {column.name: column.shown for column in columns if column.name}
    near = [shown[found] for found in nearest(name, shown, most=2)]
    return ", ".join(near) or near_or_all(name, shown.values())


def bind(node: Node, scope: Scope, problems: list[NameProblem]) -> Evaluator:
    """Turn a tree into something that computes; what is not known is added to `problems`."""
    if isinstance(node, Literal):
        value = node.value
        return lambda _cells, _rows: value
    if isinstance(node, ColumnName):
        return _bind_column(node, scope, problems)
    if isinstance(node, Operation):
        return _bind_operation(node, scope, problems)
    return _bind_call(node, scope, problems)


def _bind_column(node: ColumnName, scope: Scope, problems: list[NameProblem]) -> Evaluator:
    found = find_column(scope.columns, node.name, node.table)
    if len(found) == 1:
        place = found[0]
        return lambda cells, _rows: cells[place]
    if not found and node.name == "as_of" and node.table is None:
        return lambda _cells, _rows: scope.as_of
    problems.append(_column_problem(node, scope, found))
    return _nothing


def _nothing(_cells: Cells, _rows: Sequence[Cells]) -> Value:
    return None


def _column_problem(node: ColumnName, scope: Scope, found: list[int]) -> NameProblem:
    name = f"{node.table}.{node.name}" if node.table else node.name
    if found:
        tables = ", ".join(f"{scope.columns[at].table}.{scope.columns[at].shown}" for at in found)
        return NameProblem(
            "import-ambiguous-column", node.offset, {"column": name, "among": tables}
        )
    if scope.grouped is not None and find_column(scope.grouped, node.name, node.table):
        return NameProblem("import-column-in-group", node.offset, {"column": name})
    params = {
        "column": name,
        "tables": ", ".join(dict.fromkeys(column.table for column in scope.columns)),
        "known": near_columns(node.name, scope.columns),
    }
    return NameProblem("import-unknown-column", node.offset, params)


def _bind_operation(node: Operation, scope: Scope, problems: list[NameProblem]) -> Evaluator:
    operands = [bind(operand, scope, problems) for operand in node.operands]
    if node.operator == "not":
        return lambda cells, rows: not is_yes(operands[0](cells, rows))
    if len(operands) == 1:
        return lambda cells, rows: negative(operands[0](cells, rows))
    left, right = operands
    if node.operator == "and":
        return lambda cells, rows: is_yes(left(cells, rows)) and is_yes(right(cells, rows))
    if node.operator == "or":
        return lambda cells, rows: is_yes(left(cells, rows)) or is_yes(right(cells, rows))
    work = BINARY[node.operator]
    return lambda cells, rows: work(left(cells, rows), right(cells, rows))


def _bind_call(node: Call, scope: Scope, problems: list[NameProblem]) -> Evaluator:
    name = fold_heading(node.function)
    if name in CONDITION_NAMES:
        return _bind_condition(node, scope, problems)
    if name in AGGREGATE_NAMES and scope.grouped is not None:
        return _bind_aggregate(node, AGGREGATES[AGGREGATE_NAMES[name]], scope, problems)
    if name not in FUNCTION_NAMES:
        problems.append(_function_problem(node, name))
        return _nothing
    function = FUNCTIONS[FUNCTION_NAMES[name]]
    _check_count(node, function, problems)
    arguments = [bind(argument, scope, problems) for argument in node.arguments]
    work = function.work
    return lambda cells, rows: work(*(argument(cells, rows) for argument in arguments))


def _function_problem(node: Call, name: str) -> NameProblem:
    if name in AGGREGATE_NAMES:
        params = {"function": node.function}
        return NameProblem("import-aggregate-outside", node.offset, params)
    known = near_or_all(node.function, [*FUNCTION_NAMES, *CONDITION_NAMES])
    params = {"function": node.function, "known": known}
    return NameProblem("import-unknown-function", node.offset, params)


def _check_count(node: Call, function: Function, problems: list[NameProblem]) -> bool:
    given = len(node.arguments)
    if function.fewest <= given <= function.most:
        return True
    params = {"function": node.function, "given": str(given), "wanted": str(function.fewest)}
    problems.append(NameProblem("import-wrong-arguments", node.offset, params))
    return False


def _bind_condition(node: Call, scope: Scope, problems: list[NameProblem]) -> Evaluator:
    branches = [bind(argument, scope, problems) for argument in node.arguments]
    if not _check_count(node, CONDITION, problems):
        return _nothing
    condition, then, otherwise = branches
    return lambda cells, rows: (
        then(cells, rows) if is_yes(condition(cells, rows)) else otherwise(cells, rows)
    )


def _bind_aggregate(
    node: Call, function: Function, scope: Scope, problems: list[NameProblem]
) -> Evaluator:
    inner = Scope(scope.grouped or (), scope.as_of)
    arguments = [bind(argument, inner, problems) for argument in node.arguments]
    work = function.work
    if not _check_count(node, function, problems) or not arguments:
        return lambda _cells, rows: work(list(rows))
    argument = arguments[0]
    return lambda _cells, rows: work([argument(row, ()) for row in rows])
