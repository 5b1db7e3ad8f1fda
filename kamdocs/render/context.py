"""What every page is made with: the portfolio and its figures, words, formats, addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kamdocs.messages import Messages, messages_for
from kamdocs.metrics.kpi_series import begun_figures
from kamdocs.metrics.measures import PortfolioMeasures
from kamdocs.metrics.standing import PortfolioStanding
from kamdocs.metrics.work import PortfolioWork
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, StageKind, Visibility
from kamdocs.model.figures import Figure
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Addresses, Links, addresses_for
from kamdocs.render.formats import Formats
from kamdocs.render.options import RenderOptions
from kamdocs.render.plan_history.site_history import SiteHistory
from kamdocs.render.prose import ProseWriter
from kamdocs.source.finding import Finding
from kamdocs.source.pack_release import Releases
from kamdocs.source.plan_approval import Approvals


@dataclass(frozen=True)
class RenderContext:
    """The whole of a site in one language on one day."""

    portfolio: Portfolio
    standing: PortfolioStanding
    findings: tuple[Finding, ...]
    options: RenderOptions
    prose: ProseWriter
    releases: Releases = field(default_factory=Releases)
    approvals: Approvals = field(default_factory=Approvals)
    history: SiteHistory = field(default_factory=SiteHistory)
    sections: dict[str, list[tuple[str, str]]] = field(default_factory=dict, compare=False)
    """Title and address of the pages of each section of the navigation, in its order."""

    @property
    def for_team(self) -> bool:
        """Tell whether the site is for the commercial team; others must not miss its figures."""
        return self.options.audience is Visibility.TEAM

    @property
    def measures(self) -> PortfolioMeasures:
        """All measures of the portfolio and of each account."""
        return self.standing.measures

    @cached_property
    def work(self) -> PortfolioWork:
        """Promises, dates, contracts and reviews over all accounts."""
        return PortfolioWork(self.measures)

    @property
    def as_of(self) -> date:
        """The day every figure is computed for."""
        return self.options.as_of

    @property
    def language(self) -> str:
        """The language of the site."""
        return self.options.language

    @cached_property
    def words(self) -> Messages:
        """The interface's words."""
        return messages_for(self.language)

    @cached_property
    def formats(self) -> Formats:
        """Writers of values in the programme's currency."""
        return Formats(self.language, self.portfolio.programme.currency)

    @cached_property
    def addresses(self) -> Addresses:
        """Addresses of the pages."""
        return addresses_for(self.language)

    def links(self, address: str) -> Links:
        """Give the maker of links from a page."""
        return Links(address, self.options.directory_urls)

    def person(self, person: str | None) -> str:
        """Give the name of somebody on our side; empty for nobody."""
        if person is None:
            return ""
        found = self.portfolio.people.get(person)
        return found.name if found else person

    def stakeholder(self, account: Account, stakeholder: str | None) -> str:
        """Give the name of a stakeholder, or the role that is still to be identified."""
        if stakeholder is None:
            return ""
        for item in account.stakeholders:
            if item.id == stakeholder:
                return item.name or self.words.text("site.to-identify")
        return stakeholder

    def unit(self, account: Account, unit: str | None) -> str:
        """Give the name of a unit; empty for the whole account."""
        return next((item.name for item in account.units if item.id == unit), unit or "")

    def offering(self, offering: str | None) -> str:
        """Give the name of an offering; empty for none."""
        return self.portfolio.offering_names.get(offering or "", offering or "")

    def begun_figures(self, account: Account) -> tuple[Figure, ...]:
        """Give an account's figures of periods that have begun, and its order book."""
        calendar = self.portfolio.programme.calendar
        return begun_figures(account.figures, calendar, self.as_of)

    def kpi_name(self, kpi: str | None) -> str:
        """Give the name of a KPI, built in or the programme's own; empty for none."""
        if kpi is None:
            return ""
        if kpi in {item.value for item in BuiltInKpi}:
            return value_label(BuiltInKpi(kpi), self.language)
        return next((item.name for item in self.portfolio.programme.kpis if item.id == kpi), kpi)

    def stage_name(self, stage: str | None) -> str:
        """Give the name of a stage, the programme's own or a built-in one; empty for none."""
        if stage is None:
            return ""
        own = next((s.name for s in self.portfolio.programme.stages if s.id == stage), None)
        if own is not None:
            return own
        known = {item.value for item in StageKind}
        return value_label(StageKind(stage), self.language) if stage in known else stage

    def source_href(self, path: str) -> str:
        """Give the address of a source file where the site has one, else nothing."""
        pattern = self.options.source_url
        return pattern.replace("{path}", path) if pattern else ""
