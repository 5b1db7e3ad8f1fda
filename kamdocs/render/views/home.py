"""The home page: how the portfolio stands, what presses, what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.agenda import AgendaKind
from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.accounts import accounts_table
from kamdocs.render.views.agenda_words import AgendaLine, agenda_line
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
from kamdocs.render.views.since_quarter import SinceQuarter, portfolio_since
from kamdocs.render.views.work_calendar import shown_items

ATTENTION_SHOWN = 8
"""Lines of attention on the home page."""

AHEAD_DAYS = 28
"""How far ahead the list of next dates looks."""

EVENTS_SHOWN = 10
"""Events of the next four weeks on the home page."""

PARETO_SHOWN = 8
"""Accounts with a row of their own in the Pareto of the home page."""

TOP_ACCOUNTS = 8
"""Accounts of the short table on the home page."""


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
    since: SinceQuarter | None
    events: tuple[AgendaLine, ...]
    calendar_href: str
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
        since=portfolio_since(context, links),
        events=_ahead(context, links),
        calendar_href=links.to(context.addresses.portfolio("calendar")),
        accounts=accounts_table(context, _top(context), links, sortable=False),
        accounts_title=words.text("site.home.largest" if context.for_team else "site.accounts"),
        accounts_href=links.to(context.addresses.accounts),
        expected_value=programme.expected_value or "",
        sources=_sources(context),
        empty=not standing.standings and not left_out,
    )


def _top(context: RenderContext) -> tuple[Standing, ...]:
    """Give the largest accounts by revenue; others than the team see them by tier."""
    tiers = [tier.id for tier in context.portfolio.programme.tiers]

    def order(item: Standing) -> tuple[bool, Decimal, str]:
        if not context.for_team:
            known = item.account.tier in tiers
            place = tiers.index(item.account.tier) if known and item.account.tier else len(tiers)
            return (False, Decimal(place), item.account.name)
        revenue = item.measures.revenue
        value = revenue.revenue.value or Decimal(0)
        return (not revenue.scope.in_programme_currency, -value, item.account.name)

    return tuple(sorted(context.standing.standings, key=order)[:TOP_ACCOUNTS])


def _ahead(context: RenderContext, links: Links) -> tuple[AgendaLine, ...]:
    """Give what is dated in the next four weeks; contacts to make are on each person's page."""
    last = context.as_of + timedelta(days=AHEAD_DAYS)
    items = [
        item
        for item in shown_items(context)
        if item.day <= last and item.kind is not AgendaKind.CONTACT
    ]
    return tuple(agenda_line(context, item, links) for item in items[:EVENTS_SHOWN])


def _sources(context: RenderContext) -> str:
    words = context.words
    parts = [words.text("site.home.computed", date=context.formats.day(context.as_of))]
    through = _through(context)
    if through is not None:
        parts.append(words.text("site.sources.through", date=context.formats.day(through)))
    basis = context.portfolio.programme.revenue_basis
    if basis:
        parts.append(words.text("site.sources.basis", basis=basis))
    others = context.measures.revenue.other_currency
    if others:
        parts.append(words.plural("site.home.mixed", others))
    return " · ".join(parts)


def _through(context: RenderContext) -> date | None:
    """Give the last day with figures of revenue over all accounts."""
    days = (
        found.value
        for item in context.measures.revenue.accounts.values()
        for found in item.revenue.inputs
        if found.key == "through"
    )
    return max((day for day in days if isinstance(day, date)), default=None)
