"""What can be chosen in a cell: closed lists, and names that other sheets of the workbook hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from kamdocs.interchange.workbook.cells import MEASURES, measure_label
from kamdocs.interchange.workbook.columns import Column, Form, Role
from kamdocs.interchange.workbook.directory import OF_ACCOUNT, Directory
from kamdocs.interchange.workbook.sheets import BY_KEY
from kamdocs.messages import messages_for
from kamdocs.model.kinds import Target
from kamdocs.model.vocabulary import value_label

_SHEETS = {
    Target.PERSON: "people",
    Target.DEPARTMENT: "departments",
    Target.TERRITORY: "territories",
    Target.TIER: "tiers",
    Target.OFFERING: "offerings",
    Target.ACCOUNT: "accounts",
    Target.UNIT: "units",
    Target.STAKEHOLDER: "stakeholders",
    Target.OBJECTIVE: "objectives",
    Target.OPPORTUNITY: "opportunities",
}
"""Sheets whose names are what a reference can be."""

_NAMING = {"objectives": "title"}


@dataclass(frozen=True)
class Choice:
    """The formula of a list, and whether nothing else is allowed."""

    source: str
    closed: bool


class Lists:
    """Fills the hidden sheet of lists and gives the formula that names each of them."""

    def __init__(
        self,
        sheet: Worksheet,
        language: str,
        directory: Directory,
        accounts: Sequence[str],
        last_rows: dict[str, int],
    ) -> None:
        self._sheet = sheet
        self._language = language
        self._directory = directory
        self._accounts = accounts
        self._last_rows = last_rows
        self._made: dict[str, str] = {}
        self._next = 0

    def choice(self, column: Column, row: int) -> Choice | None:
        """Give what can be chosen in a column, for a formula that stands in a row (from 0)."""
        shape = column.shape
        if column.form is Form.YES_NO:
            words = messages_for(self._language)
            return self._closed("yes-no", (words.text("workbook.yes"), words.text("workbook.no")))
        if column.role is Role.MEASURE:
            labels = [measure_label(item, self._language) for item in MEASURES]
            return self._closed("measure", labels)
        if column.form is Form.CHOICE and shape.values is not None:
            labels = [value_label(item, self._language) for item in shape.values]
            return self._closed(shape.values.__name__, labels)
        if column.form is Form.REFERENCE and shape.reference is not None:
            return self._reference(shape.reference.target, row)
        return None

    def _closed(self, name: str, labels: Iterable[str]) -> Choice:
        return Choice(self._range(name, labels), True)

    def _range(self, name: str, labels: Iterable[str]) -> str:
        if name not in self._made:
            values = list(labels)
            self._column(name, values)
            letter = xl_col_to_name(self._next - 1)
            self._made[name] = f"{self._tab}!${letter}$2:${letter}${len(values) + 1}"
        return f"={self._made[name]}"

    def _column(self, name: str, values: Sequence[str]) -> None:
        self._sheet.write_string(0, self._next, name)
        for number, value in enumerate(values, start=1):
            self._sheet.write_string(number, self._next, value)
        self._next += 1

    @property
    def _tab(self) -> str:
        return quoted(self._sheet.get_name())

    def _reference(self, target: Target, row: int) -> Choice | None:
        if target in OF_ACCOUNT and self._accounts:
            return self._of_account(target, row)
        key = _SHEETS.get(target)
        if key is None or key not in self._last_rows:
            shown = self._directory.names(target).all_shown()
            return Choice(self._range(target, shown), False) if shown else None
        sheet = BY_KEY[key]
        naming = _NAMING.get(key, "name")
        at = [column.key for column in sheet.columns].index(naming)
        letter = xl_col_to_name(at)
        tab = quoted(sheet.name(self._language))
        return Choice(f"={tab}!${letter}$2:${letter}${self._last_rows[key]}", False)

    def _of_account(self, target: Target, row: int) -> Choice | None:
        """Give the names within the account of the row, out of a list that is sorted by account."""
        if target not in self._made:
            pairs = [
                (self._directory.shown(Target.ACCOUNT, account), name)
                for account in self._accounts
                for name in self._directory.names(target, account).all_shown()
            ]
            self._column(f"{target}-account", [account for account, _ in pairs])
            self._column(target, [name for _, name in pairs])
            self._made[target] = str(self._next - 1) if pairs else ""
        if not self._made[target]:
            return None
        at = int(self._made[target])
        accounts, names = xl_col_to_name(at - 1), xl_col_to_name(at)
        own = f"$A{row + 1}"
        column = f"{self._tab}!${accounts}:${accounts}"
        source = (
            f"=OFFSET({self._tab}!${names}$1,MATCH({own},{column},0)-1,0,COUNTIF({column},{own}),1)"
        )
        return Choice(source, False)


def quoted(tab: str) -> str:
    """Give a tab's name as formulas write it."""
    plain = tab.isascii() and tab.replace("_", "").isalnum() and not tab[:1].isdigit()
    return tab if plain else "'" + tab.replace("'", "''") + "'"
