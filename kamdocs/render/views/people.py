"""Our people: the table of all, and each one's Monday list."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.contact import ContactState
from kamdocs.metrics.monday import MondayList, monday_list
from kamdocs.model.programme import Person
from kamdocs.render.addresses import Links
from kamdocs.render.calendar_links import CalendarLink, person_calendar
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.monday_words import (
    issue_line,
    meet_line,
    meeting_line,
    monday_answer,
    need_line,
    plan_line,
    review_line,
)
from kamdocs.render.views.parts import Cell, Column, Fact, Filters, Headline, PageHead, Table, Tone
from kamdocs.render.views.work_parts import (
    LineGroup,
    count_cell,
    line_group,
    person_cell,
    promise_line,
)

TABLE = "kd-people-table"

SHOWN = 5
"""Lines of a group on paper and at first sight, so that the list fits one sheet."""

SHOWN_LATER = 3
"""The same of groups that can wait."""

CROWDED = 26
"""With more lines than these the list is set smaller on paper."""


@dataclass(frozen=True)
class PeopleView:
    """What the table of people shows."""

    head: PageHead
    filters: Filters
    table: Table


@dataclass(frozen=True)
class MondayCard:
    """A part of the Monday list; `none` says that there is nothing, which is news too.

    `foot` counts what is due after the list ends; `foot_href` leads to it.
    """

    id: str
    title: str
    groups: tuple[LineGroup, ...]
    none: str = ""
    foot: str = ""
    foot_href: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing, now or later."""
        return not self.foot and not any(group.lines for group in self.groups)


@dataclass(frozen=True)
class PersonView:
    """What the page of one person shows."""

    head: PageHead
    meta: tuple[str, ...]
    accounts: tuple[Fact, ...]
    left: tuple[MondayCard, ...]
    right: tuple[MondayCard, ...]
    calendar: CalendarLink | None

    @property
    def crowded(self) -> bool:
        """Tell whether the list needs small type to fit one sheet."""
        groups = [group for card in (*self.left, *self.right) for group in card.groups]
        return sum(len(group.lines) for group in groups) > CROWDED


def people_view(context: RenderContext, links: Links) -> PeopleView:
    """Give what the table of people shows."""
    words = context.words
    lists = sorted(
        (monday_list(context.work, person.id) for person in context.portfolio.programme.people),
        key=lambda item: (
            -len(item.owes.overdue),
            -len(item.owes.until_friday),
            context.person(item.person),
        ),
    )
    columns = [
        Column(words.text("site.work.column.person")),
        Column(words.text("site.work.column.department")),
        Column(words.text("site.work.column.accounts"), numeric=True),
        Column(words.text("site.work.column.overdue"), numeric=True),
        Column(words.text("site.work.column.until-friday"), numeric=True),
        Column(words.text("site.work.column.two-weeks"), numeric=True),
        Column(words.text("site.work.column.blocked"), numeric=True),
        Column(words.text("site.work.column.owed"), numeric=True),
    ]
    if context.for_team:
        columns += [
            Column(words.text("site.work.column.to-meet"), numeric=True),
            Column(words.text("site.work.column.upkeep"), numeric=True),
        ]
    return PeopleView(
        head=portfolio_head(
            context, links, words.text("site.work.page.people"), _answer(context, lists)
        ),
        filters=Filters(TABLE, (words.text("site.work.column.department"),)),
        table=Table(
            words.text("site.work.page.people"),
            tuple(columns),
            tuple(_row(context, item, links) for item in lists),
            sortable=True,
        ),
    )


def _answer(context: RenderContext, lists: list[MondayList]) -> str:
    words = context.words
    owing = [item for item in lists if item.owes.now]
    if not owing:
        return words.text("site.people.answer.none")
    overdue = sum(len(item.owes.overdue) for item in lists)
    friday = sum(len(item.owes.until_friday) for item in lists)
    first = owing[0]
    return words.plural(
        "site.people.answer",
        len(owing),
        overdue=overdue,
        friday=friday,
        date=context.formats.short_day(first.friday),
        name=context.person(first.person),
        most=len(first.owes.overdue) or len(first.owes.until_friday),
    )


def _row(context: RenderContext, item: MondayList, links: Links) -> tuple[Cell, ...]:
    person = context.portfolio.people[item.person]
    names = context.portfolio.department_names
    owned = context.work.owned_accounts.get(item.person, ())
    department = person.department or ""
    cells = [
        person_cell(context, item.person, links, person.title or ""),
        Cells(context).text(names.get(department, department)),
        count_cell(len(owned)),
        count_cell(len(item.owes.overdue), Tone.RISK),
        count_cell(len(item.owes.until_friday)),
        count_cell(len(item.owes.two_weeks)),
        count_cell(len(item.blocked)),
        count_cell(len(item.client_owes.now) + len(item.colleagues_owe.now)),
    ]
    if context.for_team:
        late = [x for x in item.to_meet if x.contact.state is not ContactState.DUE_SOON]
        cells += [count_cell(len(late)), count_cell(len(item.plans) + len(item.reviews))]
    return tuple(cells)


def person_view(context: RenderContext, person: Person, links: Links) -> PersonView:
    """Give the Monday list of one person."""
    monday = monday_list(context.work, person.id)
    left, right = monday_cards(context, monday, links)
    words = context.words
    parents = ((words.text("site.work.page.people"), context.addresses.portfolio("people")),)
    return PersonView(
        head=portfolio_head(
            context,
            links,
            person.name,
            monday_answer(context, monday),
            headlines=_headlines(context, monday),
            parents=parents,
        ),
        meta=_meta(context, person),
        accounts=_accounts(context, person, links),
        left=left,
        right=right,
        calendar=person_calendar(context, person.id, links),
    )


def monday_cards(
    context: RenderContext, monday: MondayList, links: Links
) -> tuple[tuple[MondayCard, ...], tuple[MondayCard, ...]]:
    """Give the parts of a Monday list that say something, in two columns."""
    left = [_owes_card(context, monday, links)]
    right = [_owed_card(context, monday, links)]
    if context.for_team:
        left.append(_meet_card(context, monday, links))
        right.append(_upkeep_card(context, monday, links))
    left += [_meetings_card(context, monday, links), _asked_card(context, monday, links)]
    return (
        tuple(card for card in left if not card.empty or card.none),
        tuple(card for card in right if not card.empty or card.none),
    )


def _headlines(context: RenderContext, monday: MondayList) -> tuple[Headline, ...]:
    words = context.words
    owes = monday.owes
    found = [
        Headline(
            words.text("site.monday.head.overdue"),
            str(len(owes.overdue)),
            words.plural("site.monday.of-all", owes.count),
            tone=Tone.RISK if owes.overdue else Tone.GOOD,
        ),
        Headline(
            words.text("site.monday.head.friday", date=context.formats.short_day(monday.friday)),
            str(len(owes.until_friday)),
            words.plural("site.monday.then", len(owes.two_weeks)),
        ),
        Headline(
            words.text("site.monday.head.owed"),
            str(len(monday.client_owes.now) + len(monday.colleagues_owe.now)),
            words.text("site.monday.head.owed-note"),
        ),
    ]
    if context.for_team:
        late = [x for x in monday.to_meet if x.contact.state is not ContactState.DUE_SOON]
        found.append(
            Headline(
                words.text("site.monday.head.not-met"),
                str(len(late)),
                words.plural("site.monday.soon-due", len(monday.to_meet) - len(late)),
            )
        )
    return tuple(found)


def _meta(context: RenderContext, person: Person) -> tuple[str, ...]:
    department = context.portfolio.department_names.get(person.department or "", "")
    return tuple(part for part in (person.title, department, person.email) if part)


def _accounts(context: RenderContext, person: Person, links: Links) -> tuple[Fact, ...]:
    """List the accounts somebody answers for or serves, with what they do there."""
    words = context.words
    found = []
    for account in context.portfolio.accounts:
        roles = []
        if account.owner == person.id:
            roles.append(words.text("site.work.kam"))
        if account.sponsor == person.id:
            roles.append(words.text("site.work.sponsor"))
        roles += [item.role or "" for item in account.team if item.person == person.id]
        if roles:
            told = " · ".join(dict.fromkeys(role for role in roles if role))
            found.append(Fact(account.name, told, links.to(context.addresses.account(account.id))))
    return tuple(found)


def _owes_card(context: RenderContext, monday: MondayList, links: Links) -> MondayCard:
    words = context.words
    owes = monday.owes
    friday = context.formats.short_day(monday.friday)
    groups = (
        (words.text("site.monday.group.overdue"), owes.overdue, SHOWN),
        (words.text("site.monday.group.friday", date=friday), owes.until_friday, SHOWN),
        (words.text("site.monday.group.two-weeks"), owes.two_weeks, SHOWN_LATER),
        (words.text("site.monday.group.blocked"), monday.blocked_beyond, SHOWN_LATER),
        (words.text("site.monday.group.undated"), monday.undated, SHOWN_LATER),
    )
    later = len(monday.later)
    last = context.formats.short_day(monday.last_day)
    return MondayCard(
        "kd-owes",
        words.text("site.monday.owes"),
        tuple(
            line_group(
                context,
                heading,
                (promise_line(context, item, links, person=monday.person) for item in items),
                shown,
            )
            for heading, items, shown in groups
            if items
        ),
        words.text("site.monday.owes-nothing"),
        words.plural("site.monday.later", later, date=last) if later else "",
        links.to(context.addresses.portfolio("actions")) if later else "",
    )


def _owed_card(context: RenderContext, monday: MondayList, links: Links) -> MondayCard:
    words = context.words
    groups = (
        (words.text("site.monday.group.clients"), monday.client_owes, SHOWN),
        (words.text("site.monday.group.colleagues"), monday.colleagues_owe, SHOWN_LATER),
    )
    return MondayCard(
        "kd-owed",
        words.text("site.monday.owed", date=context.formats.short_day(monday.friday)),
        tuple(
            line_group(
                context,
                heading,
                (promise_line(context, item, links) for item in owing.now),
                shown,
            )
            for heading, owing, shown in groups
            if owing.now
        ),
        words.text("site.monday.owed-nothing"),
    )


def _meet_card(context: RenderContext, monday: MondayList, links: Links) -> MondayCard:
    words = context.words
    soon = [x for x in monday.to_meet if x.contact.state is ContactState.DUE_SOON]
    late = [x for x in monday.to_meet if x.contact.state is not ContactState.DUE_SOON]
    groups = (
        (words.text("site.monday.group.beyond"), late),
        (words.text("site.monday.group.contact-soon"), soon),
    )
    return MondayCard(
        "kd-to-meet",
        words.text("site.monday.to-meet"),
        tuple(
            line_group(context, heading, (meet_line(context, x, links) for x in items), SHOWN_LATER)
            for heading, items in groups
            if items
        ),
        words.text("site.monday.all-met"),
    )


def _upkeep_card(context: RenderContext, monday: MondayList, links: Links) -> MondayCard:
    words = context.words
    groups = (
        (
            words.text("site.monday.group.reviews"),
            [review_line(context, item, links) for item in monday.reviews],
        ),
        (
            words.text("site.monday.group.plans"),
            [plan_line(context, item, links) for item in monday.plans],
        ),
    )
    return MondayCard(
        "kd-upkeep",
        words.text("site.monday.upkeep"),
        tuple(
            line_group(context, heading, lines, SHOWN_LATER) for heading, lines in groups if lines
        ),
    )


def _meetings_card(context: RenderContext, monday: MondayList, links: Links) -> MondayCard:
    lines = [meeting_line(context, item, links) for item in monday.meetings]
    return MondayCard(
        "kd-meetings",
        context.words.text("site.monday.meetings"),
        (line_group(context, "", lines, SHOWN_LATER),) if lines else (),
    )


def _asked_card(context: RenderContext, monday: MondayList, links: Links) -> MondayCard:
    words = context.words
    groups = (
        (
            words.text("site.monday.group.issues"),
            [issue_line(context, item, links) for item in monday.issues],
        ),
        (
            words.text("site.monday.group.needs"),
            [need_line(context, item, links) for item in monday.needs],
        ),
    )
    return MondayCard(
        "kd-asked",
        words.text("site.monday.asked"),
        tuple(
            line_group(context, heading, lines, SHOWN_LATER) for heading, lines in groups if lines
        ),
    )
