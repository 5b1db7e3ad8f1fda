"""Figures of health: every account in its band, accounts by band over time, one account's line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.health import Band, BandCount
from kamdocs.metrics.health_trend import BandPoint
from kamdocs.model.period import Period
from kamdocs.render.charts.band_columns import BandColumns, BandSeries, draw_band_columns
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.health_line import (
    HealthLine,
    HealthLineWords,
    HealthMoment,
    draw_health_line,
)
from kamdocs.render.charts.health_strip import (
    HealthMark,
    HealthStrip,
    HealthWords,
    HealthZone,
    draw_health_strip,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.health_words import BAND_TONES, band_word, basis_note, points_text

MARKS_SHOWN = 30
"""Accounts with a mark of their own, the worst first; the heads of the bands count all."""

BANDS = (Band.RED, Band.YELLOW, Band.GREEN)
"""Bands from the lowest up."""


def health_strip(context: RenderContext, *, wide: bool = True) -> Markup | None:
    """Give the figure of the health of the accounts; None when no account has one.

    `wide` adds the drawing for a card as wide as the page.
    """
    words = context.words
    health = context.measures.health
    counts = health.health_bands
    if not counts.known:
        return None
    known = [(key, item) for key, item in health.accounts.items() if item.health.value is not None]
    known.sort(key=lambda pair: (pair[1].health.value or Decimal(0), pair[0]))
    marks = tuple(_mark(context, key, item) for key, item in known[:MARKS_SHOWN])
    notes = [words.text("site.health.strip.note")]
    if counts.unknown:
        notes.append(words.plural("site.health.strip.unknown", counts.unknown))
    if len(known) > MARKS_SHOWN:
        notes.append(words.text("site.health.strip.worst", n=MARKS_SHOWN, total=len(known)))
    return draw_health_strip(
        HealthStrip(
            id="kd-figure-health",
            title=bands_sentence(context, counts),
            description=words.text("site.health.strip.description"),
            behind=words.text("site.see-table"),
            note=" ".join(notes),
            variants=(FULL, WIDE, NARROW) if wide else (WIDE, NARROW),
            marks=marks,
            zones=_zones(
                context,
                lambda band: words.text(
                    "site.health.band.count", band=band_word(context, band), n=counts.of(band)
                ),
            ),
            words=HealthWords(
                account=words.text("site.column.account"),
                health=words.text("site.health.column.health"),
                note=words.text("site.health.column.basis"),
            ),
        )
    )


def _mark(context: RenderContext, key: str, item: AccountHealth) -> HealthMark:
    value = item.health.value or Decimal(0)
    return HealthMark(
        name=context.portfolio.by_id[key].name,
        value=value,
        value_text=points_text(context, value),
        tone=BAND_TONES[item.health_band].value,
        note=basis_note(context, item),
    )


def bands_sentence(context: RenderContext, counts: BandCount) -> str:
    """Say how many accounts are at risk, need attention and are healthy."""
    words = context.words
    if counts.red:
        return words.plural("site.health.finding.red", counts.red, total=counts.known)
    if counts.yellow:
        return words.plural("site.health.finding.yellow", counts.yellow, total=counts.known)
    return words.plural("site.health.finding.green", counts.green)


def _zones(
    context: RenderContext, text: Callable[[Band], str]
) -> tuple[HealthZone, HealthZone, HealthZone]:
    bands = context.portfolio.programme.health.bands
    low, middle, high = BANDS
    return (
        HealthZone(low=Decimal(0), text=text(low), tone="risk"),
        HealthZone(low=bands.yellow, text=text(middle), tone="watch"),
        HealthZone(low=bands.green, text=text(high), tone="good"),
    )


def band_columns(context: RenderContext) -> Markup | None:
    """Give the figure of accounts by band over the last quarters; None without two points."""
    words = context.words
    points = [item for item in context.measures.health.health_trend if item.bands.known]
    if len(points) < 2:
        return None
    order = (*reversed(BANDS), None)
    return draw_band_columns(
        BandColumns(
            id="kd-figure-health-bands",
            title=_course(context, points),
            description=words.text("site.health.bands.description"),
            behind=words.text("site.see-table"),
            note=words.text("site.health.trend.note"),
            labels=tuple(moment_label(context, item.day, item.quarter) for item in points),
            series=tuple(
                BandSeries(
                    name=band_word(context, band),
                    tone=BAND_TONES[band].value,
                    counts=tuple(item.bands.of(band) for item in points),
                )
                for band in order
            ),
            moment=words.text("site.health.column.moment"),
        )
    )


def _course(context: RenderContext, points: list[BandPoint]) -> str:
    """Say how many accounts are in trouble now and were then, of those known on both days."""
    words = context.words
    days = (points[0].day, points[-1].day)
    both = []
    for item in context.measures.health.accounts.values():
        bands = [point.band for point in item.health_trend if point.day in days]
        if None not in bands:
            both.append(bands)
    before = sum(first is not Band.GREEN for first, _ in both)
    now = sum(last is not Band.GREEN for _, last in both)
    since = moment_label(context, points[0].day, points[0].quarter)
    if not both:
        return words.text("site.health.course.none")
    return words.plural("site.health.course", len(both), before=before, now=now, quarter=since)


def health_line(context: RenderContext, measures: AccountHealth) -> Markup | None:
    """Give the figure of an account's health over the quarters; None without two points."""
    words = context.words
    points = measures.health_trend
    known = [item for item in points if item.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0].value or Decimal(0), known[-1].value or Decimal(0)
    change = int(points_text(context, last)) - int(points_text(context, first))
    since = moment_label(context, known[0].day, known[0].quarter)
    title = words.text("site.health.line.same", since=since)
    if change:
        message = f"site.health.line.{'up' if change > 0 else 'down'}"
        title = words.plural(message, abs(change), since=since)
    return draw_health_line(
        HealthLine(
            id="kd-figure-health-line",
            title=title,
            description=words.text("site.health.line.description"),
            behind=words.text("site.see-table"),
            note=words.text("site.health.trend.note"),
            moments=tuple(
                HealthMoment(
                    label=moment_label(context, item.day, item.quarter),
                    value=item.value,
                    value_text="" if item.value is None else points_text(context, item.value),
                    tone=BAND_TONES[item.band].value,
                    note=""
                    if item.known is None
                    else words.text(
                        "site.health.note.known", share=context.formats.percent(item.known, 0)
                    ),
                )
                for item in points
            ),
            zones=_zones(context, lambda band: band_word(context, band)),
            words=HealthLineWords(
                moment=words.text("site.health.column.moment"),
                health=words.text("site.health.column.health"),
                note=words.text("site.health.column.basis"),
                missing=words.text("site.missing"),
            ),
        )
    )


def moment_label(context: RenderContext, day: date, quarter: Period | None) -> str:
    """Give a quarter's name, or the day where it is not the end of one."""
    if quarter is not None:
        return context.formats.period(quarter)
    return context.formats.short_day(day)
