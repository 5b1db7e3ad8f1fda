"""What asks for attention, as whole sentences with the person and the date."""

from __future__ import annotations

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
