"""How much of an account's plan is filled in, by area, and how fresh it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.kpi_series import kpi_rows
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, CellState, ObjectiveStatus, StakeholderRole
from kamdocs.model.programme import Limits, Programme
from kamdocs.model.work import Objective


class Area(StrEnum):
    """Parts of a plan. Source: kam-domain §3, "Plan completeness"."""

    PROFILE = "profile"
    PEOPLE = "people"
    PLAN = "plan"
    OBJECTIVES = "objectives"
    WHITE_SPACE = "white_space"
    FIGURES = "figures"
    REVIEWS = "reviews"


class Fill(StrEnum):
    """How complete an area is."""

    GOOD = "good"
    WATCH = "watch"
    POOR = "poor"


@dataclass(frozen=True)
class AreaFill:
    """An area: items filled in of those required, and the ones that are missing."""

    area: Area
    filled: int
    required: int
    missing: tuple[str, ...]
    fill: Fill

    @property
    def share(self) -> Decimal:
        """Filled ÷ required."""
        return Decimal(self.filled) / self.required


Check = Callable[[Account, Programme, date], bool]


def _working(account: Account) -> list[Objective]:
    return [item for item in account.objectives if item.status is not ObjectiveStatus.CANCELED]


def _each(account: Account, holds: Callable[[Objective], object]) -> bool:
    found = _working(account)
    return bool(found) and all(holds(item) for item in found)


def _role(account: Account, *roles: StakeholderRole) -> bool:
    return any(item.role in roles and not item.to_identify for item in account.stakeholders)


def _with_actions(account: Account) -> bool:
    linked = {item.objective for item in account.actions}
    return _each(account, lambda item: item.actions or item.id in linked)


def _potential(account: Account) -> bool:
    cells = [item for item in account.white_space if item.state is not CellState.NOT_ELIGIBLE]
    return bool(cells) and all(item.potential is not None for item in cells)


def _figure(account: Account, kpi: str, *, target: bool = False) -> bool:
    rows = kpi_rows(account.figures, kpi)
    return any((row.target if target else row.actual) is not None for row in rows)


def _current(account: Account, programme: Programme, as_of: date) -> bool:
    """Tell whether revenue of the last closed quarter, or of a month in it, is recorded."""
    calendar = programme.calendar
    first = calendar.first_day(calendar.quarters_until(calendar.quarter_of(as_of), 2)[0])
    return any(
        row.actual is not None and calendar.last_day(row.period) >= first
        for row in kpi_rows(account.figures, BuiltInKpi.REVENUE)
    )


def _last_review(account: Account, programme: Programme, as_of: date) -> bool:
    calendar = programme.calendar
    quarters = calendar.quarters_until(calendar.quarter_of(as_of), 2)
    return any(item.review.quarter in quarters for item in account.reviews)


_ROLE = StakeholderRole

REQUIRED: dict[Area, tuple[tuple[str, Check], ...]] = {
    Area.PROFILE: (
        ("segment", lambda account, *_: account.segment is not None),
        ("territory", lambda account, *_: account.territory is not None),
        ("tier", lambda account, *_: account.tier is not None),
        ("lifecycle", lambda account, *_: account.lifecycle is not None),
        ("owner", lambda account, *_: account.owner is not None),
        ("sponsor", lambda account, *_: account.sponsor is not None),
        ("why_key", lambda account, *_: account.why_key is not None),
    ),
    Area.PEOPLE: (
        ("stakeholders", lambda account, *_: bool(account.stakeholders)),
        ("executive_sponsor", lambda account, *_: _role(account, _ROLE.EXECUTIVE_SPONSOR)),
        ("decision_maker", lambda account, *_: _role(account, _ROLE.DECISION_MAKER)),
        ("champion", lambda account, *_: _role(account, _ROLE.CHAMPION)),
        ("contact_plan", lambda account, *_: bool(account.contact_plan)),
    ),
    Area.PLAN: (
        ("plan_dates", lambda account, *_: None not in (account.plan.start, account.plan.end)),
        ("plan_kind", lambda account, *_: account.plan.kind is not None),
        ("vision", lambda account, *_: account.plan.vision is not None),
        ("customer_priorities", lambda account, *_: bool(account.plan.customer_priorities)),
        ("challenges", lambda account, *_: bool(account.plan.challenges)),
        ("scores", lambda account, *_: bool(account.scores)),
    ),
    Area.OBJECTIVES: (
        ("objectives", lambda account, *_: bool(_working(account))),
        ("objective_targets", lambda account, *_: _each(account, lambda item: item.target)),
        ("objective_owners", lambda account, *_: _each(account, lambda item: item.owner)),
        ("objective_dates", lambda account, *_: _each(account, lambda item: item.due)),
        ("objective_actions", lambda account, *_: _with_actions(account)),
    ),
    Area.WHITE_SPACE: (
        ("white_space_cells", lambda account, *_: bool(account.white_space)),
        ("white_space_potential", lambda account, *_: _potential(account)),
    ),
    Area.FIGURES: (
        ("revenue_figures", lambda account, *_: _figure(account, BuiltInKpi.REVENUE)),
        ("revenue_current", _current),
        ("revenue_targets", lambda account, *_: _figure(account, BuiltInKpi.REVENUE, target=True)),
        ("margin_figures", lambda account, *_: _figure(account, BuiltInKpi.MARGIN)),
    ),
    Area.REVIEWS: (
        ("last_review", _last_review),
        ("next_review", lambda account, *_: account.plan.next_review is not None),
    ),
}
"""What a complete plan has, by area; catalogs name the items `quality.item.<key>`."""


def area_fills(account: Account, programme: Programme, as_of: date) -> tuple[AreaFill, ...]:
    """Give every area of an account with what is missing in it."""
    found = []
    for area, items in REQUIRED.items():
        missing = tuple(key for key, holds in items if not holds(account, programme, as_of))
        filled = len(items) - len(missing)
        share = Decimal(filled) / len(items)
        found.append(AreaFill(area, filled, len(items), missing, fill_of(share, programme.limits)))
    return tuple(found)


def fill_of(share: Decimal, limits: Limits) -> Fill:
    """Tell how complete a share is by the programme's limits."""
    if share >= limits.completeness_good:
        return Fill.GOOD
    return Fill.WATCH if share >= limits.completeness_watch else Fill.POOR


def completeness(areas: Iterable[AreaFill], as_of: date) -> Measure:
    """Give filled ÷ required items over all areas. Source: kam-domain §3."""
    known = tuple(areas)
    filled = sum(item.filled for item in known)
    required = sum(item.required for item in known)
    return Measure(
        "completeness",
        Decimal(filled) / required if required else None,
        MeasureUnit.SHARE,
        as_of,
        (
            Input("filled_items", filled, MeasureUnit.COUNT),
            Input("required_items", required or None, MeasureUnit.COUNT),
        ),
    )


def valid_days(account: Account, programme: Programme) -> int | None:
    """Give how long a plan of the account's tier stays fresh; None where nothing says so."""
    tier = next((tier for tier in programme.tiers if tier.id == account.tier), None)
    return None if tier is None else tier.plan_valid_days


def freshness(account: Account, programme: Programme, as_of: date) -> Measure:
    """Give the days since the plan was last changed, beside what its tier allows."""
    changed = account.changed
    return Measure(
        "freshness",
        None if changed is None else Decimal(max(0, (as_of - changed).days)),
        MeasureUnit.DAYS,
        as_of,
        (
            Input("updated", changed, MeasureUnit.DAY),
            Input("plan_valid_days", valid_days(account, programme), MeasureUnit.DAYS),
        ),
    )


def is_stale(measure: Measure) -> bool | None:
    """Tell whether a plan is older than its tier allows; None where that is not known."""
    allowed = next(item.value for item in measure.inputs if item.key == "plan_valid_days")
    if measure.value is None or not isinstance(allowed, int):
        return None
    return measure.value > allowed
