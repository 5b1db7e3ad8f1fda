"""Who approved a plan, and what changed afterwards, in words; for the team alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kamdocs.messages import messages_for
from kamdocs.model.account import Account
from kamdocs.model.portfolio import Portfolio
from kamdocs.render.change_words import change_groups
from kamdocs.render.changes.lines import ChangeLine
from kamdocs.render.context import RenderContext
from kamdocs.render.formats import Formats
from kamdocs.render.views.parts import SHAPES, Tone
from kamdocs.review.approval import ApprovalState, approval_state, fingerprint
from kamdocs.review.compare import account_pairs
from kamdocs.source.folder import LoadedPortfolio

MOST_CHANGES = 3
"""Changes that a plan page tells one by one; the rest is counted."""


@dataclass(frozen=True)
class ApprovalNote:
    """The last approval of a plan; `changed` is empty where the plan is still what it was."""

    approved: str
    changed: str
    changes: tuple[str, ...]
    shape: str


@dataclass(frozen=True)
class TouchedApproval:
    """An approved plan that the compared change makes another one, and the sentence about it."""

    account: str
    name: str
    person: str
    day: date
    text: str


def approval_note(context: RenderContext, account: Account) -> ApprovalNote | None:
    """Give what a plan page says of the last approval; None where nobody approved the plan."""
    state = approval_state(account, context.approvals)
    if state is None:
        return None
    words, approval = context.words, state.approval
    approved = words.text(
        "approval.by",
        person=context.person(approval.person),
        date=context.formats.day(approval.day),
    )
    shape = SHAPES[Tone.WATCH]
    if not state.is_changed:
        return ApprovalNote(approved, "", (), shape)
    told = changes_since(state, context.portfolio, context.language)
    shown = tuple(line.text for line in told[:MOST_CHANGES])
    rest = sum(len(line.changes) for line in told[MOST_CHANGES:])
    if rest > 0:
        shown = (*shown, words.plural("changes.more", rest))
    message = "approval.changed" if told else "approval.changed-somehow"
    return ApprovalNote(approved, words.text(message), shown, shape)


def changes_since(
    state: ApprovalState, portfolio: Portfolio, language: str
) -> tuple[ChangeLine, ...]:
    """Tell what changed in a plan since it was approved, the gravest first.

    Empty where the approval does not hold what was approved.
    """
    if state.then is None:
        return ()
    sides = (_named(state.then, state.account), _named(state.now, state.account))
    before, after = (
        Portfolio(programme=portfolio.programme, accounts=(account,)) for account in sides
    )
    groups = change_groups(before, after, language)
    return tuple(line for group in groups for line in group.lines)


def touched_approvals(
    before: LoadedPortfolio, after: LoadedPortfolio, language: str
) -> Iterator[TouchedApproval]:
    """Give the approved plans that a change makes other ones without a new approval."""
    if not (before.approvals.paths or after.approvals.paths):
        return
    words, formats = messages_for(language), Formats(language, "")
    people = {**before.portfolio.people, **after.portfolio.people}
    for old, new in account_pairs(before.portfolio, after.portfolio):
        if old == new:
            continue
        # An approval that the change takes away was one all the same.
        last = after.approvals.last(new.id) or before.approvals.last(old.id)
        if last is None or not ApprovalState(last, new).is_changed:
            continue
        if fingerprint(old) != fingerprint(new):
            person = people[last.person].name if last.person in people else last.person
            day = formats.day(last.day)
            text = words.text("approval.touched", account=new.name, person=person, date=day)
            yield TouchedApproval(new.id, new.name, person, last.day, text)


def _named(content: Account, account: Account) -> Account:
    """Give a content with the people and units of the account, whose names its changes tell."""
    return content.model_copy(
        update={
            "id": account.id,
            "name": account.name,
            "stakeholders": account.stakeholders,
            "units": account.units,
            "currency": account.currency,
        }
    )
