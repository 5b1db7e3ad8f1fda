"""What both sides promised and kept, by quarter and by account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.metrics.commitments import (
    KeptCount,
    QuarterKept,
    kept_by_quarter,
    kept_in_year,
)
from kamdocs.metrics.promises import Side
from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell, Column, Table
from kamdocs.render.views.work_parts import account_cell, count_cell

ACCOUNTS_SHOWN = 40
"""Accounts of the table, those with most promises unkept first."""


@dataclass(frozen=True)
class KeptView:
    """Promises kept, by quarter and by account."""

    quarters: Table
    accounts: Table


def kept_view(context: RenderContext, accounts: Iterable[Account], links: Links) -> KeptView:
    """Give what both sides promised and kept over some accounts."""
    known = tuple(accounts)
    return KeptView(kept_quarters(context, known), _accounts(context, known, links))


def kept_quarters(context: RenderContext, accounts: tuple[Account, ...]) -> Table:
    """Give what fell due in each quarter and how each side kept it; empty where nothing did."""
    words = context.words
    calendar = context.portfolio.programme.calendar
    quarters = kept_by_quarter(accounts, calendar, context.as_of)
    shown = [item for item in quarters if item.ours.due or item.client.due]
    return Table(
        words.text("site.kept.by-quarter"),
        (Column(words.text("site.column.quarter")), *_side_columns(context)),
        tuple(_quarter_row(context, item) for item in reversed(shown)),
        note=words.text("site.kept.note"),
    )


def _side_columns(context: RenderContext) -> tuple[Column, ...]:
    words = context.words
    return tuple(
        Column(words.text(f"site.kept.{side}.{part}"), numeric=True)
        for side in Side
        for part in ("due", "on-time", "late", "not-done")
    )


def _quarter_row(context: RenderContext, item: QuarterKept) -> tuple[Cell, ...]:
    running = context.portfolio.programme.calendar.quarter_of(context.as_of) == item.quarter
    note = context.words.text("site.kept.running") if running else ""
    return (
        Cell(context.formats.period(item.quarter), note=note),
        *_counts(context, item.ours),
        *_counts(context, item.client),
    )


def _counts(context: RenderContext, kept: KeptCount) -> tuple[Cell, ...]:
    """Write due, kept on time with its share, late and not yet kept; no colour blames a side."""
    share = "" if kept.share is None else context.formats.percent(kept.share, 0)
    return (
        count_cell(kept.due),
        Cell(
            str(kept.on_time) if kept.due else "–",
            note=share,
            sort=str(kept.share if kept.share is not None else -1),
        ),
        count_cell(kept.late),
        count_cell(kept.not_done),
    )


def _accounts(context: RenderContext, accounts: tuple[Account, ...], links: Links) -> Table:
    words = context.words
    found = [
        (
            account,
            kept_in_year(account, Side.OURS, context.as_of),
            kept_in_year(account, Side.CLIENT, context.as_of),
        )
        for account in accounts
    ]
    found = [item for item in found if item[1].due or item[2].due]
    found.sort(
        key=lambda item: (
            -(item[1].not_done + item[2].not_done),
            item[1].share if item[1].share is not None else 1,
            item[0].name,
        )
    )
    cut = len(found) - ACCOUNTS_SHOWN
    return Table(
        words.text("site.kept.by-account"),
        (Column(words.text("site.column.account")), *_side_columns(context)),
        tuple(
            (
                account_cell(context, account, links),
                *_counts(context, ours),
                *_counts(context, client),
            )
            for account, ours, client in found[:ACCOUNTS_SHOWN]
        ),
        note=words.plural("site.work.more", cut) if cut > 0 else "",
        sortable=True,
    )


def kept_sentence(context: RenderContext, account: Account) -> tuple[str, ...]:
    """Say in a sentence for each side what of its promises it kept in twelve months."""
    words = context.words
    sentences = []
    for side in Side:
        kept = kept_in_year(account, side, context.as_of)
        if not kept.due:
            continue
        rest = ((kept.late, "site.kept.late"), (kept.not_done, "site.kept.not-done"))
        told = "".join(f", {words.plural(key, count)}" for count, key in rest if count)
        sentences.append(
            words.plural(f"site.kept.{side}.sentence", kept.due, on_time=kept.on_time, rest=told)
        )
    return tuple(sentences)
