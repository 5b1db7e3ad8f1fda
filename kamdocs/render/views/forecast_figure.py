"""The bridge from what was sold, over what is expected, to the target of the year."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.outlook import Outlook, added_outlooks
from kamdocs.metrics.portfolio_growth import PortfolioGrowth
from kamdocs.model.enums import ForecastCategory
from kamdocs.model.vocabulary import value_label
from kamdocs.render.charts.bridge import (
    BridgeChart,
    BridgeKind,
    BridgeStep,
    BridgeWords,
    draw_bridge,
)
from kamdocs.render.charts.frame import NARROW, WIDE
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Fact

CATEGORIES = (ForecastCategory.COMMIT, ForecastCategory.BEST_CASE, ForecastCategory.PIPELINE)
"""Categories that make a scenario, the surest first."""


def account_forecast_figure(context: RenderContext, growth: AccountGrowth) -> Markup | None:
    """Give the bridge of an account; None where nothing can be forecast."""
    if growth.outlook is None:
        return None
    outlook = added_outlooks([growth.outlook])
    return None if outlook is None else _figure(context, outlook, growth, growth.year_target.value)


def portfolio_forecast_figure(context: RenderContext) -> Markup | None:
    """Give the bridge of the portfolio, over the accounts that have a target if any has one."""
    growth = context.measures.growth
    outlook = growth.aimed_outlook or growth.outlook
    if outlook is None:
        return None
    gap = growth.gap.value
    target = None if gap is None else outlook.forecast + gap
    return _figure(context, outlook, growth, target)


def forecast_finding(
    context: RenderContext,
    forecast: Decimal | None,
    target: Decimal | None,
    currency: str | None = None,
) -> str:
    """Say where the year is going to end, and whether that reaches the target."""
    words, short = context.words, context.formats.short_money
    if forecast is None:
        return words.text("site.growth.forecast.none")
    if target is None:
        return words.text("site.growth.forecast.no-target", forecast=short(forecast, currency))
    cover = context.formats.percent(forecast / target) if target > 0 else ""
    gap = target - forecast
    return words.text(
        "site.growth.forecast.short" if gap > 0 else "site.growth.forecast.reached",
        gap=short(abs(gap), currency),
        forecast=short(forecast, currency),
        target=short(target, currency),
        cover=cover,
    )


def scenario_facts(
    context: RenderContext, outlook: Outlook | None, currency: str | None = None
) -> tuple[Fact, ...]:
    """Give the year if opportunities up to a category are won: beside the weighted forecast.

    Empty where no open opportunity adds anything to the year.
    """
    if outlook is None or not any(outlook.incremental.values()):
        return ()
    return tuple(
        Fact(
            context.words.text(f"site.growth.scenario.{category}"),
            context.formats.short_money(outlook.scenarios[category], currency),
        )
        for category in CATEGORIES
    )


def _figure(
    context: RenderContext,
    outlook: Outlook,
    growth: AccountGrowth | PortfolioGrowth,
    target: Decimal | None,
) -> Markup:
    words, formats = context.words, context.formats
    currency = growth.forecast.currency
    year = formats.period(growth.year_period)
    short = target is not None and target > outlook.forecast
    steps = _steps(context, outlook)
    if target is not None and short:
        steps += _goal_steps(context, target, outlook.forecast, year)
    line = target if target is not None and not short else None
    return draw_bridge(
        BridgeChart(
            id="kd-forecast-bridge",
            title=_title(context, outlook, growth, target),
            description=words.text("site.growth.bridge.description", year=year),
            behind=words.text("site.see-table"),
            note=_note(context, growth, outlook),
            variants=(WIDE, NARROW),
            steps=tuple(steps),
            short=lambda value: formats.short_money(value, currency),
            exact=lambda value: formats.money(value, currency),
            words=BridgeWords(
                step=words.text("site.growth.bridge.step"),
                amount=words.text("site.growth.bridge.amount"),
                level=words.text("site.growth.bridge.level"),
            ),
            target=line,
            target_mark=words.text(
                "site.growth.target-mark",
                amount=formats.short_money(target or Decimal(0), currency),
            ),
        )
    )


def _goal_steps(
    context: RenderContext, target: Decimal, forecast: Decimal, year: str
) -> list[BridgeStep]:
    """Give the steps from a forecast to a target above it."""
    words = context.words
    return [
        BridgeStep(words.text("site.growth.step.gap"), target - forecast, BridgeKind.GAP),
        BridgeStep(words.text("site.growth.step.target", year=year), target, BridgeKind.GOAL),
    ]


def _title(
    context: RenderContext,
    outlook: Outlook,
    growth: AccountGrowth | PortfolioGrowth,
    target: Decimal | None,
) -> str:
    """Say the finding; a page of the portfolio has said its own above: there, what is new."""
    currency, short = growth.forecast.currency, context.formats.short_money
    if isinstance(growth, AccountGrowth) or target is None:
        return forecast_finding(context, outlook.forecast, target, currency)
    new = sum(outlook.incremental.values(), Decimal(0))
    gap = target - outlook.forecast
    key = "site.growth.bridge.new-short" if gap > 0 else "site.growth.bridge.new-reached"
    return context.words.text(key, new=short(new), gap=short(abs(gap)))


def _steps(context: RenderContext, outlook: Outlook) -> list[BridgeStep]:
    """Give the steps up to the forecast; those that add nothing are left out."""
    words, kind = context.words, BridgeKind
    changes = [
        ("site.growth.step.orders", outlook.by_orders, kind.CHANGE),
        ("site.growth.step.run-rate", outlook.by_run_rate, kind.EXPECTED),
        ("site.growth.step.won", outlook.won, kind.CHANGE),
    ]
    steps = [BridgeStep(words.text("site.growth.step.actual"), outlook.actual, kind.TOTAL)]
    steps += [BridgeStep(words.text(key), value, of) for key, value, of in changes if value]
    for category in CATEGORIES:
        added = outlook.incremental[category]
        if added:
            name = value_label(category, context.language)
            label = words.text("site.growth.step.new", category=name)
            steps.append(BridgeStep(label, added, kind.EXPECTED))
    steps.append(BridgeStep(words.text("site.growth.step.forecast"), outlook.forecast, kind.TOTAL))
    return steps


def _note(context: RenderContext, growth: AccountGrowth | PortfolioGrowth, outlook: Outlook) -> str:
    words = context.words
    parts = [words.text("site.growth.bridge.note")]
    if not any(outlook.incremental.values()):
        parts.append(words.text("site.growth.bridge.nothing-new"))
    if isinstance(growth, PortfolioGrowth):
        beyond = len(growth.accounts) - outlook.accounts
        if beyond:
            parts.append(words.plural("site.growth.bridge.beyond", beyond))
    if growth.scope.basis:
        parts.append(words.text("site.sources.basis", basis=growth.scope.basis))
    return " · ".join(parts)
