"""A project's files as the contents of its site, in the language and of the day asked for."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from kamdocs.audience.client_view import client_loaded
from kamdocs.audience.site_view import narrowed
from kamdocs.checks.rules import run_checks
from kamdocs.errors import UserError
from kamdocs.interchange.calendar.diary import site_calendars
from kamdocs.interchange.export_schema import export_schema
from kamdocs.interchange.portfolio_export import (
    DATA_ADDRESS,
    SCHEMA_ADDRESS,
    portfolio_export,
)
from kamdocs.messages import LANGUAGES, Messages, messages_for
from kamdocs.model.enums import Visibility
from kamdocs.pack.making import no_progress
from kamdocs.pack.project import PackProject
from kamdocs.render.exact_json import exact_json
from kamdocs.render.options import RenderOptions
from kamdocs.render.plan_history.site_history import site_history
from kamdocs.render.site_contents import site_contents
from kamdocs.render.site_page import SiteContents
from kamdocs.resources import SITE_TEMPLATES
from kamdocs.site.config import (
    KamdocsOptions,
    site_account,
    site_audience,
    site_day,
    site_language,
    wanted_packs,
)
from kamdocs.site.packs import SitePacks, site_packs
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words
from kamdocs.source.folder import load_portfolio
from kamdocs.source.site_settings import SiteSettings


@dataclass(frozen=True)
class SiteReading:
    """What one reading of the project gave."""

    contents: SiteContents
    findings: tuple[Finding, ...]
    as_of: date
    left_out: int = 0
    """Accounts that could not be read and are in no total."""

    audience: Visibility = Visibility.TEAM

    account: str | None = None
    """The account whose client the site is for; None for any other audience."""

    site_url: str = ""
    """Address of the site's root, where it has one."""

    packs: SitePacks | None = None
    """The meeting packs, where they were asked for."""

    @property
    def data(self) -> dict[str, str | bytes]:
        """Contents of the data files of the site by their address."""
        if self.contents.measures is None or self.audience is Visibility.CLIENT:
            return {}
        exported = portfolio_export(self.contents.measures, self.audience)
        return {
            DATA_ADDRESS: exact_json(exported),
            SCHEMA_ADDRESS: exact_json(export_schema(self.contents.language)),
            **self._calendars(),
        }

    def _calendars(self) -> dict[str, bytes]:
        context = self.contents.context
        return dict(site_calendars(context, self.site_url)) if context is not None else {}

    def count(self, severity: Severity) -> int:
        """Give the number of findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def read_site(config: MkDocsConfig, options: KamdocsOptions) -> SiteReading:
    """Read and check the accounts and make the contents of the site."""
    as_of = site_day(options)
    loaded = load_portfolio(project_folder(config), options.accounts)
    findings = run_checks(loaded, as_of)
    if not loaded.usable:
        raise UserError("build.no-programme", findings=_first_errors(findings))
    audience, account = site_audience(options), site_account()
    for_team = audience is Visibility.TEAM
    language = site_language(options, loaded.portfolio.programme.language)
    project = PackProject(loaded, findings, _settings(config, options), as_of)
    if account and (mistake := project.mistake(account)) is not None:
        raise mistake
    packs = _packs(project, language)
    render_options = RenderOptions(
        language=language,
        as_of=as_of,
        directory_urls=config.use_directory_urls,
        templates=template_folders(config, options),
        source_url=(options.source_url or _source_url(config)) if for_team else None,
        audience=audience,
        packs=packs.addresses if packs else {},
    )
    # What follows sees only what the audience may see; findings are the team's.
    seen = client_loaded(loaded, account) if account else narrowed(loaded, audience)
    # Who wrote what is the team's, and no other site is worth the time.
    history = site_history(loaded, as_of, language, options.accounts) if for_team else None
    contents = site_contents(seen, render_options, findings if for_team else (), history)
    return SiteReading(
        contents,
        findings,
        as_of,
        left_out=len(loaded.portfolio.left_out),
        audience=audience,
        account=account,
        site_url=config.site_url or "",
        packs=packs,
    )


def _packs(project: PackProject, language: str) -> SitePacks | None:
    """Make the packs that were asked for: of all accounts, or of the client's own."""
    wanted, tell = wanted_packs()
    if not wanted:
        return None
    account = site_account()
    accounts = [item.id for item in project.loaded.portfolio.accounts]
    chosen = [item for item in accounts if account in (None, item)]
    return site_packs(project, chosen, language, tell or no_progress)


def _settings(config: MkDocsConfig, options: KamdocsOptions) -> SiteSettings:
    """Give what packs share with the site."""
    logo, own = config.theme.get("logo"), config.theme.custom_dir
    return SiteSettings(
        accounts=options.accounts,
        brand=options.brand,
        logo=str(logo) if logo else None,
        custom_dir=str(own) if own else None,
        docs_dir=config.docs_dir,
    )


def _first_errors(findings: tuple[Finding, ...]) -> str:
    messages = messages_for(LANGUAGES[0])
    errors = [item for item in findings if item.severity is Severity.ERROR]
    return "\n".join(finding_line(item, messages) for item in errors[:5])


def project_folder(config: MkDocsConfig) -> Path:
    """Give the folder of mkdocs.yml, from which all paths of the project are."""
    return Path(config.config_file_path).resolve().parent


def template_folders(config: MkDocsConfig, options: KamdocsOptions) -> tuple[Path, ...]:
    """Give the folders of page templates; the project's own, where there is one, wins."""
    own = project_folder(config) / options.templates
    if not own.is_dir() or own.resolve() == SITE_TEMPLATES.resolve():
        return (SITE_TEMPLATES,)
    return (own, SITE_TEMPLATES)


def finding_line(finding: Finding, messages: Messages) -> str:
    """Give a finding as one line of the log: place, rule, message, hint."""
    message, hint = finding_words(finding, messages)
    line = f"{finding.place}: {finding.rule}: {message}"
    return f"{line} ({hint})" if hint else line


def _source_url(config: MkDocsConfig) -> str | None:
    """Give the address of source files that `repo_url` and `edit_uri` amount to.

    `edit_uri` leads to `docs_dir`; where it does not end with that folder's name, as MkDocs'
    own default does not, nothing can be said about files outside of it.
    """
    docs_dir = Path(config.docs_dir).resolve()
    if (
        not config.repo_url
        or not config.edit_uri
        or not docs_dir.is_relative_to(project_folder(config))
    ):
        return None
    pages = docs_dir.relative_to(project_folder(config)).as_posix()
    before, found, after = config.edit_uri.rstrip("/").rpartition(pages)
    if not found or after or (before and not before.endswith("/")):
        return None
    return urljoin(posixpath.join(config.repo_url, ""), before) + "{path}"
