"""Block of the account plan about people: map, roles, contacts, voice, engagement, advocates."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.account_relationship import AccountRelationship
from kamdocs.metrics.contact import CadenceSource, ContactDue, ContactState
from kamdocs.metrics.engagement import Kept
from kamdocs.metrics.key_people import RoleFilled
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account
from kamdocs.model.people import Stakeholder
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import how, measure_headline, measure_value
from kamdocs.render.views.cells import Cells, without_empty_columns
from kamdocs.render.views.client_voice import VoiceView, client_voice
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Headline,
    How,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.people_map import people_map

CONTACTS_SHOWN = 12
"""Contacts listed, the most pressing first."""

CONTACT_TONES = {
    ContactState.LATE: Tone.RISK,
    ContactState.NEVER_MET: Tone.RISK,
    ContactState.DUE_SOON: Tone.WATCH,
    ContactState.ON_TIME: Tone.GOOD,
    ContactState.NO_CADENCE: Tone.NONE,
}
"""How each state of a contact is shown."""


@dataclass(frozen=True)
class RoleLine:
    """One of the three roles, and who fills it."""

    status: Status
    role: str
    people: str


@dataclass(frozen=True)
class EngagementView:
    """What was planned with the client and kept."""

    value: str
    parts: Table
    how: How


@dataclass(frozen=True)
class Said:
    """A line of text with what belongs to it: a reference, an advocate."""

    text: str
    detail: str


@dataclass(frozen=True)
class AccountRelationshipView:
    """What the block about people shows; nothing of it where there is nothing to say."""

    map: Markup | None
    headlines: tuple[Headline, ...]
    roles: tuple[RoleLine, ...]
    hanging: str
    contacts: Table
    voice: VoiceView | None
    engagement: EngagementView | None
    advocates: tuple[Said, ...]
    references: tuple[Said, ...]
    briefing_href: str


def account_relationship_view(
    context: RenderContext, standing: Standing, links: Links, *, personal: bool = True
) -> AccountRelationshipView:
    """Give what the block about people of an account shows.

    All of it is for the commercial team only. Without `personal` posture and influence, and
    what is derived of them, are left out.
    """
    account = standing.account
    relationship = standing.measures.relationship
    if not context.for_team or not (account.stakeholders or account.voice_of_customer):
        return AccountRelationshipView(None, (), (), "", Table("", (), ()), None, None, (), (), "")
    return AccountRelationshipView(
        map=people_map(context, standing.measures, personal=personal),
        headlines=relationship_headlines(context, relationship),
        roles=tuple(_role(context, item) for item in relationship.roles),
        hanging=hanging_text(context, relationship),
        contacts=contacts_table(context, relationship.cadence),
        voice=client_voice(context, account, relationship),
        engagement=_engagement(context, relationship),
        advocates=_advocates(context, relationship) if personal else (),
        references=_references(context, account),
        briefing_href=links.to(context.addresses.briefing(account.id)),
    )


def relationship_headlines(
    context: RenderContext, relationship: AccountRelationship
) -> tuple[Headline, ...]:
    """Give the figures of the relationship, each with what it is made of."""
    words = context.words
    coverage = {item.key: item.value for item in relationship.coverage.inputs}
    filled = {item.key: item.value for item in relationship.roles_filled.inputs}
    late = {item.key: item.value for item in relationship.late_contacts.inputs}
    total = relationship.engagement_parts.total
    return (
        measure_headline(
            context,
            relationship.coverage,
            note=words.text(
                "site.relationship.of-key",
                known=coverage["key_people_covered"],
                total=coverage["key_people"],
            ),
        ),
        measure_headline(
            context,
            relationship.roles_filled,
            note=words.text("site.relationship.of-roles", total=filled["roles_wanted"]),
        ),
        measure_headline(
            context,
            relationship.late_contacts,
            note=words.text("site.relationship.of-contacts", total=late["people_with_cadence"]),
        ),
        measure_headline(
            context,
            relationship.engagement,
            note=words.text("site.relationship.of-planned", kept=total.kept, total=total.planned),
        ),
    )


def _role(context: RenderContext, item: RoleFilled) -> RoleLine:
    words = context.words
    role = value_label(item.role, context.language)
    if item.filled:
        names = context.formats.names([person.name or person.id for person in item.people])
        return RoleLine(Status(Tone.GOOD, words.text("site.role.filled")), role, names)
    if item.to_identify:
        return RoleLine(Status(Tone.WATCH, words.text("site.to-identify")), role, "")
    return RoleLine(Status(Tone.RISK, words.text("site.role.missing")), role, "")


def hanging_text(context: RenderContext, relationship: AccountRelationship) -> str:
    """Say that the account hangs on one contact, of the client or of ours; else nothing."""
    threads = relationship.threads
    words = context.words
    if threads.hang_on_client:
        person = threads.client[0]
        return words.text("site.relationship.hangs-on-client", name=person.name or person.id)
    if threads.hang_on_us:
        return words.text("site.relationship.hangs-on-us", name=context.person(threads.ours[0]))
    return ""


def contact_status(context: RenderContext, item: ContactDue) -> Status:
    """Give how the contact with somebody stands, with how late it is."""
    tone = CONTACT_TONES[item.state]
    if item.state is ContactState.LATE:
        return Status(tone, context.words.plural("site.contact.late", item.days_late))
    return Status(tone, context.words.text(f"site.contact.{item.state}"))


def contacts_table(context: RenderContext, contacts: tuple[ContactDue, ...]) -> Table:
    """List when everybody was met, how often they are to be, and by when the next time."""
    words = context.words
    cells = Cells(context)
    columns = (
        Column(words.text("site.people-map.person")),
        Column(key_label(Stakeholder, "our_contact", context.language)),
        Column(key_label(Stakeholder, "last_contact", context.language), numeric=True),
        Column(words.text("site.contact.cadence"), numeric=True),
        Column(words.text("site.contact.next"), numeric=True),
        Column(words.text("site.column.status")),
    )
    rows = tuple(
        (
            cells.text(
                item.stakeholder.name or item.stakeholder.id, note=item.stakeholder.title or ""
            ),
            cells.text(context.person(item.our_person), note=item.purpose),
            cells.day(item.last),
            _cadence(context, item),
            cells.day(item.due),
            Cell(status=contact_status(context, item)),
        )
        for item in contacts[:CONTACTS_SHOWN]
    )
    left = len(contacts) - len(rows)
    note = words.plural("site.contact.more", left) if left > 0 else ""
    return without_empty_columns(Table(words.text("site.contact.title"), columns, rows, note=note))


def _cadence(context: RenderContext, item: ContactDue) -> Cell:
    if item.cadence_days is None:
        return Cells(context).missing()
    text = context.words.plural("site.every-days", item.cadence_days)
    own = item.source is CadenceSource.PERSON
    source = "" if own else context.words.text(f"site.cadence-source.{item.source}")
    return Cell(text, sort=str(item.cadence_days), note=source)


def _engagement(context: RenderContext, relationship: AccountRelationship) -> EngagementView | None:
    parts = relationship.engagement_parts
    if not parts.total.planned:
        return None
    words = context.words
    named = {
        "contacts": parts.contacts,
        "meetings": parts.meetings,
        "our_commitments": parts.ours,
        "client_commitments": parts.theirs,
    }
    columns = (
        Column(words.text("site.engagement.part")),
        Column(words.text("site.engagement.planned"), numeric=True),
        Column(words.text("site.engagement.kept"), numeric=True),
        Column(words.text("site.engagement.share"), numeric=True),
    )
    rows = tuple(
        _kept_row(context, words.text(f"site.engagement.{key}"), value)
        for key, value in named.items()
    )
    measure = relationship.engagement
    return EngagementView(
        measure_value(context, measure),
        Table(words.text("metrics.engagement"), columns, rows),
        how(context, measure),
    )


def _kept_row(context: RenderContext, name: str, value: Kept) -> tuple[Cell, ...]:
    cells = Cells(context)
    return (
        Cell(name),
        Cell(str(value.planned)),
        Cell(str(value.kept)),
        cells.share(value.share) if value.planned else Cell("–"),
    )


def _advocates(context: RenderContext, relationship: AccountRelationship) -> tuple[Said, ...]:
    words = context.words
    given = [item.stakeholder for item in relationship.scope.account.references]
    found = []
    for person in relationship.advocate_people:
        parts = [person.title or ""]
        if person.posture is not None:
            parts.append(value_label(person.posture, context.language).lower())
        if person.influence is not None:
            number = context.formats.number(person.influence, 1)
            parts.append(words.text("site.influence", value=number))
        count = given.count(person.id)
        if count:
            parts.append(words.plural("site.references-given", count))
        found.append(Said(person.name or person.id, " · ".join(part for part in parts if part)))
    return tuple(found)


def _references(context: RenderContext, account: Account) -> tuple[Said, ...]:
    dated = sorted(account.references, key=lambda item: item.date or context.as_of, reverse=True)
    return tuple(
        Said(
            item.text,
            " · ".join(
                part
                for part in (
                    context.stakeholder(account, item.stakeholder),
                    context.formats.day(item.date) if item.date else "",
                )
                if part
            ),
        )
        for item in dated
    )
