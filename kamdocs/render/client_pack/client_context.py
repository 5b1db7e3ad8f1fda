"""What a pack is made with: the client's own view of an account, out of the team's portfolio."""

from __future__ import annotations

from dataclasses import replace

from kamdocs.audience.client_view import client_portfolio
from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.enums import Visibility
from kamdocs.render.context import RenderContext
from kamdocs.render.prose import ProseTargets, ProseWriter


def client_context(context: RenderContext, account_id: str) -> RenderContext:
    """Give the context of one account as its client may see it; nothing else is in it."""
    if context.options.audience is Visibility.CLIENT:
        return context
    portfolio = client_portfolio(context.portfolio, account_id)
    options = replace(context.options, audience=Visibility.CLIENT, source_url=None, window=None)
    targets = ProseTargets({}, context.prose.targets.files)
    return RenderContext(
        portfolio=portfolio,
        standing=portfolio_standing(portfolio, options.as_of),
        findings=(),
        options=options,
        prose=ProseWriter(targets, {}, context.prose.admonition_words, for_client=True),
    )
