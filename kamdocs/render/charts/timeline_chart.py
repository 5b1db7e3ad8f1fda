"""What a timeline of actions is told: everything in words already, nothing placed yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kamdocs.render.charts.frame import Figure
from kamdocs.render.charts.mark import Status

_BACK, _AHEAD = timedelta(days=2 * 365), timedelta(days=3 * 365)
"""Days further from today stand at the edge, so that one wrong year squeezes no chart."""


@dataclass(frozen=True, kw_only=True)
class TimelineGroup:
    """A status: its heading, and the shape of its actions."""

    key: str
    heading: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class TimelineAction:
    """One action; only what it is and its group are always known."""

    label: str
    group: str
    """Key of its group."""
    status_text: str
    owner: str = ""
    start: date | None = None
    due: date | None = None
    done: date | None = None
    date_text: str = ""
    """Short text beside the mark: the date due, or that it has none."""
    due_text: str = ""
    """Date due as it stands in the table."""

    def days(self) -> Iterator[date]:
        """Give the days that are known."""
        yield from (day for day in (self.start, self.due, self.done) if day is not None)


@dataclass(frozen=True, kw_only=True)
class TimelineWords:
    """Heads of the table behind."""

    action: str
    owner: str
    due: str
    status: str


@dataclass(frozen=True, kw_only=True)
class TimelineChart(Figure):
    """Actions under their groups; groups stand in the order given."""

    actions: tuple[TimelineAction, ...]
    groups: tuple[TimelineGroup, ...]
    as_of: date
    as_of_text: str
    """Label of the line of today: "hoje, 15/10/2026"."""
    month_label: Callable[[date], str]
    words: TimelineWords

    def grouped(self) -> list[tuple[TimelineGroup, list[TimelineAction]]]:
        """Give the groups that have actions, each by date due, those without one last."""
        members: dict[str, list[TimelineAction]] = {group.key: [] for group in self.groups}
        for action in self.actions:
            members[action.group].append(action)
        return [
            (group, sorted(members[group.key], key=_due_order))
            for group in self.groups
            if members[group.key]
        ]

    def shown(self, day: date) -> date:
        """Bring a day into the span that is drawn."""
        return min(max(day, self.as_of - _BACK), self.as_of + _AHEAD)


def _due_order(action: TimelineAction) -> date:
    return action.due or action.done or date.max
