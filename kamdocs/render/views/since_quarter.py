"""What changed in the plans since the last day of the quarter before."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.period import Period
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.plan_history.site_history import ChangeSince, HistoryGap
from kamdocs.render.views.account_history import ChangeText, change_text

ACCOUNTS_SHOWN = 8
"""Accounts on the home page; the rest is counted."""

LINES_OF_REVIEW = 6
"""Lines on the page of a review; the others unfold."""


@dataclass(frozen=True)
class SinceLine:
    """The news of one account; no address where the account is gone."""

    account: str
    href: str
    headline: str


@dataclass(frozen=True)
class SinceQuarter:
    """What changed over all accounts, or in one, where `change` tells it.

    Where nothing is known, or nothing changed, `note` says so.
    """

    title: str
    note: str
    lines: tuple[SinceLine, ...] = ()
    more: str = ""
    more_href: str = ""
    change: ChangeText | None = None
    history_href: str = ""


def portfolio_since(context: RenderContext, links: Links) -> SinceQuarter | None:
    """Give what the home page shows; nothing for others than the team."""
    if not context.for_team:
        return None
    found = context.history.since
    shown = tuple(_line(context, item, links) for item in found[:ACCOUNTS_SHOWN])
    rest = len(found) - len(shown)
    return SinceQuarter(
        title=context.words.text("history.since.title"),
        note=_note(context, "portfolio", bool(found)),
        lines=shown,
        more=context.words.plural("history.since.more", rest) if rest else "",
        more_href=links.to(context.addresses.accounts),
    )


def account_since(
    context: RenderContext, account: Account, quarter: Period, links: Links
) -> SinceQuarter | None:
    """Give what the page of a review shows, if it is the newest one of its account.

    Older reviews were of another day; the plan of today says nothing about them.
    """
    newest = max(item.review.quarter for item in account.reviews)
    if not context.for_team or quarter != newest:
        return None
    found = next((item for item in context.history.since if item.account == account.id), None)
    return SinceQuarter(
        title=context.words.text("history.since.title"),
        note=_note(context, "account", found is not None),
        change=change_text(context, found.change, LINES_OF_REVIEW) if found else None,
        history_href=links.to(context.addresses.history(account.id)),
    )


def _line(context: RenderContext, item: ChangeSince, links: Links) -> SinceLine:
    known = item.account in context.portfolio.by_id
    href = links.to(context.addresses.history(item.account)) if known and item.account else ""
    told = item.change
    return SinceLine(item.name, href, told.headline or " ".join(told.unread))


def _note(context: RenderContext, what: str, has_changes: bool) -> str:
    """Say what is compared, or why nothing is."""
    words, history = context.words, context.history
    day = context.formats.long_day(history.base_day) if history.base_day else ""
    if history.since_gap is not HistoryGap.NONE:
        return words.text(f"history.gap.{history.since_gap}", day=day)
    if has_changes:
        return words.text(f"history.since.note.{what}", day=day)
    return words.text(f"history.since.nothing.{what}", day=day)
