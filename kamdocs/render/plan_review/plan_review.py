"""A plan review as data: every word is written, no medium is chosen yet."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.model.portfolio import Portfolio
from kamdocs.render.change_words import ChangeGroup, change_groups
from kamdocs.render.changes.people import AffectedPerson, PeopleFinder
from kamdocs.render.changes.values import ValueWords
from kamdocs.review.compare import compare
from kamdocs.source.finding import Finding


@dataclass(frozen=True)
class PlanReview:
    """What changed between two portfolios, in the words of a language.

    `base` and `head` say what was compared. Findings of `unread_before` and `unread_after` are
    why accounts of a side could not be compared.
    """

    language: str
    base: str
    head: str
    before: Portfolio
    after: Portfolio
    groups: tuple[ChangeGroup, ...]
    people: tuple[AffectedPerson, ...]
    unread_before: tuple[Finding, ...] = ()
    unread_after: tuple[Finding, ...] = ()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(group.count for group in self.groups)


def plan_review(
    before: Portfolio,
    after: Portfolio,
    language: str,
    *,
    base: str,
    head: str,
    unread_before: tuple[Finding, ...] = (),
    unread_after: tuple[Finding, ...] = (),
) -> PlanReview:
    """Compare two portfolios and put it in words."""
    groups = change_groups(before, after, language, compare(before, after))
    finder = PeopleFinder(ValueWords(before, language), ValueWords(after, language))
    return PlanReview(
        language=language,
        base=base,
        head=head,
        before=before,
        after=after,
        groups=groups,
        people=finder.people(line for group in groups for line in group.lines),
        unread_before=unread_before,
        unread_after=unread_after,
    )
