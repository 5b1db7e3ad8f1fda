"""The start page of a client's site: for whom it is, of which day, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.client_pack.blocks import PackKind
from kamdocs.render.client_pack.material import MaterialView
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import PageSpec

_ORDER = {PackKind.QBR: 0, PackKind.EBR: 1, PackKind.PLAN: 2, PackKind.MEETING: 3}
"""The review before the plan, and the next meeting after both."""


@dataclass(frozen=True)
class Door:
    """A page of the site: its name, what is in it, where it is, and the same as a paper."""

    title: str
    text: str
    href: str
    pdf_href: str = ""
    pdf_words: str = ""


@dataclass(frozen=True)
class OurPerson:
    """Somebody of ours who works for the client."""

    name: str
    title: str


@dataclass(frozen=True)
class ClientHomeView:
    """What the start page of a client's site shows."""

    client: str
    made_by: str
    day: str
    confidential: str
    doors: tuple[Door, ...]
    minutes_title: str
    minutes: tuple[Door, ...]
    """Minutes of meetings, newest first."""

    nothing: str
    people_title: str
    people: tuple[OurPerson, ...]


def client_home_view(
    context: RenderContext, links: Links, account: Account, pages: Iterable[PageSpec]
) -> ClientHomeView:
    """Give what the start page shows; `pages` are those behind it that have something on them."""
    words, company = context.words, context.portfolio.programme.company
    views = {page: page.view(links) for page in pages}
    doors = {
        page: view for page, view in views.items() if isinstance(view, MaterialView) and view.parts
    }
    by_kind = sorted(doors.items(), key=lambda item: _ORDER.get(item[1].pack.kind, len(_ORDER)))
    minutes = [page for page, view in doors.items() if view.pack.kind is PackKind.MINUTES]
    return ClientHomeView(
        client=account.name,
        made_by=words.text("client.home.made-by", company=company) if company else "",
        day=words.text("client.home.day", date=context.formats.long_day(context.as_of)),
        confidential=words.text("client.confidential", client=account.name),
        doors=tuple(
            _door(page, view, links)
            for page, view in by_kind
            if view.pack.kind is not PackKind.MINUTES
        ),
        minutes_title=words.text("client.home.minutes"),
        minutes=tuple(
            Door(page.title, "", links.to(page.address))
            for page in sorted(minutes, key=lambda page: page.address, reverse=True)
        ),
        nothing=words.text("client.home.nothing"),
        people_title=words.text("client.home.people"),
        people=_people(context, account),
    )


def _door(page: PageSpec, view: MaterialView, links: Links) -> Door:
    """Give the way to a page, with its parts named so that the reader knows which one to take."""
    return Door(
        page.title,
        " · ".join(item.part.title for item in view.parts),
        links.to(page.address),
        view.pdf_href,
        view.pdf_words,
    )


def _people(context: RenderContext, account: Account) -> tuple[OurPerson, ...]:
    """Give the account's owner and the team, each once, with their titles."""
    named = [account.owner, *(item.person for item in account.team)]
    known = (context.portfolio.people.get(person or "") for person in dict.fromkeys(named))
    return tuple(OurPerson(item.name, item.title or "") for item in known if item is not None)
