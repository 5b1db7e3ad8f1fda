"""Health in words: its band, its factors in one line each, what is missing, its override."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.health import Band, HealthFactor, band_of, known_weight
from kamdocs.metrics.health_factors import FactorKey
from kamdocs.model.programme import HealthFactors
from kamdocs.model.vocabulary import key_label
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import value_text
from kamdocs.render.views.parts import Cell, Status, Tone

BAND_TONES = {Band.GREEN: Tone.GOOD, Band.YELLOW: Tone.WATCH, Band.RED: Tone.RISK, None: Tone.NONE}
"""How each band is shown; None is an account without a health."""


def points_text(context: RenderContext, value: Decimal) -> str:
    """Write a health or score in whole points."""
    return context.formats.number(value.quantize(Decimal(1), ROUND_HALF_UP), 0)


def band_word(context: RenderContext, band: Band | None) -> str:
    """Give the word of a band."""
    if band is None:
        return context.words.text("site.missing")
    return context.words.text(f"site.health.band.{band}")


def band_status(context: RenderContext, band: Band | None) -> Status:
    """Give a band by shape, colour and word."""
    return Status(BAND_TONES[band], band_word(context, band))


def health_status(context: RenderContext, measures: AccountHealth) -> Status:
    """Give an account's health as a chip: `68 · Atenção`."""
    value = measures.health.value
    status = band_status(context, measures.health_band)
    if value is None:
        return status
    return Status(status.tone, f"{points_text(context, value)} · {status.word}")


def health_cell(context: RenderContext, measures: AccountHealth) -> Cell:
    """Give an account's health as a cell that sorts by value, with what it stands on."""
    value = measures.health.value
    if value is None:
        return Cell(context.words.text("site.missing"), missing=True)
    return Cell(
        status=health_status(context, measures), sort=str(value), note=basis_note(context, measures)
    )


def basis_note(context: RenderContext, measures: AccountHealth) -> str:
    """Say that a person set the health, or that part of its weight is unknown."""
    words = context.words
    if measures.override_in_force:
        return words.text("site.health.note.override")
    known = known_weight(measures.health_factors)
    if known is None or known >= 1:
        return ""
    return words.text("site.health.note.known", share=context.formats.percent(known, 0))


def factor_name(context: RenderContext, key: FactorKey) -> str:
    """Give the name of a factor."""
    if key is FactorKey.REVENUE:
        return context.words.text("site.health.factor.revenue")
    return key_label(HealthFactors, key, context.language)


def factor_status(context: RenderContext, factor: HealthFactor) -> Status | None:
    """Give a factor's score as a chip in the band that a health of that value has."""
    if factor.score is None:
        return None
    band = band_of(factor.score, context.portfolio.programme.health.bands)
    return Status(BAND_TONES[band], points_text(context, factor.score))


def factor_line(context: RenderContext, factor: HealthFactor, currency: str | None) -> str:
    """Say in one line what a factor's score is made of, or what to fill in to have one."""
    if factor.score is None:
        return context.words.text(f"site.health.factor.{factor.key}.missing")
    texts = {
        item.key: value_text(context, item.value, item.unit, currency, short=True)
        for item in factor.inputs
    }
    return context.words.text(f"site.health.factor.{factor.key}.says", **texts)


def override_line(context: RenderContext, measures: AccountHealth) -> str:
    """Say who set the health, why and until when, or that the time of it is over."""
    override = measures.override
    if override is None:
        return ""
    words, formats = context.words, context.formats
    by = context.person(override.by) or words.text("site.health.override.somebody")
    if not measures.override_in_force and override.until is not None:
        return words.text(
            "site.health.override.expired",
            value=points_text(context, override.value),
            by=by,
            until=formats.day(override.until),
            reason=override.reason,
        )
    until = (
        words.text("site.health.override.until", date=formats.day(override.until))
        if override.until is not None
        else words.text("site.health.override.open")
    )
    return words.text("site.health.override.says", by=by, until=until, reason=override.reason)
