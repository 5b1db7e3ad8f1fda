"""How a value is written in a file, as marks on the type of a record's field.

The reader of files looks at these marks to know how to read a text; the record itself only
sees the value. `Money` and `Number` are both decimals, yet a currency sign may stand only
before money; a `Share` is a fraction (0.125 for "12,5%"), `Points` keep what is written (12.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from kamdocs.model.period import Period


class Kind(StrEnum):
    """The written forms a single value can have."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    POINTS = "points"
    COUNT = "count"
    DAY = "day"
    PERIOD = "period"
    YES_NO = "yes_no"
    TAX_ID = "tax_id"


class Target(StrEnum):
    """What a reference points to, and so where its ids are looked up."""

    PERSON = "person"
    DEPARTMENT = "department"
    TERRITORY = "territory"
    TIER = "tier"
    OFFERING = "offering"
    CRITERION = "criterion"
    KPI = "kpi"
    STAGE = "stage"
    ACCOUNT = "account"
    UNIT = "unit"
    STAKEHOLDER = "stakeholder"
    OBJECTIVE = "objective"
    OPPORTUNITY = "opportunity"


@dataclass(frozen=True)
class Reference:
    """Mark of a field whose text is the id of another record."""

    target: Target


@dataclass(frozen=True)
class Between:
    """Mark of a number that has a lowest and a highest value, both allowed."""

    low: int
    high: int


Text = Annotated[str, Kind.TEXT]
Id = Annotated[str, Kind.ID]
TaxId = Annotated[str, Kind.TAX_ID]
Number = Annotated[Decimal, Kind.NUMBER]
Money = Annotated[Decimal, Kind.MONEY]
Share = Annotated[Decimal, Kind.SHARE]
Points = Annotated[Decimal, Kind.POINTS]
Count = Annotated[int, Kind.COUNT]
Day = Annotated[date, Kind.DAY]
PeriodOf = Annotated[Period, Kind.PERIOD]
YesNo = Annotated[bool, Kind.YES_NO]

OneToFive = Annotated[int, Kind.COUNT, Between(1, 5)]
OneToThree = Annotated[int, Kind.COUNT, Between(1, 3)]
MonthNumber = Annotated[int, Kind.COUNT, Between(1, 12)]
Probability = Annotated[Decimal, Kind.SHARE, Between(0, 1)]
ZeroToTen = Annotated[Decimal, Kind.NUMBER, Between(0, 10)]

PersonRef = Annotated[str, Reference(Target.PERSON)]
DepartmentRef = Annotated[str, Reference(Target.DEPARTMENT)]
TerritoryRef = Annotated[str, Reference(Target.TERRITORY)]
TierRef = Annotated[str, Reference(Target.TIER)]
OfferingRef = Annotated[str, Reference(Target.OFFERING)]
CriterionRef = Annotated[str, Reference(Target.CRITERION)]
KpiRef = Annotated[str, Reference(Target.KPI)]
StageRef = Annotated[str, Reference(Target.STAGE)]
AccountRef = Annotated[str, Reference(Target.ACCOUNT)]
UnitRef = Annotated[str, Reference(Target.UNIT)]
StakeholderRef = Annotated[str, Reference(Target.STAKEHOLDER)]
ObjectiveRef = Annotated[str, Reference(Target.OBJECTIVE)]
OpportunityRef = Annotated[str, Reference(Target.OPPORTUNITY)]
