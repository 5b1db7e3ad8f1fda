"""The start page of a client's site: for whom it is, of which day, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import PageSpec


@dataclass(frozen=True)
class Door:
    """A page of the site: its name, what is in it, where it is."""

    title: str
    text: str
    href: str


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
    nothing: str
    people_title: str
    people: tuple[OurPerson, ...]


def client_home_view(
    context: RenderContext, links: Links, account: Account, pages: Iterable[PageSpec]
) -> ClientHomeView:
    """Give what the start page shows; `pages` are those behind it, in their order."""
    words, company = context.words, context.portfolio.programme.company
    return ClientHomeView(
        client=account.name,
        made_by=words.text("client.home.made-by", company=company) if company else "",
        day=words.text("client.home.day", date=context.formats.long_day(context.as_of)),
        confidential=words.text("client.confidential", client=account.name),
        doors=tuple(Door(page.title, page.description, links.to(page.address)) for page in pages),
        nothing=words.text("client.home.nothing"),
        people_title=words.text("client.home.people"),
        people=_people(context, account),
    )


def _people(context: RenderContext, account: Account) -> tuple[OurPerson, ...]:
    """Give the account's owner and the team, each once, with their titles."""
    named = [account.owner, *(item.person for item in account.team)]
    known = (context.portfolio.people.get(person or "") for person in dict.fromkeys(named))
    return tuple(OurPerson(item.name, item.title or "") for item in known if item is not None)
