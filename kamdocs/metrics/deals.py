"""Opportunities with the value and probability that count, open, won or lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.model.account import Account
from kamdocs.model.commerce import Opportunity
from kamdocs.model.enums import ForecastCategory, StageKind
from kamdocs.model.programme import DEFAULT_PROBABILITIES, Programme
from kamdocs.source.word_table import value_table


class DealState(StrEnum):
    """Whether an opportunity is decided."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True)
class Deal:
    """An opportunity of an account; value and probability are None where nobody set them."""

    account: str
    opportunity: Opportunity
    state: DealState
    value: Decimal | None
    """Value of a year of supply, or the amount of a one-off deal."""
    probability: Decimal | None

    @property
    def weighted(self) -> Decimal | None:
        """Value × probability."""
        if self.value is None or self.probability is None:
            return None
        return self.value * self.probability

    @property
    def category(self) -> ForecastCategory:
        """How sure it is for the forecast; one without a category is pipeline."""
        return self.opportunity.category or ForecastCategory.PIPELINE

    def is_overdue(self, as_of: date) -> bool:
        """Tell whether it is open although it was to be decided before a day."""
        close = self.opportunity.close_date
        return self.state is DealState.OPEN and close is not None and close < as_of

    def decided_within(self, first: date, last: date) -> bool:
        """Tell whether it was won or lost on one of the days."""
        close = self.opportunity.close_date
        return self.state is not DealState.OPEN and close is not None and first <= close <= last


def deals_of(account: Account, programme: Programme) -> tuple[Deal, ...]:
    """Give the opportunities of an account with the values that count."""
    return tuple(_deal(account, item, programme) for item in account.opportunities)


def stage_kind(stage: str | None) -> StageKind | None:
    """Give the built-in stage that a stage of the programme's own names by the same word."""
    found = None if stage is None else value_table(StageKind).find(stage)
    return None if found is None else StageKind(found)


def stage_probability(stage: str | None, programme: Programme) -> Decimal | None:
    """Give the usual probability of a stage: the programme's, else that of the built-in one."""
    own = next((item.probability for item in programme.stages if item.id == stage), None)
    if own is not None:
        return own
    kind = stage_kind(stage)
    return None if kind is None else DEFAULT_PROBABILITIES[kind]


def deal_state(opportunity: Opportunity, programme: Programme) -> DealState:
    """Tell whether an opportunity is won or lost by its stage.

    A stage of the programme's own with another word is won at a probability of 100% and lost
    at 0%.
    """
    kind = stage_kind(opportunity.stage)
    if kind is StageKind.WON:
        return DealState.WON
    if kind is StageKind.LOST:
        return DealState.LOST
    certain = {Decimal(1): DealState.WON, Decimal(0): DealState.LOST}
    usual = None if kind is not None else stage_probability(opportunity.stage, programme)
    return DealState.OPEN if usual is None else certain.get(usual, DealState.OPEN)


def _deal(account: Account, item: Opportunity, programme: Programme) -> Deal:
    state = deal_state(item, programme)
    probability = item.probability
    if probability is None:
        probability = stage_probability(item.stage, programme)
    if state is not DealState.OPEN:
        probability = Decimal(state is DealState.WON)
    value = item.annual_value if item.annual_value is not None else item.amount
    return Deal(account.id, item, state, value, probability)


@dataclass(frozen=True)
class Pipeline:
    """Open opportunities added up.

    `value` adds the `valued` ones, `weighted` those with a probability too; `variance` is that
    of their sum when each is won or lost on its own. Source: kam-domain §3.
    """

    deals: tuple[Deal, ...]
    value: Decimal | None
    weighted: Decimal | None
    variance: Decimal
    valued: int
    counted: int

    @property
    def without_value(self) -> int:
        """How many open opportunities have no value."""
        return len(self.deals) - self.valued

    @property
    def without_probability(self) -> int:
        """How many have a value and neither a probability nor a stage that has one."""
        return self.valued - self.counted

    @property
    def spread(self) -> Decimal:
        """One standard deviation of the weighted sum."""
        return self.variance.sqrt()


def pipeline_of(deals: Iterable[Deal]) -> Pipeline:
    """Add up the open ones: Σ value, Σ value × probability, variance Σ value² × p × (1 − p)."""
    found = tuple(deal for deal in deals if deal.state is DealState.OPEN)
    values = [deal.value for deal in found if deal.value is not None]
    weighted = [deal.weighted for deal in found if deal.weighted is not None]
    pairs = [
        (deal.value, deal.probability)
        for deal in found
        if deal.value is not None and deal.probability is not None
    ]
    return Pipeline(
        deals=found,
        value=sum(values, Decimal(0)) if values else None,
        weighted=sum(weighted, Decimal(0)) if weighted else None,
        variance=sum((v * v * p * (1 - p) for v, p in pairs), Decimal(0)),
        valued=len(values),
        counted=len(weighted),
    )


def by_stage(deals: Iterable[Deal], programme: Programme) -> dict[str | None, Pipeline]:
    """Give the open opportunities by stage, in the order of the programme; None for no stage."""
    found = [deal for deal in deals if deal.state is DealState.OPEN]
    order = [stage.id for stage in programme.stages] or list(StageKind)
    own = dict.fromkeys(deal.opportunity.stage for deal in found)
    stages: list[str | None] = [stage for stage in order if stage in own]
    stages += [stage for stage in own if stage not in stages]
    return {
        stage: pipeline_of(deal for deal in found if deal.opportunity.stage == stage)
        for stage in stages
    }


def by_category(deals: Iterable[Deal]) -> dict[ForecastCategory, Pipeline]:
    """Give the open opportunities by forecast category, the surest first."""
    found = [deal for deal in deals if deal.state is DealState.OPEN]
    groups = {
        category: pipeline_of(deal for deal in found if deal.category is category)
        for category in ForecastCategory
    }
    return {category: group for category, group in groups.items() if group.deals}
