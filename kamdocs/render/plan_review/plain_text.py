"""A plan review for a console."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.messages import messages_for
from kamdocs.render.change_words import changes_text
from kamdocs.render.changes.meaning_words import meaning_text
from kamdocs.render.plan_review.plan_review import PlanReview


def review_text(review: PlanReview) -> str:
    """Give the review as plain lines: what changed, what it means, whom to ask."""
    parts = [changes_text(review.groups, review.language)]
    if review.approvals:
        parts.append("".join(f"{item.text}\n" for item in review.approvals))
    parts.extend(f"{line}\n" for line in review.unread)
    means = meaning_text(review.means)
    if means:
        parts.append(means)
    if review.people:
        parts.append("".join(f"{line}\n" for line in _people(review)))
    return "\n".join(parts)


def _people(review: PlanReview) -> Iterator[str]:
    yield messages_for(review.language).plural("review.people", len(review.people))
    for person in review.people:
        company = f" ({person.company})" if person.company else ""
        yield f"  {person.name}{company}"
        yield from (f"    - {line}" for line in person.lines)
