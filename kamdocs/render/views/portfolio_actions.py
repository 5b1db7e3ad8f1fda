"""Actions and promises of all accounts: overdue first, by person, by department, blocked apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kamdocs.metrics.commitments import commitments_kept, open_actions, overdue_actions, tally
from kamdocs.metrics.promises import Promise, PromiseState, Side
from kamdocs.metrics.work import AccountPromise
from kamdocs.model.enums import ActionStatus
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.action_timeline import action_timeline
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.kept_promises import KeptView, kept_view
from kamdocs.render.views.parts import Cell, Column, Filters, Headline, PageHead, Table, Tone
from kamdocs.render.views.promises import promise_href, promise_owners, promise_status
from kamdocs.render.views.work_parts import (
    LineGroup,
    account_cell,
    count_cell,
    line_group,
    person_cell,
    promise_line,
)

OVERDUE_SHOWN = 14
"""Overdue promises in the first screen."""

BLOCKED_SHOWN = 4
"""Blocked promises in the first screen."""

ROWS_SHOWN = 150
"""Rows of the table; every person's and department's page lists its own."""

TABLE = "kd-actions-table"


@dataclass(frozen=True)
class ActionsView:
    """What the page of actions shows."""

    head: PageHead
    overdue: LineGroup
    blocked: LineGroup
    by_person: Table
    by_department: Table
    timeline: Markup | None
    table: Table
    filters: Filters
    kept: KeptView | None
    empty: bool


def actions_view(context: RenderContext, links: Links) -> ActionsView:
    """Give what the page of actions shows."""
    work = context.work
    words = context.words
    as_of = context.as_of
    overdue = [item for item in work.waiting if _state(item, as_of) is PromiseState.OVERDUE]
    blocked = [item for item in work.waiting if item.promise.status is ActionStatus.BLOCKED]
    everything = f"#{TABLE}"
    return ActionsView(
        head=portfolio_head(
            context,
            links,
            words.text("site.work.page.actions"),
            _answer(context, overdue),
            headlines=_headlines(context),
        ),
        overdue=line_group(
            context,
            words.text("site.promise.overdue.heading"),
            (promise_line(context, item, links) for item in overdue),
            OVERDUE_SHOWN,
            everything,
        ),
        blocked=line_group(
            context,
            words.text("site.promise.blocked.heading"),
            (promise_line(context, item, links) for item in blocked),
            BLOCKED_SHOWN,
            everything,
        ),
        by_person=_by_person(context, links),
        by_department=_by_department(context, links),
        timeline=action_timeline(context, work.waiting, with_account=True),
        table=_table(context, links),
        filters=Filters(
            TABLE,
            (
                words.text("site.column.account"),
                words.text("site.column.who"),
                words.text("site.work.column.department"),
                words.text("site.column.status"),
            ),
        ),
        kept=kept_view(context, context.portfolio.accounts, links) if context.for_team else None,
        empty=not work.waiting,
    )


def _state(item: AccountPromise, as_of: date) -> PromiseState:
    return item.promise.state(as_of)


def _answer(context: RenderContext, overdue: list[AccountPromise]) -> str:
    words = context.words
    if not context.work.waiting:
        return words.text("site.actions.answer.none")
    if not overdue:
        return words.plural("site.actions.answer.on-time", len(context.work.waiting))
    oldest = overdue[0]
    who = promise_owners(context, oldest.account, oldest.promise)
    accounts = words.plural("site.work.in-accounts", len({item.account.id for item in overdue}))
    return words.plural(
        "site.actions.answer.overdue",
        len(overdue),
        accounts=accounts,
        oldest=oldest.promise.text,
        account=oldest.account.name,
        who=who or words.text("site.no-owner"),
        days=words.plural("site.days", oldest.promise.days_late(context.as_of)),
    )


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    as_of = context.as_of
    waiting = [item.promise for item in context.work.waiting]
    overdue = overdue_actions(waiting, as_of)
    open_now = open_actions(waiting, as_of)
    blocked = tally(waiting, as_of).blocked
    words = context.words
    found = [
        measure_headline(
            context,
            overdue,
            tone=Tone.RISK if overdue.value else Tone.GOOD,
            note=words.text("site.actions.of-open", n=len(waiting)),
        ),
        measure_headline(context, open_now, note=words.plural("site.actions.blocked-of", blocked)),
    ]
    if context.for_team:
        accounts = context.portfolio.accounts
        found += [
            measure_headline(
                context,
                commitments_kept(accounts, side, as_of),
                note=words.text("site.actions.twelve-months"),
                href="#kd-kept",
            )
            for side in Side
        ]
    return tuple(found)


def _by_person(context: RenderContext, links: Links) -> Table:
    words = context.words
    rows = []
    for person, items in context.work.waiting_by_person.items():
        counts = tally((item.promise for item in items), context.as_of)
        rows.append((counts, context.person(person), person))
    rows.sort(key=lambda row: (-row[0].overdue, -row[0].open, row[1]))
    return Table(
        words.text("site.actions.by-person"),
        (
            Column(words.text("site.work.column.person")),
            Column(words.text("site.work.column.overdue"), numeric=True),
            Column(words.text("site.work.column.due-soon"), numeric=True),
            Column(words.text("site.work.column.open"), numeric=True),
        ),
        tuple(
            (
                person_cell(context, person, links),
                count_cell(counts.overdue, Tone.RISK),
                count_cell(counts.due_soon),
                count_cell(counts.open),
            )
            for counts, _, person in rows
        ),
    )


def _by_department(context: RenderContext, links: Links) -> Table:
    words = context.words
    found: dict[str, list[Promise]] = {}
    for item in context.work.waiting:
        found.setdefault(department_of(context, item.promise), []).append(item.promise)
    counts = {key: tally(items, context.as_of) for key, items in found.items() if key}
    names = context.portfolio.department_names
    order = sorted(counts, key=lambda key: (-counts[key].overdue, -counts[key].open, key))
    return Table(
        words.text("site.actions.by-department"),
        (
            Column(words.text("site.work.column.department")),
            Column(words.text("site.work.column.overdue"), numeric=True),
            Column(words.text("site.work.column.due-soon"), numeric=True),
            Column(words.text("site.work.column.open"), numeric=True),
        ),
        tuple(
            (
                Cell(names.get(key, key), href=links.to(context.addresses.department(key))),
                count_cell(counts[key].overdue, Tone.RISK),
                count_cell(counts[key].due_soon),
                count_cell(counts[key].open),
            )
            for key in order
        ),
    )


def department_of(context: RenderContext, promise: Promise) -> str:
    """Give the department a promise belongs to: its own, else that of its owner; else none."""
    if promise.department is not None:
        return promise.department
    person = context.portfolio.people.get(promise.owner or "")
    return (person.department if person else None) or ""


def _table(context: RenderContext, links: Links) -> Table:
    words = context.words
    waiting = context.work.waiting
    cut = len(waiting) - ROWS_SHOWN
    return Table(
        words.text("site.actions.all"),
        (
            Column(words.text("site.column.action"), wide=True),
            Column(words.text("site.column.account")),
            Column(words.text("site.column.who")),
            Column(words.text("site.work.column.department")),
            Column(words.text("site.column.due"), numeric=True),
            Column(words.text("site.column.status")),
        ),
        tuple(_row(context, item, links) for item in waiting[:ROWS_SHOWN]),
        note=words.plural("site.actions.cut", cut) if cut > 0 else "",
        sortable=True,
    )


def _row(context: RenderContext, item: AccountPromise, links: Links) -> tuple[Cell, ...]:
    promise = item.promise
    cells = Cells(context)
    names = context.portfolio.department_names
    department = department_of(context, promise)
    state = promise.state(context.as_of)
    return (
        Cell(
            promise.text,
            href=promise_href(context, item.account.id, promise, links),
            note=context.words.text(f"site.origin.{promise.origin}"),
        ),
        account_cell(context, item.account, links),
        cells.text(promise_owners(context, item.account, promise)),
        cells.text(names.get(department, department)),
        cells.day(promise.due),
        Cell(
            text=context.words.text(f"site.promise.{state}.heading"),
            status=promise_status(context, promise),
            note=value_label(promise.status, context.language).lower(),
            sort=_urgency(state, promise.days_late(context.as_of)),
        ),
    )


def _urgency(state: PromiseState, days_late: int) -> str:
    """Give a number that sorts the state first, then the longest late."""
    return f"{list(PromiseState).index(state)}{9999 - min(9998, max(0, days_late)):04d}"
