"""A project as packs see it: its accounts and their findings, its settings and logos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from kamdocs.audience.client_view import client_loaded
from kamdocs.checks.rules import run_checks
from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES
from kamdocs.model.account import Account
from kamdocs.model.portfolio import LeftOut
from kamdocs.pack.look import DEFAULT_BRAND, PackLook, Paper
from kamdocs.resources import THEME
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio, load_portfolio
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.project_paths import leads_outside
from kamdocs.source.site_settings import SiteSettings, site_settings

MOST_NEAR = 6
"""Accounts named to who wrote a part of a name."""


@dataclass(frozen=True)
class PackProject:
    """What packs are made of, read once."""

    loaded: LoadedPortfolio
    findings: tuple[Finding, ...]
    settings: SiteSettings
    as_of: date
    accounts: str = "accounts"
    """The folder of the accounts in the project."""

    _seen: dict[str, LoadedPortfolio] = field(default_factory=dict, compare=False, repr=False)
    """The client's view that was asked for last: one pack asks for it several times."""

    @cached_property
    def known(self) -> dict[str, Account | LeftOut]:
        """Every account by its id, those included that could not be read."""
        portfolio = self.loaded.portfolio
        found: dict[str, Account | LeftOut] = dict(portfolio.by_id)
        found.update((item.id, item) for item in portfolio.left_out)
        return dict(sorted(found.items()))

    @property
    def written_language(self) -> str:
        """The language the files are written in, as far as we speak it."""
        written = self.loaded.portfolio.programme.language
        return written if written in LANGUAGES else LANGUAGES[0]

    def language(self, wanted: str | None) -> str:
        """Give the language of a pack: as wanted, as the site's, as the files'."""
        of_site = self.settings.language
        return wanted or (of_site if of_site in LANGUAGES else None) or self.written_language

    def chosen(self, wanted: Sequence[str], command: str = "pack") -> tuple[str, ...]:
        """Give ids of accounts by id or name; raises UserError that names all unknown ones.

        Where one account is near, it says what to type after `kamdocs`: never is it taken unasked.
        """
        found = {text: self._find(text) for text in wanted}
        unknown = [text for text, id_ in found.items() if id_ is None]
        if unknown:
            near = dict.fromkeys(map(self._near, unknown))
            if len(wanted) == 1 and (only := next(iter(near))) in self.known:
                raise UserError(
                    "packs.one-account-near", account=unknown[0], near=only, command=command
                )
            raise UserError(
                "packs.unknown-account", accounts=", ".join(unknown), near=", ".join(near)
            )
        return tuple(dict.fromkeys(id_ for id_ in found.values() if id_ is not None))

    def _find(self, text: str) -> str | None:
        """Find an account by its id, else by its name: another one may be called like an id."""
        wanted, known = fold(text), self.known.values()
        by_id = (item.id for item in known if fold(item.id) == wanted)
        return next(by_id, None) or next(
            (item.id for item in known if fold(item.name) == wanted), None
        )

    def _near(self, text: str) -> str:
        """Give the ids that a text is a part of, else those most like it."""
        part = fold(text)
        names = {item.id: fold(f"{item.id} {item.name}") for item in self.known.values()}
        within = [id_ for id_, name in names.items() if part and part in name]
        return ", ".join(within[:MOST_NEAR]) or near_or_all(text, self.known)

    def errors(self, account_id: str) -> tuple[Finding, ...]:
        """Give what is wrong in an account's files; such an account goes to no client."""
        return tuple(
            item
            for item in self.findings
            if item.severity is Severity.ERROR and item.subject == account_id
        )

    def mistake(self, account_id: str) -> UserError | None:
        """Give why nothing of an account goes to its client; None where its files are sound.

        What could not be read would be missing or wrong, in a pack as on a site.
        """
        found = self.errors(account_id)
        if not found:
            return None
        name, place = self.known[account_id].name, str(found[0].place)
        return UserError("packs.account-errors", account=name, n=len(found), place=place)

    def client(self, account_id: str) -> LoadedPortfolio:
        """Give the account as its client may see it."""
        if account_id not in self._seen:
            self._seen.clear()
            self._seen[account_id] = client_loaded(self.loaded, account_id)
        return self._seen[account_id]

    def look(self, account_id: str, paper: Paper) -> PackLook:
        """Give colour, paper and logos of an account's packs."""
        logo = self.loaded.logos.get(account_id)
        return PackLook(
            brand=self.settings.brand or DEFAULT_BRAND,
            paper=paper,
            our_logo=self.our_logo,
            client_logo=None if logo is None else self.loaded.project / logo,
        )

    @cached_property
    def our_logo(self) -> Path | None:
        """The logo that the site shows in its head, where it is a file of the project."""
        if self.settings.logo is None:
            return None
        return next(self._files(self.settings.logo, self.settings.logo_folders), None)

    @cached_property
    def template(self) -> Path:
        """The folder of the pack's template: the project's own, else ours."""
        folder = self.settings.custom_dir or THEME.name
        own = next(self._files("pack", (folder,)), None)
        return own if own is not None and own.is_dir() else THEME / "pack"

    def _files(self, name: str, folders: Sequence[str]) -> Iterator[Path]:
        project = self.loaded.project
        for folder in folders:
            path = project / folder / name
            inside = path.resolve().is_relative_to(project.resolve())
            if inside and path.exists() and not leads_outside(path, project):
                yield path


def read_pack_project(project: Path, as_of: date, accounts: str | None = None) -> PackProject:
    """Read and check a project; raises UserError where its programme cannot be read."""
    settings = site_settings(project)
    loaded = load_portfolio(project, accounts or settings.accounts)
    if not loaded.usable:
        raise UserError("packs.no-programme", project=project.as_posix())
    findings = run_checks(loaded, as_of)
    return PackProject(loaded, findings, settings, as_of, accounts or settings.accounts)
