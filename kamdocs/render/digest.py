"""The Monday list of one person as text for a chat, or as HTML to paste into an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kamdocs.errors import UserError
from kamdocs.metrics.monday import monday_list
from kamdocs.render.context import RenderContext
from kamdocs.render.environment import template_environment
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import render_context
from kamdocs.render.views.monday_words import monday_answer
from kamdocs.render.views.parts import Line
from kamdocs.render.views.people import MondayCard, monday_cards
from kamdocs.render.views.work_parts import LineGroup
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.nearness import near_or_all

LINES = 20
"""Lines of a group in a digest; more than that nobody does in a week."""

_EMPHASIS = {"good": "#1b6e3c", "watch": "#8a5a00", "risk": "#a61b1b", "none": "#5b6672"}
"""Colours of status in an e-mail, which knows no style sheet of ours."""


class DigestForm(StrEnum):
    """How a digest is written."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True)
class DigestLine:
    """A line; `word` is its status, empty where the detail says it already."""

    shape: str
    colour: str
    account: str
    text: str
    detail: str
    word: str


@dataclass(frozen=True)
class DigestGroup:
    """Lines under a heading; `more` says how many a digest does not show."""

    heading: str
    lines: tuple[DigestLine, ...]
    more: str


@dataclass(frozen=True)
class DigestCard:
    """A part of the list; `none` says that it is empty, `foot` what is due after it ends."""

    title: str
    none: str
    groups: tuple[DigestGroup, ...]
    foot: str


@dataclass(frozen=True)
class DigestView:
    """What the template of a digest prints."""

    language: str
    title: str
    answer: str
    cards: tuple[DigestCard, ...]
    foot: str


def person_digest(
    loaded: LoadedPortfolio, person: str, options: RenderOptions, form: DigestForm
) -> str:
    """Give the Monday list of a person; raises UserError for an id nobody has."""
    context = render_context(loaded, options)
    found = context.portfolio.people.get(person)
    if found is None:
        known = near_or_all(person, context.portfolio.people)
        raise UserError("digest.unknown-person", person=person, known=known)
    view = digest_view(context, person)
    if form is DigestForm.TEXT:
        return "\n".join(_text(view))
    environment = template_environment(options.templates, context.words)
    return environment.get_template("digest/digest.html").render(page=view).strip()


def digest_view(context: RenderContext, person: str) -> DigestView:
    """Give what a digest says."""
    monday = monday_list(context.work, person)
    left, right = monday_cards(context, monday, context.links(context.addresses.home))
    order = ("kd-owes", "kd-owed", "kd-to-meet", "kd-meetings", "kd-upkeep", "kd-asked")
    cards = {card.id: card for card in (*left, *right)}
    return DigestView(
        language=context.language,
        title=context.words.text(
            "digest.title",
            name=context.person(person),
            date=context.formats.day(context.as_of),
        ),
        answer=monday_answer(context, monday),
        cards=tuple(_card(context, cards[key]) for key in order if key in cards),
        foot=context.words.text("digest.foot", programme=context.portfolio.programme.name),
    )


def _card(context: RenderContext, card: MondayCard) -> DigestCard:
    return DigestCard(
        card.title,
        card.none if card.empty else "",
        tuple(_group(context, group) for group in card.groups),
        card.foot,
    )


def _group(context: RenderContext, group: LineGroup) -> DigestGroup:
    lines = tuple(_line(line) for line in (*group.lines, *group.rest)[:LINES])
    cut = group.count - len(lines)
    more = context.words.plural("site.work.more", cut) if cut > 0 else ""
    return DigestGroup(group.heading, lines, more)


def _line(line: Line) -> DigestLine:
    """Give a line with its status, unless the detail already says it."""
    status = line.status
    word = "" if status.word in line.detail else status.word
    colour = _EMPHASIS[status.tone.value]
    return DigestLine(status.shape, colour, line.account, line.text, line.detail, word)


def _text(view: DigestView) -> Iterator[str]:
    """Write short lines without tables, so that a chat on a phone shows them as they are."""
    yield view.title
    yield view.answer
    for card in view.cards:
        yield ""
        yield card.title.upper()
        if card.none:
            yield card.none
        for group in card.groups:
            if group.heading:
                yield f"{group.heading}:"
            for line in group.lines:
                yield f"{line.shape} {line.account}: {line.text}"
                yield "   " + " · ".join(part for part in (line.detail, line.word) if part)
            if group.more:
                yield f"   {group.more}"
        if card.foot:
            yield card.foot
    yield ""
    yield view.foot
