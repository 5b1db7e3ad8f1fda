"""What is still to be won: by account and offering, who holds it today, and our share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.vocabulary import key_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.parts import Filters, Headline, PageHead, Table, Tone
from kamdocs.render.views.space_figure import cell_place
from kamdocs.render.views.space_heat import by_offering, heat_table
from kamdocs.render.views.space_tables import untouched_table, wallet_table


@dataclass(frozen=True)
class WhiteSpaceView:
    """What the page of white space shows."""

    head: PageHead
    heat_title: str
    heat: Table
    untouched: Table
    filters: Filters
    wallet_title: str
    wallet: Table


def white_space_view(context: RenderContext, links: Links) -> WhiteSpaceView:
    """Give what the page of white space shows."""
    words = context.words
    return WhiteSpaceView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.white-space"),
            _answer(context),
            headlines=_headlines(context),
        ),
        heat_title=_heat_title(context),
        heat=heat_table(context, links),
        untouched=untouched_table(context, links),
        filters=Filters(
            "kd-untouched-cells",
            (
                words.text("site.column.account"),
                key_label(WhiteSpaceCell, "offering", context.language),
                words.text("site.growth.column.supplier"),
            ),
        ),
        wallet_title=_wallet_title(context),
        wallet=wallet_table(context, links),
    )


def _answer(context: RenderContext) -> str:
    words, growth = context.words, context.measures.growth
    space, short = growth.space, context.formats.short_money
    if space.value is None or space.untouched is None:
        return words.text("site.growth.space.nothing")
    parts = [
        words.text(
            "site.growth.space.answer",
            value=short(space.value),
            negotiated=short(space.negotiated),
            untouched=short(space.untouched),
        )
    ]
    if growth.untouched:
        best = growth.untouched[0]
        parts.append(
            words.text(
                "site.growth.space.best",
                account=context.portfolio.by_id[best.account].name,
                place=cell_place(context, best),
                amount=short(best.headroom or Decimal(0)),
            )
        )
    return " ".join(parts)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words, growth = context.words, context.measures.growth
    space, formats = growth.space, context.formats
    dependent = [item for item in growth.accounts.values() if item.dependent]
    limit = formats.percent(context.portfolio.programme.limits.wallet_share, 0)
    untouched = "" if space.untouched is None else formats.short_money(space.untouched)
    return (
        measure_headline(
            context,
            growth.white_space,
            note=words.text("site.growth.untouched-note", amount=untouched),
        ),
        measure_headline(
            context,
            growth.penetration,
            note=words.text(
                "site.growth.penetration-note", owned=space.owned, eligible=space.eligible
            ),
        ),
        measure_headline(
            context, growth.wallet_share, note=words.text("site.growth.limit-note", limit=limit)
        ),
        Headline(
            words.text("site.growth.dependent-accounts"),
            formats.number(len(dependent)),
            note=formats.names([item.scope.account.name for item in dependent[:3]])
            or words.text("site.growth.none-dependent"),
            tone=Tone.WATCH if dependent else Tone.GOOD,
        ),
    )


def _heat_title(context: RenderContext) -> str:
    """Say which offering has most to be won."""
    totals = by_offering(context.measures.growth.space.cells)
    if not totals:
        return context.words.text("site.growth.heat.caption")
    offering = max(totals, key=lambda key: totals[key])
    value = context.measures.growth.space.value or Decimal(0)
    share = totals[offering] / value if value > 0 else Decimal(0)
    return context.words.text(
        "site.growth.heat.title",
        offering=context.offering(offering),
        share=context.formats.percent(share, 0),
    )


def _wallet_title(context: RenderContext) -> str:
    growth = context.measures.growth
    limit = context.formats.percent(context.portfolio.programme.limits.wallet_share, 0)
    dependent = sum(item.dependent for item in growth.accounts.values())
    if not dependent:
        return context.words.text("site.growth.wallet.title-none", limit=limit)
    return context.words.plural("site.growth.wallet.title", dependent, limit=limit)
