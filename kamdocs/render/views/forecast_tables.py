"""Tables of the forecast against the target: by account and by quarter."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.supply_forecast import QuarterForecast
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Status, Table, Tone

GAPS_SHOWN = 10
"""Accounts in the table of gaps, the widest first."""

WIDE_GAP = Decimal("0.05")
"""A gap from this share of the target asks for help, a smaller one for watching."""


def gaps_table(context: RenderContext, links: Links) -> Table:
    """List accounts with the widest gap first, those without a target last."""
    words, growth = context.words, context.measures.growth
    known = [item for item in growth.accounts.values() if item.forecast.value is not None]
    ranked = sorted(known, key=_gap_order)
    more = len(growth.accounts) - min(len(ranked), GAPS_SHOWN)
    return Table(
        words.text("site.growth.gaps"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.growth.column.forecast"), numeric=True),
            Column(words.text("site.growth.column.gap")),
        ),
        tuple(_gap_row(context, links, item) for item in ranked[:GAPS_SHOWN]),
        note=words.plural("site.growth.more-accounts", more) if more > 0 else "",
        sortable=True,
    )


def _gap_order(item: AccountGrowth) -> tuple[bool, Decimal, str]:
    gap = item.gap.value
    return (gap is None, -(gap or Decimal(0)), item.scope.account.name)


def _gap_row(context: RenderContext, links: Links, item: AccountGrowth) -> tuple[Cell, ...]:
    account, short = item.scope.account, context.formats.short_money
    forecast, target = item.forecast.value, item.year_target.value
    href = links.to(context.addresses.account(account.id), "kd-forecast")
    ahead = Cells(context).missing()
    if forecast is not None:
        note = ""
        if target is not None:
            amount = short(target, account.currency)
            note = context.words.text("site.growth.target-mark", amount=amount)
        ahead = Cell(short(forecast, account.currency), sort=str(forecast), note=note)
    return (
        Cell(account.name, href=href),
        ahead,
        _gap_cell(context, item.gap.value, target, account.currency),
    )


def _gap_cell(
    context: RenderContext, gap: Decimal | None, target: Decimal | None, currency: str | None = None
) -> Cell:
    """Say how far a forecast is from its target, by shape, colour and word."""
    if gap is None or target is None:
        return Cell(context.words.text("site.growth.no-target"), missing=True, sort="")
    amount = context.formats.short_money(abs(gap), currency)
    key = "site.growth.gap.short" if gap > 0 else "site.growth.gap.reached"
    word = context.words.text(key, gap=amount)
    tone = Tone.RISK if gap >= target * WIDE_GAP else Tone.WATCH
    return Cell(word, status=Status(tone if gap > 0 else Tone.GOOD, word), sort=str(gap))


def quarters_table(context: RenderContext) -> Table:
    """List the quarters of the fiscal year with what is sold, expected and wanted."""
    words = context.words
    heads = ("actual", "ahead", "new", "forecast", "target")
    return Table(
        words.text("site.growth.by-quarter"),
        (
            Column(words.text("site.growth.column.quarter")),
            *(Column(words.text(f"site.growth.column.{head}"), numeric=True) for head in heads),
            Column(words.text("site.growth.column.gap")),
        ),
        tuple(_quarter_row(context, item) for item in context.measures.growth.quarters),
    )


def _quarter_row(context: RenderContext, item: QuarterForecast) -> tuple[Cell, ...]:
    short = context.formats.short_money
    gap = None if item.target is None else item.target - item.forecast
    return (
        Cell(context.formats.period(item.quarter)),
        Cell(short(item.actual)),
        Cell(short(item.ahead)),
        Cell(short(item.incremental)),
        Cell(short(item.forecast)),
        Cells(context).missing() if item.target is None else Cell(short(item.target)),
        _gap_cell(context, gap, item.target),
    )
