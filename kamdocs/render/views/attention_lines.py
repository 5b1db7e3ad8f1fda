"""What asks for attention, as whole sentences with the person and the date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from kamdocs.metrics.attention import Attention, Grade, Topic
from kamdocs.model.account import Account
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Line, Status, Tone
from kamdocs.render.views.promises import promise_href

_ANCHORS = {
    Topic.RECEIVABLE: "kd-receivables",
    Topic.ISSUE_LATE: "kd-issues",
    Topic.ISSUE_OPEN: "kd-issues",
    Topic.ISSUE_UNDATED: "kd-issues",
    Topic.CONTRACT_NOTICE: "kd-contracts",
    Topic.CONTRACT_NOTICE_PASSED: "kd-contracts",
    Topic.CONTRACT_END: "kd-contracts",
    Topic.RISK: "kd-risks",
    Topic.CONTACT_LATE: "kd-contacts",
    Topic.ROLE_TO_IDENTIFY: "kd-people-map-card",
}


def portfolio_attention(
    context: RenderContext, items: Iterable[Attention], links: Links, shown: int
) -> tuple[tuple[Line, ...], int]:
    """Give the worst lines over all accounts, and how many more there are.

    Overdue invoices of one account are one line, so that a slow payer does not hide the rest.
    """
    ordered = sorted(items, key=Attention.sort_key)
    invoices: dict[str, list[Attention]] = {}
    for item in ordered:
        if item.topic is Topic.RECEIVABLE:
            invoices.setdefault(item.account, []).append(item)
    kept = [
        item
        for item in ordered
        if item.topic is not Topic.RECEIVABLE or item is invoices[item.account][0]
    ]
    lines = (
        _invoices_line(context, invoices[item.account], links)
        if item.topic is Topic.RECEIVABLE and len(invoices[item.account]) > 1
        else attention_line(context, item, links, with_account=True)
        for item in kept[:shown]
    )
    return tuple(lines), max(0, len(kept) - shown)


def _invoices_line(context: RenderContext, items: list[Attention], links: Links) -> Line:
    """Give the overdue invoices of one account as one line; `items` are oldest first."""
    account = context.portfolio.by_id[items[0].account]
    total = sum((item.amount or Decimal(0) for item in items), Decimal(0))
    text = context.words.plural("site.attention.receivables", len(items), days=items[0].days)
    line = attention_line(context, items[0], links, with_account=True)
    amount = context.formats.money(total, account.currency)
    owner = context.person(items[0].owner)
    return replace(line, text=text, detail=" · ".join(part for part in (amount, owner) if part))


def attention_line(
    context: RenderContext, item: Attention, links: Links, *, with_account: bool
) -> Line:
    """Give one line of the attention list; on portfolio pages it names the account."""
    account = context.portfolio.by_id[item.account]
    words = context.words
    tone = Tone.RISK if item.grade is Grade.RISK else Tone.WATCH
    return Line(
        status=Status(tone, words.text(f"site.attention.{item.topic}.status")),
        text=_sentence(context, item),
        detail=" · ".join(_details(context, account, item)),
        href=_href(context, item, links),
        account=account.name if with_account else "",
        account_href=links.to(context.addresses.account(account.id)) if with_account else "",
    )


def _sentence(context: RenderContext, item: Attention) -> str:
    role = value_label(item.role, context.language) if item.role else ""
    subject = item.subject
    if item.topic is Topic.ROLE_TO_IDENTIFY:
        subject = role or subject
    day = context.formats.day(item.day) if item.day else ""
    message_id = f"site.attention.{item.topic}"
    if item.topic is Topic.PROMISE_BLOCKED and not day:
        message_id += ".undated"
    return context.words.plural(message_id, abs(item.days), subject=subject, date=day)


def _details(context: RenderContext, account: Account, item: Attention) -> list[str]:
    parts: list[str] = []
    if item.amount is not None:
        parts.append(context.formats.money(item.amount, account.currency))
    names = [context.person(item.owner), context.stakeholder(account, item.owner_client)]
    parts.extend(name for name in names if name)
    promise = item.promise
    if promise is not None and promise.quarter is not None:
        quarter = context.formats.long_quarter(promise.quarter)
        parts.append(context.words.text("site.promise-of-review", quarter=quarter))
    elif promise is not None:
        parts.append(context.words.text(f"site.origin.{promise.origin}"))
    if item.day is not None and item.topic is Topic.ISSUE_LATE:
        parts.append(context.words.text("site.due-on", date=context.formats.day(item.day)))
    return parts


def _href(context: RenderContext, item: Attention, links: Links) -> str:
    addresses = context.addresses
    promise = item.promise
    if promise is not None:
        return promise_href(context, item.account, promise, links)
    if item.topic in (Topic.OBJECTIVE_BEHIND, Topic.OBJECTIVE_OVERDUE):
        return links.to(addresses.objectives(item.account))
    if item.topic is Topic.PLAN_STALE:
        return links.to(addresses.account(item.account))
    return links.to(addresses.account(item.account), _ANCHORS[item.topic])
