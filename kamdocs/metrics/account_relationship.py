"""People, contacts, engagement and voice of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kamdocs.metrics.contact import ContactDue, contact_cadence, late_contacts
from kamdocs.metrics.engagement import EngagementParts, engagement, engagement_parts, last_year
from kamdocs.metrics.key_people import (
    RoleFilled,
    Threads,
    advocate_count,
    advocates,
    close_contacts,
    key_people,
    relationship_coverage,
    roles_filled,
    threads,
    three_roles,
)
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.scope import AccountScope
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
from kamdocs.model.people import Stakeholder
from kamdocs.model.watch import Voice


@dataclass(frozen=True)
class AccountRelationship:
    """People, contacts, engagement and voice of one account."""

    scope: AccountScope

    @cached_property
    def year(self) -> Window:
        """The twelve months that engagement and surveys cover."""
        return last_year(self.scope.as_of)

    @cached_property
    def key_people(self) -> tuple[Stakeholder, ...]:
        """Key people, the most influential first."""
        return key_people(self.scope.account, self.scope.programme)

    @cached_property
    def coverage(self) -> Measure:
        """Key people we know well ÷ all key people."""
        return relationship_coverage(self.key_people, self.scope.as_of)

    @cached_property
    def roles(self) -> tuple[RoleFilled, ...]:
        """Who fills the roles of executive sponsor, decision maker and champion."""
        return three_roles(self.scope.account)

    @cached_property
    def roles_filled(self) -> Measure:
        """How many of the three roles an identified person fills."""
        return roles_filled(self.scope.account, self.scope.as_of)

    @cached_property
    def threads(self) -> Threads:
        """The people that hold the relationship on both sides."""
        return threads(self.scope.account)

    @cached_property
    def close_contacts(self) -> Measure:
        """How many people of the client are near."""
        return close_contacts(self.scope.account, self.scope.as_of)

    @cached_property
    def cadence(self) -> tuple[ContactDue, ...]:
        """Last and next contact of every identified person, the most pressing first."""
        return contact_cadence(self.scope.account, self.scope.programme, self.scope.as_of)

    @cached_property
    def late_contacts(self) -> Measure:
        """How many people are beyond their cadence or were never met."""
        return late_contacts(self.cadence, self.scope.as_of)

    @cached_property
    def engagement_parts(self) -> EngagementParts:
        """Planned and kept contacts, meetings and commitments."""
        return engagement_parts(self.scope.account, self.cadence, self.year)

    @cached_property
    def engagement(self) -> Measure:
        """Share of planned contacts, meetings and commitments kept in twelve months."""
        return engagement(self.engagement_parts, self.year)

    @cached_property
    def voices(self) -> tuple[tuple[str, Voice], ...]:
        """What the client said, with the account's id."""
        account = self.scope.account
        return tuple((account.id, voice) for voice in account.voice_of_customer)

    @cached_property
    def nps_answers(self) -> tuple[Answer, ...]:
        """Answers to NPS of twelve months, newest first."""
        return survey_answers(self.voices, VoiceMethod.NPS, self.year)

    @cached_property
    def nps(self) -> Measure:
        """NPS of twelve months; None with too few answers."""
        return nps(self.nps_answers, self.scope.programme.limits, self.year)

    @cached_property
    def nps_years(self) -> tuple[SurveyYear, ...]:
        """NPS by fiscal year, oldest first."""
        scope = self.scope
        return survey_years(
            self.voices, VoiceMethod.NPS, scope.calendar, scope.programme.limits, scope.as_of
        )

    @cached_property
    def csat_answers(self) -> tuple[Answer, ...]:
        """Answers to CSAT of twelve months, newest first."""
        return survey_answers(self.voices, VoiceMethod.CSAT, self.year)

    @cached_property
    def csat(self) -> Measure:
        """CSAT of twelve months; None with too few answers."""
        return csat(self.csat_answers, self.scope.programme.limits, self.year)

    @cached_property
    def csat_years(self) -> tuple[SurveyYear, ...]:
        """CSAT by fiscal year, oldest first."""
        scope = self.scope
        return survey_years(
            self.voices, VoiceMethod.CSAT, scope.calendar, scope.programme.limits, scope.as_of
        )

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """What the client speaks of, the most frequent first."""
        return voice_themes(self.scope.account.voice_of_customer, self.scope.as_of)

    @cached_property
    def advocate_people(self) -> tuple[Stakeholder, ...]:
        """Mentors and supporters with influence."""
        return advocates(self.scope.account, self.scope.programme)

    @cached_property
    def advocates(self) -> Measure:
        """How many mentors and supporters with influence, and references given."""
        return advocate_count(self.scope.account, self.scope.programme, self.scope.as_of)
