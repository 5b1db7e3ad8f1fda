"""Who reports to whom as a forest: several roots, and no circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kamdocs.render.charts.relationship_people import (
    LineKind,
    MapLine,
    MapPerson,
    RelationshipMap,
)


@dataclass(frozen=True)
class Node:
    """A person and those who report to them."""

    person: MapPerson
    reports: tuple[Node, ...] = ()

    @property
    def size(self) -> int:
        """How many people the branch holds."""
        return 1 + sum(report.size for report in self.reports)

    def walk(self, depth: int = 0) -> Iterator[tuple[MapPerson, int]]:
        """Give everybody of the branch with their depth, bosses before their reports."""
        yield self.person, depth
        for report in self.reports:
            yield from report.walk(depth + 1)


@dataclass(frozen=True)
class Forest:
    """The trees of a map, the largest first, and the lines drawn beyond them."""

    roots: tuple[Node, ...]
    lines: tuple[MapLine, ...]

    def walk(self) -> Iterator[tuple[MapPerson, int]]:
        """Give everybody with their depth, tree by tree."""
        for root in self.roots:
            yield from root.walk()


def grow_forest(chart: RelationshipMap) -> Forest:
    """Give the trees of a map.

    A line of kind `reports` gives a boss to who has none; a second boss stays a line. In a
    circle the heaviest person becomes the root, and their way up stays a line.
    """
    people = {person.key: person for person in chart.people}
    bosses = {
        person.key: person.reports_to
        for person in chart.people
        if person.reports_to in people and person.reports_to != person.key
    }
    lines = _known_lines(chart, people, bosses)
    for key in tuple(_circle_breakers(people, bosses)):
        lines.append(MapLine(source=key, target=bosses.pop(key), kind=LineKind.REPORTS))
    reports: dict[str, list[str]] = {key: [] for key in people}
    for key, boss in bosses.items():
        reports[boss].append(key)
    roots = [_node(key, people, reports) for key in people if key not in bosses]
    roots.sort(key=lambda node: (-node.size, -node.person.weight, node.person.name))
    return Forest(tuple(roots), tuple(lines))


def _known_lines(
    chart: RelationshipMap, people: dict[str, MapPerson], bosses: dict[str, str]
) -> list[MapLine]:
    """Give the lines between two people of the map, each once; lines may name a first boss."""
    found: dict[tuple[str, str, LineKind], MapLine] = {}
    for line in chart.lines:
        if line.source not in people or line.target not in people or line.source == line.target:
            continue
        if line.kind is LineKind.REPORTS and bosses.setdefault(line.source, line.target) == (
            line.target
        ):
            continue
        if chart.personal or line.kind is LineKind.REPORTS:
            found.setdefault((line.source, line.target, line.kind), line)
    return list(found.values())


def _circle_breakers(people: dict[str, MapPerson], bosses: dict[str, str]) -> Iterator[str]:
    """Give one person of each circle, the heaviest, in the order of the people."""
    settled: set[str] = set()
    for start in people:
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in settled and here not in path:
            path.append(here)
            here = bosses.get(here)
        if here in path:
            circle = path[path.index(here) :]
            yield max(circle, key=lambda key: (people[key].weight, -circle.index(key)))
        settled.update(path)


def _node(key: str, people: dict[str, MapPerson], reports: dict[str, list[str]]) -> Node:
    own = sorted(reports[key], key=lambda item: (-people[item].weight, people[item].name))
    return Node(people[key], tuple(_node(item, people, reports) for item in own))


def without_personal(person: MapPerson) -> MapPerson:
    """Give a person without posture and influence."""
    return replace(person, posture=None, posture_text="", influence="", influence_text="")
