"""Which calendars a site has for other programs, and the links to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.metrics.agenda import AgendaItem
from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.agenda_words import TEAM_KINDS


@dataclass(frozen=True)
class CalendarLink:
    """A calendar to take along: the file, and what it holds in words."""

    href: str
    label: str


def diary_items(context: RenderContext) -> tuple[AgendaItem, ...]:
    """Give what calendars of all accounts hold for the site's readers, by day."""
    found = [
        item for account in context.portfolio.accounts for item in context.work.diary[account.id]
    ]
    return tuple(sorted(_shown(context, found), key=AgendaItem.sort_key))


def diary_of_account(context: RenderContext, account: str) -> tuple[AgendaItem, ...]:
    """Give what the calendar of an account holds for the site's readers, by day."""
    return _shown(context, context.work.diary[account])


def diary_of_person(context: RenderContext, person: str) -> tuple[AgendaItem, ...]:
    """Give what the calendar of one of our people holds for the site's readers, by day."""
    return _shown(context, context.work.diary_by_person.get(person, ()))


def programme_calendar(context: RenderContext, links: Links) -> CalendarLink | None:
    """Give the link to the calendar of all accounts; None where nothing is dated."""
    return _link(context, diary_items(context), links, context.addresses.calendar_file)


def account_calendar(context: RenderContext, account: str, links: Links) -> CalendarLink | None:
    """Give the link to the calendar of an account; None where nothing is dated."""
    address = context.addresses.account_calendar(account)
    return _link(context, diary_of_account(context, account), links, address)


def person_calendar(context: RenderContext, person: str, links: Links) -> CalendarLink | None:
    """Give the link to the calendar of one of our people; None where nothing is dated."""
    address = context.addresses.person_calendar(person)
    return _link(context, diary_of_person(context, person), links, address)


def _shown(context: RenderContext, items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    if context.options.audience is Visibility.CLIENT:
        return ()
    if context.for_team:
        return tuple(items)
    return tuple(item for item in items if item.kind not in TEAM_KINDS)


def _link(
    context: RenderContext, items: tuple[AgendaItem, ...], links: Links, address: str
) -> CalendarLink | None:
    if not items:
        return None
    label = context.words.plural("calendar.link", len(set(items)))
    return CalendarLink(links.to_file(address), label)
