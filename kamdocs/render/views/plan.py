"""The account plan: one page that says who the account is, how it stands and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.approval_words import ApprovalNote, approval_note
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_base import AccountBaseView, account_base_view
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.account_growth import AccountGrowthView, account_growth_view
from kamdocs.render.views.account_health import AccountHealthView, account_health_view
from kamdocs.render.views.account_market import AccountMarketView, account_market_view
from kamdocs.render.views.account_relationship import (
    AccountRelationshipView,
    account_relationship_view,
)
from kamdocs.render.views.account_revenue import AccountRevenueView, account_revenue_view
from kamdocs.render.views.account_work import AccountWorkView, account_work_view
from kamdocs.render.views.commerce_tables import CommerceTables
from kamdocs.render.views.custom_fields import custom_facts
from kamdocs.render.views.figures import (
    QUARTERS_SHOWN,
    kpi_table,
    month_table,
    year_table,
)
from kamdocs.render.views.parts import AccountFrame, Fact, Table
from kamdocs.render.views.people_tables import PeopleTables
from kamdocs.render.views.plan_details import plan_facts, profile_facts
from kamdocs.render.views.plan_summary import PlanSummary, plan_summary
from kamdocs.render.views.watch_tables import WatchTables


@dataclass(frozen=True)
class TableSection:
    """A detail table with its anchor; one that repeats a block above in full is folded."""

    anchor: str
    table: Table
    folded: bool = False


@dataclass(frozen=True)
class PlanView:
    """What the plan page shows: its summary, then everything in parts."""

    frame: AccountFrame
    approval: ApprovalNote | None
    """Who approved the plan, and what changed since; for the team only."""

    summary: PlanSummary
    revenue: AccountRevenueView | None
    kpis: Table
    years: Table
    months: Table
    relationship: AccountRelationshipView
    people: tuple[TableSection, ...]
    growth: AccountGrowthView | None
    trade: tuple[TableSection, ...]
    health: AccountHealthView
    watch: tuple[TableSection, ...]
    paid: Table
    work: AccountWorkView
    market: AccountMarketView
    base: AccountBaseView | None
    plan_facts: tuple[Fact, ...]
    profile: tuple[Fact, ...]
    custom: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    units: Table
    prose: Markup | None

    titles: dict[str, str]
    """Titles of the parts by id, in their order."""

    @property
    def parts(self) -> tuple[Fact, ...]:
        """The parts that have something to show, as title and anchor."""
        filled = {
            "numbers": bool(self.kpis.rows or self.years.rows),
            "people": bool(self.people or self.relationship.headlines),
            "growth": bool(self.trade or (self.growth and self.growth.grid)),
            "care": bool(self.health.card or self.watch or self.paid.rows),
            "work": not self.work.empty,
            "market": not self.market.empty or self.base is not None,
            "details": bool(
                self.plan_facts or self.profile or self.custom or self.terms or self.units.rows
            ),
        }
        return tuple(
            Fact(self.titles[part], part, f"#kd-part-{part}")
            for part, shown in filled.items()
            if shown
        )


PARTS = ("numbers", "people", "growth", "care", "work", "market", "details")
"""Parts of the page below its summary."""


def plan_view(context: RenderContext, standing: Standing, links: Links) -> PlanView:
    """Give what the plan page of an account shows."""
    account = standing.account
    calendar = context.portfolio.programme.calendar
    quarters = calendar.quarters_until(calendar.quarter_of(context.as_of), QUARTERS_SHOWN)
    people = PeopleTables(context, account)
    commerce = CommerceTables(context, account)
    watch = WatchTables(context, account)
    return PlanView(
        frame=account_frame(context, standing, links, "plan"),
        approval=approval_note(context, account) if context.for_team else None,
        summary=plan_summary(context, standing, links),
        revenue=account_revenue_view(context, standing, links) if context.for_team else None,
        kpis=kpi_table(context, account, quarters),
        years=year_table(context, account),
        months=month_table(context, account),
        relationship=account_relationship_view(context, standing, links),
        people=_filled(
            _in_full(context, "kd-stakeholders", people.stakeholders(), "site.plan.all-contacts"),
            TableSection("kd-team", people.team()),
            TableSection("kd-needs", people.needs()),
        ),
        growth=account_growth_view(context, standing, links) if context.for_team else None,
        trade=_filled(
            _in_full(
                context,
                "kd-opportunities-all",
                commerce.opportunities(),
                "site.plan.all-opportunities",
            ),
            TableSection("kd-contracts", commerce.contracts()),
            TableSection("kd-price-adjustments", commerce.price_adjustments()),
        ),
        health=account_health_view(context, standing, links),
        watch=_filled(
            TableSection(
                "kd-issues-all",
                replace(watch.issues(), caption=context.words.text("site.plan.all-issues")),
                folded=True,
            ),
            TableSection("kd-risks", watch.risks()),
            TableSection("kd-receivables", watch.receivables()),
        ),
        paid=watch.paid_receivables(),
        work=account_work_view(context, standing, links),
        market=account_market_view(context, standing, links),
        base=account_base_view(context, standing, links) if context.for_team else None,
        plan_facts=plan_facts(context, account),
        profile=profile_facts(context, standing),
        custom=custom_facts(context, account),
        terms=commerce.terms(),
        units=people.units(),
        prose=context.prose.html(account.prose, links),
        titles=_titles(context),
    )


def _titles(context: RenderContext) -> dict[str, str]:
    """Name the parts; for the company, care and people hold less and are called by what they do."""
    named = {part: context.words.text(f"site.plan.part.{part}") for part in PARTS}
    if not context.for_team:
        named["care"] = context.words.text("site.issues")
    return named


def _in_full(context: RenderContext, anchor: str, table: Table, caption: str) -> TableSection:
    """Give a table that repeats in full what a block shows to the team; others see it open."""
    if not context.for_team:
        return TableSection(anchor, table)
    return TableSection(anchor, replace(table, caption=context.words.text(caption)), folded=True)


def _filled(*sections: TableSection) -> tuple[TableSection, ...]:
    return tuple(item for item in sections if not item.table.empty or item.table.note)
