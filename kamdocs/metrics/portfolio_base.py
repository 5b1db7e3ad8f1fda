"""Selection score, tier and lifecycle over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.account_base import AccountBase
from kamdocs.metrics.conversion import APART, Conversion, conversion
from kamdocs.metrics.load import KamLoad, account_potential, loads
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.ranking import RankedAccount, ranking
from kamdocs.metrics.scope import PortfolioScope
from kamdocs.metrics.territories import TerritoryEvolution, territory_evolution
from kamdocs.metrics.window import actual_within
from kamdocs.model.enums import BuiltInKpi, Lifecycle

COUNT, SHARE = MeasureUnit.COUNT, MeasureUnit.SHARE

NEVER_BOUGHT = (Lifecycle.UNAPPROACHED, Lifecycle.APPROACHED)
BUYING = (Lifecycle.OCCASIONAL, Lifecycle.RECURRING, Lifecycle.REACTIVATED)


@dataclass(frozen=True)
class PortfolioBase:
    """Selection score, tier and lifecycle over the portfolio; `accounts` are by account id."""

    scope: PortfolioScope
    accounts: Mapping[str, AccountBase]

    # What the measures are made of

    @cached_property
    def selection(self) -> tuple[RankedAccount, ...]:
        """Accounts in the order in which their scores select them."""
        return ranking(
            {key: item.suggested_tier for key, item in self.accounts.items()},
            {key: self._revenue(item) for key, item in self.accounts.items()},
        )

    @cached_property
    def lifecycles(self) -> Counter[Lifecycle | None]:
        """Accounts in each situation of purchase today, the typed one first."""
        return Counter(item.lifecycle for item in self.accounts.values())

    @cached_property
    def conversion(self) -> Conversion:
        """The group of every account at the end of each of the last quarters."""
        scope = self.scope
        return conversion(
            {key: item.history for key, item in self.accounts.items()},
            scope.calendar,
            scope.as_of,
            scope.programme.buying,
            scope.books,
        )

    @cached_property
    def high_potential(self) -> tuple[str, ...]:
        """Attractive accounts that never bought, the most attractive first.

        Attractive enough is what reaches the cut of the second tier, scored as far as the
        programme asks.
        """
        settings = self.scope.programme.selection
        cut = settings.cuts[min(1, len(settings.cuts) - 1)] if settings.cuts else Decimal(0)
        found = []
        for key, item in self.accounts.items():
            axis = item.suggested_tier.attractiveness
            scored = (axis.coverage or Decimal(0)) >= settings.minimum_coverage
            if item.lifecycle in NEVER_BOUGHT and scored and (axis.value or Decimal(0)) >= cut:
                found.append((-(axis.value or Decimal(0)), key))
        return tuple(key for _, key in sorted(found))

    @cached_property
    def load(self) -> tuple[KamLoad, ...]:
        """Load and potential of each key account manager."""
        return loads(self.scope)

    @cached_property
    def territories(self) -> tuple[TerritoryEvolution, ...]:
        """Territories today and over the last quarters."""
        return territory_evolution(self.scope, self.conversion)

    @property
    def other_currency(self) -> int:
        """How many accounts are in no sum, their money being in another currency."""
        return sum(not item.scope.in_programme_currency for item in self.accounts.values())

    # Measures

    @cached_property
    def buying(self) -> Measure:
        """Accounts that buy: occasional, recurring and reactivated ones."""
        value = sum(self.lifecycles[item] for item in BUYING)
        inputs = (
            Input("base_accounts", len(self.accounts) or None, COUNT),
            Input("recurring_accounts", self.lifecycles[Lifecycle.RECURRING], COUNT),
        )
        return self._count("buying_accounts", value, inputs)

    @cached_property
    def never_bought(self) -> Measure:
        """Accounts that never bought."""
        value = sum(self.lifecycles[item] for item in NEVER_BOUGHT)
        inputs = (
            Input("base_accounts", len(self.accounts) or None, COUNT),
            Input("high_potential", len(self.high_potential), COUNT),
        )
        return self._count("never_bought", value, inputs)

    @cached_property
    def stopped(self) -> Measure:
        """Accounts that stopped buying: lapsed and lost ones."""
        value = sum(self.lifecycles[item] for item in APART)
        inputs = (
            Input("base_accounts", len(self.accounts) or None, COUNT),
            Input("lost_accounts", self.lifecycles[Lifecycle.LOST], COUNT),
        )
        return self._count("stopped_buying", value, inputs)

    @cached_property
    def conversion_rate(self) -> Measure:
        """Accounts that moved nearer to regular buying within a year ÷ those that could."""
        rate = self.conversion.year
        inputs = (
            Input("could_move", rate.could or None, COUNT),
            Input("moved_on", rate.moved, COUNT),
        )
        return Measure("conversion_rate", rate.share, SHARE, self.scope.as_of, inputs)

    @cached_property
    def selected(self) -> Measure:
        """Accounts with enough scores for a suggested tier ÷ all accounts."""
        scored = sum(item.place is not None for item in self.selection)
        total = len(self.accounts)
        inputs = (
            Input("base_accounts", total or None, COUNT),
            Input("scored_accounts", scored, COUNT),
        )
        value = Decimal(scored) / total if total else None
        return Measure("selection_coverage", value, SHARE, self.scope.as_of, inputs)

    @cached_property
    def tier_differs(self) -> Measure:
        """Accounts whose tier is not the one their scores suggest."""
        compared = [
            item for item in self.selection if item.suggestion.tier and item.suggestion.typed
        ]
        value = sum(item.suggestion.differs for item in compared)
        inputs = (Input("compared_accounts", len(compared) or None, COUNT),)
        return Measure(
            "tier_differs",
            Decimal(value) if compared else None,
            COUNT,
            self.scope.as_of,
            inputs,
        )

    def potential(self, account: str) -> Decimal | None:
        """Give what an account could buy from us a year, in its own currency."""
        year = self.scope.calendar.year_of(self.scope.as_of)
        return account_potential(self.accounts[account].scope.account, year)

    def _revenue(self, item: AccountBase) -> Decimal | None:
        if not item.scope.in_programme_currency:
            return None
        figures = item.scope.account.figures
        return actual_within(figures, BuiltInKpi.REVENUE, self.scope.window, self.scope.calendar)

    def _count(self, key: str, value: int, inputs: tuple[Input, ...]) -> Measure:
        known = Decimal(value) if self.accounts else None
        return Measure(key, known, COUNT, self.scope.as_of, inputs)
