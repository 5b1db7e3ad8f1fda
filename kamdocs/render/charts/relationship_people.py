"""What a relationship map is told: people and lines in words, nothing placed yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from kamdocs.render.charts.frame import Figure

PostureMark = Literal["mentor", "supporter", "neutral", "resistant", "opponent"]
"""Shapes of posture: ★ ● ○ ◆ ■."""


class LineKind(StrEnum):
    """Lines beyond the tree of who reports to whom."""

    INFLUENCES = "influences"
    CONFLICTS = "conflicts"
    INFORMAL = "informal"
    REPORTS = "reports"
    """A second boss, or the line that would close a circle."""


@dataclass(frozen=True, kw_only=True)
class MapPerson:
    """Somebody of the client, or a role nobody was found for; texts may be empty.

    `weight` orders people that stand beside each other, the heaviest first.
    """

    key: str
    name: str
    title: str = ""
    role: str = ""
    posture: PostureMark | None = None
    posture_text: str = ""
    influence: str = ""
    """The number alone, for the table."""
    influence_text: str = ""
    """The number with its word, for the drawing: "influência 9"."""
    closeness: str = ""
    our_contact: str = ""
    """The name alone, for the table."""
    our_contact_text: str = ""
    """The name in the drawing: "com Ana Lima"."""
    unit: str = ""
    """Where they work; only the table has room for it."""
    reports_to: str | None = None
    to_identify: bool = False
    identify_text: str = ""
    is_key: bool = False
    """Key people have a heavier frame."""
    weight: float = 0.0


@dataclass(frozen=True, kw_only=True)
class MapLine:
    """A line from one person to another; strength 1 to 3, drawn by width."""

    source: str
    target: str
    kind: LineKind
    strength: int = 2
    text: str = ""
    """The line as its source says it: "influencia Luís Okada (forte)"."""
    back: str = ""
    """The same as its target says it; empty where only the source says it."""


@dataclass(frozen=True, kw_only=True)
class MapWords:
    """Heads of the table, and the words of the kinds of lines."""

    person: str
    title: str
    role: str
    posture: str
    influence: str
    closeness: str
    our_contact: str
    reports_to: str
    lines: str
    kinds: dict[LineKind, str]
    tree: str
    """What the plain lines of the tree say: "responde a"."""
    stronger: str
    """That a thicker line is a stronger one."""


@dataclass(frozen=True, kw_only=True)
class RelationshipMap(Figure):
    """The client's people, whom they report to, and the lines beyond that.

    Without `personal` posture, influence and the lines beyond the tree are left out, of the
    drawing and of the table: they are personal data.
    """

    people: tuple[MapPerson, ...]
    lines: tuple[MapLine, ...]
    words: MapWords
    personal: bool = True
