"""Every objective of the portfolio: whose it is, how far, how far it was to be by today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.progress import Pace, Progress
from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import ObjectiveSide
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.model.work import Objective
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.objective_cards import measured_text, objective_card
from kamdocs.render.views.parts import Cell, Column, Filters, Headline, PageHead, Table, Tone
from kamdocs.render.views.work_parts import account_cell, count_cell, person_cell

ROWS_SHOWN = 200
"""Objectives in the table, the furthest behind first; the rest is on the accounts' pages."""

TABLE = "kd-objectives-table"

_ORDER = (
    Pace.OVERDUE,
    Pace.FAR_BEHIND,
    Pace.BEHIND,
    Pace.NO_DATA,
    Pace.NOT_STARTED,
    Pace.ON_TRACK,
    Pace.DEFERRED,
    Pace.ACHIEVED,
    Pace.CANCELED,
)

_BEHIND = (Pace.OVERDUE, Pace.FAR_BEHIND, Pace.BEHIND)
_SETTLED = (Pace.ACHIEVED, Pace.DEFERRED, Pace.CANCELED)


@dataclass(frozen=True)
class AccountObjective:
    """An objective with its account and progress."""

    standing: Standing
    objective: Objective
    progress: Progress

    def sort_key(self) -> tuple[int, Decimal, str, str]:
        """Order the furthest behind its plan first."""
        done, expected = self.progress.done, self.progress.expected
        gap = Decimal(0) if done is None or expected is None else expected - done
        name = self.standing.account.name
        return (_ORDER.index(self.progress.pace), -gap, name, self.objective.title)


@dataclass(frozen=True)
class PortfolioObjectivesView:
    """What the page of objectives shows."""

    head: PageHead
    filters: Filters
    table: Table
    by_side: Table
    by_owner: Table


def portfolio_objectives_view(context: RenderContext, links: Links) -> PortfolioObjectivesView:
    """Give what the page of objectives shows."""
    words = context.words
    items = sorted(
        (
            AccountObjective(standing, objective, standing.progress[objective.id])
            for standing in context.standing.standings
            for objective in standing.account.objectives
        ),
        key=AccountObjective.sort_key,
    )
    return PortfolioObjectivesView(
        head=portfolio_head(
            context,
            links,
            words.text("site.work.page.objectives"),
            _answer(context, items),
            headlines=_headlines(context, items),
        ),
        filters=Filters(
            TABLE,
            (
                words.text("site.column.account"),
                _label(context, "side"),
                _label(context, "owner"),
                words.text("site.column.status"),
            ),
        ),
        table=_table(context, items, links),
        by_side=_by_side(context, items),
        by_owner=_by_owner(context, items, links),
    )


def _label(context: RenderContext, field: str) -> str:
    return key_label(Objective, field, context.language)


def _count(items: Iterable[AccountObjective], *paces: Pace) -> int:
    return sum(item.progress.pace in paces for item in items)


def _answer(context: RenderContext, items: list[AccountObjective]) -> str:
    words = context.words
    running = [item for item in items if item.progress.pace not in _SETTLED]
    if not running:
        return words.text("site.objectives.answer.none")
    behind = _count(running, *_BEHIND)
    if not behind:
        return words.plural("site.objectives.answer.on-track", len(running))
    worst = running[0]
    return words.plural(
        "site.objectives.answer.behind",
        behind,
        total=len(running),
        worst=worst.objective.title,
        account=worst.standing.account.name,
    )


def _headlines(context: RenderContext, items: list[AccountObjective]) -> tuple[Headline, ...]:
    words = context.words
    if not items:
        return ()
    settled = _count(items, *_SETTLED)
    behind = _count(items, *_BEHIND)
    unknown = _count(items, Pace.NO_DATA)
    return (
        Headline(
            words.text("site.objectives.running"),
            str(len(items) - settled),
            words.plural(
                "site.work.in-accounts", len({item.standing.account.id for item in items})
            ),
        ),
        Headline(
            words.text("site.objectives.behind"),
            str(behind),
            words.plural("site.objectives.overdue-of", _count(items, Pace.OVERDUE)),
            tone=Tone.RISK if behind else Tone.GOOD,
        ),
        Headline(
            words.text("site.objectives.on-track"),
            str(_count(items, Pace.ON_TRACK)),
            words.plural("site.objectives.not-started", _count(items, Pace.NOT_STARTED)),
        ),
        Headline(
            words.text("site.objectives.achieved"),
            str(_count(items, Pace.ACHIEVED)),
            words.plural("site.objectives.put-off", _count(items, Pace.DEFERRED, Pace.CANCELED)),
        ),
        Headline(
            words.text("site.objectives.unknown"),
            str(unknown),
            words.text("site.objectives.unknown-note"),
        ),
    )


def _table(context: RenderContext, items: list[AccountObjective], links: Links) -> Table:
    words = context.words
    cut = len(items) - ROWS_SHOWN
    return Table(
        words.text("site.work.page.objectives"),
        (
            Column(words.text("site.work.column.objective"), wide=True),
            Column(words.text("site.column.account")),
            Column(_label(context, "side")),
            Column(_label(context, "owner")),
            Column(words.text("site.work.column.progress"), wide=True),
            Column(words.text("site.column.due"), numeric=True),
            Column(words.text("site.column.status")),
        ),
        tuple(_row(context, item, links) for item in items[:ROWS_SHOWN]),
        note=words.plural("site.objectives.cut", cut) if cut > 0 else "",
        sortable=True,
    )


def _row(context: RenderContext, item: AccountObjective, links: Links) -> tuple[Cell, ...]:
    account, objective = item.standing.account, item.objective
    cells = Cells(context)
    card = objective_card(context, item.standing, objective)
    page = context.addresses.objectives(account.id)
    done = item.progress.done
    progress = cells.missing()
    told = measured_text(context, objective, item.progress, account.currency)
    share = str(done) if done is not None else "-9"
    if card.bar is not None:
        progress = Cell(html=card.bar, note=told, sort=share)
    elif told:
        progress = Cell(told, sort=share)
    return (
        Cell(objective.title, href=links.to(page, f"kd-objective-{objective.id}")),
        account_cell(context, account, links),
        cells.label(objective.side),
        person_cell(context, objective.owner, links),
        progress,
        cells.day(objective.due),
        Cell(
            text=card.status.word,
            status=card.status,
            sort=str(_ORDER.index(item.progress.pace)),
        ),
    )


def _by_side(context: RenderContext, items: list[AccountObjective]) -> Table:
    words = context.words
    rows = []
    for side in (*ObjectiveSide, None):
        found = [item for item in items if item.objective.side is side]
        if found:
            name = value_label(side, context.language) if side else words.text("site.missing")
            rows.append((Cell(name, missing=side is None), *_counts(found)))
    return Table(
        words.text("site.objectives.by-side"),
        _columns(context, _label(context, "side")),
        tuple(rows),
    )


def _by_owner(context: RenderContext, items: list[AccountObjective], links: Links) -> Table:
    found: dict[str, list[AccountObjective]] = {}
    for item in items:
        if item.objective.owner is not None:
            found.setdefault(item.objective.owner, []).append(item)
    order = sorted(found, key=lambda key: (-_count(found[key], *_BEHIND), context.person(key)))
    return Table(
        context.words.text("site.objectives.by-owner"),
        _columns(context, _label(context, "owner")),
        tuple((person_cell(context, key, links), *_counts(found[key])) for key in order),
    )


def _columns(context: RenderContext, head: str) -> tuple[Column, ...]:
    words = context.words
    keys = ("running", "behind", "achieved")
    return (
        Column(head),
        *(Column(words.text(f"site.objectives.{key}"), numeric=True) for key in keys),
    )


def _counts(items: list[AccountObjective]) -> tuple[Cell, ...]:
    return (
        count_cell(len(items) - _count(items, *_SETTLED)),
        count_cell(_count(items, *_BEHIND), Tone.RISK),
        count_cell(_count(items, Pace.ACHIEVED)),
    )
