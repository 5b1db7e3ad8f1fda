"""The risk matrix of an account or of the portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kamdocs.metrics.risks import GRAVE_SCORE, WATCHED_SCORE, RiskStanding
from kamdocs.model.vocabulary import key_label
from kamdocs.model.watch import Risk
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.risk_matrix import (
    RiskMatrix,
    RiskMatrixWords,
    RiskPoint,
    draw_risk_matrix,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Tone

RISKS_SHOWN = 100
"""Risks in the matrix and in the register, the gravest; beyond them they are only counted."""


def risk_matrix(
    context: RenderContext, risks: Sequence[RiskStanding], *, with_account: bool
) -> Markup | None:
    """Draw the open risks that have impact and likelihood; None without any.

    Numbers follow the order of gravity, as in the register beside it.
    """
    placed = scored(risks)
    if not placed:
        return None
    words = context.words
    grave = sum(score_tone(item.score) is Tone.RISK for item in placed)
    title = (
        words.plural("site.risks.matrix.grave", grave, total=len(placed))
        if grave
        else words.plural("site.risks.matrix.calm", len(placed))
    )
    return draw_risk_matrix(
        RiskMatrix(
            id="kd-figure-risks",
            title=title,
            description=words.text("site.risks.matrix.description"),
            behind=words.text("site.see-table"),
            note=words.text("site.risks.matrix.note", grave=GRAVE_SCORE, watched=WATCHED_SCORE),
            variants=(FULL, WIDE, NARROW),
            points=tuple(
                _point(context, item, with_account=with_account) for item in placed[:RISKS_SHOWN]
            ),
            tones=((GRAVE_SCORE, "risk"), (WATCHED_SCORE, "watch")),
            words=RiskMatrixWords(
                risk=words.text("site.risks.column.risk"),
                impact=key_label(Risk, "impact", context.language),
                likelihood=key_label(Risk, "likelihood", context.language),
                score=words.text("site.risks.column.score"),
                detail=words.text("site.column.account" if with_account else "metrics.exposure"),
                more=words.text("site.risks.matrix.more", n="{n}"),
            ),
        )
    )


def scored(risks: Sequence[RiskStanding]) -> tuple[RiskStanding, ...]:
    """Give the open risks with a score, gravest first: their places are their numbers."""
    return tuple(item for item in risks if item.is_open and item.score is not None)


def score_tone(score: int | None) -> Tone:
    """Tell how grave a score is."""
    if score is None:
        return Tone.NONE
    if score >= GRAVE_SCORE:
        return Tone.RISK
    return Tone.WATCH if score >= WATCHED_SCORE else Tone.NONE


def _point(context: RenderContext, item: RiskStanding, *, with_account: bool) -> RiskPoint:
    account = context.portfolio.by_id[item.account]
    detail = account.name if with_account else ""
    if not with_account and item.exposure is not None:
        detail = context.formats.short_money(item.exposure, account.currency)
    return RiskPoint(
        name=item.risk.title,
        impact=item.risk.impact or 1,
        likelihood=item.risk.likelihood or 1,
        detail=detail,
    )
