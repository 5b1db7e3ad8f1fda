"""Objectives and what people do: actions, commitments, the joint plan."""

from __future__ import annotations

from kamdocs.model.enums import (
    ActionSource,
    ActionStatus,
    Direction,
    Level,
    MilestoneStatus,
    ObjectiveKind,
    ObjectiveNature,
    ObjectiveOutcome,
    ObjectiveSide,
    ObjectiveStatus,
    Visibility,
)
from kamdocs.model.kinds import (
    Day,
    DepartmentRef,
    Id,
    KpiRef,
    Number,
    ObjectiveRef,
    OfferingRef,
    PeriodOf,
    PersonRef,
    Points,
    StakeholderRef,
    Text,
    UnitRef,
    YesNo,
)
from kamdocs.model.record import Record


class Action(Record):
    """Something one person does by a day."""

    id: Id | None = None
    title: Text
    objective: ObjectiveRef | None = None
    owner: PersonRef | None = None
    owner_client: StakeholderRef | None = None
    department: DepartmentRef | None = None
    start: Day | None = None
    due: Day | None = None
    done_on: Day | None = None
    status: ActionStatus = ActionStatus.TODO
    priority: Level | None = None
    source: ActionSource | None = None
    visibility: Visibility | None = None


class Commitment(Record):
    """A promise made to the client or by the client; also a corrective action or follow-up."""

    text: Text
    owner: PersonRef | None = None
    owner_client: StakeholderRef | None = None
    due: Day | None = None
    done_on: Day | None = None
    status: ActionStatus = ActionStatus.TODO
    visibility: Visibility | None = None


class PlannedValue(Record):
    """The value an objective is to have reached by the end of a period."""

    period: PeriodOf
    value: Number


class Objective(Record):
    """What we, the client or both want to reach, and its measure."""

    id: Id
    title: Text
    side: ObjectiveSide | None = None
    kind: ObjectiveKind | None = None
    nature: ObjectiveNature | None = None
    kpi: KpiRef | None = None
    unit: UnitRef | None = None
    offering: OfferingRef | None = None
    start_value: Number | None = None
    current_value: Number | None = None
    target: Number | None = None
    planned: tuple[PlannedValue, ...] = ()
    measure: Text | None = None
    direction: Direction | None = None
    start: Day | None = None
    due: Day | None = None
    status: ObjectiveStatus = ObjectiveStatus.NOT_STARTED
    outcome: ObjectiveOutcome | None = None
    priority: Level | None = None
    weight: Points | None = None
    owner: PersonRef | None = None
    customer_relevance: Text | None = None
    who_cares: tuple[StakeholderRef, ...] = ()
    owner_comment: Text | None = None
    manager_comment: Text | None = None
    agreed_by: StakeholderRef | None = None
    agreed_on: Day | None = None
    actions: tuple[Action, ...] = ()
    visibility: Visibility | None = None


class Milestone(Record):
    """A point the joint plan passes on a day."""

    title: Text
    due: Day | None = None
    status: MilestoneStatus = MilestoneStatus.NOT_STARTED
    visibility: Visibility | None = None


class JointTask(Record):
    """A task of the joint plan with an owner on both sides."""

    title: Text
    owner_us: PersonRef | None = None
    owner_client: StakeholderRef | None = None
    due: Day | None = None
    done: YesNo = False
    visibility: Visibility | None = None


class JointPlan(Record):
    """What both sides agreed to reach together, planned back from a day."""

    goal: Text
    target_date: Day | None = None
    milestones: tuple[Milestone, ...] = ()
    tasks: tuple[JointTask, ...] = ()
    visibility: Visibility | None = None


class ObjectivesFile(Record):
    """What an objectives file holds."""

    objectives: tuple[Objective, ...] = ()
    actions: tuple[Action, ...] = ()
    joint_plan: JointPlan | None = None
