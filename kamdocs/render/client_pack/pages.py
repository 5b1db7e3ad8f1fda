"""Pages that show packs: one of every account for the team, all of them on a client's own site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import Visibility
from kamdocs.render.client_pack.blocks import PackKind
from kamdocs.render.client_pack.cover import occasion
from kamdocs.render.client_pack.material import client_material, team_material
from kamdocs.render.client_pack.request import PackRequest
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_ONLY, PageSpec

TEMPLATE = "account/material.html"


def material_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give the page on which the team sees what an account's client will."""
    account = standing.account
    yield PageSpec(
        context.addresses.material(account.id),
        f"{context.words.text('site.tab.material')} · {account.name}",
        TEMPLATE,
        partial(team_material, context, standing, pdf=context.options.packs.get(account.id, "")),
        source=account.path,
        audiences=TEAM_ONLY,
    )


def client_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give every page of a client's own site: the plan, the pack, each meeting.

    The context is of the client's view. A meeting that was held has its minutes, one to come its
    agenda.
    """
    account, addresses = standing.account, context.addresses
    requests = {
        addresses.account(account.id): PackRequest(PackKind.PLAN),
        addresses.material(account.id): PackRequest(PackKind.QBR),
    }
    for item in account.meetings:
        kind = PackKind.MINUTES if item.meeting.date <= context.as_of else PackKind.MEETING
        address = addresses.meeting(account.id, item.slug)
        requests[address] = PackRequest(kind, meeting=item.slug)
    for address, request in requests.items():
        yield PageSpec(
            address,
            occasion(Subject(context, account, request)),
            TEMPLATE,
            partial(client_material, context, standing, request),
            audiences=(Visibility.CLIENT,),
        )
