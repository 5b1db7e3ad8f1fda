"""Segments of the market: figures, accounts, trends and competitors."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.segments import Segment
from kamdocs.model.account import Account
from kamdocs.model.vocabulary import value_label
from kamdocs.model.watch import Note
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Headline, PageHead, Table
from kamdocs.render.views.portfolio_trend import revenue_by_quarter, revenue_chart, spark_cell
from kamdocs.render.views.signed import change_cell, compared_cell, signed_money

TRENDS_SHOWN = 30
"""Trends on the page of all segments."""

ACCOUNTS_SHOWN = 250
"""Accounts in the table of a segment."""

RIVALS_NAMED = 3
"""Competitors named in the row of a segment."""


@dataclass(frozen=True)
class TrendNote:
    """Something noted of the market: the words, and where and when."""

    text: str
    detail: str
    href: str


@dataclass(frozen=True)
class SegmentsView:
    """What the page of all segments shows."""

    head: PageHead
    table: Table
    trends: tuple[TrendNote, ...]
    without: str


@dataclass(frozen=True)
class SegmentView:
    """What the page of one segment shows."""

    head: PageHead
    chart: Markup | None
    trends: tuple[TrendNote, ...]
    accounts: Table
    rivals: Table


def segments_view(context: RenderContext, found: tuple[Segment, ...], links: Links) -> SegmentsView:
    """Give what the page of all segments shows."""
    words = context.words
    noted = [pair for item in found for pair in item.trends]
    without = sum(not account.segment for account in context.portfolio.accounts)
    return SegmentsView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.segments"),
            _answer(context, found),
            window=context.measures.revenue.scope.window,
        ),
        table=_table(context, found, links),
        trends=tuple(_note(context, links, *pair) for pair in noted[:TRENDS_SHOWN]),
        without=words.plural("site.segments.without", without) if without else "",
    )


def _answer(context: RenderContext, found: tuple[Segment, ...]) -> str:
    words, formats = context.words, context.formats
    if not found:
        return words.text("site.segments.none")
    parts = []
    largest = found[0]
    if largest.share is not None:
        share = formats.percent(largest.share, 0)
        parts.append(words.text("site.segments.largest", name=largest.name, share=share))
    grown = [
        (item.figures.grown.current - item.figures.grown.base, item)
        for item in found
        if item.figures.grown is not None
    ]
    best = max(grown, key=lambda pair: pair[0], default=None)
    worst = min(grown, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] > 0:
        amount = signed_money(context, best[0])
        parts.append(words.text("site.segments.grew", name=best[1].name, amount=amount))
    if worst is not None and worst[0] < 0:
        amount = signed_money(context, worst[0])
        parts.append(words.text("site.segments.fell", name=worst[1].name, amount=amount))
    return " ".join(parts) or words.text("site.revenue.no-revenue")


def _table(context: RenderContext, found: tuple[Segment, ...], links: Links) -> Table:
    words = context.words
    return Table(
        words.text("site.segments.table"),
        (
            Column(words.text("site.segments.column.segment")),
            Column(words.text("site.accounts"), numeric=True),
            Column(words.text("site.revenue.column.revenue"), numeric=True),
            Column(words.text("site.revenue.column.share"), numeric=True),
            Column(words.text("site.revenue.column.year-before"), numeric=True),
            Column(words.text("site.revenue.column.margin"), numeric=True),
            Column(words.text("site.column.trend")),
            Column(words.text("site.segments.column.rivals"), wide=True),
        ),
        tuple(_row(context, item, links) for item in found),
        sortable=True,
    )


def _row(context: RenderContext, item: Segment, links: Links) -> tuple[Cell, ...]:
    cells = Cells(context)
    revenue = item.figures.revenue
    accounts = [own.scope.account for own in item.accounts]
    return (
        Cell(item.name, href=links.to(context.addresses.segment(item.name))),
        Cell(str(len(accounts)), sort=str(len(accounts))),
        cells.missing()
        if revenue is None
        else Cell(context.formats.short_money(revenue), sort=str(revenue)),
        cells.share(item.share),
        compared_cell(context, item.figures.grown),
        cells.share(item.figures.margin_share),
        spark_cell(context, item.name, revenue_by_quarter(context, accounts)),
        _rivals_cell(context, item),
    )


def _rivals_cell(context: RenderContext, item: Segment) -> Cell:
    if not item.rivals:
        return Cells(context).missing()
    names = [rival.name for rival in item.rivals]
    text = ", ".join(names[:RIVALS_NAMED])
    more = len(names) - RIVALS_NAMED
    note = context.words.plural("site.segments.more-rivals", more) if more > 0 else ""
    return Cell(text, note=note)


def segment_view(context: RenderContext, segment: Segment, links: Links) -> SegmentView:
    """Give what the page of one segment shows."""
    words = context.words
    accounts = [own.scope.account for own in segment.accounts]
    parents = ((words.text("site.nav.segments"), context.addresses.portfolio("segments")),)
    return SegmentView(
        head=portfolio_head(
            context,
            links,
            segment.name,
            _segment_answer(context, segment),
            headlines=_headlines(context, segment),
            parents=parents,
            window=context.measures.revenue.scope.window,
        ),
        chart=revenue_chart(
            context,
            "kd-segment-trend",
            words.text("site.segments.chart", name=segment.name),
            revenue_by_quarter(context, accounts),
        ),
        trends=tuple(_note(context, links, *pair) for pair in segment.trends),
        accounts=_accounts(context, segment, links),
        rivals=_rivals(context, segment),
    )


def _segment_answer(context: RenderContext, segment: Segment) -> str:
    words, formats = context.words, context.formats
    growth = segment.figures.growth
    count = len(segment.accounts)
    if growth is None:
        return words.plural("site.segments.answer", count)
    message = "site.segments.answer-up" if growth >= 0 else "site.segments.answer-down"
    return words.plural(message, count, change=formats.percent(abs(growth)))


def _headlines(context: RenderContext, segment: Segment) -> tuple[Headline, ...]:
    words, formats = context.words, context.formats
    figures = segment.figures
    change = change_cell(context, figures.growth)

    def headline(message: str, value: Decimal | None, text: str, note: str = "") -> Headline:
        label = words.text(message)
        if value is None:
            return Headline(label, words.text("site.missing"), missing=True)
        return Headline(label, text, note)

    revenue = figures.revenue
    share = segment.share
    portfolio = context.measures.revenue.margin_share.value
    margin_note = (
        ""
        if portfolio is None
        else words.text("site.segments.of-portfolio", share=formats.percent(portfolio))
    )
    first = headline(
        "metrics.revenue", revenue, "" if revenue is None else formats.short_money(revenue)
    )
    if not change.missing and revenue is not None:
        first = Headline(
            first.label,
            first.value,
            words.text("site.on-previous"),
            change.text,
            change.tone,
            exact=formats.money(revenue),
        )
    return (
        first,
        headline("metrics.share", share, "" if share is None else formats.percent(share)),
        headline(
            "metrics.margin_share",
            figures.margin_share,
            formats.percent(figures.margin_share or Decimal(0)),
            margin_note,
        ),
        headline("metrics.nrr", figures.nrr, formats.percent(figures.nrr or Decimal(0))),
    )


def _accounts(context: RenderContext, segment: Segment, links: Links) -> Table:
    words = context.words
    more = len(segment.accounts) - ACCOUNTS_SHOWN
    return Table(
        words.text("site.segments.accounts"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.column.tier")),
            Column(words.text("site.column.owner")),
            Column(words.text("site.revenue.column.revenue"), numeric=True),
            Column(words.text("site.revenue.column.year-before"), numeric=True),
            Column(words.text("site.revenue.column.margin"), numeric=True),
        ),
        tuple(_account(context, own, links) for own in segment.accounts[:ACCOUNTS_SHOWN]),
        note=words.plural("site.revenue.more-accounts", more) if more > 0 else "",
        sortable=True,
    )


def _account(context: RenderContext, own: AccountRevenue, links: Links) -> tuple[Cell, ...]:
    account = own.scope.account
    cells = Cells(context, account.currency)
    tier = context.portfolio.tiers.get(account.tier or "")
    revenue = own.revenue.value
    return (
        Cell(account.name, href=links.to(context.addresses.account(account.id))),
        cells.text(tier.name if tier else account.tier),
        cells.person(account.owner),
        cells.missing()
        if revenue is None
        else Cell(context.formats.short_money(revenue, account.currency), sort=str(revenue)),
        compared_cell(context, own.comparison),
        cells.share(own.margin_share.value),
    )


def _rivals(context: RenderContext, segment: Segment) -> Table:
    words = context.words
    cells = Cells(context)
    rows = []
    for rival in segment.rivals:
        names = list(dict.fromkeys(account.name for account, _ in rival.seen))
        offered = [item.product or item.position or "" for _, item in rival.seen]
        rows.append(
            (
                Cell(rival.name),
                _threat(context, rival.threat and value_label(rival.threat, context.language)),
                Cell(context.formats.names(names)),
                cells.text("; ".join(dict.fromkeys(text for text in offered if text))),
            )
        )
    return Table(
        words.text("site.segments.rivals"),
        (
            Column(words.text("site.segments.column.rival")),
            Column(words.text("site.segments.column.threat")),
            Column(words.text("site.accounts"), wide=True),
            Column(words.text("site.segments.column.offers"), wide=True),
        ),
        tuple(rows),
    )


def _threat(context: RenderContext, word: str | None) -> Cell:
    return Cell(word) if word else Cells(context).missing()


def _note(context: RenderContext, links: Links, account: Account, note: Note) -> TrendNote:
    details = [account.name]
    if note.date is not None:
        details.append(context.formats.day(note.date))
    if note.stakeholder is not None:
        details.append(context.stakeholder(account, note.stakeholder))
    href = links.to(context.addresses.account(account.id))
    return TrendNote(note.text, " · ".join(details), href)
