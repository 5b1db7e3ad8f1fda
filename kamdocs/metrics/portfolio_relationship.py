"""People, contacts, engagement and voice over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kamdocs.metrics.account_relationship import AccountRelationship
from kamdocs.metrics.contact import ContactDue, ContactState
from kamdocs.metrics.engagement import EngagementParts, engagement, last_year
from kamdocs.metrics.key_people import relationship_coverage
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.scope import PortfolioScope
from kamdocs.metrics.voice import (
    Answer,
    SurveyYear,
    Theme,
    csat,
    nps,
    survey_answers,
    survey_years,
    voice_themes,
)
from kamdocs.metrics.window import Window
from kamdocs.model.enums import VoiceMethod
from kamdocs.model.watch import Voice


@dataclass(frozen=True)
class AccountContact:
    """A contact that is due, with its account."""

    account: str
    contact: ContactDue


@dataclass(frozen=True)
class PortfolioRelationship:
    """People, contacts, engagement and voice over the portfolio; `accounts` are by account id."""

    scope: PortfolioScope
    accounts: Mapping[str, AccountRelationship]

    @cached_property
    def year(self) -> Window:
        """The twelve months that engagement and surveys cover."""
        return last_year(self.scope.as_of)

    @cached_property
    def coverage(self) -> Measure:
        """Key people we know well ÷ all key people, over all accounts."""
        people = [person for item in self.accounts.values() for person in item.key_people]
        return relationship_coverage(people, self.scope.as_of)

    @cached_property
    def contacts(self) -> tuple[AccountContact, ...]:
        """Contacts with a cadence of every account: never met, then the longest late."""
        return self._sorted(
            AccountContact(account, contact)
            for account, item in self.accounts.items()
            for contact in item.cadence
            if contact.cadence_days is not None
        )

    @cached_property
    def late_contacts(self) -> tuple[AccountContact, ...]:
        """People beyond their cadence or never met, over all accounts, longest late first."""
        wanted = (ContactState.LATE, ContactState.NEVER_MET)
        late = [item for item in self.contacts if item.contact.state in wanted]
        return tuple(sorted(late, key=lambda item: -item.contact.days_late))

    def contacts_of(self, person: str) -> tuple[AccountContact, ...]:
        """Give the contacts somebody of ours is to keep, the most pressing first."""
        return tuple(item for item in self.contacts if item.contact.our_person == person)

    @cached_property
    def engagement_parts(self) -> EngagementParts:
        """Planned and kept contacts, meetings and commitments of all accounts."""
        parts = (item.engagement_parts for item in self.accounts.values())
        return sum(parts, EngagementParts())

    @cached_property
    def engagement(self) -> Measure:
        """Share of planned contacts, meetings and commitments kept in twelve months."""
        return engagement(self.engagement_parts, self.year)

    @cached_property
    def voices(self) -> tuple[tuple[str, Voice], ...]:
        """What clients said, with the account's id."""
        return tuple(voice for item in self.accounts.values() for voice in item.voices)

    @cached_property
    def nps_answers(self) -> tuple[Answer, ...]:
        """Answers to NPS of twelve months, newest first."""
        return survey_answers(self.voices, VoiceMethod.NPS, self.year)

    @cached_property
    def nps(self) -> Measure:
        """NPS of twelve months over all answers; None with too few."""
        return nps(self.nps_answers, self.scope.programme.limits, self.year)

    @cached_property
    def nps_years(self) -> tuple[SurveyYear, ...]:
        """NPS by fiscal year, oldest first."""
        return self._years(VoiceMethod.NPS)

    @cached_property
    def csat_answers(self) -> tuple[Answer, ...]:
        """Answers to CSAT of twelve months, newest first."""
        return survey_answers(self.voices, VoiceMethod.CSAT, self.year)

    @cached_property
    def csat(self) -> Measure:
        """CSAT of twelve months over all answers; None with too few."""
        return csat(self.csat_answers, self.scope.programme.limits, self.year)

    @cached_property
    def csat_years(self) -> tuple[SurveyYear, ...]:
        """CSAT by fiscal year, oldest first."""
        return self._years(VoiceMethod.CSAT)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """What clients speak of, the most frequent first."""
        return voice_themes((voice for _, voice in self.voices), self.scope.as_of)

    def _years(self, method: VoiceMethod) -> tuple[SurveyYear, ...]:
        scope = self.scope
        return survey_years(
            self.voices, method, scope.calendar, scope.programme.limits, scope.as_of
        )

    def _sorted(self, items: Iterable[AccountContact]) -> tuple[AccountContact, ...]:
        return tuple(
            sorted(
                items,
                key=lambda item: (
                    item.contact.state is not ContactState.NEVER_MET,
                    -item.contact.days_late,
                    item.contact.due or self.scope.as_of,
                    item.account,
                    item.contact.stakeholder.id,
                ),
            )
        )
