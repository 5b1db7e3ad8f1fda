"""What to ask for in the room: decisions, next steps, people we do not know, missing data."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.metrics.deals import DealState
from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import CellState, Confirmation, ReviewStatus, Supplier
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.briefing_lines import BriefLine, brief_line
from kamdocs.render.views.briefing_room import next_meeting
from kamdocs.render.views.parts import Status, Tone

SHOWN = (2, 2, 1, 1)
"""Decisions, next steps, people and data that come before the rest, so that each has room."""


def ask_lines(context: RenderContext, standing: Standing, links: Links) -> tuple[BriefLine, ...]:
    """List what to ask for, the first of each kind before the rest."""
    kinds = (
        tuple(_decisions(context, standing, links)),
        tuple(_steps(context, standing, links)),
        tuple(_people(context, standing, links)),
        tuple(_data(context, standing, links)),
    )
    first = [line for shown, kind in zip(SHOWN, kinds, strict=True) for line in kind[:shown]]
    rest = [line for shown, kind in zip(SHOWN, kinds, strict=True) for line in kind[shown:]]
    return (*first, *rest)


def _decisions(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    """Give the decisions sought in the first review not held, else the next meeting's agenda."""
    waiting = (ReviewStatus.PLANNED, ReviewStatus.PREPARED)
    reviews = sorted(standing.account.reviews, key=lambda item: item.review.quarter.id)
    ahead = [item for item in reviews if item.review.status in waiting]
    for item in ahead[:1]:
        for point in item.review.decisions_sought:
            yield brief_line(
                point.text,
                status=Status(Tone.WATCH, context.words.text("site.briefing.decision")),
                href=links.to(context.addresses.review(standing.account.id, item.review.quarter)),
            )
    meeting = next_meeting(standing)
    if meeting is not None and not ahead:
        for point in meeting.meeting.agenda:
            yield brief_line(
                point.text,
                status=Status(Tone.NONE, context.words.text("site.briefing.agenda")),
                href=links.to(context.addresses.meeting(standing.account.id, meeting.slug)),
            )


def _steps(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    formats = context.formats
    account = standing.account
    waiting = [
        deal.opportunity
        for deal in standing.measures.growth.deals
        if deal.state is DealState.OPEN and deal.opportunity.next_step
    ]
    waiting.sort(key=lambda item: (item.close_date is None, item.close_date or context.as_of))
    for item in waiting:
        value = item.annual_value or item.amount
        yield brief_line(
            item.next_step or "",
            item.name,
            formats.short_money(value, account.currency) if value is not None else "",
            formats.short_day(item.close_date) if item.close_date else "",
            status=Status(Tone.NONE, context.words.text("site.briefing.business")),
            href=links.to(context.addresses.account(account.id), "kd-opportunities"),
        )


def _people(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    words = context.words
    account = standing.account
    href = links.to(context.addresses.account(account.id), "kd-stakeholders")
    status = Status(Tone.WATCH, words.text("site.briefing.person"))
    named = set()
    for person in account.stakeholders:
        if person.to_identify:
            named.add(person.role)
            role = value_label(person.role, context.language).lower() if person.role else ""
            what = person.title or person.name or role
            yield brief_line(
                words.text("site.briefing.ask.who", what=what),
                role if role != what.lower() else "",
                status=status,
                href=href,
            )
    if not account.stakeholders:
        return
    for item in standing.measures.relationship.roles:
        if not item.filled and item.role not in named:
            role = value_label(item.role, context.language).lower()
            yield brief_line(
                words.text("site.briefing.ask.role", role=role), status=status, href=href
            )


def _data(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    words = context.words
    account = standing.account
    status = Status(Tone.NONE, words.text("site.briefing.data"))
    href = links.to(context.addresses.account(account.id), "kd-stakeholders")
    for person in account.stakeholders:
        if person.confirmed is Confirmation.ASSUMED and not person.to_identify:
            name = person.name or person.id
            text = words.text("site.briefing.ask.confirm", name=name)
            yield brief_line(text, status=status, href=href)
    growth = links.to(context.addresses.account(account.id), "kd-white-space")
    for cell in account.white_space:
        if cell.state in (CellState.GAP, CellState.IN_PIPELINE):
            where = context.unit(account, cell.unit) or account.name
            place = {"offering": context.offering(cell.offering), "where": where}
            if cell.supplied_by in (None, Supplier.UNKNOWN):
                text = words.text("site.briefing.ask.supplier", **place)
                yield brief_line(text, status=status, href=growth)
            elif cell.supplied_by is Supplier.COMPETITOR and cell.contract_end is None:
                text = words.text("site.briefing.ask.contract-end", **place)
                yield brief_line(text, cell.competitor, status=status, href=growth)
            elif cell.total_spend is None:
                text = words.text("site.briefing.ask.spend", **place)
                yield brief_line(text, status=status, href=growth)
