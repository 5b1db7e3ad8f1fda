"""Departments: what each account needs from them, by when, and who does what on which account."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.department_asks import (
    Ask,
    AskKind,
    DepartmentAsks,
    TeamRow,
    department_asks,
    team_rows,
)
from kamdocs.metrics.issues import issue_standing, service_levels
from kamdocs.metrics.monday import friday_of
from kamdocs.model.people import TeamMember
from kamdocs.model.programme import Department
from kamdocs.model.vocabulary import key_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells, without_empty_columns
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    PageHead,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.promises import promise_href, promise_status
from kamdocs.render.views.work_parts import account_cell, count_cell, person_cell

TEAM_SHOWN = 60
"""Accounts of the team matrix, top tiers first."""

ASKS_SHOWN = 150
"""Rows of what accounts ask of a department, soonest first."""

ASKS = "kd-asks-table"
TEAM = "kd-team-table"


@dataclass(frozen=True)
class DepartmentsView:
    """What the page of all departments shows."""

    head: PageHead
    table: Table
    team_filters: Filters
    team: Table


@dataclass(frozen=True)
class DepartmentView:
    """What the page of one department shows."""

    head: PageHead
    filters: Filters
    asks: Table
    standing: Table
    people: Table
    none: str


def departments_view(context: RenderContext, links: Links) -> DepartmentsView:
    """Give what the page of all departments shows."""
    words = context.words
    found = [
        department_asks(context.work, item.id) for item in context.portfolio.programme.departments
    ]
    found.sort(key=lambda item: (-len(item.late(context.as_of)), -len(item.asks)))
    return DepartmentsView(
        head=portfolio_head(
            context, links, words.text("site.work.page.departments"), _answer(context, found)
        ),
        table=Table(
            words.text("site.work.page.departments"),
            (
                Column(words.text("site.work.column.department")),
                Column(words.text("site.work.column.people"), numeric=True),
                Column(words.text("site.work.column.accounts-waiting"), numeric=True),
                Column(words.text("site.work.column.asked"), numeric=True),
                Column(words.text("site.work.column.overdue"), numeric=True),
                Column(words.text("site.work.column.until-friday"), numeric=True),
                Column(words.text("site.work.column.next"), wide=True),
            ),
            tuple(_department_row(context, item, links) for item in found),
            sortable=True,
        ),
        team_filters=Filters(TEAM, (words.text("site.column.account"),)),
        team=_team(context, links),
    )


def _answer(context: RenderContext, found: list[DepartmentAsks]) -> str:
    words = context.words
    late = sum(len(item.late(context.as_of)) for item in found)
    asked = sum(len(item.asks) for item in found)
    if not asked:
        return words.text("site.departments.answer.none")
    if not late:
        return words.plural("site.departments.answer.on-time", asked)
    first = found[0]
    return words.plural(
        "site.departments.answer",
        asked,
        late=late,
        department=context.portfolio.department_names[first.department],
        most=len(first.late(context.as_of)),
    )


def _department_row(context: RenderContext, item: DepartmentAsks, links: Links) -> tuple[Cell, ...]:
    friday = friday_of(context.as_of)
    soon = [x for x in item.asks if x.due is not None and context.as_of <= x.due <= friday]
    ahead = next((x for x in item.asks if x.due is not None and x.due >= context.as_of), None)
    upcoming = Cells(context).missing()
    if ahead is not None and ahead.due is not None:
        upcoming = Cell(
            ahead.text,
            note=f"{ahead.account.name} · {context.formats.day(ahead.due)}",
            sort=ahead.due.isoformat(),
        )
    return (
        Cell(
            context.portfolio.department_names[item.department],
            href=links.to(context.addresses.department(item.department)),
        ),
        count_cell(len(item.people)),
        count_cell(item.accounts),
        count_cell(len(item.asks)),
        count_cell(len(item.late(context.as_of)), Tone.RISK),
        count_cell(len(soon)),
        upcoming,
    )


def _team(context: RenderContext, links: Links) -> Table:
    words = context.words
    rows = team_rows(context.work)
    used = {key for row in rows for key in row.members}
    departments = [item for item in context.portfolio.programme.departments if item.id in used]
    cut = len(rows) - TEAM_SHOWN
    columns = [
        Column(words.text("site.column.account")),
        Column(words.text("site.column.owner")),
        *(Column(item.name) for item in departments),
    ]
    if "" in used:
        columns.append(Column(words.text("site.departments.others")))
    keys = [item.id for item in departments] + ([""] if "" in used else [])
    return Table(
        words.text("site.departments.team"),
        tuple(columns),
        tuple(_team_row(context, row, keys, links) for row in rows[:TEAM_SHOWN]),
        note=words.plural("site.departments.team-cut", cut) if cut > 0 else "",
    )


def _team_row(
    context: RenderContext, row: TeamRow, keys: list[str], links: Links
) -> tuple[Cell, ...]:
    return (
        account_cell(context, row.account, links),
        person_cell(context, row.owner, links),
        *(_members(context, row.members.get(key, ())) for key in keys),
    )


def _members(context: RenderContext, members: tuple[TeamMember, ...]) -> Cell:
    if not members:
        return Cell("–")
    names = context.formats.names([context.person(item.person) for item in members])
    roles = " · ".join(dict.fromkeys(item.role for item in members if item.role))
    return Cell(names, note=roles)


def department_view(context: RenderContext, department: Department, links: Links) -> DepartmentView:
    """Give what the page of one department shows."""
    words = context.words
    found = department_asks(context.work, department.id)
    cut = len(found.asks) - ASKS_SHOWN
    return DepartmentView(
        head=portfolio_head(
            context,
            links,
            department.name,
            _department_answer(context, found),
            headlines=_headlines(context, found),
            parents=(
                (
                    words.text("site.work.page.departments"),
                    context.addresses.portfolio("departments"),
                ),
            ),
        ),
        filters=Filters(
            ASKS, tuple(words.text(f"site.column.{key}") for key in ("account", "who", "kind"))
        ),
        asks=Table(
            words.text("site.departments.asks"),
            (
                Column(words.text("site.work.column.what"), wide=True),
                Column(words.text("site.column.account")),
                Column(words.text("site.column.who")),
                Column(words.text("site.column.kind")),
                Column(words.text("site.column.due"), numeric=True),
                Column(words.text("site.column.status")),
            ),
            tuple(_ask_row(context, item, links) for item in found.asks[:ASKS_SHOWN]),
            note=words.plural("site.work.more", cut) if cut > 0 else "",
            sortable=True,
        ),
        standing=_standing(context, found, links),
        people=_people(context, found, links),
        none=words.text("site.departments.nothing"),
    )


def _department_answer(context: RenderContext, found: DepartmentAsks) -> str:
    words = context.words
    if not found.asks:
        return words.text("site.departments.nothing")
    late = found.late(context.as_of)
    text = words.plural(
        "site.department.answer",
        len(found.asks),
        accounts=words.plural("site.work.in-accounts", found.accounts),
    )
    if not late:
        return f"{text} {words.text('site.department.answer.on-time')}"
    first = late[0]
    return (
        text
        + " "
        + words.plural(
            "site.department.answer.late",
            len(late),
            what=first.text,
            account=first.account.name,
            days=words.plural("site.days", first.days_late(context.as_of)),
        )
    )


def _headlines(context: RenderContext, found: DepartmentAsks) -> tuple[Headline, ...]:
    words = context.words
    late = len(found.late(context.as_of))
    counts = {kind: sum(item.kind is kind for item in found.asks) for kind in AskKind}
    return (
        Headline(
            words.text("site.work.column.overdue"),
            str(late),
            words.plural("site.department.of-asked", len(found.asks)),
            tone=Tone.RISK if late else Tone.GOOD,
        ),
        *(
            Headline(
                words.text(f"site.ask.{kind}.many"),
                str(counts[kind]),
                words.text(f"site.ask.{kind}.note"),
            )
            for kind in (AskKind.ACTION, AskKind.NEED, AskKind.ISSUE)
        ),
    )


def _ask_row(context: RenderContext, item: Ask, links: Links) -> tuple[Cell, ...]:
    cells = Cells(context)
    word = context.words.text(f"site.ask.{item.kind}")
    return (
        Cell(item.text, href=_ask_href(context, item, links)),
        account_cell(context, item.account, links),
        person_cell(context, item.owner, links),
        Cell(word),
        cells.day(item.due),
        Cell(status=_ask_status(context, item), sort=str(-item.days_late(context.as_of))),
    )


def _ask_href(context: RenderContext, item: Ask, links: Links) -> str:
    if item.promise is not None:
        return promise_href(context, item.account.id, item.promise, links)
    anchor = "kd-needs" if item.kind is AskKind.NEED else "kd-issues"
    return links.to(context.addresses.account(item.account.id), anchor)


def _ask_status(context: RenderContext, item: Ask) -> Status:
    words = context.words
    if item.promise is not None:
        return promise_status(context, item.promise)
    late = item.days_late(context.as_of)
    if late:
        return Status(Tone.RISK, words.plural("site.promise.overdue", late))
    if item.issue is not None:
        levels = service_levels(context.portfolio.programme)
        standing = issue_standing(item.account.id, item.issue, levels, context.as_of)
        if standing.is_late:
            return Status(Tone.RISK, words.text("site.attention.issue_late.status"))
    return Status(Tone.NONE, words.text("site.need.open"))


def _standing(context: RenderContext, found: DepartmentAsks, links: Links) -> Table:
    words = context.words
    cells = Cells(context)
    return without_empty_columns(
        Table(
            words.text("site.departments.standing"),
            (
                Column(words.text("site.column.account")),
                Column(words.text("site.column.who")),
                Column(key_label(TeamMember, "role", context.language)),
                Column(key_label(TeamMember, "commitment", context.language), wide=True),
            ),
            tuple(
                (
                    account_cell(context, item.account, links),
                    person_cell(context, item.member.person, links),
                    cells.text(item.member.role),
                    cells.text(item.member.commitment),
                )
                for item in found.standing[:ASKS_SHOWN]
            ),
        )
    )


def _people(context: RenderContext, found: DepartmentAsks, links: Links) -> Table:
    words = context.words
    by_person = {
        person.id: [item for item in found.asks if item.owner == person.id]
        for person in found.people
    }
    return Table(
        words.text("site.departments.people"),
        (
            Column(words.text("site.work.column.person")),
            Column(words.text("site.work.column.asked"), numeric=True),
            Column(words.text("site.work.column.overdue"), numeric=True),
        ),
        tuple(
            (
                person_cell(context, person.id, links, person.title or ""),
                count_cell(len(by_person[person.id])),
                count_cell(
                    sum(bool(x.days_late(context.as_of)) for x in by_person[person.id]), Tone.RISK
                ),
            )
            for person in found.people
        ),
    )
