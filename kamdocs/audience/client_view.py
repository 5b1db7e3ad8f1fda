"""One account as its own client may see it: nothing of the others, and only what is marked.

The portfolio is a separate object, built anew from the allow-list before any template sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kamdocs.audience.client_prose import with_client_prose
from kamdocs.audience.named import named
from kamdocs.audience.narrowing import Narrowing
from kamdocs.audience.prose_files import linked_paths
from kamdocs.audience.viewpoint import CLIENT_VIEWPOINT
from kamdocs.errors import UserError
from kamdocs.model.account import Account, MeetingNotes
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.kinds import Target
from kamdocs.model.people import TeamMember
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import HealthFactors, HealthSettings, Programme
from kamdocs.model.work import Objective
from kamdocs.source.client_links import client_files
from kamdocs.source.folder import Asset, FileRole, LoadedPortfolio
from kamdocs.source.nearness import near_or_all
from kamdocs.source.pack_release import Releases
from kamdocs.source.plan_approval import Approvals


def client_portfolio(portfolio: Portfolio, account_id: str) -> Portfolio:
    """Give a portfolio of one account as its client may see it.

    Raises UserError for an id that no account has, and for an account that could not be read.
    """
    return _client_portfolio(portfolio, account_id, None)


def client_loaded(loaded: LoadedPortfolio, account_id: str) -> LoadedPortfolio:
    """Give a loaded portfolio of one account as its client may see it.

    Files are the meetings marked for the client, assets the pictures that its sections show. Its
    own logo stays, which a paper for it may carry.
    """
    portfolio = _client_portfolio(loaded.portfolio, account_id, loaded.assets)
    account = portfolio.accounts[0]
    paths = _kept_meetings(loaded.portfolio.by_id[account_id])
    shown = frozenset(linked_paths(account))
    return replace(
        loaded,
        portfolio=portfolio,
        findings=(),
        places={},
        logos={name: path for name, path in loaded.logos.items() if name == account_id},
        releases=Releases(),
        approvals=Approvals(),
        assets=tuple(
            asset
            for asset in loaded.assets
            if asset.path in shown and asset.account_id in ("", account_id)
        ),
        files={
            path: FileRole(account_id, "meeting", item.slug)
            for path, item in zip(paths, account.meetings, strict=True)
        },
    )


def _client_portfolio(
    portfolio: Portfolio, account_id: str, assets: Iterable[Asset] | None
) -> Portfolio:
    account = _account(portfolio, account_id)
    # Who else may see the account says nothing about its own client.
    found = Narrowing(CLIENT_VIEWPOINT, portfolio.programme, account).record(
        account.model_copy(update={"visibility": None})
    )
    if found is None:
        raise AssertionError("an account is on the client's list without a mark")
    measured = tuple(_measured(item, portfolio.programme, account) for item in found.objectives)
    kept = with_client_prose(
        found.model_copy(
            update={
                "objectives": measured,
                "team": _in_order_of_call(found.team),
                "meetings": _by_day(found.meetings),
            }
        ),
        client_files(account, assets),
    )
    return Portfolio(programme=_programme(portfolio.programme, kept), accounts=(kept,))


def _account(portfolio: Portfolio, account_id: str) -> Account:
    account = portfolio.by_id.get(account_id)
    if account is not None:
        return account
    if any(item.id == account_id for item in portfolio.left_out):
        raise UserError("audience.account-left-out", account=account_id)
    near = near_or_all(account_id, portfolio.by_id)
    raise UserError("audience.unknown-account", account=account_id, near=near)


def _kept_meetings(account: Account) -> list[str]:
    """Give the paths of the meetings that the client sees, in the account's order."""
    pages = client_files(account).pages
    return [item.path for item in account.meetings if item.path in pages]


def _measured(objective: Objective, programme: Programme, account: Account) -> Objective:
    """Give an objective that says in what it is measured, though its KPI may not be named."""
    kpi = next(item.kpi for item in account.objectives if item.id == objective.id)
    measure = next((item.measure for item in programme.kpis if item.id == kpi), None)
    return objective.model_copy(update={"measure": objective.measure or measure})


def _in_order_of_call(team: tuple[TeamMember, ...]) -> tuple[TeamMember, ...]:
    """Give the team with those to call first before the others, counted from one."""
    steps = sorted({item.escalation for item in team if item.escalation is not None})
    rank: dict[int | None, int] = {step: index for index, step in enumerate(steps, start=1)}
    ranked = (item.model_copy(update={"escalation": rank.get(item.escalation)}) for item in team)
    return tuple(sorted(ranked, key=lambda item: item.escalation or len(rank) + 1))


def _by_day(meetings: tuple[MeetingNotes, ...]) -> tuple[MeetingNotes, ...]:
    """Give meetings whose address is their day: the name of the file is not the client's."""
    seen = Counter[str]()
    named_by_day = []
    for item in meetings:
        day = item.meeting.date.isoformat()
        seen[day] += 1
        slug = day if seen[day] == 1 else f"{day}-{seen[day]}"
        named_by_day.append(item.model_copy(update={"slug": slug}))
    return tuple(named_by_day)


def _programme(programme: Programme, account: Account) -> Programme:
    """Give what of the programme the account needs: whom and what it names."""
    found = Narrowing(CLIENT_VIEWPOINT, programme).record(programme) or Programme(name="")
    people, offerings, kpis = (
        frozenset(named(account, target)) for target in (Target.PERSON, Target.OFFERING, Target.KPI)
    )
    shows_revenue = any(item.kpi == BuiltInKpi.REVENUE for item in account.figures)
    return found.model_copy(
        update={
            # The programme is ours; the client knows the company.
            "name": programme.company or "",
            "people": tuple(item for item in found.people if item.id in people),
            "offerings": tuple(item for item in found.offerings if item.id in offerings),
            "kpis": tuple(item for item in found.kpis if item.id in kpis),
            "revenue_basis": programme.revenue_basis if shows_revenue else None,
            "health": HealthSettings(factors=HealthFactors()),
        }
    )
