"""The sheet of the programme's settings: a label and a value a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.round_trip.decisions import Step, shown, step_of
from kamdocs.interchange.round_trip.meaning import NoMeaningError, meaning
from kamdocs.interchange.round_trip.planning import Planner
from kamdocs.interchange.round_trip.targets import Target
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.columns import Column, Form
from kamdocs.interchange.workbook.content import WorkbookContent
from kamdocs.interchange.workbook.exporting import programme_settings
from kamdocs.interchange.workbook.sheets import PROGRAMME_SHEET
from kamdocs.model.programme import Programme
from kamdocs.source.folder import LoadedPortfolio

_FIXED = frozenset({"language", "currency"})
"""Settings that say how every number is written: changed by hand, with all the files in view."""


def take_settings(
    content: WorkbookContent,
    loaded: LoadedPortfolio,
    planner: Planner,
    is_as_exported: Callable[[str], bool],
) -> None:
    """Plan the settings that were changed in the workbook.

    What they were when exported is known where the programme's file is the same since.
    """
    now = programme_settings(loaded.portfolio.programme)
    file = planner.targets.programme_file()
    before = planner.baseline.rows.get("programme", {}) if planner.baseline else {}
    kept = before.get("programme")
    known = kept is not None or is_as_exported(file)
    for column in PROGRAMME_SHEET.columns:
        if column.key not in content.programme:
            continue
        value, old = content.programme[column.key], now.get(column.key)
        place = content.programme_places[column.key]
        if _same(value, old):
            continue
        label = column.label(planner.decider.language)
        if column.key in _FIXED:
            if value is not None:
                planner.decider.tell("import-fixed-setting", place, column=label)
            continue
        try:
            new = meaning(column, value, planner.decider.names, "")
            was = meaning(column, old, planner.decider.names, "")
        except NoMeaningError:
            continue  # a setting is a text or a number and always means something
        overwrite = planner.decider.overwrite
        exported = was if kept is None else _exported(column, kept)
        step = step_of(new, was, exported, known=known, overwrite=overwrite)
        if step is Step.EDIT:
            planner.plan.change(_target(file, column.key), {column.key: new}, place)
        elif step is Step.CONFLICT:
            told = {
                "column": label,
                "workbook": shown(value, planner.decider.language),
                "file": shown(old, planner.decider.language),
                "where": str(planner.targets.place("", (column.key,))),
            }
            planner.decider.undecided.setdefault(("programme", 0), set()).add(column.key)
            planner.decider.tell("import-differs", place, **told)


def _exported(column: Column, kept: Mapping[str, str]) -> NewValue:
    text = kept.get(column.key, "")
    return int(text) if text and column.form is Form.COUNT else text or None


def _same(one: Value, other: Value) -> bool:
    return written(one).casefold() == written(other).casefold()


def _target(file: str, name: str) -> Target:
    path = ("fiscal_year",) if name == "start_month" else ()
    return Target(file, Programme, path)
