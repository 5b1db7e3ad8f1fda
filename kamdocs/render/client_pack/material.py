"""A pack as a web page: the same parts as on paper, and around them what the site needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.client_pack.blocks import Block, PackKind, PackView, Part, Text
from kamdocs.render.client_pack.client_context import client_context
from kamdocs.render.client_pack.pack_view import PackRequest, pack_view
from kamdocs.render.context import RenderContext
from kamdocs.render.prose_tree import ProseNode
from kamdocs.render.release_words import release_sentence
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.parts import Crumb, Tab

RECENT = 3
"""Meetings in the menu of a client's pages; the start page names them all."""

_ON_PAPER = "visit-card"
"""A part to fill in by hand: ours, and no use on a screen."""


@dataclass(frozen=True)
class MaterialBlock:
    """A block and the name of its kind, by which the template prints it."""

    kind: str
    block: Block


@dataclass(frozen=True)
class MaterialPart:
    """A part of the page."""

    part: Part
    blocks: tuple[MaterialBlock, ...]


@dataclass(frozen=True)
class MaterialView:
    """What the page of a pack shows; `banner` and `crumbs` are for the team only."""

    pack: PackView
    parts: tuple[MaterialPart, ...]
    tabs: tuple[Tab, ...]
    menu: str
    """What the tabs are a menu of."""

    pictures: dict[str, str]
    """Address of each picture in prose, by its path."""

    heading: str = ""
    """Title above the document; empty where the document has the page to itself."""

    crumbs: tuple[Crumb, ...] = ()
    banner: str = ""
    released: str = ""
    """Who released the last pack, and when; for the team only."""

    pdf_href: str = ""
    pdf_words: str = ""
    pdf_how: str = ""
    """What `pdf_command` is for."""

    pdf_command: str = ""
    """How the team makes the PDF where the site has none."""


def team_material(
    context: RenderContext, standing: Standing, links: Links, pdf: str = ""
) -> MaterialView:
    """Give the page on which the team sees what the client will; `pdf` is its address, if any."""
    account = standing.account
    words = context.words
    frame = account_frame(context, standing, links, "material", words.text("site.tab.material"))
    own = client_context(context, account.id)
    view = pack_view(own, own.standing.standings[0], PackRequest())
    return MaterialView(
        pack=view,
        parts=_parts(view),
        tabs=frame.tabs,
        menu=words.text("site.account-menu"),
        pictures=_pictures(context, view, links),
        heading=words.text("site.tab.material"),
        crumbs=frame.crumbs,
        banner=words.text("pack.page.banner", client=account.name),
        released=release_sentence(context, context.releases.last(account.id)),
        pdf_href=links.to_file(pdf) if pdf else "",
        pdf_words=words.text("pack.page.pdf"),
        pdf_how="" if pdf else words.text("pack.page.pdf-how"),
        pdf_command="" if pdf else f"kamdocs pack {account.id}",
    )


def client_material(
    context: RenderContext, standing: Standing, request: PackRequest, links: Links
) -> MaterialView:
    """Give a page of the client's own site."""
    view = pack_view(context, standing, request)
    # The paper beside the site is that of the review.
    is_review = request.kind is PackKind.QBR
    pdf = context.options.packs.get(standing.account.id, "") if is_review else ""
    return MaterialView(
        pack=view,
        parts=tuple(item for item in _parts(view) if item.part.id != _ON_PAPER),
        tabs=_client_tabs(context, standing.account, links),
        menu=context.words.text("pack.page.menu"),
        pictures=_pictures(context, view, links),
        pdf_href=links.to_file(pdf) if pdf else "",
        pdf_words=context.words.text("pack.page.pdf"),
    )


def _client_tabs(context: RenderContext, account: Account, links: Links) -> tuple[Tab, ...]:
    addresses, words = context.addresses, context.words
    entries = {
        words.text("pack.page.plan"): addresses.account(account.id),
        words.text("site.tab.material"): addresses.material(account.id),
    }
    newest = sorted(account.meetings, key=lambda notes: notes.meeting.date, reverse=True)
    for place, item in enumerate(newest):
        address = addresses.meeting(account.id, item.slug)
        if place >= RECENT and address != links.address:
            continue
        kind = PackKind.MINUTES if item.meeting.date <= context.as_of else PackKind.MEETING
        date = context.formats.day(item.meeting.date)
        name = words.text(f"pack.page.{kind}", date=date)
        entries.setdefault(name, address)
    return tuple(
        Tab(name, links.to(address), address == links.address) for name, address in entries.items()
    )


def _parts(view: PackView) -> tuple[MaterialPart, ...]:
    return tuple(
        MaterialPart(
            part,
            tuple(MaterialBlock(type(block).__name__.lower(), block) for block in part.blocks),
        )
        for part in view.parts
    )


def _pictures(context: RenderContext, view: PackView, links: Links) -> dict[str, str]:
    """Give the address of every picture shown in prose."""
    files = context.prose.targets.files
    shown = (
        node.target
        for part in view.parts
        for block in part.blocks
        if isinstance(block, Text)
        for top in block.nodes
        for node in _every(top)
        if node.kind == "image"
    )
    return {path: links.to_file(files[path]) for path in shown if path in files}


def _every(node: ProseNode) -> Iterator[ProseNode]:
    yield node
    for child in node.children:
        yield from _every(child)
