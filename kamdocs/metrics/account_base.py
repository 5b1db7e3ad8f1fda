"""Selection score, tier and lifecycle of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kamdocs.metrics.buying import BuyingHistory, buying_history
from kamdocs.metrics.lifecycle import Situation, frequency, recency, situation
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.scope import AccountScope
from kamdocs.metrics.selection import TierSuggestion, axis_measure, suggest_tier
from kamdocs.model.enums import Lifecycle


@dataclass(frozen=True)
class AccountBase:
    """Selection score, tier and lifecycle of one account."""

    scope: AccountScope

    @cached_property
    def history(self) -> BuyingHistory:
        """What is known of the account's buying and of our contact with it."""
        scope = self.scope
        return buying_history(scope.account, scope.calendar, scope.as_of, scope.books)

    @cached_property
    def suggested_tier(self) -> TierSuggestion:
        """The tier that the scores suggest, with the scores of both axes and the reasons."""
        return suggest_tier(self.scope.account, self.scope.programme)

    @cached_property
    def suggested_lifecycle(self) -> Situation:
        """The situation of purchase that recency and frequency suggest, with its evidence."""
        return situation(self.history, self.scope.as_of, self.scope.programme.buying)

    @property
    def lifecycle(self) -> Lifecycle | None:
        """The situation pages show: the typed one, else the suggested one."""
        return self.scope.account.lifecycle or self.suggested_lifecycle.value

    @property
    def lifecycle_differs(self) -> bool:
        """Tell whether the typed situation is not the one that figures suggest."""
        typed, suggested = self.scope.account.lifecycle, self.suggested_lifecycle.value
        return None not in (typed, suggested) and typed is not suggested

    # Measures

    @cached_property
    def attractiveness(self) -> Measure:
        """How attractive the account is, 0–100."""
        axis = self.suggested_tier.attractiveness
        return axis_measure("attractiveness", axis, self.scope.as_of)

    @cached_property
    def position(self) -> Measure:
        """How strong our position at the account is, 0–100."""
        return axis_measure("position", self.suggested_tier.position, self.scope.as_of)

    @cached_property
    def recency(self) -> Measure:
        """Days since the last purchase."""
        return recency(self.suggested_lifecycle, self.scope.as_of)

    @cached_property
    def frequency(self) -> Measure:
        """Months with a purchase among the last twelve known ones."""
        return frequency(self.suggested_lifecycle, self.scope.as_of)
