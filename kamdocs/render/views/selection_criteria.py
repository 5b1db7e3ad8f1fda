"""The criteria of selection and what is missing: scores, and evidence for scores."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.selection import CriterionScore
from kamdocs.model.programme import Criterion
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Table

ROWS_SHOWN = 30
"""Accounts named with what their scores lack."""


def criteria_table(context: RenderContext) -> Table:
    """Give every criterion with its weight and how far the accounts are scored on it."""
    words = context.words
    columns = (
        Column(words.text("site.selection.column.criterion")),
        Column(words.text("site.selection.column.axis")),
        Column(words.text("site.selection.column.weight"), numeric=True),
        Column(words.text("site.selection.column.mean"), numeric=True),
        Column(words.text("site.selection.column.scored"), numeric=True),
        Column(words.text("site.selection.column.evidence"), numeric=True),
    )
    criteria = context.portfolio.programme.criteria
    rows = [_row(context, item, "attractiveness") for item in criteria.attractiveness]
    rows += [_row(context, item, "position") for item in criteria.position]
    return Table(
        words.text("site.selection.criteria"),
        columns,
        tuple(rows),
        note="" if rows else words.text("site.selection.no-criteria"),
    )


def _row(context: RenderContext, criterion: Criterion, axis: str) -> tuple[Cell, ...]:
    cells = Cells(context)
    found = [
        score
        for account in context.portfolio.accounts
        for score in account.scores
        if score.criterion == criterion.id
    ]
    mean = sum((item.score for item in found), Decimal(0)) / len(found) if found else None
    return (
        Cell(criterion.name),
        Cell(context.words.text(f"metrics.{axis}")),
        cells.number(criterion.weight),
        cells.missing() if mean is None else Cell(context.formats.number(mean, 1)),
        _of(context, len(found), len(context.portfolio.accounts)),
        _of(context, sum(bool(item.evidence) for item in found), len(found)),
    )


def _of(context: RenderContext, count: int, total: int) -> Cell:
    if not total:
        return Cells(context).missing()
    return Cell(context.words.text("site.selection.of", n=count, total=total), sort=str(count))


def evidence_table(context: RenderContext, links: Links) -> Table:
    """Give the accounts whose scores lack most: no score at all, or no evidence for it."""
    words = context.words
    lacking: list[tuple[int, str, tuple[CriterionScore, ...], tuple[CriterionScore, ...]]] = []
    for key, item in context.measures.base.accounts.items():
        found = item.suggested_tier
        bare = (*found.attractiveness.without_evidence, *found.position.without_evidence)
        if found.missing or bare:
            lacking.append((-len(found.missing) * 2 - len(bare), key, found.missing, bare))
    lacking.sort(key=lambda entry: entry[:2])
    rows = tuple(
        (
            Cell(context.portfolio.by_id[key].name, href=links.to(context.addresses.account(key))),
            _names(context, missing),
            _names(context, bare),
        )
        for _, key, missing, bare in lacking[:ROWS_SHOWN]
    )
    rest = len(lacking) - len(rows)
    return Table(
        words.text("site.selection.lacking"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.selection.column.no-score"), wide=True),
            Column(words.text("site.selection.column.no-evidence"), wide=True),
        ),
        rows,
        note=words.plural("site.selection.more", rest) if rest > 0 else "",
    )


def _names(context: RenderContext, criteria: tuple[CriterionScore, ...]) -> Cell:
    if not criteria:
        return Cell(context.words.text("site.selection.nothing-lacks"))
    return Cell(context.formats.names([item.criterion.name for item in criteria]))
