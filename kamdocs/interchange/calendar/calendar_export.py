"""A project's dates as one calendar file: loaded, narrowed to the audience, chosen by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kamdocs.audience.site_view import narrowed
from kamdocs.errors import UserError
from kamdocs.interchange.calendar.diary import Diary
from kamdocs.interchange.exporting import account_id
from kamdocs.messages import LANGUAGES
from kamdocs.metrics.work import DIARY_AHEAD, DIARY_BEFORE
from kamdocs.model.enums import Visibility
from kamdocs.model.portfolio import Portfolio
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import render_context
from kamdocs.source.finding import Finding
from kamdocs.source.folder import load_portfolio
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.site_settings import site_settings


@dataclass(frozen=True)
class CalendarRequest:
    """Whose dates, for whom, of which day; all accounts' without a person or an account."""

    as_of: date
    person: str | None = None
    account: str | None = None
    audience: Visibility = Visibility.TEAM
    language: str | None = None


@dataclass(frozen=True)
class ExportedCalendar:
    """A calendar file, the language of the files and what reading them found."""

    content: bytes
    language: str
    findings: tuple[Finding, ...]


def export_calendar(
    project: Path, request: CalendarRequest, accounts: str = "accounts"
) -> ExportedCalendar:
    """Export dates as a calendar.

    Raises UserError for a person or account that is none, and where nothing is dated.
    """
    if request.person is not None and request.account is not None:
        raise UserError("calendar.error.both")
    loaded = load_portfolio(project, accounts)
    if not loaded.usable:
        raise UserError("digest.no-programme", project=project.as_posix())
    written = loaded.portfolio.programme.language
    settings = site_settings(project)
    options = RenderOptions(
        language=request.language or (written if written in LANGUAGES else LANGUAGES[0]),
        as_of=request.as_of,
        directory_urls=settings.directory_urls,
        audience=request.audience,
    )
    context = render_context(narrowed(loaded, request.audience), options)
    diary = Diary(context, settings.site_url)
    return ExportedCalendar(_chosen(diary, context, request), written, loaded.findings)


def _chosen(diary: Diary, context: RenderContext, request: CalendarRequest) -> bytes:
    portfolio = context.portfolio
    if request.person is not None:
        person = _person_id(portfolio, request.person)
        found, name = diary.of_person(person), context.person(person)
    elif request.account is not None:
        account = account_id(portfolio, request.account)
        found, name = diary.of_account(account), portfolio.by_id[account].name
    else:
        found, name = diary.of_programme(), portfolio.programme.name
    if found is None:
        first = request.as_of - timedelta(days=DIARY_BEFORE)
        last = request.as_of + timedelta(days=DIARY_AHEAD)
        day = context.formats.day
        raise UserError("calendar.error.nothing", name=name, first=day(first), last=day(last))
    return found


def _person_id(portfolio: Portfolio, text: str) -> str:
    known = {fold(person): person for person in portfolio.people}
    found = known.get(fold(text))
    if found is None:
        near = near_or_all(text, portfolio.people)
        raise UserError("digest.unknown-person", person=text, known=near)
    return found
