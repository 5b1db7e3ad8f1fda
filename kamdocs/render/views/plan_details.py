"""Facts of the plan and of the client's profile, as labels and values."""

from __future__ import annotations

from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account, AccountFile, Plan
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Fact


def plan_facts(context: RenderContext, account: Account) -> tuple[Fact, ...]:
    """Give kind, approval, days and targets of a plan."""
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


def profile_facts(context: RenderContext, standing: Standing) -> tuple[Fact, ...]:
    """Give who the client is: names, ids, segment, territory."""
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
