"""What a cell means to the model: ids for names, values of closed lists for labels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kamdocs.interchange.editing.edits import NewValue, Single
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.cells import split_lines, split_list
from kamdocs.interchange.workbook.columns import Column, Form, Role
from kamdocs.interchange.workbook.directory import Directory, Names, find_choice
from kamdocs.model.kinds import Kind, Target
from kamdocs.source.date_text import parse_period
from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem
from kamdocs.source.word_text import parse_id


class NoMeaningError(Exception):
    """A cell that means nothing in its column: the rule of workbooks it breaks and what to say."""

    def __init__(self, rule: str, **params: str) -> None:
        self.rule = rule
        self.params = params
        super().__init__(rule)


class UnlistedError(NoMeaningError):
    """A name that no sheet lists."""

    def __init__(self, target: Target, text: str) -> None:
        self.target = target
        self.text = text
        super().__init__("import-workbook-unknown-name", value=text)


class NewNames(Directory):
    """Names of a project and of what a workbook adds to it."""

    def __init__(self, known: Directory) -> None:
        self._known = known
        self._added: dict[tuple[Target, str, str], str] = {}

    def add(self, target: Target, account: str, text: str, record_id: str) -> None:
        """Let a name or id of a new or renamed record be understood."""
        if text:
            self._added.setdefault((target, account, fold(text)), record_id)

    def add_all(self, aliases: Iterable[tuple[str, str, str, str]]) -> None:
        """Let names be understood that records had: kind, account or nothing, name, id."""
        for target, account, text, record_id in aliases:
            self.add(Target(target), account, text, record_id)

    def names(self, target: Target, account: str = "") -> Names:
        """Give the names of a kind that the project has."""
        return self._known.names(target, account)

    def find(self, target: Target, text: str, account: str = "") -> str | None:
        """Give the id that a text means, one that was there first."""
        found = self._known.find(target, text, account)
        if found is not None:
            return found
        for scope in (account, ""):
            if (target, scope, fold(text)) in self._added:
                return self._added[target, scope, fold(text)]
        return None


def meaning(column: Column, value: Value, names: Directory, account: str) -> NewValue:
    """Give the value of the model that a cell stands for; raises NoMeaningError."""
    if value is None or value == "":
        return None
    if column.form is Form.LINES:
        return tuple(split_lines(written(value))) or None
    if column.form is Form.LIST:
        parts = split_list(written(value))
        return tuple(_single(column, part, names, account) for part in parts) or None
    return _single(column, value, names, account)


def _single(column: Column, value: Value, names: Directory, account: str) -> Single:
    shape, text = column.shape, written(value)
    if shape.reference is not None:
        found = names.find(shape.reference.target, text, account)
        if found is None:
            raise UnlistedError(shape.reference.target, text)
        return found
    if shape.values is not None:
        choice = find_choice(shape.values, text)
        if choice is None:
            raise NoMeaningError("import-workbook-bad-value", value=text)
        return choice
    if column.role is Role.ID or shape.kind is Kind.ID:
        read = parse_id(text)
        if isinstance(read, Problem):
            raise NoMeaningError("import-workbook-bad-value", value=text)
        return read
    if shape.kind is Kind.PERIOD:
        period = parse_period(text)
        if isinstance(period, Problem):
            raise NoMeaningError("import-workbook-bad-value", value=text)
        return period
    if shape.kind is Kind.COUNT and isinstance(value, Decimal):
        return int(value)
    return text if value is None else value


def exported_value(column: Column, text: str) -> Value:
    """Give a value of the baseline, kept as its written text, as the cell that it was."""
    if not text:
        return None
    if column.form in (Form.NUMBER, Form.MONEY, Form.SHARE, Form.COUNT):
        return Decimal(text)
    if column.form is Form.DAY:
        return date.fromisoformat(text)
    if column.form is Form.YES_NO:
        return text == "true"
    return text
