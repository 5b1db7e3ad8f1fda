"""Rows under named columns, and the problems met while computing them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kamdocs.interchange.evaluation import Cells, Column, Evaluator, NameProblem, Scope, bind
from kamdocs.interchange.mapping import Expression, Formula
from kamdocs.interchange.raw_row import Origin
from kamdocs.interchange.rules import import_finding
from kamdocs.interchange.values import CannotComputeError, Value, is_yes, written
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place

MAX_PER_CAUSE = 20
"""Findings of one rule about one formula or column; a whole bad column is one mistake."""


@dataclass(frozen=True, slots=True)
class Row:
    """Values of one row and the line it came from; of a group, that of its first row."""

    cells: Cells
    origin: Origin

    def where(self) -> Place:
        """Give the place when it is asked for; finding it costs time."""
        return self.origin.place


@dataclass(frozen=True)
class Relation:
    """A table read, or a view computed."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass
class Workshop:
    """Binds formulas of one run, computes them and gathers the findings."""

    as_of: date
    findings: list[Finding] = field(default_factory=list)
    _counts: dict[tuple[str, Hashable], int] = field(default_factory=dict)

    def has_error(self) -> bool:
        """Tell whether there is an error, so that nothing may be written."""
        return any(found.severity is Severity.ERROR for found in self.findings)

    def report(self, rule: str, place: Place, **params: str) -> None:
        """Record a finding."""
        self.findings.append(import_finding(rule, place, **params))

    def report_some(
        self, rule: str, cause: Hashable, place: Callable[[], Place], **params: str
    ) -> None:
        """Record an error, but no more than a page of them for one cause."""
        seen = self._counts.get((rule, cause), 0)
        self._counts[rule, cause] = seen + 1
        if seen < MAX_PER_CAUSE:
            self.report(rule, place(), **params)

    def scope(
        self, columns: tuple[Column, ...], grouped: tuple[Column, ...] | None = None
    ) -> Scope:
        """Give the names a formula may use."""
        return Scope(columns, self.as_of, grouped)

    def expression(self, expression: Expression, scope: Scope) -> Evaluator:
        """Bind an expression; names that mean nothing are reported where they are written."""
        problems: list[NameProblem] = []
        evaluator = bind(expression.node, scope, problems)
        place = expression.place
        for problem in problems:
            at = Place(place.path, place.line, place.column + problem.offset)
            self.report(problem.rule, at, **problem.params)
        return self._careful(evaluator, expression)

    def condition(self, expression: Expression, scope: Scope) -> Evaluator:
        """Bind an expression that says yes or no."""
        evaluator = self.expression(expression, scope)
        return self._careful(lambda cells, rows: is_yes(evaluator(cells, rows)), expression)

    def _careful(self, evaluator: Evaluator, expression: Expression) -> Evaluator:
        def compute(cells: Cells, rows: Sequence[Cells]) -> Value:
            try:
                return evaluator(cells, rows)
            except CannotComputeError as error:
                raise RowError(
                    "import-cannot-compute",
                    expression,
                    {
                        "expression": expression.text.strip(),
                        "values": ", ".join(written(value) or "∅" for value in error.values),
                    },
                ) from None

        return compute

    def formula(self, formula: Formula, scope: Scope) -> Evaluator:
        """Bind a formula: its expression, text or rules, then its map of values."""
        base = self._base(formula, scope)
        otherwise = self.formula(formula.otherwise, scope) if formula.otherwise else None
        if formula.values is not None:
            return _mapped(base, formula, otherwise)
        if otherwise is None:
            return base

        def filled(cells: Cells, rows: Sequence[Cells]) -> Value:
            value = base(cells, rows)
            return otherwise(cells, rows) if value is None else value

        return filled

    def _base(self, formula: Formula, scope: Scope) -> Evaluator:
        if formula.expression is not None:
            return self.expression(formula.expression, scope)
        if formula.rules:
            rules = [
                (self.condition(rule.when, scope), self.formula(rule.then, scope))
                for rule in formula.rules
                if rule.when is not None
            ]
            return _ruled(rules)
        return lambda _cells, _rows: formula.text

    def value(self, evaluator: Evaluator, row: Row, group: Sequence[Cells] = ()) -> Value:
        """Compute for one row; what cannot be computed is reported at the row and is blank."""
        try:
            return evaluator(row.cells, group)
        except RowError as problem:
            self.report_some(problem.rule, problem.cause, row.where, **problem.params)
            return None


class RowError(Exception):
    """A formula that cannot be computed for one row."""

    def __init__(self, rule: str, cause: object, params: dict[str, str]) -> None:
        self.rule = rule
        self.cause = id(cause)
        self.params = params
        super().__init__(rule)


def _ruled(rules: list[tuple[Evaluator, Evaluator]]) -> Evaluator:
    def first_met(cells: Cells, rows: Sequence[Cells]) -> Value:
        for when, then in rules:
            if when(cells, rows):
                return then(cells, rows)
        return None

    return first_met


def _mapped(base: Evaluator, formula: Formula, otherwise: Evaluator | None) -> Evaluator:
    values = formula.values or {}

    def look_up(cells: Cells, rows: Sequence[Cells]) -> Value:
        value = base(cells, rows)
        if value is not None and written(value) in values:
            return values[written(value)]
        if otherwise is not None:
            return otherwise(cells, rows)
        if value is None:
            return None
        raise RowError("import-unmapped-value", formula, {"value": written(value)})

    return look_up
