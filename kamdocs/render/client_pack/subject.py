"""What all parts of a pack are made from: the client's view of an account, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kamdocs.messages import Messages
from kamdocs.model.account import Account, MeetingNotes
from kamdocs.model.encounters import QuarterlyReview
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.render.client_pack.blocks import Contact
from kamdocs.render.client_pack.request import PackRequest, usual_quarter
from kamdocs.render.context import RenderContext
from kamdocs.render.formats import Formats

_LONGEST_UNIT = 3
"""Words of so many letters are units such as `ms` and `mês`, the same for one and many."""


@dataclass(frozen=True)
class Subject:
    """An account as its client may see it, and what is asked for.

    Parts read only what a client may see of a record, although the account is narrowed already:
    a pack must not depend on who made its context.
    """

    context: RenderContext
    account: Account
    request: PackRequest

    @property
    def words(self) -> Messages:
        """The pack's words."""
        return self.context.words

    @property
    def formats(self) -> Formats:
        """Writers of values."""
        return self.context.formats

    @property
    def as_of(self) -> date:
        """The day of the pack."""
        return self.context.as_of

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar."""
        return self.context.portfolio.programme.calendar

    @property
    def company(self) -> str:
        """Our company's name; the programme's where it has none."""
        programme = self.context.portfolio.programme
        return programme.company or programme.name

    @cached_property
    def quarter(self) -> Period:
        """The quarter the pack speaks of."""
        usual = usual_quarter(self.account, self.calendar, self.as_of)
        return self.request.quarter or usual

    @cached_property
    def reviews(self) -> tuple[QuarterlyReview, ...]:
        """Reviews of the quarter."""
        return tuple(
            item.review for item in self.account.reviews if item.review.quarter == self.quarter
        )

    @cached_property
    def held(self) -> tuple[MeetingNotes, ...]:
        """Meetings up to the day of the pack, newest first."""
        found = [item for item in self.account.meetings if item.meeting.date <= self.as_of]
        return tuple(sorted(found, key=lambda item: (item.meeting.date, item.slug), reverse=True))

    @cached_property
    def ahead(self) -> tuple[MeetingNotes, ...]:
        """Meetings after the day of the pack, next first."""
        found = [item for item in self.account.meetings if item.meeting.date > self.as_of]
        return tuple(sorted(found, key=lambda item: (item.meeting.date, item.slug)))

    @cached_property
    def figures(self) -> dict[str, tuple[Figure, ...]]:
        """What each KPI really was up to the end of the quarter, of units that may be named.

        Targets and forecasts are left behind here, so that no part can read them.
        """
        last = min(self.calendar.last_day(self.quarter), self.as_of)
        units = {None, *(item.id for item in self.account.units)}
        found: dict[str, list[Figure]] = {}
        for row in self.account.figures:
            begun = self.calendar.first_day(row.period) <= last
            if row.actual is not None and begun and row.unit in units:
                own = row.model_copy(update={"target": None, "forecast": None})
                found.setdefault(row.kpi, []).append(own)
        return {kpi: tuple(rows) for kpi, rows in found.items()}

    def ours(self, person: str | None) -> str:
        """Give the name of somebody on our side; our company for one nobody may name."""
        found = self.context.portfolio.people.get(person or "")
        return found.name if found is not None else self.company if person else ""

    def theirs(self, stakeholder: str | None) -> str:
        """Give the name of a client's person; the client for one who is not to be named."""
        if not stakeholder:
            return ""
        for item in self.account.stakeholders:
            if item.id == stakeholder and item.name and not item.to_identify:
                return item.name
        return self.account.name

    def owners(self, person: str | None, stakeholder: str | None) -> str:
        """Give who is to do something, on either side or both."""
        names = [name for name in (self.ours(person), self.theirs(stakeholder)) if name]
        return " · ".join(dict.fromkeys(names))

    def our_contacts(self, people: Iterable[str]) -> tuple[Contact, ...]:
        """Give people of ours with their titles, each once."""
        known = self.context.portfolio.people
        found = (known.get(person) for person in dict.fromkeys(people))
        return tuple(Contact(item.name, item.title or "") for item in found if item is not None)

    def their_contacts(self, people: Iterable[str] | None = None) -> tuple[Contact, ...]:
        """Give people of the client, some or all, with their titles and units."""
        wanted = None if people is None else set(people)
        return tuple(
            Contact(item.name, item.title or "", self.unit(item.unit))
            for item in self.account.stakeholders
            if item.name and not item.to_identify and (wanted is None or item.id in wanted)
        )

    def unit(self, unit: str | None) -> str:
        """Give the name of a unit; empty for the whole account and for one not to be named."""
        return next((item.name for item in self.account.units if item.id == unit), "")

    def day(self, day: date | None) -> str:
        """Write a day, with its year when it is not this one; a missing day is said in words."""
        if day is None:
            return self.words.text("pack.no-date")
        if day.year == self.as_of.year:
            return self.formats.short_day(day)
        return self.formats.day(day)

    def measured(self, value: Decimal, measure: str | None) -> str:
        """Write a value; a measure that begins with money, e.g. `R$ por mês`, is money."""
        first, _, rest = (measure or "").strip().partition(" ")
        money = self.formats.measured(value, first or None, self.account.currency)
        if rest and is_money(first, self.formats, self.account.currency):
            return f"{money} {rest}"
        if self.formats.number(value) == self.formats.number(Decimal(1)) and is_plural(first):
            # What people wrote for many is not bent to one: "1 etapas" would be wrong.
            return f"{self.formats.number(value)}\u00a0({measure})"
        return self.formats.measured(value, measure, self.account.currency)


def is_plural(word: str) -> bool:
    """Tell whether a measure is a word for many, e.g. `etapas`; units such as `ms` are none."""
    return len(word) > _LONGEST_UNIT and word.isalpha() and word.lower().endswith("s")


def is_money(measure: str | None, formats: Formats, currency: str | None) -> bool:
    """Tell whether a measure is an amount of money, alone or per something."""
    first = (measure or "").strip().partition(" ")[0]
    code = currency or formats.currency
    return first in ("$", "R$", "US$", "€", code, formats.currency_symbol(code))
