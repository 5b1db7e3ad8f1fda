"""The block of an account's plan about revenue: KPIs, what moved it, margin, retention."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline, measure_value
from kamdocs.render.views.change_bridge import RevenueChange, change_bridge
from kamdocs.render.views.kpi_multiples import kpi_multiples
from kamdocs.render.views.month_closing import closing_reason
from kamdocs.render.views.offering_bridge import offering_bridge
from kamdocs.render.views.parts import Fact, Headline
from kamdocs.render.views.signed import change_cell, signed_money


@dataclass(frozen=True)
class AccountRevenueView:
    """What the block about revenue shows; nothing for an account without figures."""

    measures: tuple[Headline, ...]
    kpis: Markup | None
    bridge: Markup | None
    bridge_hint: str
    month_title: str
    month: tuple[Fact, ...]
    month_reason: str

    @property
    def empty(self) -> bool:
        """Tell whether the account has no figures to show."""
        return self.kpis is None and self.bridge is None and not self.month


def account_revenue_view(
    context: RenderContext,
    standing: Standing,
    links: Links,  # noqa: ARG001 - every block of the plan is made alike
) -> AccountRevenueView:
    """Give the block about revenue of an account's plan."""
    own = standing.measures.revenue
    bridge = _bridge(context, own)
    return AccountRevenueView(
        measures=_measures(context, own),
        kpis=kpi_multiples(context, standing.account),
        bridge=bridge,
        bridge_hint="" if bridge is not None else _bridge_hint(context, own),
        month_title=_month_title(context, own),
        month=_month(context, own),
        month_reason=_month_reason(context, own),
    )


def _measures(context: RenderContext, own: AccountRevenue) -> tuple[Headline, ...]:
    account = own.scope.account
    portfolio = context.measures.revenue
    share = portfolio.share[account.id]
    return (
        measure_headline(context, portfolio.profitability[account.id], note=_rank(context, own)),
        measure_headline(context, own.nrr, note=context.words.text("site.revenue.nrr-note")),
        measure_headline(context, own.grr, note=context.words.text("site.revenue.grr-note")),
        measure_headline(context, share, note=_abc(context, portfolio.abc[account.id])),
        measure_headline(context, own.customer_years, note=_expected(context, account.id)),
    )


def _rank(context: RenderContext, own: AccountRevenue) -> str:
    measure = context.measures.revenue.profitability[own.scope.account.id]
    inputs = {item.key: item.value for item in measure.inputs}
    if measure.value is None:
        return ""
    return context.words.text("site.revenue.rank-long", rank=inputs["rank"], of=inputs["ranked"])


def _abc(context: RenderContext, abc: str | None) -> str:
    return "" if abc is None else context.words.text("site.revenue.class", abc=abc)


def _expected(context: RenderContext, account: str) -> str:
    measure: Measure = context.measures.revenue.expected_years[account]
    if measure.value is None:
        return ""
    return context.words.text("site.revenue.expected", years=measure_value(context, measure))


def _bridge(context: RenderContext, own: AccountRevenue) -> Markup | None:
    found = own.price_volume_mix
    if found is None:
        return None
    currency = own.revenue.currency
    change = RevenueChange(
        found.base, found.revenue, found.effects, found.months, found.shift, currency
    )
    if found.explains:
        return change_bridge(context, "kd-revenue-bridge", change)
    account = own.scope.account
    return offering_bridge(context, "kd-revenue-bridge", account, found, currency)


def _bridge_hint(context: RenderContext, own: AccountRevenue) -> str:
    found = own.price_volume_mix
    words = context.words
    if found is None or not found.base:
        return words.text("site.revenue.bridge.no-base") if own.ledger.told else ""
    amount = signed_money(context, found.change, own.revenue.currency)
    return words.text("site.revenue.bridge.no-volume", amount=amount)


def _month_title(context: RenderContext, own: AccountRevenue) -> str:
    month = own.month
    if month is None:
        return ""
    name = context.formats.period(month.period)
    change = month.against_target
    if change is None:
        return context.words.text("site.revenue.month.closed", month=name)
    if not round(change, 3):
        return context.words.text("site.revenue.month.on", month=name)
    message = "site.revenue.month.above" if change > 0 else "site.revenue.month.below"
    share = context.formats.percent(abs(change))
    return context.words.text(message, month=name, change=share)


def _month(context: RenderContext, own: AccountRevenue) -> tuple[Fact, ...]:
    month = own.month
    if month is None:
        return ()
    words, formats = context.words, context.formats
    currency = own.revenue.currency

    def fact(message: str, text: str) -> Fact:
        return Fact(words.text(message), text)

    actual = (
        words.text("site.revenue.nothing")
        if month.actual is None
        else formats.short_money(month.actual, currency)
    )
    facts = [fact("site.revenue.column.closed", actual)]
    if month.target is not None:
        facts.append(fact("metrics.target", formats.short_money(month.target, currency)))
    if month.gap is not None:
        facts.append(fact("site.revenue.gap", signed_money(context, month.gap, currency)))
    year = change_cell(context, month.against_year_before)
    if not year.missing:
        facts.append(fact("site.revenue.column.year-before", year.text))
    return (*facts, *_open_month(context, own))


def _open_month(context: RenderContext, own: AccountRevenue) -> tuple[Fact, ...]:
    month = own.month
    if month is None:
        return ()
    current = month.open_month
    name = context.formats.period(current.month)
    told = (
        ("site.revenue.open.actual", current.actual),
        ("site.revenue.open.orders", current.orders),
        ("site.revenue.open.forecast", current.forecast),
        ("site.revenue.open.target", current.target),
    )
    return tuple(
        Fact(
            context.words.text(message, month=name),
            context.formats.short_money(value, own.revenue.currency),
        )
        for message, value in told
        if value is not None
    )


def _month_reason(context: RenderContext, own: AccountRevenue) -> str:
    month = own.month
    return "" if month is None else closing_reason(context, own.scope.account, month)
