"""The account plan: one page that says who the account is, how it stands and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.promises import PromiseState
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account, AccountFile, Plan
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.attention_lines import attention_line
from kamdocs.render.views.commerce_tables import CommerceTables
from kamdocs.render.views.figures import (
    QUARTERS_SHOWN,
    kpi_table,
    month_table,
    revenue_trend,
    year_table,
)
from kamdocs.render.views.headlines import account_headlines
from kamdocs.render.views.objective_cards import ObjectiveCard, objective_card
from kamdocs.render.views.parts import AccountFrame, Fact, Headline, Line, Table
from kamdocs.render.views.people_tables import PeopleTables
from kamdocs.render.views.promises import promise_lines
from kamdocs.render.views.watch_tables import WatchTables

ATTENTION_SHOWN = 6
"""Lines of attention in the first screen; the rest unfolds."""

ACTIONS_SHOWN = 6
"""Next actions on the plan; all of them are on the objectives page."""

_OPEN = (
    PromiseState.OVERDUE,
    PromiseState.BLOCKED,
    PromiseState.DUE_SOON,
    PromiseState.OPEN,
)


@dataclass(frozen=True)
class TableSection:
    """A detail table with its anchor."""

    anchor: str
    table: Table


@dataclass(frozen=True)
class Paragraphs:
    """A heading over lines of text."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class PlanView:
    """What the plan page shows."""

    frame: AccountFrame
    headlines: tuple[Headline, ...]
    attention: tuple[Line, ...]
    more_attention: tuple[Line, ...]
    objectives: tuple[ObjectiveCard, ...]
    objectives_href: str
    trend: Markup | None
    why_key: str
    plan_facts: tuple[Fact, ...]
    texts: tuple[Paragraphs, ...]
    next_actions: tuple[Line, ...]
    actions_href: str
    kpis: Table
    years: Table
    months: Table
    paid: Table
    sections: tuple[TableSection, ...]
    profile: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    prose: Markup | None


def plan_view(context: RenderContext, standing: Standing, links: Links) -> PlanView:
    """Give what the plan page of an account shows."""
    account = standing.account
    lines = tuple(
        attention_line(context, item, links, with_account=False) for item in standing.attention
    )
    calendar = context.portfolio.programme.calendar
    quarters = calendar.quarters_until(calendar.quarter_of(context.as_of), QUARTERS_SHOWN)
    people = PeopleTables(context, account)
    commerce = CommerceTables(context, account)
    watch = WatchTables(context, account)
    sections = (
        TableSection("kd-stakeholders", people.stakeholders()),
        TableSection("kd-team", people.team()),
        TableSection("kd-needs", people.needs()),
        TableSection("kd-opportunities", commerce.opportunities()),
        TableSection("kd-contracts", commerce.contracts()),
        TableSection("kd-price-adjustments", commerce.price_adjustments()),
        TableSection("kd-issues", watch.issues()),
        TableSection("kd-risks", watch.risks()),
        TableSection("kd-receivables", watch.receivables()),
        TableSection("kd-units", people.units()),
    )
    return PlanView(
        frame=account_frame(context, standing, links, "plan"),
        headlines=account_headlines(context, standing, links),
        attention=lines[:ATTENTION_SHOWN],
        more_attention=lines[ATTENTION_SHOWN:],
        objectives=tuple(objective_card(context, standing, item) for item in account.objectives),
        objectives_href=links.to(context.addresses.objectives(account.id)),
        trend=revenue_trend(context, standing),
        why_key=account.why_key or "",
        plan_facts=_plan_facts(context, account),
        texts=_texts(context, standing),
        next_actions=_next_actions(context, standing, links),
        actions_href=links.to(context.addresses.objectives(account.id), "kd-actions"),
        kpis=kpi_table(context, account, quarters),
        years=year_table(context, account),
        months=month_table(context, account),
        paid=watch.paid_receivables(),
        sections=tuple(item for item in sections if not item.table.empty or item.table.note),
        profile=_profile(context, standing),
        terms=commerce.terms(),
        prose=context.prose.html(account.prose, links),
    )


def _plan_facts(context: RenderContext, account: Account) -> tuple[Fact, ...]:
    plan = account.plan
    language = context.language
    formats = context.formats

    def label(field: str) -> str:
        return key_label(Plan, field, language)

    candidates = [
        (label("kind"), value_label(plan.kind, language) if plan.kind else ""),
        (label("approval"), value_label(plan.approval, language) if plan.approval else ""),
        (label("start"), formats.day(plan.start) if plan.start else ""),
        (label("end"), formats.day(plan.end) if plan.end else ""),
        (
            label("revenue_target"),
            formats.money(plan.revenue_target, account.currency)
            if plan.revenue_target is not None
            else "",
        ),
        (
            label("margin_target"),
            formats.percent(plan.margin_target) if plan.margin_target is not None else "",
        ),
        (label("reviewed_on"), formats.day(plan.reviewed_on) if plan.reviewed_on else ""),
        (label("next_review"), formats.day(plan.next_review) if plan.next_review else ""),
    ]
    return tuple(Fact(name, value) for name, value in candidates if value)


def _texts(context: RenderContext, standing: Standing) -> tuple[Paragraphs, ...]:
    plan = standing.account.plan
    language = context.language
    candidates = [
        (key_label(Plan, "vision", language), (plan.vision,) if plan.vision else ()),
        (key_label(Plan, "customer_priorities", language), plan.customer_priorities),
        (key_label(Plan, "challenges", language), plan.challenges),
    ]
    return tuple(Paragraphs(heading, items) for heading, items in candidates if items)


def _next_actions(context: RenderContext, standing: Standing, links: Links) -> tuple[Line, ...]:
    waiting = [item for item in standing.promises if item.state(context.as_of) in _OPEN]
    waiting.sort(key=lambda item: (item.due is None, item.due or context.as_of))
    return promise_lines(context, standing.account, waiting[:ACTIONS_SHOWN], links)


def _profile(context: RenderContext, standing: Standing) -> tuple[Fact, ...]:
    account = standing.account
    language = context.language
    formats = context.formats
    territory = context.portfolio.territories.get(account.territory or "")
    parent = context.portfolio.by_id.get(account.parent or "")

    def label(field: str) -> str:
        return key_label(AccountFile, field, language)

    candidates = [
        (label("legal_name"), account.legal_name),
        (label("tax_id"), account.tax_id),
        (label("crm_id"), account.crm_id),
        (label("parent"), parent.name if parent else account.parent),
        (label("segment"), account.segment),
        (label("industry"), account.industry),
        (label("territory"), territory.name if territory else account.territory),
        (label("region"), account.region),
        (label("status"), value_label(account.status, language) if account.status else None),
        (
            label("customer_since"),
            formats.day(account.customer_since) if account.customer_since else None,
        ),
        (label("last_order"), formats.day(account.last_order) if account.last_order else None),
        (label("currency"), account.currency),
    ]
    return tuple(Fact(name, value) for name, value in candidates if value)
