"""Where the month closes account by account, and why."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.month_close import MonthClose, Part
from kamdocs.metrics.price_volume import Effects
from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import without_empty_columns
from kamdocs.render.views.parts import Cell, Column, Table
from kamdocs.render.views.signed import change_cell, signed_money

ROWS_SHOWN = 40
"""Accounts in the table, those furthest below their target first."""

QUIET_SHOWN = 8
"""Accounts named that bought in the window but not in the month that closed."""


def closing_table(context: RenderContext, links: Links, *, shown: int = ROWS_SHOWN) -> Table:
    """Give the last closed month of every account, the largest gap to the target first."""
    words = context.words
    months = {
        key: item.month
        for key, item in context.measures.revenue.accounts.items()
        if item.month is not None and _alive(item.month)
    }
    ordered = sorted(months.items(), key=lambda pair: _weight(pair[1]))
    rows = tuple(
        _row(context, links, context.portfolio.by_id[key], month) for key, month in ordered[:shown]
    )
    more = len(ordered) - shown
    table = Table(
        words.text("site.revenue.closing"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.revenue.column.closed"), numeric=True),
            Column(words.text("site.column.against-target"), numeric=True),
            Column(words.text("site.revenue.column.year-before"), numeric=True),
            Column(words.text("site.revenue.column.why"), wide=True),
            Column(words.text("site.revenue.column.under-way"), wide=True),
        ),
        rows,
        note=_note(context, set(months), more),
        sortable=True,
    )
    return without_empty_columns(table)


def _note(context: RenderContext, closing: set[str], more: int) -> str:
    """Say how many accounts follow, and which bought in the window but had no month to close."""
    words = context.words
    parts = [words.plural("site.revenue.more-accounts", more)] if more > 0 else []
    quiet = [
        context.portfolio.by_id[key].name
        for key, item in context.measures.revenue.accounts.items()
        if item.revenue.value and key not in closing
    ]
    if quiet:
        shown = context.formats.names(quiet[:QUIET_SHOWN])
        parts.append(words.plural("site.revenue.no-month", len(quiet), accounts=shown))
    return " · ".join(parts)


def _alive(month: MonthClose) -> bool:
    """Tell whether there was anything to close: revenue, a target, or revenue a year before."""
    return any((month.actual, month.target, month.year_before))


def _weight(month: MonthClose) -> tuple[bool, Decimal]:
    gap = month.gap
    if gap is None and month.year_before is not None:
        return (True, (month.actual or Decimal(0)) - month.year_before)
    return (gap is None, gap or Decimal(0))


def _row(
    context: RenderContext, links: Links, account: Account, month: MonthClose
) -> tuple[Cell, ...]:
    words = context.words
    href = links.to(context.addresses.account(account.id))
    return (
        Cell(account.name, href=href, note=context.person(account.owner)),
        _closed(context, account, month),
        change_cell(
            context,
            month.against_target,
            "" if month.gap is None else signed_money(context, month.gap, account.currency),
        ),
        _year_before(context, month),
        Cell(closing_reason(context, account, month) or words.text("site.revenue.no-reason")),
        _under_way(context, account, month),
    )


def _closed(context: RenderContext, account: Account, month: MonthClose) -> Cell:
    name = context.formats.period(month.period)
    if month.actual is None:
        return Cell(context.words.text("site.revenue.nothing"), note=name, sort="0", missing=True)
    text = context.formats.short_money(month.actual, account.currency)
    return Cell(text, note=name, sort=str(month.actual))


def _year_before(context: RenderContext, month: MonthClose) -> Cell:
    if month.year_before is not None and month.year_before <= 0:
        return Cell(context.words.text("site.revenue.no-base"), sort="0", missing=True)
    return change_cell(context, month.against_year_before)


def _under_way(context: RenderContext, account: Account, month: MonthClose) -> Cell:
    words, formats = context.words, context.formats
    current = month.open_month
    known = [
        ("site.revenue.so-far", current.actual),
        ("site.revenue.orders", current.orders),
        ("site.revenue.forecast", current.forecast),
    ]
    texts = [
        words.text(message, amount=formats.short_money(value, account.currency))
        for message, value in known
        if value is not None
    ]
    if current.target is None:
        return Cell(texts[0] if texts else words.text("site.missing"), missing=not texts)
    share = current.orders if current.actual is None else current.actual
    target = formats.short_money(current.target, account.currency)
    note = " · ".join([*texts, words.text("site.target-of", target=target)])
    if share is None or current.target <= 0:
        return Cell(note, sort="0")
    covered = (current.actual or Decimal(0)) + (current.orders or Decimal(0))
    return Cell(formats.percent(covered / current.target, 0), note=note, sort=str(covered))


def closing_reason(context: RenderContext, account: Account, month: MonthClose) -> str:
    """Say which unit and offering moved the month, and what price, volume and mix did."""
    parts = []
    if month.mover is not None:
        parts.append(_mover(context, account, month.mover, month))
    if month.effects is not None and month.effects.explains:
        parts.append(effects_text(context, month.effects.effects, account.currency))
    return " ".join(part for part in parts if part)


def _mover(context: RenderContext, account: Account, part: Part, month: MonthClose) -> str:
    name = part_name(context, account, part.unit, part.offering)
    to_target = month.gap is not None and part.against_target is not None
    difference = part.against_target if to_target else part.against_year_before
    if not name or difference is None:
        return ""
    message = "site.revenue.mover" if to_target else "site.revenue.mover-year"
    amount = signed_money(context, difference, account.currency)
    return context.words.text(message, part=name, amount=amount)


def part_name(
    context: RenderContext, account: Account, unit: str | None, offering: str | None
) -> str:
    """Give the name of an offering in a unit; empty for the whole account."""
    names = (context.offering(offering), context.unit(account, unit))
    return ", ".join(name for name in names if name)


def effects_text(context: RenderContext, effects: Effects, currency: str | None = None) -> str:
    """Say what price, volume and mix did since the year before."""
    return context.words.text(
        "site.revenue.effects",
        price=signed_money(context, effects.price, currency),
        volume=signed_money(context, effects.volume, currency),
        mix=signed_money(context, effects.mix, currency),
    )
