"""`kamdocs import FILE.xlsx`: a workbook into a folder of accounts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.account_plan import existing_accounts
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.interchange.workbook.starting import is_empty, start_project
from kamdocs.interchange.writing import write_all
from kamdocs.model.enums import Visibility
from kamdocs.source.finding import Finding


@dataclass(frozen=True)
class StartReport:
    """What the first import of a workbook made, or in a dry run would make."""

    created: tuple[str, ...]
    accounts: int
    findings: tuple[Finding, ...]
    language: str
    stopped: bool


def import_new(path: Path, into: Path, *, dry_run: bool = False) -> StartReport:
    """Make a programme of a workbook in a folder that has none.

    Problems are in the report and then nothing is written. Raises UserError for a file that is
    no usable workbook, and for a workbook made for readers that may not see all of it.
    """
    into = into.resolve()
    if into.exists() and not into.is_dir():
        raise UserError("imports.not-a-folder", path=into)
    content = read_workbook(path)
    if content.baseline is not None and content.baseline.audience is not Visibility.TEAM:
        raise UserError("workbook.for-company", path=path.name)
    if not is_empty(into) or existing_accounts(into):
        raise UserError("workbook.not-empty", path=into.name)
    started = start_project(content, into)
    if started.files and not dry_run:
        write_all(started.files)
    root = into.parent
    return StartReport(
        created=tuple(item.path.relative_to(root).as_posix() for item in started.files),
        accounts=started.accounts,
        findings=started.findings,
        language=started.language,
        stopped=started.stopped,
    )
