"""Every field of every record that can be reached is decided, so that a new one never shows."""

from __future__ import annotations

import pytest

from kamdocs.audience.allowed import AllowList
from kamdocs.audience.client_list import CLIENT
from kamdocs.audience.company_list import COMPANY
from kamdocs.model.account import Account, Prose
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.visibility_rules import MARK_DESCENDS

LISTS = {"company": COMPANY, "client": CLIENT}

NEVER = frozenset(
    {
        "Score", "Relation", "WhiteSpaceCell", "Terms", "Investment", "Risk", "Competitor",
        "SwotItem", "AccountHealth", "HealthOverride", "TerritoryChange", "Receivable",
        "Criteria", "Criterion", "HealthSettings", "HealthFactors", "HealthBands", "Limits",
        "Rules", "AcceptedRule",
    }
)  # fmt: skip
"""Records of which nobody but the team sees anything."""


NEVER_FOR_THE_CLIENT = NEVER | {
    "Plan", "Opportunity", "Note", "Voice", "PlannedContact", "Department", "Territory", "Tier",
    "Stage", "ServiceLevel", "CustomField",
}  # fmt: skip
"""Records of which no client sees anything."""


def reachable(*roots: type[Record], kept_in: AllowList | None = None) -> set[type[Record]]:
    """Give every record that stands somewhere in these, through all fields or a list's kept."""
    waiting, seen = list(roots), set[type[Record]]()
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        for name, shape in record_shape(record).items():
            shown = kept_in is None or (record in kept_in and name in kept_in[record].kept)
            if shape.record is not None and shown:
                waiting.append(shape.record)
    return seen


SHOWN = {
    audience: reachable(Account, Programme, kept_in=allowed) - {Prose}
    for audience, allowed in LISTS.items()
}
"""Records of which an audience is shown something; of prose, its marked sections."""


def test_the_walk_reaches_records_inside_records() -> None:
    names = {record.__name__ for record in reachable(Account, Programme)}
    assert {"PlannedValue", "ContractedLevel", "HealthBands", "Point"} <= names
    assert names >= NEVER_FOR_THE_CLIENT


@pytest.mark.parametrize(
    ("audience", "record"),
    [(name, record) for name, shown in SHOWN.items() for record in sorted(shown, key=str)],
)
def test_every_field_is_either_kept_or_dropped(audience: str, record: type[Record]) -> None:
    assert record in LISTS[audience], f"decide in audience/{audience}_list.py what of it is seen"
    allowed = LISTS[audience][record]
    assert allowed.kept | allowed.dropped == set(record.model_fields)
    assert not allowed.kept & allowed.dropped


@pytest.mark.parametrize(
    ("audience", "never"), [("company", NEVER), ("client", NEVER_FOR_THE_CLIENT)]
)
def test_nothing_is_allowed_of_records_that_are_never_shown(
    audience: str, never: frozenset[str]
) -> None:
    assert set(LISTS[audience]) == SHOWN[audience]
    assert not never & {record.__name__ for record in LISTS[audience]}


@pytest.mark.parametrize("audience", LISTS)
def test_blanks_are_exactly_the_dropped_fields_that_a_record_cannot_do_without(
    audience: str,
) -> None:
    for record, allowed in LISTS[audience].items():
        needed = {name for name in allowed.dropped if record.model_fields[name].is_required()}
        assert allowed.blank == needed, record.__name__


def test_a_client_sees_no_field_that_the_company_does_not() -> None:
    for record, allowed in CLIENT.items():
        assert allowed.kept <= COMPANY[record].kept, record.__name__


def test_marks_descend_only_where_the_contract_says_so() -> None:
    assert {record.__name__: set(fields) for record, fields in MARK_DESCENDS.items()} == {
        "Meeting": {"agenda", "decisions", "follow_ups"},
        "JointPlan": {"milestones", "tasks"},
    }


@pytest.mark.parametrize("audience", LISTS)
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
def test_what_is_never_wider_than_the_team_is_dropped(
    audience: str, record: str, fields: str
) -> None:
    by_name = {kind.__name__: allowed for kind, allowed in LISTS[audience].items()}
    assert record not in by_name or set(fields.split()) <= by_name[record].dropped


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ("Account", "tier lifecycle opportunities plan custom segment territory"),
        ("Figure", "target forecast"),
        ("PriceAdjustment", "requested"),
        ("Person", "email git department"),
        ("Meeting", "title"),
        ("Programme", "name stages tiers territories departments"),
    ],
)
def test_what_never_goes_to_the_client_is_dropped(record: str, fields: str) -> None:
    allowed = next(item for kind, item in CLIENT.items() if kind.__name__ == record)
    assert set(fields.split()) <= allowed.dropped
