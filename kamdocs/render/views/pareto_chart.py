"""The Pareto of the portfolio: the largest accounts, and the rest as one row."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.concentration import Ranked
from kamdocs.render.charts.frame import NARROW, WIDE, Variant
from kamdocs.render.charts.pareto import (
    ParetoChart,
    ParetoLimit,
    ParetoRow,
    ParetoWords,
    draw_pareto,
)
from kamdocs.render.context import RenderContext

ACCOUNTS_SHOWN = 12
"""Accounts with a row of their own."""


def pareto_chart(
    context: RenderContext,
    *,
    shown: int = ACCOUNTS_SHOWN,
    variants: tuple[Variant, ...] = (WIDE, NARROW),
) -> Markup | None:
    """Draw how much of the revenue the largest accounts make; None without revenue.

    Ask for `FULL` besides where the card is as wide as the page.
    """
    found = context.measures.revenue.concentration
    if not found.ranked:
        return None
    words = context.words
    limits = context.portfolio.programme.limits
    return draw_pareto(
        ParetoChart(
            id="kd-pareto",
            title=pareto_finding(context),
            description=words.text("site.revenue.pareto.description"),
            behind=words.text("site.see-table"),
            note=_note(context),
            variants=variants,
            rows=_rows(context, found.ranked, shown),
            limits=tuple(
                ParetoLimit(share=share, text=context.formats.percent(share, 0))
                for share in (limits.abc_a, limits.abc_b)
            ),
            words=ParetoWords(
                account=words.text("site.column.account"),
                value=words.text("site.revenue.column.revenue"),
                share=words.text("site.revenue.column.share"),
                cumulated=words.text("site.revenue.column.cumulated-short"),
                group=words.text("site.revenue.column.abc-short"),
            ),
        )
    )


def pareto_finding(context: RenderContext) -> str:
    """Say how many accounts make most of the revenue; only for a portfolio with revenue."""
    found = context.measures.revenue.concentration
    if len(found.ranked) == 1:
        return context.words.text("site.revenue.pareto.alone")
    count = found.accounts_to(context.portfolio.programme.limits.abc_a)
    return context.words.plural(
        "site.revenue.pareto.finding",
        count,
        of=len(found.ranked),
        share=context.formats.percent(found.ranked[count - 1].cumulated, 0),
    )


def _rows(context: RenderContext, ranked: tuple[Ranked, ...], shown: int) -> tuple[ParetoRow, ...]:
    # One account more is shown rather than a rest of one.
    kept = ranked if len(ranked) <= shown + 1 else ranked[:shown]
    rows = [_row(context, item) for item in kept]
    rest = ranked[len(kept) :]
    if rest:
        revenue = sum((item.revenue for item in rest), Decimal(0))
        share = Decimal(1) - kept[-1].cumulated
        rows.append(
            ParetoRow(
                name=context.words.plural("site.revenue.pareto.rest", len(rest)),
                value_text=context.formats.short_money(revenue),
                share=share,
                share_text=context.formats.percent(share),
                cumulated=Decimal(1),
                cumulated_text=context.formats.percent(Decimal(1)),
                rest=True,
            )
        )
    return tuple(rows)


def _row(context: RenderContext, item: Ranked) -> ParetoRow:
    formats = context.formats
    return ParetoRow(
        name=context.portfolio.by_id[item.account].name,
        value_text=formats.short_money(item.revenue),
        share=item.share,
        share_text=formats.percent(item.share),
        cumulated=item.cumulated,
        cumulated_text=formats.percent(item.cumulated),
        group=item.abc.value,
    )


def _note(context: RenderContext) -> str:
    words = context.words
    basis = context.portfolio.programme.revenue_basis
    message = "site.revenue.pareto.note-basis" if basis else "site.revenue.pareto.note"
    parts = [words.text(message, currency=context.formats.currency_symbol(), basis=basis or "")]
    left_out = context.measures.revenue.other_currency
    if left_out:
        parts.append(words.plural("site.revenue.other-currency", left_out))
    return " ".join(parts)
