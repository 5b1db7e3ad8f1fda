"""How wide a record may be marked, whatever its author would like."""

from __future__ import annotations

from kamdocs.model.account import KeyDate, Need, Unit
from kamdocs.model.commerce import Contract, Investment, PriceAdjustment, WhiteSpaceCell
from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.enums import BuiltInKpi, Visibility
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import Kpi, Programme
from kamdocs.model.record import Record
from kamdocs.model.watch import Competitor, Issue, Risk, SwotItem
from kamdocs.model.work import Action, Commitment, JointPlan, JointTask, Milestone, Objective
from kamdocs.source.word_table import value_table

WIDEST: dict[type[Record], Visibility] = {
    **dict.fromkeys(
        (
            Action,
            Commitment,
            Contract,
            Issue,
            JointPlan,
            JointTask,
            KeyDate,
            Kpi,
            Meeting,
            Milestone,
            Need,
            Objective,
            Outcome,
            Point,
            PriceAdjustment,
            QuarterlyReview,
            Stakeholder,
            Unit,
        ),
        Visibility.CLIENT,
    ),
    **dict.fromkeys(
        (Competitor, Investment, Risk, SwotItem, WhiteSpaceCell),
        Visibility.TEAM,
    ),
}
"""The widest mark of a record; of one that is not named here, the company."""

MARK_DESCENDS: dict[type[Record], frozenset[str]] = {
    Meeting: frozenset({"agenda", "decisions", "follow_ups"}),
    JointPlan: frozenset({"milestones", "tasks"}),
}
"""Lists whose unmarked records are as visible as the record they stand in."""

_WIDEST_IN: dict[str, Visibility] = {"corrective_actions": Visibility.COMPANY}
"""Lists whose records may be less wide than their like elsewhere."""

_NEED_NO_MARK: dict[Visibility, frozenset[str]] = {
    Visibility.CLIENT: frozenset({BuiltInKpi.REVENUE.value, BuiltInKpi.VOLUME.value})
}
"""KPIs that are shown without a mark: what a client bought it knows."""

_ORDER = tuple(Visibility)


def widest_mark(record: type[Record], field: str, values: dict[str, object]) -> Visibility:
    """Give the widest mark of a record that stands in a field, by what was read of it."""
    measured = {Kpi: "id", Objective: "kpi"}.get(record)
    if measured and value_table(BuiltInKpi).find(str(values.get(measured))) == BuiltInKpi.MARGIN:
        return Visibility.TEAM
    if record is Stakeholder and values.get("to_identify"):
        return Visibility.COMPANY
    return _WIDEST_IN.get(field, WIDEST.get(record, Visibility.COMPANY))


def is_wider(mark: Visibility, widest: Visibility) -> bool:
    """Tell whether a mark shows more than it may."""
    return _ORDER.index(mark) > _ORDER.index(widest)


def visible_kpis(programme: Programme, level: Visibility) -> frozenset[str]:
    """Give the KPIs whose figures are as wide as a level; margin never is wider than the team.

    A KPI of the company's own and the order book need a mark; a mark narrows as well.
    """
    without_mark = _NEED_NO_MARK.get(level, frozenset())
    marks = {kpi.id: kpi.visibility for kpi in programme.kpis if kpi.visibility is not None}
    marked = {name for name, mark in marks.items() if not is_wider(level, mark)}
    return frozenset((marked | (without_mark - set(marks))) - {BuiltInKpi.MARGIN})
