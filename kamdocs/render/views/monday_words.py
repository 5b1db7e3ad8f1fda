"""The Monday list in words, for the person's page and for the digest."""

from __future__ import annotations

from kamdocs.metrics.contact import ContactState
from kamdocs.metrics.issues import issue_standing, service_levels
from kamdocs.metrics.monday import (
    AccountIssue,
    AccountNeed,
    MeetingAhead,
    MondayList,
    PlanToRefresh,
    ReviewToHold,
    ToMeet,
)
from kamdocs.metrics.review_cadence import ReviewState
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Line, Status, Tone
from kamdocs.render.views.work_parts import due_text


def monday_answer(context: RenderContext, monday: MondayList) -> str:
    """Say in one or two sentences what the week asks of somebody."""
    words = context.words
    parts = [_owes(context, monday)]
    owed = {
        "by-clients": len(monday.client_owes.now),
        "by-colleagues": len(monday.colleagues_owe.now),
    }
    told = [words.text(f"site.monday.{key}", n=count) for key, count in owed.items() if count]
    if told:
        names = context.formats.names(told)
        parts.append(words.plural("site.monday.answer.owed", sum(owed.values()), whose=names))
    late = [x for x in monday.to_meet if x.contact.state is not ContactState.DUE_SOON]
    if late:
        parts.append(words.plural("site.monday.answer.not-met", len(late)))
    return " ".join(parts)


def _owes(context: RenderContext, monday: MondayList) -> str:
    words = context.words
    day = context.formats.short_day(monday.friday)
    overdue, friday = len(monday.owes.overdue), len(monday.owes.until_friday)
    if not overdue and not friday:
        return words.text("site.monday.answer.owes-nothing", date=day)
    late = words.text("site.monday.nothing-overdue")
    soon = words.text("site.monday.nothing-until-friday", date=day)
    return words.text(
        "site.monday.answer.owes",
        overdue=words.plural("site.monday.overdue", overdue) if overdue else late,
        friday=words.plural("site.monday.until-friday", friday, date=day) if friday else soon,
    )


def meet_line(context: RenderContext, item: ToMeet, links: Links) -> Line:
    """Give somebody to meet as a line: who they are, since when, how often and by what channel."""
    words = context.words
    contact = item.contact
    person = contact.stakeholder
    last = words.text("site.monday.never-met")
    if contact.last is not None:
        last = words.text("site.monday.last-met", date=context.formats.day(contact.last))
    parts = [person.title or "", last]
    if contact.cadence_days:
        parts.append(words.plural("site.every-days", contact.cadence_days))
    if contact.channel is not None:
        parts.append(value_label(contact.channel, context.language).lower())
    return Line(
        _meet_status(context, item),
        person.name or person.id,
        " · ".join(part for part in parts if part),
        links.to(context.addresses.account(item.account.id), "kd-stakeholders"),
        item.account.name,
        links.to(context.addresses.account(item.account.id)),
    )


def _meet_status(context: RenderContext, item: ToMeet) -> Status:
    words = context.words
    contact = item.contact
    if contact.state is ContactState.NEVER_MET:
        return Status(Tone.RISK, words.text("site.monday.never-met.status"))
    if contact.state is ContactState.LATE:
        return Status(Tone.WATCH, words.plural("site.monday.days-beyond", contact.days_late))
    due = context.formats.short_day(contact.due) if contact.due else ""
    return Status(Tone.NONE, words.text("site.objective.until", date=due))


def plan_line(context: RenderContext, item: PlanToRefresh, links: Links) -> Line:
    """Give a plan to refresh as a line."""
    words = context.words
    return Line(
        Status(Tone.WATCH, words.plural("site.days", item.age)),
        words.text("site.monday.refresh", date=context.formats.day(item.changed)),
        words.plural("site.monday.valid", item.valid_days),
        links.to(context.addresses.account(item.account.id)),
        item.account.name,
        links.to(context.addresses.account(item.account.id)),
    )


def review_line(context: RenderContext, item: ReviewToHold, links: Links) -> Line:
    """Give a review to hold as a line: when the last one was, when the next is due or set."""
    words, formats = context.words, context.formats
    review = item.review
    last = words.text("site.monday.no-review-yet")
    if review.last is not None:
        last = words.text("site.monday.last-review", date=formats.day(review.last))
    statuses = {
        ReviewState.LATE: (Tone.RISK, words.plural("site.promise.overdue", review.days_late)),
        ReviewState.NEVER_HELD: (Tone.WATCH, words.text("site.monday.to-schedule")),
        ReviewState.TO_SCHEDULE: (Tone.WATCH, words.text("site.monday.to-schedule")),
        ReviewState.SCHEDULED: (Tone.NONE, words.text("site.monday.scheduled")),
    }
    tone, word = statuses[review.state]
    text = words.text(f"site.monday.review.{review.cadence}")
    day = review.scheduled or review.due
    if day is not None:
        text = words.text("site.monday.review-on", review=text, date=formats.day(day))
    return Line(
        Status(tone, word),
        text,
        last,
        links.to(context.addresses.reviews(item.account.id)),
        item.account.name,
        links.to(context.addresses.account(item.account.id)),
    )


def meeting_line(context: RenderContext, item: MeetingAhead, links: Links) -> Line:
    """Give a meeting to come as a line: its day, subject, place, and who of the client comes."""
    words, formats = context.words, context.formats
    addresses = context.addresses
    title = words.text("site.event.meeting")
    details = [formats.weekday(item.day)]
    href = links.to(addresses.account(item.account.id))
    if item.notes is not None:
        meeting = item.notes.meeting
        title = meeting.title or title
        names = [context.stakeholder(item.account, name) for name in meeting.client_attendees]
        details += [meeting.place or "", formats.names(names)]
        href = links.to(addresses.meeting(item.account.id, item.notes.slug))
    return Line(
        Status(Tone.NONE, formats.short_day(item.day)),
        title,
        " · ".join(part for part in details if part),
        href,
        item.account.name,
        links.to(addresses.account(item.account.id)),
    )


def need_line(context: RenderContext, item: AccountNeed, links: Links) -> Line:
    """Give a need still to be met as a line: what, for whom, by when."""
    words = context.words
    need = item.need
    late = 0 if need.due is None else (context.as_of - need.due).days
    status = Status(Tone.NONE, words.text("site.need.open"))
    if late > 0:
        status = Status(Tone.RISK, words.plural("site.promise.overdue", late))
    asked = context.stakeholder(item.account, need.stakeholder)
    return Line(
        status,
        need.text,
        " · ".join(part for part in (asked, due_text(context, need.due)) if part),
        links.to(context.addresses.account(item.account.id), "kd-needs"),
        item.account.name,
        links.to(context.addresses.account(item.account.id)),
    )


def issue_line(context: RenderContext, item: AccountIssue, links: Links) -> Line:
    """Give an open issue as a line: how old it is against its service level, and its due day."""
    words = context.words
    issue = item.issue
    levels = service_levels(context.portfolio.programme)
    standing = issue_standing(item.account.id, issue, levels, context.as_of)
    parts = []
    if issue.severity is not None:
        parts.append(value_label(issue.severity, context.language))
    if standing.days is not None:
        parts.append(words.plural("site.monday.open-for", standing.days))
    if issue.due is not None:
        parts.append(words.text("site.due-on", date=context.formats.day(issue.due)))
    word = words.text(f"site.attention.issue_{'late' if standing.is_late else 'open'}.status")
    return Line(
        Status(Tone.RISK if standing.is_late else Tone.NONE, word),
        issue.title,
        " · ".join(parts),
        links.to(context.addresses.account(item.account.id), "kd-issues"),
        item.account.name,
        links.to(context.addresses.account(item.account.id)),
    )
