"""The next 90 days of all accounts by week, with public holidays as quiet context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kamdocs.metrics.agenda import AgendaItem, AgendaKind, week_of
from kamdocs.metrics.monday import friday_of
from kamdocs.metrics.public_holidays import (
    Holiday,
    account_places,
    holidays_between,
)
from kamdocs.metrics.work import CALENDAR_DAYS, by_week
from kamdocs.render.addresses import Links
from kamdocs.render.calendar_links import CalendarLink, programme_calendar
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.agenda_words import TEAM_KINDS, AgendaLine, agenda_line, agenda_text
from kamdocs.render.views.parts import Filters, Headline, PageHead

WEEK_SHOWN = 40
"""Things of one week that are listed; the rest is counted."""

LIST = "kd-calendar-list"

_OWED = (AgendaKind.PROMISE, AgendaKind.CLIENT_PROMISE, AgendaKind.NEED, AgendaKind.ISSUE)
_TOGETHER = (AgendaKind.MEETING, AgendaKind.REVIEW, AgendaKind.REVIEW_DUE)
_TRADE = (AgendaKind.NOTICE, AgendaKind.CONTRACT_END, AgendaKind.ADJUSTMENT)


@dataclass(frozen=True)
class Week:
    """A week of the calendar."""

    title: str
    label: str
    holidays: tuple[str, ...]
    lines: tuple[AgendaLine, ...]
    more: str


@dataclass(frozen=True)
class CalendarView:
    """What the calendar shows."""

    head: PageHead
    filters: Filters
    weeks: tuple[Week, ...]
    holidays_note: str
    calendar: CalendarLink | None


def calendar_view(context: RenderContext, links: Links) -> CalendarView:
    """Give what the calendar shows."""
    words = context.words
    items = shown_items(context)
    last = context.as_of + timedelta(days=CALENDAR_DAYS)
    holidays = client_holidays(context, week_of(context.as_of), last)
    return CalendarView(
        head=portfolio_head(
            context,
            links,
            words.text("site.work.page.calendar"),
            _answer(context, items),
            headlines=_headlines(context, items),
        ),
        filters=Filters(
            LIST,
            tuple(words.text(f"site.column.{key}") for key in ("kind", "account", "who")),
        ),
        weeks=_weeks(context, items, holidays, links) if items else (),
        holidays_note=words.text("site.calendar.holidays-note") if holidays else "",
        calendar=programme_calendar(context, links),
    )


def shown_items(context: RenderContext) -> tuple[AgendaItem, ...]:
    """Give what is dated ahead, without the kinds the site's readers get no full picture of."""
    agenda = context.work.agenda
    if context.for_team:
        return agenda
    return tuple(item for item in agenda if item.kind not in TEAM_KINDS)


def client_holidays(context: RenderContext, first: date, last: date) -> tuple[Holiday, ...]:
    """Give the public holidays of the places where clients work."""
    programme = context.portfolio.programme
    places = {
        place
        for account in context.portfolio.accounts
        for place in account_places(account, programme)
    }
    return holidays_between(places, first, last, context.language)


def _answer(context: RenderContext, items: tuple[AgendaItem, ...]) -> str:
    words = context.words
    if not items:
        return words.text("site.calendar.answer.none")
    friday = friday_of(context.as_of)
    soon = [item for item in items if item.day <= friday and item.kind is not AgendaKind.KEY_DATE]
    meeting = next((item for item in items if item.kind in _TOGETHER), None)
    parts = [
        words.plural("site.calendar.answer.friday", len(soon), date=context.formats.day(friday))
    ]
    if meeting is not None:
        parts.append(
            words.text(
                "site.calendar.answer.meeting",
                what=agenda_text(context, meeting),
                account=context.portfolio.by_id[meeting.account].name,
                date=context.formats.day(meeting.day),
            )
        )
    return " ".join(parts)


def _headlines(context: RenderContext, items: tuple[AgendaItem, ...]) -> tuple[Headline, ...]:
    kinds = Counter(item.kind for item in items)
    groups = {"owed": _OWED, "together": _TOGETHER}
    if context.for_team:
        groups |= {"trade": _TRADE, "contacts": (AgendaKind.CONTACT,)}
    return tuple(
        _headline(context, key, items, sum(kinds[kind] for kind in wanted), wanted)
        for key, wanted in groups.items()
    )


def _headline(
    context: RenderContext,
    key: str,
    items: tuple[AgendaItem, ...],
    count: int,
    wanted: tuple[AgendaKind, ...],
) -> Headline:
    words = context.words
    first = next((item for item in items if item.kind in wanted), None)
    note = words.text("site.calendar.nothing")
    if first is not None:
        note = words.text("site.calendar.first-on", date=context.formats.day(first.day))
    return Headline(words.text(f"site.calendar.{key}"), str(count), note)


def _weeks(
    context: RenderContext,
    items: Iterable[AgendaItem],
    holidays: tuple[Holiday, ...],
    links: Links,
) -> tuple[Week, ...]:
    this_week = week_of(context.as_of)
    labels = {
        this_week: context.words.text("site.calendar.this-week"),
        this_week + timedelta(days=7): context.words.text("site.calendar.next-week"),
    }
    weeks: dict[date, tuple[AgendaItem, ...]] = {week_of(day.day): () for day in holidays}
    weeks |= dict(by_week(items))
    found = []
    for monday, members in sorted(weeks.items()):
        sunday = monday + timedelta(days=6)
        cut = len(members) - WEEK_SHOWN
        found.append(
            Week(
                title=week_title(context, monday),
                label=labels.get(monday, ""),
                holidays=tuple(
                    holiday_text(context, day) for day in holidays if monday <= day.day <= sunday
                ),
                lines=tuple(agenda_line(context, item, links) for item in members[:WEEK_SHOWN]),
                more=context.words.plural("site.work.more", cut) if cut > 0 else "",
            )
        )
    return tuple(found)


def week_title(context: RenderContext, monday: date) -> str:
    """Write a week by its first and last day."""
    sunday = monday + timedelta(days=6)
    return context.words.text(
        "site.calendar.week",
        first=context.formats.short_day(monday),
        last=context.formats.short_day(sunday),
    )


def holiday_text(context: RenderContext, holiday: Holiday) -> str:
    """Write a holiday with its day, and its states where not all of the country keep it."""
    text = f"{context.formats.short_day(holiday.day)} {holiday.name}"
    return f"{text} ({', '.join(holiday.states)})" if holiday.states else text
