"""A plan review as data: every word is written, no medium is chosen yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.checks.rules import run_checks
from kamdocs.messages import messages_for
from kamdocs.model.portfolio import Portfolio
from kamdocs.render.approval_words import TouchedApproval, touched_approvals
from kamdocs.render.change_words import ChangeGroup, change_groups
from kamdocs.render.changes.meaning_words import MeaningWords, meaning_words
from kamdocs.render.changes.people import AffectedPerson, PeopleFinder
from kamdocs.render.changes.values import ValueWords
from kamdocs.review.compare import compare
from kamdocs.review.meaning import Meaning, meaning
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words
from kamdocs.source.folder import LoadedPortfolio


@dataclass(frozen=True)
class PlanReview:
    """What changed between two portfolios, what it means and whom to ask, in one language.

    `base` and `head` say what was compared; `unread` are sentences about files of a side that
    could not be read, so that their accounts are not compared. `approvals` are those of plans that
    are no longer what was approved.
    """

    language: str
    base: str
    head: str
    before: LoadedPortfolio
    after: LoadedPortfolio
    groups: tuple[ChangeGroup, ...]
    means: MeaningWords
    people: tuple[AffectedPerson, ...]
    unread: tuple[str, ...]
    approvals: tuple[TouchedApproval, ...] = ()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(group.count for group in self.groups)


def plan_review(
    before: LoadedPortfolio,
    after: LoadedPortfolio,
    language: str,
    *,
    base: str,
    head: str,
    as_of: date,
) -> PlanReview:
    """Compare two portfolios and put it in words; figures of both sides are those of one day."""
    old, new = before.portfolio, after.portfolio
    groups = change_groups(old, new, language, compare(old, new))
    found = _meaning(before, after, as_of)
    finder = PeopleFinder(ValueWords(old, language), ValueWords(new, language))
    return PlanReview(
        language=language,
        base=base,
        head=head,
        before=before,
        after=after,
        groups=groups,
        means=meaning_words(found, new.programme, language),
        people=finder.people(line for group in groups for line in group.lines),
        unread=(
            *(_unread("review.unread-before", item, language) for item in errors_of(before)),
            *(_unread("review.unread-after", item, language) for item in errors_of(after)),
        ),
        approvals=tuple(touched_approvals(before, after, language)),
    )


def _meaning(before: LoadedPortfolio, after: LoadedPortfolio, as_of: date) -> Meaning:
    """Give what the changes mean over the accounts that both sides could read.

    An account that only one side could read would change every sum, and its warnings would seem
    to be mended.
    """
    unread = {item.id for side in (before, after) for item in side.portfolio.left_out}

    def readable(portfolio: Portfolio) -> Portfolio:
        kept = tuple(item for item in portfolio.accounts if item.id not in unread)
        return Portfolio(programme=portfolio.programme, accounts=kept) if unread else portfolio

    def told(loaded: LoadedPortfolio) -> tuple[Finding, ...]:
        return tuple(
            item
            for item in run_checks(loaded, as_of)
            if item.subject not in unread or item.severity is Severity.ERROR
        )

    old, new = readable(before.portfolio), readable(after.portfolio)
    return meaning(old, new, as_of, told(before), told(after))


def errors_of(loaded: LoadedPortfolio) -> tuple[Finding, ...]:
    """Give why accounts of a side could not be compared."""
    return tuple(item for item in loaded.findings if item.severity is Severity.ERROR)


def _unread(message_id: str, finding: Finding, language: str) -> str:
    words = messages_for(language)
    said = " ".join(text for text in finding_words(finding, words) if text)
    return words.text(message_id, place=finding.place, message=said)
