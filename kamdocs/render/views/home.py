"""The home page: how the portfolio stands, what presses, what comes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.standing import Event, EventKind
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.accounts import accounts_table
from kamdocs.render.views.attention_lines import portfolio_attention
from kamdocs.render.views.health_charts import health_strip
from kamdocs.render.views.home_headlines import home_headlines
from kamdocs.render.views.left_out import LeftOutLine, left_out_lines
from kamdocs.render.views.pareto_chart import pareto_chart
from kamdocs.render.views.parts import (
    Headline,
    Line,
    Table,
)

ATTENTION_SHOWN = 8
"""Lines of attention on the home page."""

EVENTS_SHOWN = 10
"""Events of the next four weeks on the home page."""

PARETO_SHOWN = 8
"""Accounts with a row of their own in the Pareto of the home page."""

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
    pareto: Markup | None
    health: Markup | None
    events: tuple[EventLine, ...]
    accounts: Table
    accounts_title: str
    accounts_href: str
    expected_value: str
    sources: str
    empty: bool


def home_view(context: RenderContext, links: Links) -> HomeView:
    """Give what the home page shows."""
    programme = context.portfolio.programme
    standing = context.standing
    words = context.words
    attention, more = portfolio_attention(
        context,
        (item for account in standing.standings for item in account.attention),
        links,
        ATTENTION_SHOWN,
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
        headlines=home_headlines(context, links),
        left_out=left_out,
        left_out_notice=notice,
        attention=attention,
        attention_total=words.plural("site.home.more-attention", more) if more else "",
        pareto=pareto_chart(context, shown=PARETO_SHOWN) if context.for_team else None,
        health=health_strip(context, wide=False) if context.for_team else None,
        events=tuple(_event(context, event, links) for event in events[:EVENTS_SHOWN]),
        accounts=accounts_table(context, tuple(top[:TOP_ACCOUNTS]), links, sortable=False),
        accounts_title=words.text("site.home.largest" if context.for_team else "site.accounts"),
        accounts_href=links.to(context.addresses.accounts),
        expected_value=programme.expected_value or "",
        sources=_sources(context),
        empty=not standing.standings and not left_out,
    )


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
