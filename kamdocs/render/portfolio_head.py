"""The head that all pages of the portfolio share, and their local menu: the same section."""

from __future__ import annotations

from kamdocs.metrics.window import Window
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import window_text
from kamdocs.render.views.parts import Crumb, Headline, PageHead, Tab


def portfolio_head(
    context: RenderContext,
    links: Links,
    title: str,
    answer: str,
    *,
    headlines: tuple[Headline, ...] = (),
    parents: tuple[tuple[str, str], ...] = (),
    window: Window | None = None,
) -> PageHead:
    """Give the head of a portfolio page.

    `answer` is the finding in one sentence: what the page has to say today. `parents` are
    titles and addresses of pages between the portfolio and this one; `window` the days that
    figures of revenue on the page cover, where there are any.
    """
    words = context.words
    crumbs = [Crumb(words.text("site.portfolio"), links.to(context.addresses.home))]
    crumbs += [Crumb(text, links.to(address)) for text, address in parents]
    sources = [words.text("site.home.computed", date=context.formats.day(context.as_of))]
    if window is not None:
        sources.append(window_text(context, window))
        basis = context.portfolio.programme.revenue_basis
        if basis:
            sources.append(words.text("site.sources.basis", basis=basis))
    if context.portfolio.left_out:
        sources.append(words.plural("site.left-out", len(context.portfolio.left_out)))
    return PageHead(
        title=title,
        answer=answer,
        crumbs=tuple(crumbs),
        tabs=_siblings(context, links),
        headlines=headlines,
        sources=" · ".join(sources),
    )


def _siblings(context: RenderContext, links: Links) -> tuple[Tab, ...]:
    """Give the pages of the section this page stands in, itself marked."""
    sections = context.sections
    here = next(
        (
            section
            for section, entries in sections.items()
            for _, address in entries
            if links.address == address or (address and links.address.startswith(address))
        ),
        None,
    )
    if here is None:
        return ()
    return tuple(
        Tab(title, links.to(address), links.address.startswith(address))
        for title, address in sections[here]
    )
