"""Contracts by the day on which they ask for a decision, and price adjustments by their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.contract_dates import decision_day, notice_day
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.review_cadence import months_later
from kamdocs.model.account import Account
from kamdocs.model.commerce import Contract, PriceAdjustment
from kamdocs.model.enums import ContractStatus, PriceIndex

HORIZON_DAYS = 120
"""How far ahead contracts and price adjustments are looked at."""

YEARLY_INDEXES = (PriceIndex.IPCA, PriceIndex.IGPM, PriceIndex.INPC, PriceIndex.FIXED)
"""Indexes whose price is adjusted once a year; the dollar and inputs move when they move."""


class ContractState(StrEnum):
    """How a contract stands on a day, the most pressing first."""

    IN_NOTICE = "in_notice"
    """The last day to give notice is past and the contract still runs."""
    DECIDE = "decide"
    """The decision falls within the horizon."""
    LATER = "later"
    NO_END = "no_end"
    EXPIRED = "expired"
    """Its end is past, yet nobody closed it."""


@dataclass(frozen=True)
class ContractDue:
    """A contract of an account with the day by which to decide."""

    account: str
    contract: Contract
    as_of: date

    @property
    def notice(self) -> date | None:
        """The last day to give notice: end − notice days."""
        return notice_day(self.contract)

    @property
    def decision(self) -> date | None:
        """The day by which to decide: the notice day, else the end."""
        return decision_day(self.contract)

    @property
    def days_left(self) -> int | None:
        """Days until the decision; negative once it is past."""
        return None if self.decision is None else (self.decision - self.as_of).days

    @property
    def state(self) -> ContractState:
        """How the contract stands."""
        end = self.contract.end
        if end is None or self.days_left is None:
            return ContractState.NO_END
        if end < self.as_of:
            return ContractState.EXPIRED
        if self.days_left < 0:
            return ContractState.IN_NOTICE
        return ContractState.DECIDE if self.days_left <= HORIZON_DAYS else ContractState.LATER

    @property
    def pressing(self) -> bool:
        """Tell whether something is to be decided now or within the horizon."""
        return self.state in (ContractState.IN_NOTICE, ContractState.DECIDE, ContractState.EXPIRED)

    def sort_key(self) -> tuple[int, date, str, str]:
        """Order the most pressing first, then by day of decision."""
        order = list(ContractState)
        return (
            order.index(self.state),
            self.decision or date.max,
            self.account,
            self.contract.name,
        )


class AdjustmentState(StrEnum):
    """How a price adjustment stands."""

    TO_REQUEST = "to_request"
    """Its base date comes and nothing was asked for yet."""
    REQUESTED = "requested"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True)
class AdjustmentDue:
    """A price adjustment whose base date or first day falls within the horizon.

    `last` is the adjustment before it for the same unit and offering, where there is one.
    """

    account: str
    adjustment: PriceAdjustment
    day: date
    state: AdjustmentState
    last: PriceAdjustment | None = None


def contracts_due(accounts: Iterable[Account], as_of: date) -> tuple[ContractDue, ...]:
    """Give every active contract, the most pressing first."""
    found = (
        ContractDue(account.id, contract, as_of)
        for account in accounts
        for contract in account.contracts
        if contract.status is ContractStatus.ACTIVE
    )
    return tuple(sorted(found, key=ContractDue.sort_key))


def adjustments_due(accounts: Iterable[Account], as_of: date) -> tuple[AdjustmentDue, ...]:
    """Give the price adjustments that ask for something within the horizon, next day first.

    Those are: records whose base date or first day lies ahead, requests still without an
    answer, and the yearly anniversary of the last base date of each unit and offering.
    """
    found = [item for account in accounts for item in _adjustments(account, as_of)]
    return tuple(sorted(found, key=lambda item: (item.day, item.account)))


def adjustment_state(item: PriceAdjustment) -> AdjustmentState:
    """Tell how an adjustment stands by what was asked for and what was granted."""
    if item.granted is None:
        return AdjustmentState.TO_REQUEST if item.requested is None else AdjustmentState.REQUESTED
    if item.granted <= 0:
        return AdjustmentState.REFUSED
    full = item.requested is None or item.granted >= item.requested
    return AdjustmentState.GRANTED if full else AdjustmentState.PARTLY


def adjustments_recovered(accounts: Iterable[Account], as_of: date) -> Measure:
    """Give granted ÷ requested, both summed over the adjustments answered in twelve months.

    It says how much of what costs asked for came back in prices; each adjustment counts alike.
    """
    first = months_later(as_of, -12)
    answered = [
        item
        for account in accounts
        for item in account.price_adjustments
        if item.requested is not None
        and item.granted is not None
        and (day := item.base_date or item.effective) is not None
        and first < day <= as_of
    ]
    requested = sum((item.requested or Decimal(0) for item in answered), Decimal(0))
    granted = sum((item.granted or Decimal(0) for item in answered), Decimal(0))
    count = len(answered)
    return Measure(
        "adjustments_recovered",
        granted / requested if requested > 0 else None,
        MeasureUnit.SHARE,
        as_of,
        (
            Input("adjustments_answered", count or None, MeasureUnit.COUNT),
            Input("adjustment_requested", requested / count if count else None, MeasureUnit.SHARE),
            Input("adjustment_granted", granted / count if count else None, MeasureUnit.SHARE),
        ),
    )


def contracts_to_decide(contracts: Iterable[ContractDue], as_of: date) -> Measure:
    """Count the contracts to decide now or within the horizon."""
    items = tuple(contracts)
    states = [item.state for item in items]
    return Measure(
        "contracts_to_decide",
        Decimal(sum(item.pressing for item in items)) if items else None,
        MeasureUnit.COUNT,
        as_of,
        (
            Input("contracts_active", len(items) or None, MeasureUnit.COUNT),
            Input("contracts_in_notice", states.count(ContractState.IN_NOTICE), MeasureUnit.COUNT),
            Input("contracts_decide", states.count(ContractState.DECIDE), MeasureUnit.COUNT),
            Input("contracts_expired", states.count(ContractState.EXPIRED), MeasureUnit.COUNT),
        ),
    )


def _adjustments(account: Account, as_of: date) -> Iterator[AdjustmentDue]:
    last_day = as_of + timedelta(days=HORIZON_DAYS)
    series: dict[tuple[str | None, str | None], list[PriceAdjustment]] = {}
    for item in account.price_adjustments:
        series.setdefault((item.unit, item.offering), []).append(item)
    for item in account.price_adjustments:
        day = _day_ahead(item, as_of)
        if day is not None and day <= last_day:
            before = _before(item, series[item.unit, item.offering])
            yield AdjustmentDue(account.id, item, day, adjustment_state(item), before)
    for items in series.values():
        upcoming = _anniversary(items, as_of)
        if upcoming is not None and upcoming.day <= last_day:
            yield AdjustmentDue(
                account.id, upcoming.adjustment, upcoming.day, upcoming.state, upcoming.last
            )


def _before(item: PriceAdjustment, series: Iterable[PriceAdjustment]) -> PriceAdjustment | None:
    """Give the answered adjustment of the same series that came last before this one."""
    earlier = [
        (other.base_date, other)
        for other in series
        if other.base_date is not None
        and other.granted is not None
        and other is not item
        and (item.base_date is None or other.base_date < item.base_date)
    ]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _day_ahead(item: PriceAdjustment, as_of: date) -> date | None:
    """Give the next day of a recorded adjustment; a request without answer is due today."""
    days = [day for day in (item.base_date, item.effective) if day is not None and day >= as_of]
    if days:
        return min(days)
    return as_of if adjustment_state(item) is AdjustmentState.REQUESTED else None


@dataclass(frozen=True)
class _Upcoming:
    adjustment: PriceAdjustment
    day: date
    state: AdjustmentState
    last: PriceAdjustment


def _anniversary(items: list[PriceAdjustment], as_of: date) -> _Upcoming | None:
    """Give the next yearly base date after the last one on record."""
    yearly = [
        (item.base_date, item)
        for item in items
        if item.base_date is not None and item.index in YEARLY_INDEXES
    ]
    if not yearly:
        return None
    base, last = max(yearly, key=lambda pair: pair[0])
    if base >= as_of:
        return None
    years = 1
    while (day := months_later(base, 12 * years)) < as_of:
        years += 1
    expected = PriceAdjustment(
        base_date=day, index=last.index, unit=last.unit, offering=last.offering
    )
    return _Upcoming(expected, day, AdjustmentState.TO_REQUEST, last)


def value_to_decide(
    contracts: Iterable[ContractDue], currencies: Mapping[str, bool], as_of: date
) -> Measure:
    """Add up the value of the contracts to decide; accounts in another currency are left out.

    `currencies` tells by account whether its money may be added to the portfolio's.
    """
    pressing = [item for item in contracts if item.pressing]
    known = [
        item.contract.value
        for item in pressing
        if item.contract.value is not None and currencies[item.account]
    ]
    left_out = sum(not currencies[item.account] for item in pressing)
    return Measure(
        "contracts_value_to_decide",
        sum(known, Decimal(0)) if known else None,
        MeasureUnit.MONEY,
        as_of,
        (
            Input("contracts_with_value", len(known) or None, MeasureUnit.COUNT),
            Input("contracts_pressing", len(pressing), MeasureUnit.COUNT),
            Input("contracts_other_currency", left_out, MeasureUnit.COUNT),
        ),
    )
