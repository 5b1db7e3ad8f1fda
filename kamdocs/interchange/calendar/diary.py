"""The calendars of a portfolio: of one account, of one person, of the whole programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kamdocs.interchange.calendar.event import account_events
from kamdocs.interchange.calendar.ics_file import calendar_file, event_lines
from kamdocs.metrics.agenda import AgendaItem
from kamdocs.render.calendar_links import diary_items, diary_of_account, diary_of_person
from kamdocs.render.context import RenderContext


@dataclass(frozen=True)
class Diary:
    """What is dated in a portfolio as calendar files; each event is written once.

    `site_url` is the address of the site where there is one, so that events lead to their pages.
    """

    context: RenderContext
    site_url: str = ""
    _written: dict[str, dict[AgendaItem, bytes]] = field(default_factory=dict, repr=False)

    def of_account(self, account: str) -> bytes | None:
        """Give the calendar of an account; None where nothing is dated."""
        name = self.context.portfolio.by_id[account].name
        return self._file(name, diary_of_account(self.context, account))

    def of_person(self, person: str) -> bytes | None:
        """Give the calendar of one of our people; None where nothing is dated."""
        name = self.context.words.text("calendar.of-person", name=self.context.person(person))
        return self._file(name, diary_of_person(self.context, person))

    def of_programme(self) -> bytes | None:
        """Give the calendar of all accounts; None where nothing is dated."""
        return self._file(self.context.portfolio.programme.name, diary_items(self.context))

    def _file(self, name: str, items: Iterable[AgendaItem]) -> bytes | None:
        lines = tuple(dict.fromkeys(self._lines(items)))
        return calendar_file(name, lines, self.context.language) if lines else None

    def _lines(self, items: Iterable[AgendaItem]) -> Iterator[bytes]:
        for item in items:
            if item.account not in self._written:
                self._written[item.account] = self._account_lines(item.account)
            yield self._written[item.account][item]

    def _account_lines(self, account: str) -> dict[AgendaItem, bytes]:
        events = account_events(
            self.context, diary_of_account(self.context, account), self.site_url
        )
        return {item: event_lines(event, self.context.as_of) for item, event in events.items()}


def site_calendars(context: RenderContext, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Give the calendars of a site by their address, those without any event left out."""
    diary = Diary(context, site_url)
    addresses = context.addresses
    programme = context.portfolio.programme
    files = (
        (addresses.calendar_file, diary.of_programme),
        *(
            (addresses.account_calendar(item.id), lambda name=item.id: diary.of_account(name))
            for item in context.portfolio.accounts
        ),
        *(
            (addresses.person_calendar(item.id), lambda name=item.id: diary.of_person(name))
            for item in programme.people
        ),
    )
    for address, made in files:
        found = made()
        if found is not None:
            yield address, found
