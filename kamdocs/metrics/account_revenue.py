"""Revenue, margin and retention of one account; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.books import Ledger, ledger_of
from kamdocs.metrics.comparison import (
    Comparison,
    existing_with_year_before,
    recent_with_year_before,
    with_previous,
    with_year_before,
)
from kamdocs.metrics.lifetime import customer_years, first_purchase
from kamdocs.metrics.margin import Margin, margin_within
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.month_close import MonthClose, month_close
from kamdocs.metrics.months import closed_rows, months_within, window_of
from kamdocs.metrics.price_volume import Effects, PriceVolumeMix, price_volume_mix
from kamdocs.metrics.retention import Retention, retention
from kamdocs.metrics.scope import AccountScope
from kamdocs.metrics.window import Window
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure

MONEY, SHARE, COUNT = MeasureUnit.MONEY, MeasureUnit.SHARE, MeasureUnit.COUNT


@dataclass(frozen=True)
class AccountRevenue:
    """Revenue, margin and retention of one account."""

    scope: AccountScope

    # What the measures are made of

    @property
    def currency(self) -> str | None:
        """Currency of the account's money; None where it is the programme's."""
        scope = self.scope
        return None if scope.in_programme_currency else scope.account.currency

    @cached_property
    def ledger(self) -> Ledger:
        """Closed revenue by months, and the months for which it is known."""
        scope = self.scope
        return ledger_of(scope.account, scope.calendar, scope.as_of, scope.books)

    @cached_property
    def rows(self) -> tuple[Figure, ...]:
        """Rows of revenue within the window that have an actual value."""
        scope = self.scope
        return closed_rows(scope.account.figures, BuiltInKpi.REVENUE, scope.window, scope.calendar)

    @cached_property
    def comparison(self) -> Comparison | None:
        """The window and the same months of the year before."""
        return with_year_before(self.ledger, self.scope.window)

    @cached_property
    def existing(self) -> Comparison | None:
        """The months of the window in which the account was a client a year before already."""
        return existing_with_year_before(self.ledger, self.scope.window)

    @cached_property
    def recent(self) -> Comparison | None:
        """The last three closed months and the same ones of the year before."""
        return recent_with_year_before(self.ledger, self.scope.window)

    @cached_property
    def previous(self) -> Comparison | None:
        """The period asked for, or the last closed quarter, and the one before it."""
        return with_previous(self.ledger, self.scope.window, self.scope.calendar)

    @cached_property
    def earned(self) -> Margin | None:
        """Margin of the window and the revenue it was earned on."""
        return margin_within(self.scope.account.figures, self.scope.window, self.scope.calendar)

    @cached_property
    def price_volume_mix(self) -> PriceVolumeMix | None:
        """What moved revenue since the same months of the year before."""
        if self.comparison is None:
            return None
        return price_volume_mix(
            self.scope.account.figures,
            self.scope.calendar,
            self.comparison.months,
            self.comparison.shift,
        )

    @cached_property
    def retained(self) -> Retention | None:
        """What became of the revenue of the year before."""
        return retention([self.existing])

    @cached_property
    def month(self) -> MonthClose | None:
        """Where the last closed month stands, and the month under way."""
        return month_close(
            self.scope.account.figures, self.ledger, self.scope.calendar, self.scope.as_of
        )

    # Measures

    @cached_property
    def revenue(self) -> Measure:
        """Revenue of the closed periods of the window; zero where the books tell of no sale."""
        silent = self.ledger.silent(months_within(self.scope.window))
        if silent is not None:
            return self._nothing_sold(window_of(silent).last)
        value = _sum(row.actual for row in self.rows)
        ends = [self.scope.calendar.last_day(row.period) for row in self.rows]
        inputs: tuple[Input, ...] = (Input("revenue_rows", value, MONEY),)
        if ends:
            inputs = (*inputs, Input("through", max(ends), MeasureUnit.DAY))
        return self._measure("revenue", value, MONEY, inputs)

    @cached_property
    def target(self) -> Measure:
        """Target of exactly the rows that revenue counts; None unless each of them has one."""
        goals = [row.target for row in self.rows]
        value = None if not goals or None in goals else _sum(goals)
        return self._measure("target", value, MONEY, (Input("target_rows", value, MONEY),))

    @cached_property
    def against_target(self) -> Measure:
        """Revenue ÷ target − 1; None without a positive target."""
        inputs = (
            Input("revenue", self.revenue.value, MONEY),
            Input("target", self.target.value, MONEY),
        )
        value = _relative(self.revenue.value, self.target.value)
        return self._measure("against_target", value, SHARE, inputs)

    @cached_property
    def year_before(self) -> Measure:
        """Revenue of the same months of the year before, as far as they are known on both sides."""
        found = self.comparison
        value = None if found is None else found.base
        inputs = (Input("year_before_rows", value, MONEY),)
        return self._measure("year_before", value, MONEY, inputs, _base_window(found))

    @cached_property
    def against_year_before(self) -> Measure:
        """Revenue ÷ revenue of the same months a year before − 1."""
        return self._compared("against_year_before", self.comparison, "year_before")

    @cached_property
    def against_previous(self) -> Measure:
        """Revenue of the last closed quarter (or the period asked for) ÷ the one before − 1."""
        return self._compared("against_previous", self.previous, "previous_revenue")

    @cached_property
    def margin(self) -> Measure:
        """Margin in money over the window."""
        scope = self.scope
        rows = closed_rows(scope.account.figures, BuiltInKpi.MARGIN, scope.window, scope.calendar)
        value = _sum(row.actual for row in rows)
        return self._measure("margin", value, MONEY, (Input("margin_rows", value, MONEY),))

    @cached_property
    def margin_share(self) -> Measure:
        """Margin ÷ revenue, weighted by revenue: Σ margin ÷ Σ revenue of the same rows."""
        earned = self.earned
        inputs = (
            Input("margin_rows", None if earned is None else earned.amount, MONEY),
            Input("revenue_with_margin", None if earned is None else earned.revenue, MONEY),
        )
        value = None if earned is None else earned.share
        return self._measure("margin_share", value, SHARE, inputs)

    @cached_property
    def revenue_change(self) -> Measure:
        """Change of revenue since the same months a year before, taken apart."""
        found = self.price_volume_mix
        value = None if found is None else found.change
        window = None if self.comparison is None else self.comparison.window
        effects = None if found is None else found.effects
        return self._measure("revenue_change", value, MONEY, effect_inputs(effects), window)

    @cached_property
    def nrr(self) -> Measure:
        """Net revenue retention of the account."""
        return self._retention("nrr", None if self.retained is None else self.retained.nrr)

    @cached_property
    def grr(self) -> Measure:
        """Gross revenue retention of the account, never above 100%."""
        return self._retention("grr", None if self.retained is None else self.retained.grr)

    @cached_property
    def customer_years(self) -> Measure:
        """Years since the first purchase."""
        since = first_purchase(self.scope.account, self.ledger)
        value = customer_years(since, self.scope.as_of)
        inputs = (Input("first_purchase", since, MeasureUnit.DAY),)
        return Measure("customer_years", value, MeasureUnit.YEARS, self.scope.as_of, inputs)

    def _nothing_sold(self, through: date) -> Measure:
        zero = Decimal(0)
        inputs = (Input("revenue_rows", zero, MONEY), Input("through", through, MeasureUnit.DAY))
        return self._measure("revenue", zero, MONEY, inputs)

    def _retention(self, key: str, value: Decimal | None) -> Measure:
        window = None if self.existing is None else self.existing.window
        return self._measure(key, value, SHARE, retention_inputs(self.retained), window)

    def _compared(self, key: str, found: Comparison | None, base: str) -> Measure:
        inputs = (
            Input("compared_revenue", None if found is None else found.current, MONEY),
            Input(base, None if found is None else found.base, MONEY),
        )
        value = None if found is None else found.change
        return self._measure(key, value, SHARE, inputs, None if found is None else found.window)

    def _measure(
        self,
        key: str,
        value: Decimal | None,
        unit: MeasureUnit,
        inputs: tuple[Input, ...],
        window: Window | None = None,
    ) -> Measure:
        scope = self.scope
        return Measure(
            key,
            value,
            unit,
            scope.as_of,
            inputs,
            scope.basis,
            window or scope.window,
            self.currency,
        )


def effect_inputs(effects: Effects | None) -> tuple[Input, ...]:
    """Give the parts of a change of revenue as inputs of a measure."""
    if effects is None:
        return (Input("year_before_rows", None, MONEY),)
    names = ("price", "volume", "mix", "new", "lost", "unexplained")
    return tuple(Input(f"{name}_effect", getattr(effects, name), MONEY) for name in names)


def retention_inputs(found: Retention | None) -> tuple[Input, ...]:
    """Give what retention is computed from as inputs of a measure."""
    if found is None:
        return (Input("retention_start", None, MONEY),)
    return (
        Input("retention_start", found.start, MONEY),
        Input("expansion", found.expansion, MONEY),
        Input("contraction", found.contraction, MONEY),
        Input("churned_revenue", found.churn, MONEY),
        Input("cohort", found.accounts, COUNT),
    )


def _base_window(found: Comparison | None) -> Window | None:
    return None if found is None else window_of(found.base_months)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _relative(value: Decimal | None, base: Decimal | None) -> Decimal | None:
    return None if value is None or base is None or base <= 0 else value / base - 1
