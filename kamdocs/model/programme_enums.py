"""The closed lists that only the programme file knows."""

from __future__ import annotations

from enum import StrEnum


class ReviewCadence(StrEnum):
    """How often the accounts of a tier are reviewed."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"


class RuleProfile(StrEnum):
    """How many rules about the quality of plans are on."""

    BASIC = "basic"
    COMPLETE = "complete"


class RuleSeverity(StrEnum):
    """How a programme wants a rule to count."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"


class FieldType(StrEnum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DAY = "date"
    YES_NO = "yes_no"
