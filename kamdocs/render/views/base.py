"""The whole base: who buys, who never did, who stopped, and who moved from group to group."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.account_base import AccountBase
from kamdocs.metrics.conversion import APART
from kamdocs.metrics.definitions_base import DEFINITIONS
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import formula, measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.base_conversion import conversion_table, moves_table
from kamdocs.render.views.base_figure import base_flow
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.lifecycle_reasons import (
    lifecycle_name,
    lifecycle_reason,
    lifecycle_verdict,
    rhythm_text,
    suggested_lifecycle_cell,
)
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    Line,
    PageHead,
    Status,
    Table,
    Tone,
)

ROWS_SHOWN = 250
HIGH_SHOWN = 5
DIFFERING_SHOWN = 10
STOPPED_SHOWN = 3


@dataclass(frozen=True)
class BaseView:
    """What the page of the base shows."""

    head: PageHead
    flow: Markup | None
    high_potential: tuple[Line, ...]
    high_more: str
    stopped: tuple[Line, ...]
    stopped_more: str
    differing: tuple[Line, ...]
    conversion: Table
    moves: Table
    accounts: Table
    filters: Filters
    rule: str


def base_view(context: RenderContext, links: Links) -> BaseView:
    """Give what the page of the base shows."""
    words = context.words
    base = context.measures.base
    high = [_high_line(context, links, key) for key in base.high_potential]
    stopped = _stopped(context)
    differing = [item for item in base.accounts.values() if item.lifecycle_differs]
    return BaseView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.base"),
            _answer(context),
            headlines=_headlines(context) if base.accounts else (),
        ),
        flow=base_flow(context),
        high_potential=tuple(high[:HIGH_SHOWN]),
        high_more=_more(context, len(high) - HIGH_SHOWN),
        stopped=tuple(_stopped_line(context, links, item) for item in stopped[:STOPPED_SHOWN]),
        stopped_more=_more(context, len(stopped) - STOPPED_SHOWN),
        differing=tuple(
            _differing_line(context, links, item) for item in differing[:DIFFERING_SHOWN]
        ),
        conversion=conversion_table(context),
        moves=moves_table(context),
        accounts=_accounts(context, links),
        filters=Filters(
            "kd-buying",
            (
                words.text("site.column.lifecycle"),
                words.text("site.column.owner"),
                words.text("site.column.territory"),
            ),
        ),
        rule=next(
            formula(context, item) for item in DEFINITIONS if item.key == "suggested_lifecycle"
        ),
    )


def _more(context: RenderContext, rest: int) -> str:
    return context.words.plural("site.selection.more", rest) if rest > 0 else ""


def _answer(context: RenderContext) -> str:
    words = context.words
    base = context.measures.base
    if not base.accounts:
        return words.text("site.base.answer-none")
    parts = [
        words.plural(
            "site.base.answer-buying", int(base.buying.value or 0), total=len(base.accounts)
        ),
        words.plural(
            "site.base.answer-never",
            int(base.never_bought.value or 0),
            high=len(base.high_potential),
        ),
        words.plural("site.base.answer-stopped", int(base.stopped.value or 0)),
    ]
    rate = base.conversion.year
    if rate.could:
        parts.append(words.plural("site.base.answer-moved", rate.moved, could=rate.could))
    return " ".join(parts)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words = context.words
    base = context.measures.base
    recurring = base.buying.inputs[1].value
    high = len(base.high_potential)
    rate = base.conversion.year
    return (
        measure_headline(
            context,
            base.buying,
            note=words.text("site.base.of-recurring", n=recurring, total=len(base.accounts)),
        ),
        measure_headline(
            context,
            base.never_bought,
            note=words.plural("site.base.of-high", high),
            tone=Tone.WATCH if high else Tone.NONE,
        ),
        measure_headline(
            context,
            base.stopped,
            note=words.plural("site.base.of-lost", base.lifecycles[APART[1]]),
        ),
        measure_headline(
            context,
            base.conversion_rate,
            note=words.text("site.base.of-could", moved=rate.moved, could=rate.could),
        ),
    )


def _high_line(context: RenderContext, links: Links, key: str) -> Line:
    words, formats = context.words, context.formats
    item = context.measures.base.accounts[key]
    account = item.scope.account
    href = links.to(context.addresses.account(key))
    points = formats.number(item.attractiveness.value or 0, 0)
    potential = context.measures.base.potential(key)
    text = words.text("site.base.high-points", points=points)
    if potential is not None:
        amount = formats.short_money(potential, account.currency)
        text = words.text("site.base.high", points=points, potential=amount)
    owner = context.person(account.owner)
    detail = words.text("site.base.owner", name=owner) if owner else ""
    status = Status(Tone.WATCH, lifecycle_name(context, item.lifecycle))
    return Line(status, text, detail, href, account.name, href)


def _stopped(context: RenderContext) -> list[AccountBase]:
    """Give the accounts that stopped buying, those lapsed first: they may still come back."""
    found = [item for item in context.measures.base.accounts.values() if item.lifecycle in APART]
    return sorted(
        found,
        key=lambda item: (
            APART.index(item.lifecycle) if item.lifecycle in APART else 9,
            item.recency.value is None,
            item.recency.value or 0,
            item.scope.account.id,
        ),
    )


def _stopped_line(context: RenderContext, links: Links, item: AccountBase) -> Line:
    words = context.words
    account = item.scope.account
    href = links.to(context.addresses.account(account.id))
    last = item.suggested_lifecycle.last_purchase
    text = words.text("site.base.stopped-unknown")
    if last is not None and item.recency.value is not None:
        text = words.plural(
            "site.base.stopped-since",
            int(item.recency.value),
            date=context.formats.day(last),
        )
    tone = Tone.RISK if item.lifecycle is APART[1] else Tone.WATCH
    owner = context.person(account.owner)
    detail = words.text("site.base.owner", name=owner) if owner else ""
    return Line(
        Status(tone, lifecycle_name(context, item.lifecycle)),
        text,
        detail,
        href,
        account.name,
        href,
    )


def _differing_line(context: RenderContext, links: Links, item: AccountBase) -> Line:
    account = item.scope.account
    href = links.to(context.addresses.account(account.id))
    return Line(
        Status(Tone.WATCH, context.words.text("site.base.check")),
        lifecycle_verdict(context, item),
        lifecycle_reason(context, item.suggested_lifecycle),
        href,
        account.name,
        href,
    )


def _accounts(context: RenderContext, links: Links) -> Table:
    words = context.words
    columns = (
        Column(words.text("site.column.account")),
        Column(words.text("site.column.lifecycle")),
        Column(words.text("site.base.column.suggested")),
        Column(words.text("site.base.column.last")),
        Column(words.text("site.base.column.recency"), numeric=True),
        Column(words.text("site.base.column.frequency"), numeric=True),
        Column(words.text("site.base.column.why"), wide=True),
        Column(words.text("site.column.owner")),
        Column(words.text("site.column.territory"), hidden=True),
    )
    items = sorted(context.measures.base.accounts.values(), key=_silence)
    rows = tuple(_row(context, links, item) for item in items[:ROWS_SHOWN])
    rest = len(items) - len(rows)
    note = words.plural("site.selection.more", rest) if rest > 0 else ""
    return Table(words.text("site.base.rhythm-title"), columns, rows, note=note, sortable=True)


def _silence(item: AccountBase) -> tuple[bool, int, str]:
    """Order by silence, the longest first; accounts that never bought come last."""
    days = item.recency.value
    return (days is None, -int(days or 0), item.scope.account.name)


def _row(context: RenderContext, links: Links, item: AccountBase) -> tuple[Cell, ...]:
    cells = Cells(context)
    account = item.scope.account
    found = item.suggested_lifecycle
    territory = context.portfolio.territories.get(account.territory or "")
    rhythm = rhythm_text(context, found)
    days = item.recency.value
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id)),
            note=account.segment or "",
        ),
        Cell(lifecycle_name(context, item.lifecycle)),
        suggested_lifecycle_cell(context, item),
        cells.day(found.last_purchase),
        cells.missing()
        if days is None
        else Cell(context.words.plural("site.days", int(days)), sort=str(int(days))),
        Cell(rhythm, sort=str(found.rhythm.bought if found.rhythm else 0))
        if rhythm
        else cells.missing(),
        Cell(lifecycle_reason(context, found)),
        cells.person(account.owner),
        cells.text(territory.name if territory else account.territory),
    )
