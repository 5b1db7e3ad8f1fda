"""The notice that some accounts could not be read and are in no total."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext


@dataclass(frozen=True)
class LeftOutLine:
    """An account left out of the totals."""

    name: str
    href: str


def left_out_lines(context: RenderContext, links: Links) -> tuple[tuple[LeftOutLine, ...], str]:
    """Give the accounts left out of the totals and the notice that counts them."""
    lines = tuple(
        LeftOutLine(item.name, links.to(context.addresses.account(item.id)))
        for item in context.portfolio.left_out
    )
    return lines, context.words.plural("site.left-out", len(lines)) if lines else ""
