"""The rules about the quality of plans: how grave, in which profile, for which accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kamdocs.checks import (
    actions,
    commerce,
    contacts,
    figures,
    lifecycle,
    objectives,
    typed_values,
    upkeep,
)
from kamdocs.checks.subject import AccountCheck, Finder, Hit
from kamdocs.model.enums import AccountStatus
from kamdocs.model.programme import Rules
from kamdocs.model.programme_enums import RuleProfile
from kamdocs.source.finding import Severity
from kamdocs.source.rules import Rule


class AppliesTo(StrEnum):
    """Accounts a rule looks at."""

    EVERY = "every"
    TIERED = "tiered"
    """Accounts that have a level: those the programme promises attention."""
    TOP = "top"
    """Accounts of the top level."""


def no_hits(_: AccountCheck) -> Iterator[Hit]:
    """Find nothing in accounts: the rule is about the programme."""
    yield from ()


@dataclass(frozen=True, slots=True)
class PlanRule(Rule):
    """A rule about the quality of plans; never an error.

    The profile `basic` turns on only its own rules, `complete` all.
    """

    profile: RuleProfile = RuleProfile.COMPLETE
    applies_to: AppliesTo = AppliesTo.EVERY
    finds: Finder = no_hits

    def applies(self, check: AccountCheck) -> bool:
        """Tell whether the rule looks at an account; archived ones are left in peace."""
        if check.account.status is AccountStatus.ARCHIVED:
            return False
        if self.applies_to is AppliesTo.TOP:
            return check.is_top
        return self.applies_to is AppliesTo.EVERY or check.tier is not None


_WARNING, _INFO = Severity.WARNING, Severity.INFO
_BASIC, _COMPLETE = RuleProfile.BASIC, RuleProfile.COMPLETE
_EVERY, _TIERED, _TOP = AppliesTo.EVERY, AppliesTo.TIERED, AppliesTo.TOP
_DIFFERS = ("typed", "computed")

PLAN_RULES: dict[str, PlanRule] = {
    # The programme
    "weights-not-100": PlanRule(("sum",), _WARNING, _BASIC),
    # Objectives and what is done for them
    "objective-without-measure": PlanRule(
        ("title",), _WARNING, _BASIC, _EVERY, objectives.without_measure
    ),
    "objective-without-owner": PlanRule(
        ("title",), _WARNING, _BASIC, _EVERY, objectives.without_owner
    ),
    "objective-without-date": PlanRule(
        ("title",), _WARNING, _BASIC, _EVERY, objectives.without_date
    ),
    "objective-without-actions": PlanRule(
        ("title", "count"), _WARNING, _COMPLETE, _EVERY, objectives.without_actions
    ),
    "achieved-short-of-target": PlanRule(
        ("title", "current", "target"),
        _WARNING,
        _COMPLETE,
        _EVERY,
        objectives.achieved_short_of_target,
    ),
    "not-started-with-progress": PlanRule(
        ("title",), _WARNING, _COMPLETE, _EVERY, objectives.not_started_with_progress
    ),
    "objective-value-differs": PlanRule(
        ("title", *_DIFFERS), _WARNING, _COMPLETE, _EVERY, typed_values.objective_differs
    ),
    "action-overdue": PlanRule(("title", "due"), _WARNING, _BASIC, _EVERY, actions.overdue),
    "done-without-date": PlanRule(("title",), _INFO, _COMPLETE, _EVERY, actions.done_without_date),
    "commitment-without-status": PlanRule(
        ("text",), _INFO, _COMPLETE, _EVERY, actions.commitment_without_status
    ),
    "commitment-without-owner": PlanRule(
        ("text",), _WARNING, _COMPLETE, _EVERY, actions.commitment_without_owner
    ),
    "commitment-without-date": PlanRule(
        ("text",), _WARNING, _COMPLETE, _EVERY, actions.commitment_without_date
    ),
    # The relationship
    "no-sponsor": PlanRule((), _WARNING, _COMPLETE, _TOP, contacts.no_sponsor),
    "no-decision-maker": PlanRule((), _WARNING, _COMPLETE, _TOP, contacts.no_decision_maker),
    "no-champion": PlanRule((), _WARNING, _COMPLETE, _TOP, contacts.no_champion),
    "single-contact": PlanRule(("name",), _WARNING, _COMPLETE, _TIERED, contacts.single_contact),
    "contact-late": PlanRule(
        ("name", "days", "cadence"), _INFO, _COMPLETE, _EVERY, contacts.contact_late
    ),
    # Upkeep
    "plan-stale": PlanRule(("days", "valid"), _WARNING, _BASIC, _TIERED, upkeep.plan_stale),
    "review-missing": PlanRule(("quarter",), _WARNING, _COMPLETE, _TIERED, upkeep.review_missing),
    # Trade
    "lifecycle-against-orders": PlanRule(
        ("typed", "suggested"), _WARNING, _COMPLETE, _EVERY, lifecycle.lifecycle_against_orders
    ),
    "contract-in-notice": PlanRule(
        ("name", "day", "end"), _WARNING, _BASIC, _EVERY, commerce.contract_in_notice
    ),
    "potential-below-revenue": PlanRule(
        ("potential", "revenue"), _WARNING, _COMPLETE, _EVERY, commerce.potential_below_revenue
    ),
    "potential-twice": PlanRule(
        ("offering",), _WARNING, _COMPLETE, _EVERY, commerce.potential_twice
    ),
    "cell-revenue-differs": PlanRule(
        _DIFFERS, _WARNING, _COMPLETE, _EVERY, typed_values.cell_differs
    ),
    "probability-against-stage": PlanRule(
        ("name", "probability", "usual"),
        _WARNING,
        _COMPLETE,
        _EVERY,
        commerce.probability_against_stage,
    ),
    "score-without-evidence": PlanRule(
        ("criteria",), _INFO, _COMPLETE, _EVERY, commerce.score_without_evidence
    ),
    "currency-mismatch": PlanRule(
        ("currency", "programme"), _INFO, _BASIC, _EVERY, commerce.currency_mismatch
    ),
    "figures-gap": PlanRule(
        ("kpi", "period", "count"), _WARNING, _COMPLETE, _EVERY, figures.figures_gap
    ),
}
"""All rules about plans, in the order of their documentation."""


def active_rules(settings: Rules) -> dict[str, PlanRule]:
    """Give the rules that are on: those of the profile, and any whose severity is set."""
    return {
        name: rule
        for name, rule in PLAN_RULES.items()
        if settings.profile is RuleProfile.COMPLETE
        or rule.profile is RuleProfile.BASIC
        or name in settings.severity
    }
