"""The home page: how the portfolio stands, what presses, what comes."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.standing import Event, EventKind
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.accounts import accounts_table
from kamdocs.render.views.attention_lines import attention_line
from kamdocs.render.views.headlines import compared, missing, target_note
from kamdocs.render.views.left_out import LeftOutLine, left_out_lines
from kamdocs.render.views.parts import (
    Headline,
    Line,
    Table,
    Tone,
)

ATTENTION_SHOWN = 12
"""Lines of attention on the home page."""

EVENTS_SHOWN = 12
"""Events of the next four weeks on the home page."""

TOP_ACCOUNTS = 8
"""Accounts of the short table on the home page."""


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
