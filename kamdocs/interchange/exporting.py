"""A project's files as an export: loaded, narrowed to the audience, computed for a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kamdocs.audience.site_view import narrowed
from kamdocs.errors import UserError
from kamdocs.interchange.portfolio_export import portfolio_export
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.window import Window, period_window
from kamdocs.model.enums import Visibility
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.date_text import parse_period
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import load_portfolio
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all


@dataclass(frozen=True)
class Exported:
    """An export, the portfolio its audience sees, and what reading the files found."""

    data: dict[str, Any]
    portfolio: Portfolio
    language: str
    findings: tuple[Finding, ...]


def export_project(
    project: Path,
    *,
    today: date,
    accounts: str = "accounts",
    as_of: date | None = None,
    period: str | None = None,
    only: tuple[str, ...] = (),
    audience: Visibility = Visibility.TEAM,
) -> Exported:
    """Export a project's figures.

    Figures are those of the day `as_of`; without it of today, or of the period's last day when
    that is earlier. Raises UserError for a period or an account that is none.
    """
    loaded = load_portfolio(project, accounts)
    if not loaded.usable:
        raise UserError("build.no-programme", findings=first_error(loaded.findings))
    portfolio = narrowed(loaded, audience).portfolio
    day, window = _days(portfolio.programme.calendar, period, as_of, today)
    named = frozenset(account_id(portfolio, text) for text in only) if only else None
    return Exported(
        portfolio_export(portfolio_measures(portfolio, day, window), audience, named),
        portfolio,
        portfolio.programme.language,
        loaded.findings,
    )


def _days(
    calendar: FiscalCalendar, text: str | None, as_of: date | None, today: date
) -> tuple[date, Window | None]:
    if text is None:
        return as_of or today, None
    period = parse_period(text)
    if not isinstance(period, Period):
        raise UserError("export.bad-period", value=text)
    day = as_of or min(today, calendar.last_day(period))
    if calendar.first_day(period) > day:
        raise UserError("export.period-ahead", period=text, day=day.isoformat())
    return day, period_window(period, calendar, day)


def account_id(portfolio: Portfolio, text: str) -> str:
    """Give the id of an account as it is written; raises UserError for one that is not there."""
    known = {fold(account.id): account.id for account in portfolio.accounts}
    found = known.get(fold(text))
    if found is None:
        holding = [name for name in portfolio.by_id if fold(text) in name]
        near = near_or_all(text, holding or portfolio.by_id)
        raise UserError("export.unknown-account", account=text, known=near)
    return found


def first_error(findings: tuple[Finding, ...]) -> str:
    """Give the place of the first error, empty where there is none."""
    return next((str(item.place) for item in findings if item.severity is Severity.ERROR), "")
