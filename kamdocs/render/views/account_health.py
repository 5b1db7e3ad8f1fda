"""Health of one account: its factors, trend and override; ageing, risk matrix and issues."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.health import computed_health, known_weight
from kamdocs.metrics.standing import Standing
from kamdocs.model.vocabulary import key_label
from kamdocs.model.watch import Issue
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.ageing_figure import ageing_figure
from kamdocs.render.views.cells import column, without_empty_columns
from kamdocs.render.views.health_charts import health_line
from kamdocs.render.views.health_words import (
    band_status,
    factor_line,
    factor_name,
    factor_status,
    override_line,
    points_text,
)
from kamdocs.render.views.issue_cells import IssueCells
from kamdocs.render.views.parts import Cell, Column, Fact, Status, Table
from kamdocs.render.views.receivables import credit_cell
from kamdocs.render.views.risk_figure import risk_matrix, scored

LEAST_RISKS = 3
"""Fewer risks than these are read faster in a table than in a matrix."""


@dataclass(frozen=True)
class HealthCard:
    """The health of an account: never a bare colour, always what it stands on."""

    value: str
    status: Status
    computed: str
    override: str
    factors: Table
    trend: Markup | None


@dataclass(frozen=True)
class AccountHealthView:
    """What the plan page shows of health, receivables, risks and issues.

    `card` is None for an account of which nothing is known; figures are None and the table
    empty where there is nothing to show.
    """

    card: HealthCard | None
    ageing: Markup | None
    payment: tuple[Fact, ...]
    credit: Status | None
    matrix: Markup | None
    issues: Table
    issues_href: str


def account_health_view(
    context: RenderContext, standing: Standing, links: Links
) -> AccountHealthView:
    """Give what the plan page shows of the health of an account."""
    measures = standing.measures.health
    issues = _issues(context, measures)
    href = links.to(context.addresses.portfolio("issues"))
    if not context.for_team:
        # Health would be computed from what everybody sees; it is the team's all the same.
        return AccountHealthView(None, None, (), None, None, issues, href)
    risky = len(scored(measures.risks)) >= LEAST_RISKS
    return AccountHealthView(
        card=_card(context, measures),
        ageing=ageing_figure(context, measures.ageing, standing.account.currency),
        payment=_payment(context, measures),
        credit=credit_cell(context, measures).status,
        matrix=risk_matrix(context, measures.risks, with_account=False) if risky else None,
        issues=issues,
        issues_href=href,
    )


def _card(context: RenderContext, measures: AccountHealth) -> HealthCard | None:
    words = context.words
    value = measures.health.value
    told = any(item.score is not None for item in measures.health_factors)
    if value is None and not told:
        return None
    computed = computed_health(measures.health_factors)
    share = known_weight(measures.health_factors)
    text = words.text("site.health.computed.none")
    if computed is not None and share is not None:
        text = words.text(
            "site.health.computed",
            value=points_text(context, computed),
            share=context.formats.percent(share, 0),
        )
    return HealthCard(
        value=words.text("site.missing") if value is None else points_text(context, value),
        status=band_status(context, measures.health_band),
        computed=text,
        override=override_line(context, measures),
        factors=_factors(context, measures),
        trend=health_line(context, measures),
    )


def _factors(context: RenderContext, measures: AccountHealth) -> Table:
    words = context.words
    rows = []
    for factor in measures.health_factors:
        status = factor_status(context, factor)
        line = factor_line(context, factor, measures.scope.account.currency)
        rows.append(
            (
                Cell(factor_name(context, factor.key)),
                Cell(context.formats.number(factor.weight, 1)),
                Cell(words.text("site.missing"), missing=True)
                if status is None
                else Cell(status=status),
                Cell(line),
            )
        )
    return Table(
        words.text("site.health.factors"),
        (
            Column(words.text("site.health.column.factor")),
            Column(words.text("site.health.column.weight"), numeric=True),
            Column(words.text("site.health.column.score")),
            Column(words.text("site.health.column.why"), wide=True),
        ),
        tuple(rows),
    )


def _payment(context: RenderContext, measures: AccountHealth) -> tuple[Fact, ...]:
    """Give what is known of how the client pays, each as a fact."""
    words, formats = context.words, context.formats
    facts = []
    if measures.dso.value is not None:
        days = words.plural("site.days", round(measures.dso.value))
        facts.append(Fact(words.text("metrics.dso"), days))
    if measures.overdue_share.value is not None:
        share = formats.percent(measures.overdue_share.value)
        facts.append(Fact(words.text("metrics.overdue_share"), share))
    if measures.credit_used_share.value is not None:
        used = formats.percent(measures.credit_used_share.value, 0)
        facts.append(Fact(words.text("metrics.credit_used_share"), used))
    if measures.disputed.value:
        disputed = formats.short_money(measures.disputed.value, measures.disputed.currency)
        facts.append(Fact(words.text("metrics.disputed"), disputed))
    return tuple(facts)


def _issues(context: RenderContext, measures: AccountHealth) -> Table:
    cells = IssueCells(context)
    still_open = [item for item in measures.issues if item.is_open]
    return without_empty_columns(
        Table(
            context.words.text("site.issues.open"),
            (
                column(context, Issue, "title", wide=True),
                column(context, Issue, "severity"),
                Column(context.words.text("site.issues.column.level")),
                Column(context.words.text("site.column.age"), numeric=True),
                Column(key_label(Issue, "action", context.language), wide=True),
                column(context, Issue, "owner"),
                column(context, Issue, "due", numeric=True),
            ),
            tuple(
                (
                    cells.title(item),
                    cells.severity(item),
                    cells.level(item),
                    cells.age(item),
                    cells.cause_and_action(item),
                    cells.owner(item),
                    cells.due(item),
                )
                for item in still_open
            ),
            note=_times(context, measures),
        )
    )


def _times(context: RenderContext, measures: AccountHealth) -> str:
    """Say how long issues took that were closed in the last 12 months."""
    times = measures.issue_times
    if times.median_days.value is None:
        return ""
    words = context.words
    days = words.plural("site.days", round(times.median_days.value))
    closed = next(item.value for item in times.median_days.inputs)
    kept = times.within_level.value
    share = "" if kept is None else context.formats.percent(kept, 0)
    message = "site.issues.history" if share else "site.issues.history-no-level"
    return words.text(message, closed=closed, days=days, share=share)
