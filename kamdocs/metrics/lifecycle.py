"""Situation of purchase of an account, suggested from recency and frequency of buying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kamdocs.metrics.buying import BuyingHistory, month_end
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.months import YEAR, first_open_month, month_number
from kamdocs.model.enums import Lifecycle
from kamdocs.model.programme import BuyingSettings

LEAST_MONTHS = 3
"""A client that bought in fewer months than these is not recurring yet."""


@dataclass(frozen=True)
class Rhythm:
    """In how many of the last twelve months an account bought, of those known."""

    bought: int
    known: int


@dataclass(frozen=True)
class Situation:
    """The situation of an account on a day; `value` is None where nobody can tell it.

    `frequency` is the group it belongs to by how often it buys, so that a reactivated client
    counts as occasional or recurring as well.
    """

    value: Lifecycle | None
    frequency: Lifecycle | None
    last_purchase: date | None = None
    silence: int | None = None
    rhythm: Rhythm | None = None
    back_since: date | None = None
    lost_on: date | None = None


def situation(history: BuyingHistory, day: date, settings: BuyingSettings) -> Situation:
    """Tell the situation of an account at the end of a day.

    Never bought: approached once somebody of ours spoke to it, else unapproached. Bought: lost
    when its log says so and nothing was bought since, or after `lost_days` without a purchase;
    lapsed after `lapsed_days`; reactivated for `reactivated_days` after a purchase that ended
    such a silence; else recurring or occasional by the months in which it bought.
    """
    last = history.last_purchase(day)
    if last is None:
        return _without_purchase(history, day, settings)
    silence = history.silence(day) or 0
    back = _back_since(history, day, settings)
    rhythm = rhythm_on(history, day, back)
    frequency = _frequency(history, rhythm, back, settings)
    lost_on = history.lost_by(day)
    if lost_on is not None and last.replace(day=1) > lost_on.replace(day=1):
        lost_on = None
    if lost_on is not None or silence > settings.lost_days:
        value: Lifecycle | None = Lifecycle.LOST
    elif silence > settings.lapsed_days:
        value = Lifecycle.LAPSED
    elif back is not None and (day - back).days <= settings.reactivated_days:
        value = Lifecycle.REACTIVATED
    else:
        value = frequency
    return Situation(value, frequency, last, silence, rhythm, back, lost_on)


def rhythm_on(history: BuyingHistory, day: date, back: date | None = None) -> Rhythm | None:
    """Count the months with a purchase among the last twelve closed and known ones.

    A client that came back is counted from its return, a new one from its first purchase.
    """
    if history.told is None:
        return None
    stop = min(first_open_month(day), history.told.stop)
    first = max(stop - YEAR, history.told.start)
    if back is not None:
        first = max(first, month_number(back))
    elif history.client_since is not None and history.client_since <= day:
        first = max(first, month_number(history.client_since))
    elif history.bought and history.bought[0].start > first and history.client_since is None:
        first = history.bought[0].start
    if first >= stop:
        return None
    return Rhythm(history.months_bought(range(first, stop)), stop - first)


def _without_purchase(history: BuyingHistory, day: date, settings: BuyingSettings) -> Situation:
    """Tell the situation of an account of which no purchase is on record."""
    client = history.client_since is not None and history.client_since <= day
    lost_on = history.lost_by(day)
    if not client and lost_on is None:
        met = history.contacted_by(day)
        value = Lifecycle.APPROACHED if met else Lifecycle.UNAPPROACHED
        return Situation(value, value)
    # It bought before its figures begin: their silence is the least there was.
    silence = None
    if history.told is not None:
        known = min(day, month_end(history.told.stop - 1))
        silence = max(0, (known - _month_start(history.told.start)).days)
    if lost_on is not None or (silence or 0) > settings.lost_days:
        return Situation(Lifecycle.LOST, None, silence=silence, lost_on=lost_on)
    lapsed = (silence or 0) > settings.lapsed_days
    return Situation(Lifecycle.LAPSED if lapsed else None, None, silence=silence)


def _frequency(
    history: BuyingHistory,
    rhythm: Rhythm | None,
    back: date | None,
    settings: BuyingSettings,
) -> Lifecycle | None:
    """Give recurring or occasional; None where only the day of the last order is known."""
    if rhythm is None:
        since, last = history.client_since, history.last_order
        first_order = since is None or last is None or month_number(since) == month_number(last)
        return Lifecycle.OCCASIONAL if first_order or back is not None else None
    # As many of twelve months as the setting asks for, in proportion where fewer are known.
    often = rhythm.bought * YEAR >= settings.recurring_months * rhythm.known
    enough = rhythm.bought >= LEAST_MONTHS
    return Lifecycle.RECURRING if often and enough else Lifecycle.OCCASIONAL


def _back_since(history: BuyingHistory, day: date, settings: BuyingSettings) -> date | None:
    """Give the day, or first day of the month, of the purchase that ended the last silence."""
    spans = [
        (_month_start(span.start), month_end(span.stop - 1)) for span in history.bought_by(day)
    ]
    order = history.last_order
    if order is not None and order <= day and spans and order > spans[-1][1]:
        spans.append((order, order))
    back: date | None = None
    for (_, ended), (begun, _) in pairwise(spans):
        silent = (begun - ended).days - 1 > settings.lapsed_days
        if silent or any(ended.replace(day=1) <= lost < begun for lost in history.lost_on):
            back = begun
    return back


def _month_start(month: int) -> date:
    year, index = divmod(month, YEAR)
    return date(year, index + 1, 1)


def recency(found: Situation, as_of: date) -> Measure:
    """Count the days since the last purchase."""
    last = found.last_purchase
    value = None if last is None else Decimal((as_of - last).days)
    inputs = (Input("last_purchase", last, MeasureUnit.DAY),)
    return Measure("recency", value, MeasureUnit.DAYS, as_of, inputs)


def frequency(found: Situation, as_of: date) -> Measure:
    """Count the months with a purchase among the last twelve known ones."""
    rhythm = found.rhythm
    return Measure(
        "frequency",
        None if rhythm is None else Decimal(rhythm.bought),
        MeasureUnit.COUNT,
        as_of,
        (Input("known_months", None if rhythm is None else rhythm.known, MeasureUnit.COUNT),),
    )
