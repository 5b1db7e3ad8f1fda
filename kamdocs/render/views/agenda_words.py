"""Dated things of accounts in words: what happens, whose it is, and where its page is."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.agenda import AgendaItem, AgendaKind
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.promises import promise_href

TEAM_KINDS = (
    AgendaKind.REVIEW_DUE,
    AgendaKind.NOTICE,
    AgendaKind.CONTRACT_END,
    AgendaKind.ADJUSTMENT,
    AgendaKind.CONTACT,
)
"""Kinds that others than the team get no full picture of, and so none at all."""

_ANCHORS = {
    AgendaKind.NOTICE: "kd-contracts",
    AgendaKind.CONTRACT_END: "kd-contracts",
    AgendaKind.ADJUSTMENT: "kd-price-adjustments",
    AgendaKind.NEED: "kd-needs",
    AgendaKind.ISSUE: "kd-issues",
    AgendaKind.CONTACT: "kd-stakeholders",
}


@dataclass(frozen=True)
class AgendaLine:
    """Something dated, in words; `sort` is the day as a file would write it."""

    day: str
    weekday: str
    kind: str
    kind_id: str
    text: str
    href: str
    account: str
    account_href: str
    who: str
    until: str


def agenda_line(context: RenderContext, item: AgendaItem, links: Links) -> AgendaLine:
    """Give something dated as a line."""
    words, formats = context.words, context.formats
    account = context.portfolio.by_id[item.account]
    names = [context.person(item.owner), context.stakeholder(account, item.owner_client)]
    until = item.until is not None and item.until > item.day
    return AgendaLine(
        day=formats.short_day(item.day),
        weekday=formats.weekday(item.day)[:3],
        kind=words.text(f"site.agenda.{item.kind}"),
        kind_id=item.kind.value,
        text=agenda_text(context, item),
        href=agenda_href(context, item, links),
        account=account.name,
        account_href=links.to(context.addresses.account(account.id)),
        who=formats.names([name for name in names if name]),
        until=words.text("site.objective.until", date=formats.day(item.until))
        if until and item.until
        else "",
    )


def agenda_text(context: RenderContext, item: AgendaItem) -> str:
    """Say what happens, where its kind alone does not."""
    words = context.words
    if item.kind is AgendaKind.ADJUSTMENT:
        return context.offering(item.subject) or words.text("site.agenda.all-offerings")
    if item.kind is AgendaKind.REVIEW and item.quarter is not None:
        return words.text(
            "site.agenda.review-of", quarter=context.formats.long_quarter(item.quarter)
        )
    if item.kind is AgendaKind.CONTACT:
        return words.text("site.agenda.contact-with", name=item.subject)
    return item.subject or words.text(f"site.agenda.{item.kind}.untitled")


def agenda_href(context: RenderContext, item: AgendaItem, links: Links) -> str:
    """Give the link to the page, or the part of one, that tells more of it."""
    addresses = context.addresses
    if item.promise is not None:
        return promise_href(context, item.account, item.promise, links)
    if item.meeting is not None:
        return links.to(addresses.meeting(item.account, item.meeting))
    if item.kind is AgendaKind.REVIEW and item.quarter is not None:
        return links.to(addresses.review(item.account, item.quarter))
    if item.kind in (AgendaKind.OBJECTIVE, AgendaKind.MILESTONE):
        return links.to(addresses.objectives(item.account))
    return links.to(addresses.account(item.account), _ANCHORS.get(item.kind, ""))
