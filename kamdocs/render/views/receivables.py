"""The page of receivables: what is overdue and whose it is, ageing, DSO and credit per account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.ageing import Bucket
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.receivables import days_overdue
from kamdocs.model.account import Account
from kamdocs.model.figures import Receivable
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.ageing_figure import ageing_figure, bucket_name
from kamdocs.render.views.cells import Cells, column
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
from kamdocs.render.views.risks import account_cell

OVERDUE_SHOWN = 300
"""Overdue invoices listed, oldest first; the rest is counted."""

CREDIT_WATCH, CREDIT_FULL = Decimal("0.85"), Decimal(1)
"""Share of the credit limit from which it is watched, and from which it blocks."""


@dataclass(frozen=True)
class ReceivablesView:
    """What the page of receivables shows."""

    head: PageHead
    ageing: Markup | None
    overdue: Table
    overdue_filters: Filters
    people: Table
    accounts: Table
    account_filters: Filters


def receivables_view(context: RenderContext, links: Links) -> ReceivablesView:
    """Give what the page of receivables shows."""
    words = context.words
    health = context.measures.health
    rows = _overdue_rows(context)
    person = words.text("site.column.owner")
    account = words.text("site.column.account")
    return ReceivablesView(
        head=portfolio_head(
            context,
            links,
            words.text("site.receivables.title"),
            _answer(context, rows),
            headlines=_headlines(context),
        ),
        ageing=ageing_figure(context, health.ageing),
        overdue=_overdue(context, rows, links),
        overdue_filters=Filters("kd-overdue", (account, person)),
        people=_people(context, rows),
        accounts=_accounts(context, links),
        account_filters=Filters("kd-receivables-accounts", (person,)),
    )


def _overdue_rows(context: RenderContext) -> list[tuple[Account, Receivable, int]]:
    """Give every overdue invoice of every account, the longest overdue first."""
    found = [
        (account, row, days)
        for account in context.portfolio.accounts
        for row in account.receivables
        if (days := days_overdue(row, context.as_of))
    ]
    return sorted(found, key=lambda item: (-item[2], item[0].name, item[1].number))


def _answer(context: RenderContext, rows: list[tuple[Account, Receivable, int]]) -> str:
    words, formats = context.words, context.formats
    health = context.measures.health
    if health.ageing is None:
        return words.text("site.receivables.answer.none")
    if not rows:
        return words.text("site.receivables.answer.clean")
    account, row, days = rows[0]
    return words.plural(
        "site.receivables.answer",
        len(rows),
        amount=formats.short_money(health.ageing.overdue),
        accounts=words.plural("site.receivables.in-accounts", len({item[0].id for item in rows})),
        number=row.number,
        account=account.name,
        days=words.plural("site.days", days),
    )


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words, formats = context.words, context.formats
    health = context.measures.health
    limit = context.portfolio.programme.limits.overdue
    above = (health.overdue_share.value or 0) > limit
    blocked = sum(item.blocked is True for item in health.accounts.values())
    return (
        measure_headline(
            context, health.open_amount, note=words.text("site.receivables.open-note")
        ),
        measure_headline(context, health.overdue, note=words.text("site.receivables.overdue-note")),
        measure_headline(
            context,
            health.overdue_share,
            note=words.text(
                f"site.receivables.limit.{'above' if above else 'within'}",
                limit=formats.percent(limit, 0),
            ),
            change="■" if above else "●",
            tone=Tone.RISK if above else Tone.GOOD,
        ),
        measure_headline(context, health.dso, note=words.text("site.receivables.dso-note")),
        measure_headline(
            context,
            health.disputed,
            note=words.plural("site.receivables.blocked-accounts", blocked)
            if blocked
            else words.text("site.receivables.blocked-none"),
        ),
    )


def _overdue(
    context: RenderContext, rows: list[tuple[Account, Receivable, int]], links: Links
) -> Table:
    words = context.words
    more = len(rows) - OVERDUE_SHOWN
    return Table(
        words.text("site.receivables.overdue"),
        (
            column(context, Receivable, "number"),
            Column(words.text("site.column.account")),
            column(context, Receivable, "amount", numeric=True),
            column(context, Receivable, "due", numeric=True),
            Column(words.text("site.column.status")),
            Column(words.text("site.column.owner")),
        ),
        tuple(_overdue_row(context, *item, links) for item in rows[:OVERDUE_SHOWN]),
        note=words.plural("site.receivables.more", more) if more > 0 else "",
        sortable=True,
    )


def _overdue_row(
    context: RenderContext, account: Account, row: Receivable, days: int, links: Links
) -> tuple[Cell, ...]:
    words = context.words
    cells = Cells(context, account.currency)
    instalment = words.text("site.instalment", number=row.instalment) if row.instalment else ""
    note = words.text("site.receivable.disputed") if row.disputed else ""
    status = Status(Tone.RISK, words.plural("site.receivable.overdue", days))
    return (
        Cell(row.number, note=instalment),
        account_cell(context, account, links),
        cells.money(row.amount),
        cells.day(row.due),
        Cell(status=status, note=f"◆ {note}" if note else "", sort=str(days)),
        Cell(context.person(account.owner) or words.text("site.no-owner")),
    )


def _people(context: RenderContext, rows: list[tuple[Account, Receivable, int]]) -> Table:
    """Give what each person has to collect, the largest amount first."""
    words = context.words
    programme = context.portfolio.programme
    owners: dict[str, list[tuple[Account, Receivable, int]]] = {}
    for item in rows:
        if item[0].currency in (None, programme.currency):
            owners.setdefault(item[0].owner or "", []).append(item)
    sums = [
        (context.person(owner) or words.text("site.no-owner"), own, sum(i[1].amount for i in own))
        for owner, own in owners.items()
    ]
    sums.sort(key=lambda item: (-item[2], item[0]))
    return Table(
        words.text("site.receivables.by-person"),
        (
            Column(words.text("site.column.owner")),
            Column(words.text("metrics.overdue"), numeric=True),
            Column(words.text("site.receivables.column.count"), numeric=True),
            Column(words.text("site.receivables.column.oldest"), numeric=True),
        ),
        tuple(
            (
                Cell(name),
                Cell(context.formats.short_money(Decimal(amount))),
                Cell(str(len(own))),
                Cell(words.plural("site.days", own[0][2])),
            )
            for name, own, amount in sums
        ),
    )


def _accounts(context: RenderContext, links: Links) -> Table:
    words = context.words
    known = [
        (context.portfolio.by_id[key], item)
        for key, item in context.measures.health.accounts.items()
        if item.ageing is not None or item.credit_used_share.value is not None or item.blocked
    ]
    known.sort(key=lambda pair: (-(pair[1].overdue.value or 0), pair[0].name))
    late = tuple(bucket for bucket in Bucket if bucket is not Bucket.CURRENT)
    return Table(
        words.text("site.receivables.by-account"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.column.owner")),
            Column(words.text("metrics.open_amount"), numeric=True),
            Column(words.text("metrics.overdue"), numeric=True),
            *(Column(bucket_name(context, bucket), numeric=True) for bucket in late),
            Column(words.text("site.receivables.column.dso"), numeric=True),
            Column(words.text("metrics.credit_used_share"), numeric=True),
            Column(words.text("site.receivables.column.credit")),
        ),
        tuple(tuple(_account_row(context, *pair, links)) for pair in known),
        sortable=True,
    )


def _account_row(
    context: RenderContext, account: Account, item: AccountHealth, links: Links
) -> Iterator[Cell]:
    words, formats = context.words, context.formats
    yield account_cell(context, account, links)
    yield Cell(context.person(account.owner) or words.text("site.no-owner"))
    yield _short(context, item.open_amount)
    share = item.overdue_share.value
    note = formats.percent(share, 0) if share else ""
    yield _short(context, item.overdue, note=note)
    for bucket in Bucket:
        if bucket is Bucket.CURRENT:
            continue
        amount = item.ageing.amount(bucket) if item.ageing is not None else None
        if amount is None:
            yield Cells(context).missing()
        elif not amount:
            yield Cell("–", sort="0", missing=True)
        else:
            yield Cell(formats.short_money(amount, account.currency), sort=str(amount))
    yield (
        Cells(context).missing()
        if item.dso.value is None
        else Cell(words.plural("site.days", round(item.dso.value)), sort=str(item.dso.value))
    )
    used = item.credit_used_share.value
    yield (
        Cells(context).missing() if used is None else Cell(formats.percent(used, 0), sort=str(used))
    )
    yield credit_cell(context, item)


def credit_cell(context: RenderContext, item: AccountHealth) -> Cell:
    """Say whether credit blocks, is used up, is almost used up, is free or not known."""
    words = context.words
    if item.blocked:
        return Cell(status=Status(Tone.RISK, words.text("site.credit.blocked")), sort="0")
    used = item.credit_used_share.value
    if used is None:
        return Cells(context).missing()
    if used > CREDIT_FULL:
        return Cell(status=Status(Tone.RISK, words.text("site.credit.beyond")), sort="1")
    if used >= CREDIT_WATCH:
        return Cell(status=Status(Tone.WATCH, words.text("site.credit.almost")), sort="2")
    return Cell(status=Status(Tone.GOOD, words.text("site.credit.free")), sort="3")


def _short(context: RenderContext, measure: Measure, note: str = "") -> Cell:
    if measure.value is None:
        return Cells(context).missing()
    text = context.formats.short_money(measure.value, measure.currency)
    return Cell(text, note=note, sort=str(measure.value))
