"""What a page of a project's own making may use: the figures and records its readers may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.measure import Measure
from kamdocs.metrics.named_metrics import (
    ACCOUNT_METRICS,
    PORTFOLIO_METRICS,
    NamedMetric,
    Value,
    metrics_for,
)
from kamdocs.model.account import Account
from kamdocs.model.programme import Programme
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.formats import Formats
from kamdocs.render.measure_words import explanation, measure_value
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.custom_fields import custom_facts
from kamdocs.render.views.parts import Fact, PageHead


@dataclass(frozen=True)
class OwnFigure:
    """A figure: `value` to compute with, None where it is missing; `text` to print."""

    name: str
    value: Decimal | str | None
    text: str
    explanation: str


@dataclass(frozen=True)
class OwnAccount:
    """An account: `record` is what its files say, `metrics` its figures by key."""

    id: str
    name: str
    href: str
    tier: str
    owner: str
    territory: str
    record: Account
    metrics: Mapping[str, OwnFigure]
    custom: tuple[Fact, ...]


@dataclass(frozen=True)
class OwnPageView:
    """What the template of an own page gets as `page`; everything in it is read-only.

    `head` is for templates that extend `portfolio/frame.html`, `formats` writes values of
    records as the site does: `page.formats.day(...)`, `.money(...)`, `.percent(...)`.
    """

    head: PageHead
    title: str
    as_of: date
    programme: Programme
    metrics: Mapping[str, OwnFigure]
    accounts: tuple[OwnAccount, ...]
    formats: Formats


def own_page_view(context: RenderContext, title: str, links: Links) -> OwnPageView:
    """Give what an own page may show to the site's audience."""
    programme = context.portfolio.programme
    measures = context.measures
    return OwnPageView(
        head=portfolio_head(context, links, title, ""),
        title=title,
        as_of=context.as_of,
        programme=programme,
        metrics={
            item.key: _figure(context, item, item.of_portfolio(measures))
            for item in metrics_for(PORTFOLIO_METRICS, context.options.audience, programme)
        },
        accounts=tuple(_account(context, item, links) for item in context.portfolio.accounts),
        formats=context.formats,
    )


def _account(context: RenderContext, account: Account, links: Links) -> OwnAccount:
    portfolio = context.portfolio
    tier = portfolio.tiers.get(account.tier or "")
    territory = portfolio.territories.get(account.territory or "")
    shown = metrics_for(ACCOUNT_METRICS, context.options.audience, portfolio.programme)
    return OwnAccount(
        id=account.id,
        name=account.name,
        href=links.to(context.addresses.account(account.id)),
        tier=tier.name if tier else account.tier or "",
        owner=context.person(account.owner),
        territory=territory.name if territory else account.territory or "",
        record=account,
        metrics={
            item.key: _figure(context, item, item.of_account(account.id, context.measures))
            for item in shown
        },
        custom=custom_facts(context, account),
    )


def _figure(context: RenderContext, metric: NamedMetric, value: Value) -> OwnFigure:
    name = context.words.text(f"metrics.{metric.key}")
    if isinstance(value, Measure):
        text = measure_value(context, value)
        return OwnFigure(name, value.value, text, explanation(context, value))
    text = value if value is not None else context.words.text("site.missing")
    return OwnFigure(name, value, text, "")
