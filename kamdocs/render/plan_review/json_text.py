"""A plan review as JSON: every change as data, with its sentence and its place."""

from __future__ import annotations

from typing import Any

from kamdocs.model.record import Record
from kamdocs.render.change_words import ChangeGroup
from kamdocs.render.changes.nouns import noun_of
from kamdocs.render.exact_json import exact_json
from kamdocs.render.plan_review.plan_review import PlanReview, errors_of
from kamdocs.review.change import Change, Subject
from kamdocs.source.folder import LoadedPortfolio

_VERSION = 1


def review_json(review: PlanReview) -> str:
    """Give the review as text."""
    return exact_json(
        {
            "version": _VERSION,
            "language": review.language,
            "base": review.base,
            "head": review.head,
            "count": review.count,
            "groups": [_group(review, group) for group in review.groups],
            "meaning": _meaning(review),
            "approvals": [
                {
                    "account": item.account,
                    "name": item.name,
                    "person": item.person,
                    "day": item.day,
                    "text": item.text,
                }
                for item in review.approvals
            ],
            "people": [
                {
                    "name": person.name,
                    "company": person.company or None,
                    "changes": list(person.lines),
                }
                for person in review.people
            ],
            "unread": [*_unread("base", review.before), *_unread("head", review.after)],
        }
    )


def _group(review: PlanReview, group: ChangeGroup) -> dict[str, Any]:
    return {
        "account": group.account or None,
        "name": group.name,
        "headline": group.headline,
        "lines": [
            {
                "text": line.text,
                "importance": line.importance.name.lower(),
                "changes": [_change(review, change) for change in line.changes],
            }
            for line in group.lines
        ],
    }


def _change(review: PlanReview, change: Change) -> dict[str, Any]:
    """Give a change with its place on the side where its record stands last."""
    subject = change.subject
    loaded = review.after if change.new is not None else review.before
    found = loaded.places.get(subject.account)
    place = found.nearest(*change.path) if found is not None else None
    return {
        "kind": change.kind.value,
        "record": noun_of(subject),
        "identity": {name: _plain(value) for name, value in subject.identity},
        "parent": _parents(subject),
        "field": change.field or None,
        "key": change.key or None,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "side": "head" if change.new is not None else "base",
        "path": place.path if place else None,
        "line": place.line if place else None,
    }


def _unread(side: str, loaded: LoadedPortfolio) -> list[dict[str, Any]]:
    return [
        {
            "side": side,
            "account": finding.subject or None,
            "rule": finding.rule,
            "path": finding.place.path,
            "line": finding.place.line,
        }
        for finding in errors_of(loaded)
    ]


def _meaning(review: PlanReview) -> dict[str, Any]:
    return {
        "figures": [
            {
                "account": group.account or None,
                "name": group.name,
                "metric": line.key,
                "text": line.text,
                "turn": line.turn.value,
            }
            for group in review.means.groups
            for line in group.lines
        ],
        **{
            name: [
                {
                    "account": item.account or None,
                    "severity": item.severity.value,
                    "path": item.place.path,
                    "line": item.place.line,
                    "text": item.text,
                }
                for item in findings
            ]
            for name, findings in (
                ("introduced", review.means.introduced),
                ("resolved", review.means.resolved),
            )
        },
    }


def _parents(subject: Subject) -> list[dict[str, Any]]:
    """Give the records around a record, the nearest first."""
    found = []
    parent = subject.parent
    while parent is not None:
        identity = {name: _plain(value) for name, value in parent.identity}
        found.append({"record": noun_of(parent), "identity": identity})
        parent = parent.parent
    return found


def _plain(value: Any) -> Any:
    """Give a value of the model as what JSON has, numbers and days as they are."""
    if isinstance(value, Record):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, (tuple, list, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return getattr(value, "id", value) if type(value).__name__ == "Period" else value
