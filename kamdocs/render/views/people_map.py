"""The relationship map of an account: its people and lines in the reader's words."""

from __future__ import annotations

from markupsafe import Markup

from kamdocs.metrics.key_people import is_key
from kamdocs.metrics.measures import AccountMeasures
from kamdocs.model.account import Account
from kamdocs.model.enums import Closeness, Posture, RelationKind
from kamdocs.model.people import Relation, Stakeholder
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.relationship_map import draw_relationship_map
from kamdocs.render.charts.relationship_people import (
    LineKind,
    MapLine,
    MapPerson,
    MapWords,
    PostureMark,
    RelationshipMap,
)
from kamdocs.render.context import RenderContext

_KINDS = {
    RelationKind.REPORTS_TO: LineKind.REPORTS,
    RelationKind.INFLUENCES: LineKind.INFLUENCES,
    RelationKind.CONFLICTS: LineKind.CONFLICTS,
    RelationKind.INFORMAL: LineKind.INFORMAL,
}
_MARKS: dict[Posture, PostureMark] = {
    Posture.MENTOR: "mentor",
    Posture.SUPPORTER: "supporter",
    Posture.NEUTRAL: "neutral",
    Posture.RESISTANT: "resistant",
    Posture.OPPONENT: "opponent",
}
_USUAL_STRENGTH = 2


def people_map(
    context: RenderContext, measures: AccountMeasures, *, personal: bool = True
) -> Markup | None:
    """Draw the relationship map of an account; None without people.

    Without `personal` posture, influence and the lines that tell of them are left out.
    """
    account = measures.scope.account
    if not account.stakeholders:
        return None
    words = context.words
    count = len(account.stakeholders)
    return draw_relationship_map(
        RelationshipMap(
            id="kd-people-map",
            title=_finding(context, measures),
            description=words.plural(
                "site.people-map.description" if personal else "site.people-map.chart",
                count,
                name=account.name,
            ),
            behind=words.text("site.people-map.behind"),
            note=words.text("site.people-map.note"),
            variants=(FULL, WIDE, NARROW),
            people=tuple(_person(context, account, item) for item in account.stakeholders),
            lines=tuple(_line(context, account, item) for item in account.relations),
            words=_words(context),
            personal=personal,
        )
    )


def _finding(context: RenderContext, measures: AccountMeasures) -> str:
    """Say how well we know those who decide, and whom we do not know at all."""
    words = context.words
    people = measures.relationship.key_people
    coverage = {item.key: item.value for item in measures.relationship.coverage.inputs}
    if not people:
        count = len(measures.scope.account.stakeholders)
        return words.plural("site.people-map.no-key", count)
    text = words.plural("site.people-map.known", len(people), known=coverage["key_people_covered"])
    unknown = [unknown_name(context, item) for item in people if item.to_identify]
    if unknown:
        names = context.formats.names(unknown)
        text = f"{text}; {words.text('site.people-map.unknown', names=names)}"
    return text


def unknown_name(context: RenderContext, person: Stakeholder) -> str:
    """Name a role nobody was found for: as written, else by what it does."""
    role = value_label(person.role, context.language).lower() if person.role else ""
    return person.name or person.title or role or context.words.text("site.to-identify").lower()


def closeness_text(context: RenderContext, closeness: Closeness | None) -> str:
    """Write how near somebody is, with the word "contact" where it is not said."""
    if closeness is None:
        return ""
    return context.words.text(f"site.closeness.{closeness}")


def _person(context: RenderContext, account: Account, item: Stakeholder) -> MapPerson:
    language = context.language
    words = context.words
    influence = context.formats.number(item.influence, 1) if item.influence is not None else ""
    influence_text = words.text("site.influence", value=influence) if influence else ""
    ours = context.person(item.our_contact)
    near = item.closeness not in (None, Closeness.NONE)
    return MapPerson(
        key=item.id,
        name=item.name or words.text("site.to-identify"),
        title=item.title or "",
        unit=context.unit(account, item.unit),
        role=value_label(item.role, language) if item.role else "",
        posture=_MARKS[item.posture] if item.posture else None,
        posture_text=value_label(item.posture, language).lower() if item.posture else "",
        influence=influence,
        influence_text=influence_text,
        closeness=closeness_text(context, item.closeness),
        our_contact=ours,
        our_contact_text=words.text(f"site.our-contact.{'with' if near else 'of'}", name=ours)
        if ours
        else "",
        reports_to=item.reports_to,
        to_identify=item.to_identify,
        identify_text=words.text("site.to-identify").lower() if item.to_identify else "",
        is_key=is_key(item, context.portfolio.programme),
        weight=float(item.influence or 0),
    )


def _line(context: RenderContext, account: Account, item: Relation) -> MapLine:
    words = context.words
    kind = _KINDS[item.kind]
    strength = item.strength or _USUAL_STRENGTH
    names = {
        "source": context.stakeholder(account, item.from_),
        "target": context.stakeholder(account, item.to),
        "strength": words.text(f"site.strength.{strength}"),
    }
    told = item.strength is not None and kind is not LineKind.REPORTS
    form = f"site.tie.{kind}" + (".strong" if told else "")
    return MapLine(
        source=item.from_,
        target=item.to,
        kind=kind,
        strength=strength,
        text=words.text(form, **names),
        back=words.text(f"site.tie.{kind}.back", **names),
    )


def _words(context: RenderContext) -> MapWords:
    words = context.words

    def label(field: str) -> str:
        return key_label(Stakeholder, field, context.language)

    return MapWords(
        person=words.text("site.people-map.person"),
        title=label("title"),
        role=label("role"),
        posture=label("posture"),
        influence=label("influence"),
        closeness=label("closeness"),
        our_contact=label("our_contact"),
        reports_to=label("reports_to"),
        lines=words.text("site.people-map.lines"),
        kinds={kind: words.text(f"site.tie.{kind}.kind") for kind in LineKind},
        tree=label("reports_to").lower(),
        stronger=words.text("site.people-map.stronger"),
    )
