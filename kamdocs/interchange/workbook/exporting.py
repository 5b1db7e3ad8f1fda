"""A project's files as a workbook that can be changed and imported again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from kamdocs.audience.site_view import narrowed
from kamdocs.errors import UserError
from kamdocs.interchange.exporting import account_id, first_error
from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook.baseline import Baseline, baseline_rows
from kamdocs.interchange.workbook.directory import portfolio_directory
from kamdocs.interchange.workbook.records import RecordRow, periods_of, portfolio_rows
from kamdocs.interchange.workbook.sheets import PROGRAMME_SHEET
from kamdocs.interchange.workbook.start_tab import StartPage
from kamdocs.interchange.workbook.tab_writing import TabRow
from kamdocs.interchange.workbook.writing import WorkbookPlan, workbook_bytes
from kamdocs.messages import Messages, messages_for
from kamdocs.model.enums import Visibility
from kamdocs.model.period import Granularity, Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.model.vocabulary import value_label
from kamdocs.source.account_listing import AccountListing, list_accounts
from kamdocs.source.collection import without_collection
from kamdocs.source.finding import Finding
from kamdocs.source.folder import load_portfolio
from kamdocs.source.programme_reading import PROGRAMME_FILES


@dataclass(frozen=True)
class ExportedWorkbook:
    """A workbook, the language of its words, and what reading the files found."""

    data: bytes
    language: str
    accounts: int
    findings: tuple[Finding, ...]


def export_workbook(
    project: Path,
    *,
    as_of: date,
    file: str,
    accounts: str = "accounts",
    only: tuple[str, ...] = (),
    audience: Visibility = Visibility.TEAM,
    language: str | None = None,
) -> ExportedWorkbook:
    """Export a project's accounts, all or those named by id, as a workbook.

    `file` is the name the workbook is to have, for the commands that its first sheet shows.
    Accounts with errors are left out; they are among the findings. Raises UserError for an
    unknown account or a project that cannot be read.
    """
    loaded = load_portfolio(project, accounts)
    if not loaded.usable:
        raise UserError("build.no-programme", findings=first_error(loaded.findings))
    portfolio = narrowed(loaded, audience).portfolio
    words = messages_for(language or portfolio.programme.language)
    ids = frozenset(account_id(portfolio, text) for text in only) if only else None
    chosen = tuple(item.id for item in portfolio.accounts if ids is None or item.id in ids)
    hashes = dict(_hashes(project, accounts, chosen)) if audience is Visibility.TEAM else {}
    with without_collection():
        rows = portfolio_rows(portfolio, words.language, None, ids)
        baseline = Baseline(
            language=words.language,
            exported_on=as_of,
            version=version("kamdocs"),
            audience=audience,
            accounts=None if ids is None else chosen,
            files=hashes,
            rows=baseline_rows(rows),
        )
        data = workbook_bytes(_plan(portfolio, rows, words, baseline, chosen, file))
    return ExportedWorkbook(data, words.language, len(chosen), loaded.findings)


def _plan(
    portfolio: Portfolio,
    rows: dict[str, list[RecordRow]],
    words: Messages,
    baseline: Baseline,
    accounts: tuple[str, ...],
    file: str,
) -> WorkbookPlan:
    if baseline.audience is not Visibility.TEAM:
        # An empty sheet would say that there is something that others may see.
        rows = {key: found for key, found in rows.items() if found}
    tabs = {key: [TabRow(row.key, row.values) for row in found] for key, found in rows.items()}
    title = words.text("workbook.start.title", programme=portfolio.programme.name)
    return WorkbookPlan(
        language=words.language,
        start=StartPage(
            title=title,
            about=words.text(
                "workbook.start.exported",
                day=_day(baseline.exported_on, words.language),
                audience=value_label(baseline.audience, words.language),
            ),
            advice=_advice(words, baseline.audience),
            commands=_commands(words, file) if baseline.audience is Visibility.TEAM else (),
            counts={PROGRAMME_SHEET.key: 1, **{key: len(rows[key]) for key in rows}},
        ),
        rows=tabs,
        periods=_periods(portfolio, rows.get("figures", ()), baseline.exported_on),
        directory=portfolio_directory(portfolio, words.language),
        baseline=baseline,
        accounts=accounts,
        settings=programme_settings(portfolio.programme),
        title=title,
    )


def _periods(portfolio: Portfolio, rows: Iterable[RecordRow], day: date) -> list[Period]:
    """Give the periods there are figures of, and every month of the fiscal year to type in."""
    calendar = portfolio.programme.calendar
    first = calendar.first_day(Period.whole_year(calendar.year_of(day)))
    start = first.year * 12 + first.month - 1
    months = [Period.month(at // 12, at % 12 + 1) for at in range(start, start + 12)]
    found = periods_of(rows)
    quarters = [item for item in found if item.granularity is not Granularity.MONTH]
    return [*sorted({*found, *months} - set(quarters)), *quarters]


def _advice(words: Messages, audience: Visibility) -> tuple[str, ...]:
    if audience is not Visibility.TEAM:
        return (words.text("workbook.start.company"), words.text("workbook.start.free"))
    return tuple(
        words.text(f"workbook.start.{name}")
        for name in ("change", "required", "ids", "free", "keep")
    )


def _commands(words: Messages, file: str) -> tuple[tuple[str, str], ...]:
    return (
        (words.text("workbook.start.save"), f"kamdocs import {file} --dry-run"),
        (words.text("workbook.start.write"), f"kamdocs import {file}"),
        (words.text("workbook.start.then"), "kamdocs serve --open"),
    )


def _day(day: date, language: str) -> str:
    return day.isoformat() if language == "en" else f"{day:%d/%m/%Y}"


def programme_settings(programme: Programme) -> dict[str, Value]:
    """Give the values of the programme sheet by field."""
    values = {
        column.key: getattr(programme, column.key, None) for column in PROGRAMME_SHEET.columns
    }
    return {**values, "start_month": Decimal(programme.fiscal_year.start_month)}


def _hashes(project: Path, accounts: str, only: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give the SHA-256 of every file behind the rows, by its path in the project."""
    folder = project / accounts
    names = [name for name in PROGRAMME_FILES if (folder / name).is_file()]
    for listing in list_accounts(folder, accounts, project):
        if listing.id in only:
            names += files_of(listing)
    for name in names:
        yield f"{accounts}/{name}", hashlib.sha256((folder / name).read_bytes()).hexdigest()


def files_of(listing: AccountListing) -> list[str]:
    """Give the files of an account that hold records, as paths in the accounts folder."""
    single = (listing.account, listing.objectives, listing.figures, listing.receivables)
    return [name for name in (*single, *listing.reviews, *listing.meetings) if name]
