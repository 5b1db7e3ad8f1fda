"""Revenue, margin and retention over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.account_revenue import AccountRevenue, effect_inputs, retention_inputs
from kamdocs.metrics.comparison import Sums, added
from kamdocs.metrics.concentration import Concentration, concentration
from kamdocs.metrics.lifetime import Churn, churn
from kamdocs.metrics.margin import Margin, added_margins
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.price_volume import Effects
from kamdocs.metrics.programme_pays import ProgrammePays, programme_pays
from kamdocs.metrics.retention import Retention, retention
from kamdocs.metrics.revenue_drop import RevenueDrop, revenue_drops
from kamdocs.metrics.scope import PortfolioScope

MONEY, SHARE, COUNT = MeasureUnit.MONEY, MeasureUnit.SHARE, MeasureUnit.COUNT


@dataclass(frozen=True)
class PortfolioRevenue:
    """Revenue, margin and retention over the portfolio; `accounts` are by account id.

    Accounts in another currency than the programme's are in no sum and no share.
    """

    scope: PortfolioScope
    accounts: Mapping[str, AccountRevenue]

    # What the measures are made of

    @cached_property
    def same(self) -> dict[str, AccountRevenue]:
        """The accounts whose money may be added up."""
        return {
            key: item for key, item in self.accounts.items() if item.scope.in_programme_currency
        }

    @property
    def other_currency(self) -> int:
        """How many accounts are in no sum, their money being in another currency."""
        return len(self.accounts) - len(self.same)

    @cached_property
    def concentration(self) -> Concentration:
        """Accounts by revenue, with shares and classes of the ABC curve."""
        revenues = {key: item.revenue.value for key, item in self.same.items()}
        return concentration(revenues, self.scope.programme.limits)

    @cached_property
    def comparison(self) -> Sums | None:
        """The window and the same months of the year before, over accounts known in both."""
        return added(item.comparison for item in self.same.values())

    @cached_property
    def previous(self) -> Sums | None:
        """The last closed quarter, or the period asked for, and the one before it."""
        return added(item.previous for item in self.same.values())

    @cached_property
    def earned(self) -> Margin | None:
        """Margin and the revenue it was earned on."""
        return added_margins(item.earned for item in self.same.values())

    @cached_property
    def retained(self) -> Retention | None:
        """What became of the revenue of the year before."""
        return retention(item.existing for item in self.same.values())

    @cached_property
    def effects(self) -> Effects | None:
        """Price, volume and mix of the change of revenue, account by account, added up."""
        found = [item.price_volume_mix for item in self.same.values()]
        known = [item.effects for item in found if item is not None]
        return sum(known, Effects()) if known else None

    @cached_property
    def drops(self) -> tuple[RevenueDrop, ...]:
        """Accounts that stopped buying or fell by more than the limit, the worst first."""
        return revenue_drops(
            {key: item.comparison for key, item in self.accounts.items()},
            {key: item.recent for key, item in self.accounts.items()},
            self.scope.programme.limits.revenue_drop,
        )

    @cached_property
    def pays(self) -> ProgrammePays:
        """Key accounts against the others."""
        return programme_pays(self.accounts, self.scope.programme)

    @cached_property
    def churn_by_tier(self) -> dict[str | None, Churn]:
        """Churn of the accounts of each tier; None for those without one."""
        ledgers: dict[str | None, list[AccountRevenue]] = {}
        for item in self.accounts.values():
            ledgers.setdefault(item.scope.account.tier, []).append(item)
        return {
            tier: churn((item.ledger for item in own), self.scope.books)
            for tier, own in ledgers.items()
        }

    # Measures by account id

    @cached_property
    def share(self) -> dict[str, Measure]:
        """Share of each account in the revenue of the portfolio, by its id."""
        return {key: self._share(key) for key in self.accounts}

    @cached_property
    def abc(self) -> dict[str, str | None]:
        """Class of each account on the ABC curve; None without recorded revenue."""
        classes = {key: self.concentration.class_of(key) for key in self.accounts}
        return {key: None if item is None else item.value for key, item in classes.items()}

    @cached_property
    def profitability(self) -> dict[str, Measure]:
        """Margin ÷ revenue of each account over the window, with its rank, by its id."""
        known = [
            (key, item.margin_share.value)
            for key, item in self.accounts.items()
            if item.margin_share.value is not None
        ]
        known.sort(key=lambda pair: (-pair[1], pair[0]))
        ranks = {key: place for place, (key, _) in enumerate(known, start=1)}
        return {
            key: self._measure(
                "profitability",
                item.margin_share.value,
                SHARE,
                (
                    *item.margin_share.inputs,
                    Input("rank", ranks.get(key, 0), COUNT),
                    Input("ranked", len(known), COUNT),
                ),
                item.currency,
            )
            for key, item in self.accounts.items()
        }

    @cached_property
    def expected_years(self) -> dict[str, Measure]:
        """Expected years as a client of each account, 1 ÷ churn of its tier, by its id."""
        return {key: self._expected_years(item) for key, item in self.accounts.items()}

    # Measures of the portfolio

    @cached_property
    def revenue(self) -> Measure:
        """Revenue of all accounts in the programme's currency."""
        known = [item.revenue.value for item in self.same.values()]
        found = [value for value in known if value is not None]
        value = sum(found, Decimal(0)) if found else None
        inputs = (
            Input("revenue_rows", value, MONEY),
            Input("accounts_counted", len(found), COUNT),
            Input("other_currency", self.other_currency, COUNT),
        )
        return self._measure("revenue", value, MONEY, inputs)

    @cached_property
    def target(self) -> Measure:
        """Target of the accounts that have one for every row of revenue."""
        goals = [item.target.value for item in self.same.values()]
        found = [value for value in goals if value is not None]
        value = sum(found, Decimal(0)) if found else None
        inputs = (
            Input("target_rows", value, MONEY),
            Input("accounts_counted", len(found), COUNT),
        )
        return self._measure("target", value, MONEY, inputs)

    @cached_property
    def against_target(self) -> Measure:
        """Revenue ÷ target − 1, over the accounts that have both."""
        both = [item for item in self.same.values() if item.target.value is not None]
        revenue = sum((item.revenue.value or Decimal(0) for item in both), Decimal(0))
        target = self.target.value
        value = None if target is None or target <= 0 else revenue / target - 1
        inputs = (
            Input("compared_revenue", revenue if both else None, MONEY),
            Input("target", target, MONEY),
            Input("accounts_counted", len(both), COUNT),
        )
        return self._measure("against_target", value, SHARE, inputs)

    @cached_property
    def year_before(self) -> Measure:
        """Revenue of the same months of the year before, of accounts known in both."""
        found = self.comparison
        value = None if found is None else found.base
        inputs = (
            Input("year_before_rows", value, MONEY),
            Input("accounts_counted", 0 if found is None else found.accounts, COUNT),
        )
        return self._measure("year_before", value, MONEY, inputs)

    @cached_property
    def against_year_before(self) -> Measure:
        """Revenue ÷ revenue of the same months a year before − 1; new accounts included."""
        return self._compared("against_year_before", self.comparison, "year_before")

    @cached_property
    def against_previous(self) -> Measure:
        """Revenue of the last closed quarter (or the period asked for) ÷ the one before − 1."""
        return self._compared("against_previous", self.previous, "previous_revenue")

    @cached_property
    def margin(self) -> Measure:
        """Margin in money."""
        known = [item.margin.value for item in self.same.values()]
        found = [value for value in known if value is not None]
        value = sum(found, Decimal(0)) if found else None
        inputs = (
            Input("margin_rows", value, MONEY),
            Input("accounts_counted", len(found), COUNT),
        )
        return self._measure("margin", value, MONEY, inputs)

    @cached_property
    def margin_share(self) -> Measure:
        """Margin ÷ revenue over all accounts, weighted by revenue."""
        earned = self.earned
        inputs = (
            Input("margin_rows", None if earned is None else earned.amount, MONEY),
            Input("revenue_with_margin", None if earned is None else earned.revenue, MONEY),
        )
        return self._measure(
            "margin_share", None if earned is None else earned.share, SHARE, inputs
        )

    @cached_property
    def revenue_change(self) -> Measure:
        """Change of revenue since the same months a year before, taken apart."""
        value = None if self.effects is None else self.effects.total
        return self._measure("revenue_change", value, MONEY, effect_inputs(self.effects))

    @cached_property
    def cr1(self) -> Measure:
        """Revenue of the largest account ÷ total."""
        return self._ratio("cr1", 1, self.scope.programme.limits.largest_account)

    @cached_property
    def cr5(self) -> Measure:
        """Revenue of the five largest accounts ÷ total."""
        return self._ratio("cr5", 5, self.scope.programme.limits.cr5)

    @cached_property
    def cr10(self) -> Measure:
        """Revenue of the ten largest accounts ÷ total."""
        return self._ratio("cr10", 10, self.scope.programme.limits.cr10)

    @cached_property
    def hhi(self) -> Measure:
        """Herfindahl-Hirschman index of revenue by account, 0–10 000."""
        found = self.concentration
        inputs = (
            Input("total_revenue", found.total if found.ranked else None, MONEY),
            Input("accounts_counted", len(found.ranked), COUNT),
            Input("limit", self.scope.programme.limits.hhi, COUNT),
        )
        return self._measure("hhi", found.hhi, COUNT, inputs)

    @cached_property
    def concentration_risk(self) -> Measure:
        """Revenue above the limit of an account, account by account: at risk by concentration."""
        found = self.concentration
        limit = self.scope.programme.limits.largest_account
        above = found.above(limit)
        total = found.total if found.ranked else None
        inputs = (
            Input("total_revenue", total, MONEY),
            Input("limit", limit, SHARE),
            Input("accounts_above", len(above), COUNT),
            Input("revenue_above", sum((item.revenue for item in above), Decimal(0)), MONEY),
        )
        value = found.excess(limit) if found.ranked else None
        return self._measure("concentration_risk", value, MONEY, inputs)

    @cached_property
    def nrr(self) -> Measure:
        """Net revenue retention of the accounts that had revenue a year before."""
        return self._retention("nrr", None if self.retained is None else self.retained.nrr)

    @cached_property
    def grr(self) -> Measure:
        """Gross revenue retention, never above 100%."""
        return self._retention("grr", None if self.retained is None else self.retained.grr)

    # How they are made

    def _share(self, account: str) -> Measure:
        found = self.concentration
        own = self.accounts[account].revenue.value
        place = found.by_account.get(account)
        value = place.share if place is not None else None
        if place is None and own == 0 and account in self.same and found.ranked:
            value = Decimal(0)
        inputs = (
            Input("revenue", own, MONEY),
            Input("total_revenue", found.total if found.ranked else None, MONEY),
        )
        return self._measure("share", value, SHARE, inputs, self.accounts[account].currency)

    def _expected_years(self, item: AccountRevenue) -> Measure:
        found = self.churn_by_tier[item.scope.account.tier]
        inputs: tuple[Input, ...] = (Input("account_years", None, COUNT),)
        if found.rate is not None:
            inputs = (
                Input("churn_rate", found.rate, SHARE),
                Input("account_years", found.seen, COUNT),
                Input("churned_accounts", found.churned, COUNT),
            )
        years = MeasureUnit.YEARS
        return Measure("expected_years", found.expected_years, years, self.scope.as_of, inputs)

    def _ratio(self, key: str, count: int, limit: Decimal) -> Measure:
        found = self.concentration
        top = found.revenue_of(count) if found.ranked else None
        inputs = (
            Input("top_revenue", top, MONEY),
            Input("total_revenue", found.total if found.ranked else None, MONEY),
            Input("accounts_counted", len(found.ranked), COUNT),
            Input("limit", limit, SHARE),
        )
        return self._measure(key, found.ratio(count), SHARE, inputs)

    def _retention(self, key: str, value: Decimal | None) -> Measure:
        return self._measure(key, value, SHARE, retention_inputs(self.retained))

    def _compared(self, key: str, found: Sums | None, base: str) -> Measure:
        inputs = (
            Input("compared_revenue", None if found is None else found.current, MONEY),
            Input(base, None if found is None else found.base, MONEY),
            Input("accounts_counted", 0 if found is None else found.accounts, COUNT),
        )
        return self._measure(key, None if found is None else found.change, SHARE, inputs)

    def _measure(
        self,
        key: str,
        value: Decimal | None,
        unit: MeasureUnit,
        inputs: tuple[Input, ...],
        currency: str | None = None,
    ) -> Measure:
        scope = self.scope
        return Measure(key, value, unit, scope.as_of, inputs, scope.basis, scope.window, currency)
