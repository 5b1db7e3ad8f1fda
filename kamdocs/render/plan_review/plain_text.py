"""A plan review for a console."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.messages import messages_for
from kamdocs.render.change_words import changes_text
from kamdocs.render.plan_review.plan_review import PlanReview
from kamdocs.source.finding_words import finding_words


def review_text(review: PlanReview) -> str:
    """Give the review as plain lines: what changed, then whom to ask."""
    return "".join((changes_text(review.groups, review.language), *_after(review)))


def _after(review: PlanReview) -> Iterator[str]:
    words = messages_for(review.language)
    for side, findings in (("before", review.unread_before), ("after", review.unread_after)):
        for finding in findings:
            message, hint = finding_words(finding, words)
            said = " ".join(text for text in (message, hint) if text)
            line = words.text(f"review.unread-{side}", place=finding.place, message=said)
            yield f"\n{line}\n"
    if review.people:
        yield f"\n{words.plural('review.people', len(review.people))}\n"
    for person in review.people:
        company = f" ({person.company})" if person.company else ""
        yield f"  {person.name}{company}\n"
        yield from (f"    - {line}\n" for line in person.lines)
