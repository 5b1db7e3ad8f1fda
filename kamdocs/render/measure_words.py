"""A measure in words: its value, one line that explains it, its inputs, day and basis."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kamdocs.messages import Messages
from kamdocs.metrics.measure import Definition, Input, InputValue, Measure, MeasureUnit
from kamdocs.metrics.window import Window
from kamdocs.render.context import RenderContext
from kamdocs.render.formats import Formats
from kamdocs.render.views.parts import Fact, Headline, How, Tone


def measure_name(context: RenderContext, key: str) -> str:
    """Give the name of a measure."""
    return context.words.text(f"metrics.{key}")


def measure_value(context: RenderContext, measure: Measure, *, short: bool = False) -> str:
    """Write the value of a measure; a missing one is said in words, never as zero."""
    return value_text(context, measure.value, measure.unit, measure.currency, short=short)


def value_text(
    context: RenderContext,
    value: InputValue,
    unit: MeasureUnit,
    currency: str | None = None,
    *,
    short: bool = False,
) -> str:
    """Write a value by its unit; None is said in words."""
    return written_value(context.words, context.formats, value, unit, currency, short=short)


def written_value(
    words: Messages,
    formats: Formats,
    value: InputValue,
    unit: MeasureUnit,
    currency: str | None = None,
    *,
    short: bool = False,
) -> str:
    """Write a value by its unit where there is no page around it."""
    if value is None:
        return words.text("site.missing")
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, str):
        return value
    number = Decimal(value)
    if unit is MeasureUnit.MONEY:
        return formats.short_money(number, currency) if short else formats.money(number, currency)
    if unit is MeasureUnit.SHARE:
        return formats.percent(number)
    if unit is MeasureUnit.DAYS:
        return words.plural("site.days", int(number.to_integral_value(ROUND_HALF_UP)))
    if unit is MeasureUnit.YEARS:
        return words.plural("metrics.years", int(number), years=formats.number(number, 1))
    digits = {MeasureUnit.POINTS: 0, MeasureUnit.COUNT: 0}.get(unit, 2)
    return formats.number(number, digits)


def explanation(context: RenderContext, measure: Measure) -> str:
    """Say in one line what a measure is made of, or what it lacks."""
    if measure.value is None:
        lacking = ", ".join(input_name(context, key) for key in measure.missing)
        return context.words.text("metrics.lacking", inputs=lacking) if lacking else ""
    texts = {
        item.key: value_text(context, item.value, item.unit, measure.currency)
        for item in measure.inputs
    }
    return context.words.text(
        f"metrics.{measure.key}.says", value=measure_value(context, measure), **texts
    )


def how(context: RenderContext, measure: Measure) -> How:
    """Give how a measure was computed: explanation, inputs, what was missing, day, basis."""
    words = context.words
    parts = [words.text("metrics.as-of", date=context.formats.day(measure.as_of))]
    if measure.window is not None:
        parts.append(window_text(context, measure.window))
    if measure.basis:
        parts.append(words.text("site.sources.basis", basis=measure.basis))
    return How(
        name=measure_name(context, measure.key),
        explanation=explanation(context, measure),
        inputs=tuple(_fact(context, item, measure.currency) for item in measure.inputs),
        basis=" · ".join(parts),
    )


def measure_headline(
    context: RenderContext,
    measure: Measure,
    *,
    note: str = "",
    tone: Tone = Tone.NONE,
    change: str = "",
    href: str = "",
) -> Headline:
    """Give a measure as a headline figure that unfolds to how it was computed."""
    exact = measure_value(context, measure)
    shown = measure_value(context, measure, short=True)
    return Headline(
        label=measure_name(context, measure.key),
        value=shown,
        note=note if measure.value is not None else explanation(context, measure) or note,
        change=change if measure.value is not None else "",
        tone=tone,
        exact=exact if exact != shown else "",
        missing=measure.value is None,
        href=href,
        how=how(context, measure),
    )


def window_text(context: RenderContext, window: Window) -> str:
    """Write the days a figure covers, or the period asked for."""
    formats = context.formats
    return context.words.text(
        "metrics.window", first=formats.day(window.first), last=formats.day(window.last)
    )


def formula(context: RenderContext, definition: Definition) -> str:
    """Give the formula of a measure with today's settings in it."""
    settings = definition.settings(context.portfolio.programme)
    texts = {item.key: value_text(context, item.value, item.unit) for item in settings}
    return context.words.text(f"metrics.{definition.key}.formula", **texts)


def input_name(context: RenderContext, key: str) -> str:
    """Give the name of an input; an input may itself be a measure."""
    own = f"metrics.input.{key}"
    return context.words.text(own if context.words.has(own) else f"metrics.{key}")


def _fact(context: RenderContext, item: Input, currency: str | None) -> Fact:
    return Fact(input_name(context, item.key), value_text(context, item.value, item.unit, currency))
