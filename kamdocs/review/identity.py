"""By what a record is known again in another version of its list, kind by kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kamdocs.model.account import (
    Account,
    KeyDate,
    MeetingNotes,
    Need,
    ReviewNotes,
    Score,
    TerritoryChange,
    Unit,
)
from kamdocs.model.commerce import (
    Contract,
    ContractedLevel,
    Investment,
    PriceAdjustment,
    WhiteSpaceCell,
)
from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import Kind
from kamdocs.model.people import PlannedContact, Relation, TeamMember
from kamdocs.model.programme import AcceptedRule, CustomField, ServiceLevel
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.watch import Competitor, Issue, Note, Risk, SwotItem, Voice
from kamdocs.model.work import Action, Commitment, JointTask, Milestone, PlannedValue

Key = tuple[str, ...]
"""Fields that together tell a record from the others of its list."""


@dataclass(frozen=True)
class Identity:
    """How a record is known again, and by which fields people know it.

    `keys` are tried one after the other on what the one before left over; a record whose first
    field of a key is missing has no such key. `text` is what may be reworded: records that no key
    brought together are one when their texts are alike, or `by_content` when most of
    what they hold is equal.
    """

    keys: tuple[Key, ...]
    known_by: Key
    text: str = ""
    by_content: bool = False


def _by(*keys: str, known_by: str = "", text: str = "", by_content: bool = False) -> Identity:
    parts = tuple(tuple(key.split()) for key in keys)
    known = tuple(known_by.split()) or (text or parts[0][0],)
    return Identity(parts, known, text, by_content)


_ENTRY = _by("text", text="text")

IDENTITIES: dict[type[Record], Identity] = {
    Account: _by("id", "crm_id", "tax_id", "name", text="name", by_content=True),
    Unit: _by("id", "tax_id", text="name"),
    Score: _by("criterion"),
    TeamMember: _by("person"),
    Need: _ENTRY,
    Relation: _by("from_ to kind", "from_ to", known_by="from_ to"),
    PlannedContact: _by("stakeholder our_person", "stakeholder"),
    WhiteSpaceCell: _by("offering unit year", "offering unit", known_by="offering unit"),
    Contract: _by("name unit offering", "name", text="name"),
    ContractedLevel: _by("kpi"),
    PriceAdjustment: _by(
        "base_date unit offering",
        "effective unit offering",
        known_by="base_date unit offering",
    ),
    Investment: _by("name period", "name", text="name"),
    KeyDate: _by("what from_", "what", text="what"),
    Risk: _by("id", "title", text="title"),
    Issue: _by("id", "title opened", "title", text="title"),
    Competitor: _by("name product", "name", text="name"),
    Note: _ENTRY,
    SwotItem: _by("text quadrant", "text", text="text"),
    Voice: _by(
        "date stakeholder method",
        "date stakeholder",
        known_by="date stakeholder",
        text="comment",
    ),
    Action: _by("id", "title objective", "title", text="title"),
    Commitment: _by("text owner owner_client", "text", text="text"),
    PlannedValue: _by("period"),
    Milestone: _by("title", text="title"),
    JointTask: _by("title", text="title"),
    Point: _ENTRY,
    Outcome: _ENTRY,
    MeetingNotes: _by("slug", "meeting.date", known_by="meeting.date meeting.title"),
    Meeting: _by("date", known_by="date title"),
    ReviewNotes: _by(
        "review.quarter review.kind", "review.quarter", known_by="review.quarter review.kind"
    ),
    QuarterlyReview: _by("quarter", known_by="quarter kind"),
    TerritoryChange: _by("date event", "date", known_by="date event"),
    Figure: _by("period unit offering kpi", known_by="kpi period unit offering"),
    Receivable: _by("number instalment", known_by="number instalment"),
    AcceptedRule: _by("rule account", known_by="rule account"),
    ServiceLevel: _by("severity"),
    CustomField: _by("id", text="label"),
}
"""Records that stand in lists, besides those known by their id and name alone."""

_NAMES = ("name", "title", "label", "text", "goal", "what")


@cache
def identity_of(record: type[Record]) -> Identity:
    """Give how records of a kind are known again; by id and name where nothing else is said."""
    if record in IDENTITIES:
        return IDENTITIES[record]
    shapes = record_shape(record)
    name = next((field for field in _NAMES if field in shapes), "")
    own_id = ("id",) if "id" in shapes and shapes["id"].kind in (Kind.ID, None) else ()
    keys = tuple((field,) for field in (*own_id, name) if field)
    known_by = (name,) if name else own_id
    return Identity(keys, known_by, name)


NOT_OF_THE_PLAN: dict[str, frozenset[str]] = {
    "Account": frozenset({"path", "changed", "objectives_path", "figures_path"}),
    "MeetingNotes": frozenset({"path", "slug"}),
    "ReviewNotes": frozenset({"path"}),
    "LeftOut": frozenset({"path"}),
}
"""Fields that say where and when something was written, by record; they are no change of a plan."""


def compared_fields(record: type[Record]) -> tuple[str, ...]:
    """Give the fields of a record whose difference is a change, in their order."""
    left_out = NOT_OF_THE_PLAN.get(record.__name__, frozenset())
    return tuple(name for name in record_shape(record) if name not in left_out)
