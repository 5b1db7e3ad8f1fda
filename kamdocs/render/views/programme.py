"""The programme: what it is for, whether it pays, and every setting that figures depend on."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.model.programme import BuyingSettings, Programme, SelectionSettings
from kamdocs.model.vocabulary import key_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.parts import Fact, PageHead, Table
from kamdocs.render.views.programme_pays import pays_answer, pays_headlines, pays_table
from kamdocs.render.views.programme_settings import (
    criteria_tables,
    health_table,
    kpis_table,
    limits_table,
    people_table,
    service_levels_table,
    settings_table,
    stages_table,
    tiers_table,
)


@dataclass(frozen=True)
class ProgrammeView:
    """What the page of the programme shows; `pays` and `settings` only to the team."""

    head: PageHead
    pages: tuple[Fact, ...]
    """Label and address of the pages below this one."""
    value_title: str
    value: str
    value_missing: str
    charter: tuple[Fact, ...]
    pays: Table | None
    tiers: Table
    settings: tuple[Table, ...]
    people: Table


def programme_view(context: RenderContext, links: Links) -> ProgrammeView:
    """Give what the page of the programme shows to the site's audience."""
    programme, words = context.portfolio.programme, context.words
    return ProgrammeView(
        head=_head(context, links),
        pages=_pages(context, links),
        value_title=key_label(Programme, "expected_value", context.language),
        value=programme.expected_value or "",
        value_missing=words.text("site.programme.fill-value") if context.for_team else "",
        charter=_charter(context),
        pays=pays_table(context, context.measures.revenue.pays) if context.for_team else None,
        tiers=tiers_table(context),
        settings=_settings(context) if context.for_team else (),
        people=people_table(context, links),
    )


def _head(context: RenderContext, links: Links) -> PageHead:
    title = context.words.text("site.nav.programme")
    if not context.for_team:
        return portfolio_head(context, links, title, _company_answer(context))
    measures = context.measures.revenue
    headlines = pays_headlines(context, measures.pays)
    return portfolio_head(
        context,
        links,
        title,
        pays_answer(context, measures.pays),
        # When all are missing the answer says so already.
        headlines=() if all(item.missing for item in headlines) else headlines,
        window=measures.scope.window,
    )


def _company_answer(context: RenderContext) -> str:
    count = len(context.portfolio.accounts)
    return context.words.plural(
        "site.programme.accounts-of",
        count,
        people=len({account.owner for account in context.portfolio.accounts if account.owner}),
    )


def _pages(context: RenderContext, links: Links) -> tuple[Fact, ...]:
    words, addresses = context.words, context.addresses
    keys = ("formulas", "glossary", "fields") if context.for_team else ("glossary",)
    return tuple(
        Fact(words.text(f"site.programme.{key}"), "", links.to(addresses.programme_page(key)))
        for key in keys
    )


def _charter(context: RenderContext) -> tuple[Fact, ...]:
    programme, language = context.portfolio.programme, context.language
    texts = (
        (key_label(Programme, "name", language), programme.name),
        (key_label(Programme, "company", language), programme.company),
        (key_label(Programme, "revenue_basis", language), programme.revenue_basis),
        (key_label(Programme, "currency", language), programme.currency),
        (key_label(Programme, "fiscal_year", language), _fiscal_year(context)),
        (
            key_label(Programme, "offerings", language),
            context.formats.names([item.name for item in programme.offerings]),
        ),
        (
            key_label(Programme, "departments", language),
            context.formats.names([item.name for item in programme.departments]),
        ),
    )
    return tuple(Fact(label, text) for label, text in texts if text)


def _fiscal_year(context: RenderContext) -> str:
    month = context.portfolio.programme.fiscal_year.start_month
    name = context.formats.month_name(context.as_of.replace(month=month, day=1))
    return context.words.text("site.programme.year-from", month=name)


def _settings(context: RenderContext) -> tuple[Table, ...]:
    """Give the tables of settings, those that the programme left empty left out."""
    tables = (
        *criteria_tables(context),
        stages_table(context),
        health_table(context),
        limits_table(context),
        settings_table(context, "selection", SelectionSettings),
        settings_table(context, "buying", BuyingSettings),
        service_levels_table(context),
        kpis_table(context),
    )
    return tuple(table for table in tables if table.rows)
