"""The cover of a pack, its title, and the name of its file."""

from __future__ import annotations

from datetime import date

from kamdocs.render.addresses import slug
from kamdocs.render.client_pack.blocks import Contact, Cover, PackKind
from kamdocs.render.client_pack.encounter import chosen_meeting
from kamdocs.render.client_pack.subject import Subject


def cover(subject: Subject) -> Cover:
    """Give the first page: both companies, the occasion and its day, who presents."""
    words = subject.words
    return Cover(
        title=occasion(subject),
        subtitle=_subtitle(subject),
        our_company=subject.company,
        client=subject.account.name,
        day=subject.formats.long_day(occasion_day(subject)),
        presenters=_presenters(subject),
        confidential=words.text("pack.confidential", client=subject.account.name),
    )


def occasion(subject: Subject) -> str:
    """Name what the pack is for, e.g. "Revisão do 3º trimestre de 2026"."""
    words, kind = subject.words, subject.request.kind
    if kind in (PackKind.QBR, PackKind.EBR):
        quarter = subject.formats.long_quarter(subject.quarter)
        return words.text(f"pack.title.{kind}", quarter=quarter)
    if kind is PackKind.PLAN:
        return words.text("pack.title.plan", client=subject.account.name)
    meeting = chosen_meeting(subject)
    if meeting is None:
        return words.text(f"pack.title.{kind}")
    date = subject.formats.long_day(meeting.meeting.date)
    return words.text(f"pack.title.{kind}-of", date=date)


def occasion_day(subject: Subject) -> date:
    """Give the day the pack is for: that of the review or meeting, else that of the pack.

    A review already held is not the day of a pack whose figures are newer than it.
    """
    kind = subject.request.kind
    if kind in (PackKind.MEETING, PackKind.MINUTES):
        meeting = chosen_meeting(subject)
        return subject.as_of if meeting is None else meeting.meeting.date
    if kind is PackKind.PLAN:
        return subject.as_of
    return max(_review_day(subject), subject.as_of)


def _review_day(subject: Subject) -> date:
    days = [review.date for review in subject.reviews if review.date is not None]
    return max(days, default=subject.as_of)


def file_name(subject: Subject) -> str:
    """Name the PDF, e.g. `vereda-alimentos-material-2026-t3.pdf`."""
    kind = subject.request.kind
    what = slug(subject.words.text(f"pack.file.{kind}"))
    if kind in (PackKind.QBR, PackKind.EBR):
        when = subject.context.addresses.quarter(subject.quarter)
    else:
        when = occasion_day(subject).isoformat()
    return f"{subject.account.id}-{what}-{when}.pdf"


def _subtitle(subject: Subject) -> str:
    """Say which months the quarter has, or of which day the plan is."""
    words, formats = subject.words, subject.formats
    if subject.request.kind is PackKind.PLAN:
        return words.text("pack.subtitle.plan")
    first = subject.calendar.first_day(subject.quarter)
    last = subject.calendar.last_day(subject.quarter)
    return words.text(
        "pack.subtitle.quarter",
        first=formats.month_name(first),
        last=formats.month_name(last),
        year=last.year,
    )


def _presenters(subject: Subject) -> tuple[Contact, ...]:
    """Give who of ours was at the review, else the account's owner."""
    day = subject.as_of if subject.request.kind is PackKind.PLAN else _review_day(subject)
    for item in subject.account.meetings:
        if item.meeting.date == day and item.meeting.our_attendees:
            return subject.our_contacts(item.meeting.our_attendees)
    return subject.our_contacts([subject.account.owner] if subject.account.owner else [])
