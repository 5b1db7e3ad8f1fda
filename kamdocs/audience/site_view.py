"""A loaded portfolio as one audience may see it: accounts, programme, files beside prose."""

from __future__ import annotations

from dataclasses import replace

from kamdocs.audience.narrowing import Narrowing
from kamdocs.audience.prose_files import linked_paths
from kamdocs.audience.viewpoint import COMPANY_VIEWPOINT
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, Visibility
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.model.programme import HealthFactors, HealthSettings, Programme
from kamdocs.source.folder import FileRole, LoadedPortfolio
from kamdocs.source.pack_release import Releases
from kamdocs.source.plan_approval import Approvals
from kamdocs.source.visibility_rules import visible_kpis

AUDIENCES = (Visibility.TEAM, Visibility.COMPANY)
"""Audiences a whole site can be made for."""


def narrowed(loaded: LoadedPortfolio, audience: Visibility) -> LoadedPortfolio:
    """Give what an audience may see of a loaded portfolio; the team sees all of it.

    Findings and places of source lines are the team's. What one client sees is of one account
    only (`client_view`), never of all.
    """
    if audience not in AUDIENCES:
        raise ValueError(audience)
    if audience is Visibility.TEAM:
        return loaded
    portfolio = company_portfolio(loaded.portfolio)
    shown = {path for account in portfolio.accounts for path in linked_paths(account)}
    return replace(
        loaded,
        portfolio=portfolio,
        findings=(),
        places={},
        logos={},
        releases=Releases(),
        approvals=Approvals(),
        assets=tuple(
            asset
            for asset in loaded.assets
            if asset.path in shown and asset.account_id in {"", *portfolio.by_id}
        ),
        files={
            path: role
            for path, role in loaded.files.items()
            if _has_page(portfolio.by_id.get(role.account_id), role)
        },
    )


def company_portfolio(portfolio: Portfolio) -> Portfolio:
    """Give a portfolio as everybody in the company may see it."""
    accounts = (
        Narrowing(COMPANY_VIEWPOINT, portfolio.programme, account).record(account)
        for account in portfolio.accounts
    )
    kept = tuple(account for account in accounts if account is not None)
    return Portfolio(
        programme=_programme(portfolio.programme, kept),
        accounts=kept,
        left_out=tuple(
            LeftOut(id=item.id, name=item.name, path="")
            for item in portfolio.left_out
            if item.visibility is not Visibility.TEAM
        ),
    )


def _programme(programme: Programme, accounts: tuple[Account, ...]) -> Programme:
    """Give the programme with the stages that visible opportunities are in, and no others."""
    found = Narrowing(COMPANY_VIEWPOINT, programme).record(programme) or Programme(
        name=programme.name
    )
    named = {item.stage for account in accounts for item in account.opportunities}
    told = BuiltInKpi.REVENUE in visible_kpis(programme, Visibility.COMPANY)
    return found.model_copy(
        update={
            "stages": tuple(stage for stage in found.stages if stage.id in named),
            "revenue_basis": programme.revenue_basis if told else None,
            # Without weights nothing can compute a health, not even from visible records.
            "health": HealthSettings(factors=HealthFactors()),
        }
    )


def _has_page(account: Account | None, role: FileRole) -> bool:
    if account is None:
        return False
    if role.role == "meeting":
        return any(item.slug == role.key for item in account.meetings)
    if role.role == "review":
        return any(item.review.quarter.id == role.key for item in account.reviews)
    return True
