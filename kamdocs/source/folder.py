"""An accounts folder as a portfolio, with every finding and place on the way."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PureWindowsPath

from kamdocs.errors import UserError
from kamdocs.model.account import Account
from kamdocs.model.kinds import Target
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.source.account_listing import ASSET_TYPES, AccountListing, list_accounts
from kamdocs.source.account_reading import (
    AccountReading,
    build_account,
    read_account,
    resolve_account,
)
from kamdocs.source.beside_files import APPROVALS, RELEASES, KeptKind
from kamdocs.source.collection import without_collection
from kamdocs.source.encounter_names import meeting_slug
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.git import last_changes
from kamdocs.source.mentions import Ids, resolve
from kamdocs.source.pack_release import Releases
from kamdocs.source.places import Places
from kamdocs.source.plan_approval import Approvals
from kamdocs.source.programme_reading import (
    PROGRAMME_FILES,
    ProgrammeReading,
    finish_programme,
    read_programme,
)
from kamdocs.source.project_paths import is_folder
from kamdocs.source.prose_links import linked_files


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside an account that prose may show."""

    account_id: str
    path: str


@dataclass(frozen=True, slots=True)
class FileRole:
    """What a file is to its account: `account`, `objectives`, `review` or `meeting`.

    `key` is the quarter's id of a review and the slug of a meeting.
    """

    account_id: str
    role: str
    key: str = ""


@dataclass(frozen=True)
class LoadedPortfolio:
    """A portfolio with what reading it found.

    `places` are by account id, the programme's under the empty id; `usable` is False when the
    programme file is missing or broken. `logos` are paths in the project by account id.
    """

    project: Path
    portfolio: Portfolio
    findings: tuple[Finding, ...]
    places: Mapping[str, Places]
    assets: tuple[Asset, ...]
    files: Mapping[str, FileRole]
    usable: bool
    logos: Mapping[str, str] = field(default_factory=dict)
    releases: Releases = field(default_factory=Releases)
    approvals: Approvals = field(default_factory=Approvals)


@dataclass(frozen=True)
class Reuse:
    """Accounts read before whose files are the same: `ids` of those in `loaded`."""

    loaded: LoadedPortfolio
    ids: frozenset[str]

    def read(self, listing: AccountListing, account_ids: frozenset[str]) -> _Read | None:
        """Give what was read of an account; None where it has to be read again."""
        account = self.loaded.portfolio.by_id.get(listing.id)
        if account is None or listing.findings or listing.id not in self.ids:
            return None
        known = frozenset(self.loaded.portfolio.by_id)
        if account.parent is not None and known != account_ids:
            return None
        return _Read(
            account,
            tuple(item for item in self.loaded.findings if item.subject == account.id),
            self.loaded.places.get(account.id),
            tuple(
                (path, role)
                for path, role in self.loaded.files.items()
                if role.account_id == account.id
            ),
        )


def load_portfolio(
    project: Path,
    accounts: str = "accounts",
    *,
    changes: Mapping[str, date] | None = None,
    reuse: Reuse | None = None,
    others: Collection[str] = (),
) -> LoadedPortfolio:
    """Read a project's accounts; bad content becomes findings, never an exception.

    `changes` are the days of last change by path, those of the project's history without it;
    `others` are ids of accounts that may be pointed to though they are not among these files.
    Raises UserError when there is no accounts folder, or one outside the project.
    """
    accounts = accounts_folder(accounts)
    folder = project / accounts
    if not is_folder(folder):
        raise UserError("cli.no-accounts-folder", path=accounts)
    # The owner may keep the whole folder elsewhere; no link in it may lead out of it then.
    root = project if folder.resolve().is_relative_to(project.resolve()) else folder
    programme = read_programme(folder, accounts, root)
    listings = list(list_accounts(folder, accounts, root))
    _settle_programme(programme, listings)
    days = last_changes(project, accounts) if changes is None else changes
    # One account after the other: the texts and trees of a read one need not be kept.
    own_ids = {**{fold(item): item for item in others}, **_account_ids(listings)}
    ids = {**programme.ids, Target.ACCOUNT: own_ids}
    known = frozenset(own_ids.values())
    with without_collection():
        read = [
            (reuse.read(item, known) if reuse else None)
            or _read_whole(read_account(folder, accounts, item, programme), programme, ids, days)
            for item in listings
            if item.account
        ]
    return _loaded(project, accounts, programme, listings, read)


def accounts_folder(accounts: str) -> str:
    """Give an accounts folder as a plain path; raises UserError for one outside the project."""
    accounts = posixpath.normpath(accounts.replace("\\", "/"))
    if accounts.split("/")[0] in ("..", "") or PureWindowsPath(accounts).is_absolute():
        raise UserError("cli.accounts-outside", path=accounts)
    return accounts


def load_programme(project: Path, accounts: str = "accounts") -> str | None:
    """Give the language a project's files are written in; None where there is no programme."""
    folder = project / accounts
    if not any((folder / name).exists() for name in PROGRAMME_FILES):
        return None
    return read_programme(folder, accounts).programme.language


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of one account."""

    account: Account | LeftOut
    findings: tuple[Finding, ...]
    places: Places | None
    roles: tuple[tuple[str, FileRole], ...]


def _account_ids(listings: list[AccountListing]) -> dict[str, str]:
    return {fold(item.id): item.id for item in listings if item.account}


def _settle_programme(programme: ProgrammeReading, listings: list[AccountListing]) -> None:
    """Resolve and build the programme first: figures are judged by its fiscal year."""
    if programme.document is not None:
        ids = {**programme.ids, Target.ACCOUNT: _account_ids(listings)}
        mentions, language = programme.document.mentions, programme.programme.language
        programme.findings.extend(resolve(mentions, ids, language, programme.path, programme.path))
    finish_programme(programme)


def _read_whole(
    reading: AccountReading, programme: ProgrammeReading, ids: Ids, changes: Mapping[str, date]
) -> _Read:
    """Resolve and build one account, or leave it out."""
    resolve_account(reading, programme, ids)
    days = [changes[path] for path in _paths(reading) if path in changes]
    account = None if reading.broken else build_account(reading, max(days, default=None))
    spots = reading.document.spots
    return _Read(
        account
        or LeftOut(
            id=reading.id, name=reading.name, path=reading.path, visibility=reading.visibility
        ),
        tuple(replace(found, subject=reading.id) for found in reading.findings),
        None if spots is None else Places(spots),
        tuple(_roles(reading)),
    )


def _loaded(
    project: Path,
    accounts: str,
    programme: ProgrammeReading,
    listings: list[AccountListing],
    read: list[_Read],
) -> LoadedPortfolio:
    built = [item.account for item in read if isinstance(item.account, Account)]
    places = {item.account.id: item.places for item in read if item.places is not None}
    if programme.document is not None and programme.document.spots is not None:
        places[""] = Places(programme.document.spots)
    logos = {item.id: f"{accounts}/{item.logo}" for item in listings if item.logo}
    findings = list(programme.findings)
    findings.extend(found for item in listings if not item.account for found in item.findings)
    findings.extend(found for item in read for found in item.findings)
    return LoadedPortfolio(
        project=project,
        portfolio=Portfolio(
            programme=programme.programme,
            accounts=tuple(sorted(built, key=lambda item: (fold(item.name), item.id))),
            left_out=tuple(item.account for item in read if isinstance(item.account, LeftOut)),
        ),
        findings=tuple(sorted(dict.fromkeys(findings))),
        places=places,
        assets=(
            *(Asset(item.id, f"{accounts}/{name}") for item in listings for name in item.assets),
            *_shown_logos(built, logos),
        ),
        files=dict(role for item in read for role in item.roles),
        usable=programme.usable,
        logos=logos,
        releases=Releases(project, _kept(listings, accounts, RELEASES)),
        approvals=Approvals(project, _kept(listings, accounts, APPROVALS)),
    )


def _kept(
    listings: list[AccountListing], accounts: str, kind: KeptKind
) -> dict[str, tuple[str, ...]]:
    """Give the paths of the records that commands left, by account."""
    return {
        item.id: tuple(f"{accounts}/{name}" for name in item.kept(kind))
        for item in listings
        if item.kept(kind)
    }


def _shown_logos(built: list[Account], logos: Mapping[str, str]) -> Iterator[Asset]:
    """Give the logos that prose shows; any other one is for packs and no site carries it."""
    for account in built:
        path = logos.get(account.id, "")
        if posixpath.splitext(path)[1].lower() in ASSET_TYPES and any(
            path in linked_files(prose.text, prose.path) for prose in account.proses
        ):
            yield Asset(account.id, path)


def _paths(reading: AccountReading) -> list[str]:
    listing = reading.listing
    names = [
        listing.account,
        listing.objectives,
        listing.figures,
        listing.receivables,
        *listing.reviews,
        *listing.meetings,
    ]
    return [f"{reading.folder}/{name}" for name in names if name]


def _roles(reading: AccountReading) -> Iterator[tuple[str, FileRole]]:
    yield reading.path, FileRole(reading.id, "account")
    if reading.objectives is not None:
        yield reading.objectives.path, FileRole(reading.id, "objectives")
    for review in reading.reviews:
        quarter = review.values.get("quarter")
        yield review.path, FileRole(reading.id, "review", quarter.id if quarter else "")
    for meeting in reading.meetings:
        yield meeting.path, FileRole(reading.id, "meeting", meeting_slug(meeting.path))
