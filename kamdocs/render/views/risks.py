"""The page of risks: matrix, ranked register, and how healthy the accounts are."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.risks import RiskStanding
from kamdocs.model.account import Account
from kamdocs.model.enums import RiskStatus
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.model.watch import Risk
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.health_charts import band_columns, health_strip
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    PageHead,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.risk_figure import RISKS_SHOWN, risk_matrix, score_tone, scored

CLOSED_SHOWN = 50
"""Closed risks listed, folded."""


@dataclass(frozen=True)
class RisksView:
    """What the page of risks shows."""

    head: PageHead
    matrix: Markup | None
    register: Table
    filters: Filters
    closed: Table
    health: Markup | None
    trend: Markup | None


def risks_view(context: RenderContext, links: Links) -> RisksView:
    """Give what the page of risks shows."""
    words = context.words
    risks = context.measures.health.risks
    still_open = tuple(item for item in risks if item.is_open)
    closed = tuple(item for item in risks if not item.is_open)
    return RisksView(
        head=portfolio_head(
            context,
            links,
            words.text("site.risks.title"),
            _answer(context, still_open),
            headlines=_headlines(context, still_open, closed),
        ),
        matrix=risk_matrix(context, risks, with_account=True),
        register=_register(context, still_open, links),
        filters=Filters(
            "kd-risk-register",
            (
                words.text("site.column.account"),
                key_label(Risk, "owner", context.language),
                key_label(Risk, "status", context.language),
            ),
        ),
        closed=_closed(context, closed, links),
        health=health_strip(context),
        trend=band_columns(context),
    )


def _answer(context: RenderContext, still_open: tuple[RiskStanding, ...]) -> str:
    words = context.words
    placed = scored(still_open)
    if not placed:
        return words.text("site.risks.answer.none")
    worst = placed[0]
    account = context.portfolio.by_id[worst.account]
    params = {"title": worst.risk.title, "account": account.name, "score": worst.score}
    if worst.exposure:
        amount = context.formats.short_money(worst.exposure, account.currency)
        return words.text("site.risks.answer.exposure", amount=amount, **params)
    return words.text("site.risks.answer", **params)


def _headlines(
    context: RenderContext, still_open: tuple[RiskStanding, ...], closed: tuple[RiskStanding, ...]
) -> tuple[Headline, ...]:
    words = context.words
    health = context.measures.health
    grave = sum(score_tone(item.score) is Tone.RISK for item in still_open)
    late = sum(_is_late(context, item) for item in still_open)
    bare = sum(not item.risk.mitigation for item in still_open)
    lost = sum(item.risk.status is RiskStatus.CLOSED_LOST for item in closed)
    counts = health.health_bands
    found = [
        measure_headline(
            context, health.exposure, note=words.plural("site.risks.open", len(still_open))
        ),
        Headline(
            words.text("site.risks.headline.grave"),
            str(grave),
            words.text("site.risks.headline.grave-note"),
        ),
        Headline(
            words.text("site.risks.headline.late"),
            str(late),
            words.plural("site.risks.headline.late-note", bare),
        ),
        Headline(
            words.text("site.risks.headline.lost"),
            str(lost),
            words.plural("site.risks.headline.lost-note", len(closed)),
        ),
    ]
    if counts.known:
        found.append(
            Headline(
                words.text("site.risks.headline.health"),
                str(counts.red),
                words.plural("site.risks.headline.health-note", counts.yellow, total=counts.known),
                href="#kd-health",
            )
        )
    return tuple(found)


def _is_late(context: RenderContext, item: RiskStanding) -> bool:
    return item.risk.due is not None and item.risk.due < context.as_of


def _register(context: RenderContext, risks: tuple[RiskStanding, ...], links: Links) -> Table:
    words, language = context.words, context.language
    numbers = {id(item): index for index, item in enumerate(scored(risks), start=1)}
    rows = tuple(_row(context, item, numbers.get(id(item)), links) for item in risks[:RISKS_SHOWN])
    more = len(risks) - RISKS_SHOWN
    return Table(
        words.text("site.risks.register"),
        (
            Column(words.text("site.risks.column.risk"), wide=True),
            Column(words.text("site.column.account")),
            Column(words.text("site.risks.column.score")),
            Column(words.text("metrics.exposure"), numeric=True),
            Column(key_label(Risk, "mitigation", language), wide=True),
            Column(key_label(Risk, "owner", language)),
            Column(key_label(Risk, "due", language), numeric=True),
            Column(key_label(Risk, "status", language)),
        ),
        rows,
        note=words.plural("site.risks.more", more) if more > 0 else "",
        sortable=True,
    )


def _row(
    context: RenderContext, item: RiskStanding, number: int | None, links: Links
) -> tuple[Cell, ...]:
    account = context.portfolio.by_id[item.account]
    cells = Cells(context, account.currency)
    risk = item.risk
    title = f"{number}. {risk.title}" if number is not None else risk.title
    return (
        Cell(title, note=" · ".join(risk.reasons), sort=f"{number or 9999:04d}"),
        account_cell(context, account, links),
        _score(context, item),
        _exposure(context, item, account),
        cells.text(risk.mitigation),
        cells.person(risk.owner),
        _due(context, item),
        cells.label(risk.status),
    )


def account_cell(context: RenderContext, account: Account, links: Links) -> Cell:
    """Give a cell with the name of an account that leads to its plan."""
    return Cell(account.name, href=links.to(context.addresses.account(account.id)))


def _score(context: RenderContext, item: RiskStanding) -> Cell:
    if item.score is None:
        return Cells(context).missing()
    return Cell(
        status=Status(score_tone(item.score), str(item.score)),
        note=f"{item.risk.impact} × {item.risk.likelihood}",
        sort=str(item.score),
    )


def _exposure(context: RenderContext, item: RiskStanding, account: Account) -> Cell:
    if item.exposure is None or item.risk.revenue_at_risk is None:
        return Cells(context).missing()
    formats = context.formats
    whole = formats.short_money(item.risk.revenue_at_risk, account.currency)
    return Cell(
        formats.short_money(item.exposure, account.currency),
        note=context.words.text("site.risks.of-revenue", amount=whole) if item.exposure else "",
        sort=str(item.exposure),
    )


def _due(context: RenderContext, item: RiskStanding) -> Cell:
    due = item.risk.due
    if due is None:
        return Cells(context).missing()
    if item.is_open and due < context.as_of:
        word = context.words.plural("site.days-late", (context.as_of - due).days)
        return Cell(
            context.formats.day(due), note=f"■ {word}", sort=due.isoformat(), tone=Tone.RISK
        )
    return Cells(context).day(due)


def _closed(context: RenderContext, risks: tuple[RiskStanding, ...], links: Links) -> Table:
    words, language = context.words, context.language
    rows = []
    for item in risks[:CLOSED_SHOWN]:
        account = context.portfolio.by_id[item.account]
        lost = item.risk.status is RiskStatus.CLOSED_LOST
        status = Status(Tone.RISK if lost else Tone.GOOD, value_label(item.risk.status, language))
        rows.append(
            (
                Cell(item.risk.title),
                account_cell(context, account, links),
                Cells(context, account.currency).money(item.risk.revenue_at_risk),
                Cell(status=status),
            )
        )
    return Table(
        words.plural("site.risks.closed", len(risks)),
        (
            Column(words.text("site.risks.column.risk"), wide=True),
            Column(words.text("site.column.account")),
            Column(key_label(Risk, "revenue_at_risk", language), numeric=True),
            Column(key_label(Risk, "status", language)),
        ),
        tuple(rows),
    )
