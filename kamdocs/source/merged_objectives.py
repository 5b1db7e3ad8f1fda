"""An objectives file beside an account file: one list of each, two files."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.source.documents import Document
from kamdocs.source.finding import Finding
from kamdocs.source.places import Spots
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.record_walk import repeated_ids

_SHARED = ("objectives", "actions")


def merge_objectives(main: Document, extra: Document) -> None:
    """Put objectives, actions and joint plan of the second file behind those of the first."""
    values = main.values
    for name in _SHARED:
        if name in extra.values:
            _merge_spots(main, extra, name, len(values.get(name, ())))
            # The records themselves stay: mentions of the second file hold on to them.
            values[name] = [*values.get(name, []), *extra.values[name]]
            extra.findings.extend(_repeated(main, name))
    plan = extra.values.get("joint_plan")
    if plan is None:
        return
    if "joint_plan" in values:
        first = main.place_of("joint_plan")
        place = extra.place_of("joint_plan")
        extra.findings.append(
            reading_finding("joint-plan-twice", place, file=first.path, line=str(first.line))
        )
    values["joint_plan"] = plan
    if main.spots is not None and extra.spots is not None:
        main.spots.children["joint_plan"] = extra.spots.children["joint_plan"]


def _repeated(document: Document, name: str) -> Iterator[Finding]:
    """Find ids that two files share; those of one file are found already."""
    spots = document.spots.children.get(name) if document.spots else None
    if isinstance(spots, Spots):
        yield from repeated_ids(document.values[name], spots)


def _merge_spots(document: Document, extra: Document, name: str, before: int) -> None:
    if document.spots is None or extra.spots is None:
        return
    added = extra.spots.children.get(name)
    if not isinstance(added, Spots):
        return
    merged = document.spots.children.setdefault(name, Spots(added.lines, added.start))
    if isinstance(merged, Spots):  # its own line map is asked only for the list as a whole
        for index, spots in added.children.items():
            merged.children[int(index) + before] = spots
