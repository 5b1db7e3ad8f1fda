"""Pages of the whole portfolio: home, the accounts table."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.standing import Event, EventKind, Standing
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts import Sparkline, draw_sparkline
from kamdocs.render.context import RenderContext
from kamdocs.render.views.attention_lines import attention_line
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.headlines import compared, missing, target_note
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    Line,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.spark import revenue_spark

ATTENTION_SHOWN = 12
"""Lines of attention on the home page."""

EVENTS_SHOWN = 12
"""Events of the next four weeks on the home page."""

TOP_ACCOUNTS = 8
"""Accounts of the short table on the home page."""


@dataclass(frozen=True)
class LeftOutLine:
    """An account left out of the totals."""

    name: str
    href: str


@dataclass(frozen=True)
class EventLine:
    """Something dated ahead."""

    day: str
    weekday: str
    text: str
    account: str
    href: str
    owner: str


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    name: str
    company: str
    intro: str
    headlines: tuple[Headline, ...]
    left_out: tuple[LeftOutLine, ...]
    left_out_notice: str
    attention: tuple[Line, ...]
    attention_total: str
    events: tuple[EventLine, ...]
    accounts: Table
    accounts_href: str
    expected_value: str
    sources: str
    empty: bool


@dataclass(frozen=True)
class AccountsView:
    """What the accounts table shows."""

    table: Table
    count: str
    left_out: tuple[LeftOutLine, ...]
    left_out_notice: str
    filters: Filters


def home_view(context: RenderContext, links: Links) -> HomeView:
    """Give what the home page shows."""
    programme = context.portfolio.programme
    standing = context.standing
    words = context.words
    items = sorted(
        (item for account in standing.standings for item in account.attention),
        key=lambda item: item.sort_key(),
    )
    events = sorted(
        (event for account in standing.standings for event in account.events),
        key=lambda event: (event.day, event.account, event.subject),
    )
    top = sorted(
        standing.standings,
        key=lambda item: (
            item.account.currency not in (None, programme.currency),
            -(item.revenue.actual or 0),
            item.account.name,
        ),
    )
    left_out, notice = left_out_lines(context, links)
    return HomeView(
        name=programme.name,
        company=programme.company or "",
        intro=words.text("site.home.as-of", date=context.formats.long_day(context.as_of)),
        headlines=_headlines(context, links),
        left_out=left_out,
        left_out_notice=notice,
        attention=tuple(
            attention_line(context, item, links, with_account=True)
            for item in items[:ATTENTION_SHOWN]
        ),
        attention_total=_more(context, len(items)),
        events=tuple(_event(context, event, links) for event in events[:EVENTS_SHOWN]),
        accounts=accounts_table(context, tuple(top[:TOP_ACCOUNTS]), links, sortable=False),
        accounts_href=links.to(context.addresses.accounts),
        expected_value=programme.expected_value or "",
        sources=_sources(context),
        empty=not standing.standings and not left_out,
    )


def left_out_lines(context: RenderContext, links: Links) -> tuple[tuple[LeftOutLine, ...], str]:
    """Give the accounts left out of the totals and the notice that counts them."""
    lines = tuple(
        LeftOutLine(item.name, links.to(context.addresses.account(item.id)))
        for item in context.portfolio.left_out
    )
    return lines, context.words.plural("site.left-out", len(lines)) if lines else ""


def _more(context: RenderContext, total: int) -> str:
    if total <= ATTENTION_SHOWN:
        return ""
    return context.words.plural("site.home.more-attention", total - ATTENTION_SHOWN)


def _headlines(context: RenderContext, links: Links) -> tuple[Headline, ...]:
    words = context.words
    standing = context.standing
    accounts = len(standing.standings)
    overdue = words.text("site.headline.overdue")
    formats = context.formats
    money = missing(context, overdue, "site.headline.overdue-missing")
    if standing.overdue_amount is not None:
        money = Headline(
            overdue,
            formats.short_money(standing.overdue_amount),
            words.text("site.home.overdue-note"),
            tone=Tone.RISK if standing.overdue_amount else Tone.GOOD,
            exact=formats.money(standing.overdue_amount),
        )
    return (
        _revenue(context),
        Headline(
            words.text("site.home.accounts"),
            str(accounts),
            _by_tier(context),
            href=links.to(context.addresses.accounts),
        ),
        Headline(
            words.text("site.home.urgent"),
            str(standing.at_risk),
            words.plural("site.home.of-accounts", accounts),
            tone=Tone.RISK if standing.at_risk else Tone.GOOD,
        ),
        Headline(
            words.text("site.headline.promises"),
            str(standing.overdue_promises),
            words.text("site.home.promises-note"),
            tone=Tone.RISK if standing.overdue_promises else Tone.GOOD,
        ),
        money,
    )


def _revenue(context: RenderContext) -> Headline:
    words = context.words
    standing = context.standing
    label = words.text("site.headline.revenue", year=standing.revenue.year)
    if standing.revenue.actual is None:
        return missing(context, label, "site.headline.revenue-missing")
    change, tone = compared(context, standing.against_target)
    if standing.against_target is not None:
        message = target_note(standing.against_target).replace("site.", "site.home.")
        note = words.plural(message, standing.with_target, total=standing.with_revenue)
    elif standing.against_previous is not None:
        change, tone = compared(context, standing.against_previous)
        note = words.plural(
            "site.home.on-previous", standing.with_previous, total=standing.with_revenue
        )
    else:
        note = words.text("site.no-target")
    value = standing.revenue.actual
    return Headline(
        label,
        context.formats.short_money(value),
        note,
        change,
        tone,
        exact=context.formats.money(value),
    )


def _by_tier(context: RenderContext) -> str:
    counts: dict[str, int] = {}
    for item in context.standing.standings:
        if item.account.tier:
            counts[item.account.tier] = counts.get(item.account.tier, 0) + 1
    parts = [
        f"{counts[tier.id]} {tier.name}"
        for tier in context.portfolio.programme.tiers[:2]
        if tier.id in counts
    ]
    return " · ".join(parts)


def _event(context: RenderContext, event: Event, links: Links) -> EventLine:
    addresses = context.addresses
    account = context.portfolio.by_id[event.account]
    text = event.subject
    href = links.to(addresses.account(event.account))
    if event.kind is EventKind.MEETING:
        text = event.subject or context.words.text("site.event.meeting")
        if event.meeting is not None:
            href = links.to(addresses.meeting(event.account, event.meeting))
    elif event.kind is EventKind.REVIEW:
        text = context.words.text("site.event.review")
        href = links.to(addresses.reviews(event.account))
    elif event.kind is EventKind.CONTRACT:
        text = context.words.text("site.event.contract", name=event.subject)
    else:
        href = links.to(addresses.objectives(event.account))
    owner = context.person(event.owner)
    if event.owner is not None and event.owner not in context.portfolio.people:
        owner = context.stakeholder(account, event.owner)
    return EventLine(
        context.formats.short_day(event.day),
        context.formats.weekday(event.day)[:3],
        text,
        account.name,
        href,
        owner,
    )


def _sources(context: RenderContext) -> str:
    words = context.words
    parts = [words.text("site.home.computed", date=context.formats.day(context.as_of))]
    through = context.standing.revenue.through
    if through:
        parts.append(words.text("site.sources.through", date=context.formats.day(through)))
    basis = context.portfolio.programme.revenue_basis
    if basis:
        parts.append(words.text("site.sources.basis", basis=basis))
    if context.standing.mixed_currency:
        parts.append(words.plural("site.home.mixed", context.standing.mixed_currency))
    return " · ".join(parts)


def accounts_view(context: RenderContext, links: Links) -> AccountsView:
    """Give what the accounts table shows."""
    left_out, notice = left_out_lines(context, links)
    standings = context.standing.standings
    return AccountsView(
        accounts_table(context, standings, links, sortable=True),
        context.words.plural("site.accounts-count", len(standings)),
        left_out,
        notice,
        Filters(
            "kd-accounts-table",
            (
                context.words.text("site.column.tier"),
                context.words.text("site.column.lifecycle"),
                context.words.text("site.column.owner"),
                context.words.text("site.column.territory"),
            ),
        ),
    )


def accounts_table(
    context: RenderContext, standings: tuple[Standing, ...], links: Links, *, sortable: bool
) -> Table:
    """Give the table of accounts with revenue, trend and what presses."""
    words = context.words
    columns = (
        Column(words.text("site.column.account")),
        Column(words.text("site.column.tier")),
        Column(words.text("site.column.lifecycle")),
        Column(words.text("site.column.owner")),
        Column(words.text("site.column.territory")),
        Column(
            words.text("site.column.revenue-year", year=context.standing.revenue.year), numeric=True
        ),
        Column(words.text("site.column.against-target"), numeric=True),
        Column(words.text("site.column.trend")),
        Column(words.text("site.column.attention")),
    )
    rows = tuple(_account_row(context, item, links) for item in standings)
    return Table(words.text("site.accounts"), columns, rows, sortable=sortable)


def _account_row(context: RenderContext, item: Standing, links: Links) -> tuple[Cell, ...]:
    account = item.account
    cells = Cells(context, account.currency)
    tier = context.portfolio.tiers.get(account.tier or "")
    territory = context.portfolio.territories.get(account.territory or "")
    order = [tier.id for tier in context.portfolio.programme.tiers]
    tier_cell = cells.text(tier.name if tier else account.tier)
    if tier is not None:
        tier_cell = Cell(tier.name, sort=f"{order.index(tier.id):02d}")
    revenue = cells.missing()
    if item.revenue.actual is not None:
        text = context.formats.short_money(item.revenue.actual, account.currency)
        revenue = Cell(text, sort=str(item.revenue.actual))
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id)),
            note=account.segment or "",
        ),
        tier_cell,
        cells.text(value_label(account.lifecycle, context.language) if account.lifecycle else None),
        cells.person(account.owner),
        cells.text(territory.name if territory else account.territory),
        revenue,
        _against_target(context, item),
        _trend(context, item),
        Cell(status=_pressing(context, item), sort=f"{_weight(item):04d}"),
    )


def _against_target(context: RenderContext, item: Standing) -> Cell:
    change, tone = compared(context, item.revenue.against_target)
    if not change:
        return Cells(context).missing()
    return Cell(change, sort=str(item.revenue.against_target), tone=tone)


def _trend(context: RenderContext, item: Standing) -> Cell:
    values = revenue_spark(context, item)
    if not any(value is not None for value in values):
        return Cells(context).missing()
    text = context.words.text("site.spark", n=len(values), account=item.account.name)
    last = next((value for value in reversed(values) if value is not None), None)
    return Cell(html=draw_sparkline(Sparkline(values=values, text=text)), sort=str(last or 0))


def _weight(item: Standing) -> int:
    urgent = sum(line.grade == "risk" for line in item.attention)
    return 9999 - min(9998, urgent * 100 + len(item.attention))


def _pressing(context: RenderContext, item: Standing) -> Status:
    words = context.words
    urgent = sum(line.grade == "risk" for line in item.attention)
    if urgent:
        return Status(Tone.RISK, words.plural("site.urgent", urgent))
    account = item.account
    if not (account.figures or account.objectives or item.promises):
        return Status(Tone.NONE, words.text("site.missing"))
    if item.attention:
        return Status(Tone.WATCH, words.plural("site.to-watch", len(item.attention)))
    return Status(Tone.GOOD, words.text("site.nothing-pressing"))
