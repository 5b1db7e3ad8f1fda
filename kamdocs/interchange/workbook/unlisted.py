"""Names in cells that no sheet lists: what to say of them, and records made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kamdocs.interchange.values import written
from kamdocs.interchange.workbook.cells import split_list
from kamdocs.interchange.workbook.columns import Column, Form
from kamdocs.interchange.workbook.content import SheetContent, SheetRow, WorkbookContent
from kamdocs.interchange.workbook.directory import Names
from kamdocs.interchange.workbook.identities import TARGETS
from kamdocs.interchange.workbook.rules import workbook_finding
from kamdocs.interchange.workbook.sheets import BY_KEY, SHEETS
from kamdocs.model.kinds import Target
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all, nearest

_SHEET_OF = {**{target: key for key, target in TARGETS.items()}, Target.ACCOUNT: "accounts"}

_NAMED = "import-workbook-made-name"

_MADE = (Target.OFFERING, Target.DEPARTMENT, Target.TERRITORY)
"""Kinds of which a name says all there is to say."""


def unlisted(
    target: Target, text: str, names: Names, language: str
) -> tuple[str, Mapping[str, str]]:
    """Give the rule that a name breaks and its params: where to write it, and what is near."""
    key = _SHEET_OF.get(target, "accounts")
    params = {"value": text, "sheet": BY_KEY[key].name(language)}
    shown = names.all_shown()
    if not shown:
        return "import-workbook-unlisted-name", params
    return "import-workbook-unknown-name", {**params, "known": near_or_all(text, shown)}


def with_named_records(
    content: WorkbookContent, language: str, findings: list[Finding]
) -> WorkbookContent:
    """Add rows for offerings, departments and territories that are named but not listed.

    A name that is like a listed one is most likely that one misspelt: it is left to be told.
    """
    sheets = dict(content.sheets)
    for target in _MADE:
        key = _SHEET_OF[target]
        listed = sheets.get(key)
        if listed is None:
            continue
        found = _missing(content, target, listed)
        sheet = BY_KEY[key].name(language)
        findings += [
            workbook_finding(
                "import-workbook-made-name", row.place(column), value=name, sheet=sheet
            )
            for name, row, column in found
        ]
        after = max((row.number for row in listed.rows), default=listed.head.row)
        made = tuple(
            SheetRow(listed.head, number, "", {"name": name})
            for number, (name, _, _) in enumerate(found, start=after + 1)
        )
        sheets[key] = replace(listed, rows=(*listed.rows, *made))
    return replace(content, sheets=sheets)


def _missing(
    content: WorkbookContent, target: Target, listed: SheetContent
) -> list[tuple[str, SheetRow, str]]:
    """Give every name once, with the row and the column in which it stands first."""
    known = [row.text(column) for row in listed.rows for column in ("id", "name")]
    known = [name for name in known if name]
    folded = {fold(name) for name in known}
    found: dict[str, tuple[str, SheetRow, str]] = {}
    for name, row, column in _named(content, target):
        if fold(name) and fold(name) not in folded and not nearest(name, known):
            found.setdefault(fold(name), (name, row, column))
    return list(found.values())


def _named(content: WorkbookContent, target: Target) -> Iterator[tuple[str, SheetRow, str]]:
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.shape.reference is None or column.shape.reference.target is not target:
                continue
            for row in content.rows(sheet.key):
                for name in _names(column, row):
                    yield name, row, column.key


def _names(column: Column, row: SheetRow) -> list[str]:
    text = written(row.values.get(column.key)).strip()
    if column.form is Form.LIST:
        return split_list(text)
    return [text] if text else []
