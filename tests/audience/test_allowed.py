"""Every field of every record that can be reached is decided, so that a new one never shows."""

from __future__ import annotations

import pytest

from kamdocs.audience.allowed import COMPANY
from kamdocs.model.account import Account, Prose
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.visibility_rules import MARK_DESCENDS

NEVER = frozenset(
    {
        "Score", "Relation", "WhiteSpaceCell", "Terms", "Investment", "Risk", "Competitor",
        "SwotItem", "AccountHealth", "HealthOverride", "TerritoryChange", "Receivable",
        "Criteria", "Criterion", "HealthSettings", "HealthFactors", "HealthBands", "Limits",
        "Rules", "AcceptedRule",
    }
)  # fmt: skip
"""Records of which nobody but the team sees anything."""


def reachable(*roots: type[Record], kept_only: bool) -> set[type[Record]]:
    """Give every record that stands somewhere in these, through kept fields or through all."""
    waiting, seen = list(roots), set[type[Record]]()
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        for name, shape in record_shape(record).items():
            shown = not kept_only or (record in COMPANY and name in COMPANY[record].kept)
            if shape.record is not None and shown:
                waiting.append(shape.record)
    return seen


SHOWN = reachable(Account, Programme, kept_only=True) - {Prose}
"""Records of which something is shown; of prose, its marked sections."""


def test_the_walk_reaches_records_inside_records() -> None:
    names = {record.__name__ for record in reachable(Account, Programme, kept_only=False)}
    assert {"PlannedValue", "ContractedLevel", "HealthBands", "Point"} <= names
    assert names >= NEVER


@pytest.mark.parametrize("record", sorted(SHOWN, key=str))
def test_every_field_is_either_kept_or_dropped(record: type[Record]) -> None:
    assert record in COMPANY, "decide in audience/allowed.py what the company may see of it"
    allowed = COMPANY[record]
    assert allowed.kept | allowed.dropped == set(record.model_fields)
    assert not allowed.kept & allowed.dropped


def test_nothing_is_allowed_of_records_that_are_never_shown() -> None:
    assert set(COMPANY) == SHOWN
    assert not NEVER & {record.__name__ for record in COMPANY}


def test_blanks_are_exactly_the_dropped_fields_that_a_record_cannot_do_without() -> None:
    for record, allowed in COMPANY.items():
        needed = {name for name in allowed.dropped if record.model_fields[name].is_required()}
        assert allowed.blank == needed, record.__name__


def test_marks_descend_only_where_the_contract_says_so() -> None:
    assert {record.__name__: set(fields) for record, fields in MARK_DESCENDS.items()} == {
        "Meeting": {"agenda", "decisions", "follow_ups"},
        "JointPlan": {"milestones", "tasks"},
    }


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ("Stakeholder", "posture influence closeness role"),
        ("Account", "scores white_space receivables risks competitors swot investments health"),
        ("Account", "lifecycle terms relations territory_log"),
        ("Plan", "revenue_target margin_target"),
        ("Opportunity", "probability category"),
        ("Programme", "limits health rules criteria expected_value"),
        ("Person", "git"),
    ],
)
def test_what_is_never_wider_than_the_team_is_dropped(record: str, fields: str) -> None:
    allowed = next(item for kind, item in COMPANY.items() if kind.__name__ == record)
    assert set(fields.split()) <= allowed.dropped
