"""Where an account stands in the selection and how it buys, for its plan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.selection import AxisScore
from kamdocs.metrics.standing import Standing
from kamdocs.metrics.territories import LogEntry
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.lifecycle_reasons import (
    lifecycle_name,
    lifecycle_reason,
    lifecycle_verdict,
    rhythm_text,
)
from kamdocs.render.views.parts import Cell, Column, Fact, Status, Table, Tone
from kamdocs.render.views.territory import log_table
from kamdocs.render.views.tier_reasons import tier_reasons, tier_verdict


@dataclass(frozen=True)
class AxisView:
    """One axis: its score, and the criteria with their evidence."""

    title: str
    note: str
    table: Table


@dataclass(frozen=True)
class AccountBaseView:
    """What the plan shows of selection, buying and territory; empty parts are left out."""

    axes: tuple[AxisView, ...]
    place: str
    tier: Status | None
    tier_verdict: str
    tier_reasons: tuple[str, ...]
    lifecycle: Status
    lifecycle_verdict: str
    lifecycle_reason: str
    buying: tuple[Fact, ...]
    territory_log: Table
    selection_href: str
    base_href: str

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not (self.tier or self.buying or self.territory_log.rows)


def account_base_view(context: RenderContext, standing: Standing, links: Links) -> AccountBaseView:
    """Give what the plan of an account shows of selection, buying and territory."""
    base = standing.measures.base
    found = base.suggested_tier
    scored = bool(standing.account.scores)
    log = sorted(standing.account.territory_log, key=lambda item: item.date, reverse=True)
    entries = tuple(LogEntry(standing.account.id, change) for change in log)
    axes = (("attractiveness", found.attractiveness), ("position", found.position))
    return AccountBaseView(
        axes=tuple(_axis(context, key, axis) for key, axis in axes if scored and axis.criteria),
        place=_place(context, standing),
        tier=_status(context, found.differs, found.tier) if scored else None,
        tier_verdict=tier_verdict(context, found),
        tier_reasons=tier_reasons(context, found) if scored else (),
        lifecycle=_status(context, base.lifecycle_differs, base.suggested_lifecycle.value),
        lifecycle_verdict=lifecycle_verdict(context, base),
        lifecycle_reason=lifecycle_reason(context, base.suggested_lifecycle),
        # What others than the team may not see must not be guessed from what is left.
        buying=_buying(context, standing) if context.for_team else (),
        territory_log=log_table(context, entries, None),
        selection_href=links.to(context.addresses.portfolio("selection")),
        base_href=links.to(context.addresses.portfolio("base")),
    )


def _status(context: RenderContext, differs: bool, suggested: str | None) -> Status:
    if suggested is None:
        return Status(Tone.NONE, context.words.text("site.missing"))
    tone, word = (Tone.WATCH, "differs") if differs else (Tone.GOOD, "agrees")
    return Status(tone, context.words.text(f"site.base.{word}"))


def _axis(context: RenderContext, key: str, axis: AxisScore) -> AxisView:
    words, formats, cells = context.words, context.formats, Cells(context)
    note = ""
    if axis.value is not None:
        points = formats.number(axis.value, 0)
        coverage = formats.percent(axis.coverage or Decimal(0), 0)
        note = words.text("site.selection.axis-note", points=points, coverage=coverage)
    columns = (
        Column(words.text("site.selection.column.criterion")),
        Column(words.text("site.selection.column.weight"), numeric=True),
        Column(words.text("site.selection.column.score"), numeric=True),
        Column(words.text("site.selection.column.evidence-text"), wide=True),
    )
    rows = tuple(
        (
            Cell(item.criterion.name),
            cells.number(item.criterion.weight),
            cells.missing() if item.score is None else Cell(formats.number(item.score, 1)),
            cells.text(item.evidence),
        )
        for item in axis.criteria
    )
    title = words.text(f"metrics.{key}")
    return AxisView(title, note, Table(title, columns, rows))


def _place(context: RenderContext, standing: Standing) -> str:
    """Say the account's place in the selection, and beside it the one by revenue."""
    words = context.words
    ranked = context.measures.base.selection
    item = next(found for found in ranked if found.account == standing.account.id)
    if item.place is None:
        return ""
    total = sum(found.place is not None for found in ranked)
    if item.revenue_place is None:
        return words.text("site.selection.account-place", place=item.place, total=total)
    return words.text(
        "site.selection.account-places",
        place=item.place,
        total=total,
        revenue=item.revenue_place,
    )


def _buying(context: RenderContext, standing: Standing) -> tuple[Fact, ...]:
    words, formats = context.words, context.formats
    base = standing.measures.base
    found = base.suggested_lifecycle
    facts = [Fact(words.text("site.column.lifecycle"), lifecycle_name(context, base.lifecycle))]
    if found.last_purchase is not None and base.recency.value is not None:
        days = words.plural("site.days", int(base.recency.value))
        text = words.text(
            "site.base.last-purchase", date=formats.day(found.last_purchase), days=days
        )
        facts.append(Fact(words.text("metrics.input.last_purchase"), text))
    rhythm = rhythm_text(context, found)
    if rhythm:
        facts.append(Fact(words.text("metrics.frequency"), rhythm))
    return tuple(facts)
