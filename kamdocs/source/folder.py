"""An accounts folder as a portfolio, with every finding and place on the way."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.model.kinds import Target
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.source.account_listing import AccountListing, list_accounts
from kamdocs.source.account_reading import (
    AccountReading,
    build_account,
    meeting_slug,
    read_account,
    resolve_account,
)
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.git import last_changes
from kamdocs.source.mentions import resolve
from kamdocs.source.places import Places
from kamdocs.source.programme_reading import (
    PROGRAMME_FILES,
    ProgrammeReading,
    finish_programme,
    read_programme,
)
from kamdocs.source.project_paths import is_folder


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
    programme file is missing or broken.
    """

    project: Path
    portfolio: Portfolio
    findings: tuple[Finding, ...]
    places: Mapping[str, Places]
    assets: tuple[Asset, ...]
    files: Mapping[str, FileRole]
    usable: bool


def load_portfolio(project: Path, accounts: str = "accounts") -> LoadedPortfolio:
    """Read a project's accounts; bad content becomes findings, never an exception.

    Raises UserError when there is no accounts folder, or one outside the project.
    """
    accounts = posixpath.normpath(accounts.replace("\\", "/"))
    folder = project / accounts
    if not is_folder(folder):
        raise UserError("cli.no-accounts-folder", path=accounts)
    if not folder.resolve().is_relative_to(project.resolve()):
        raise UserError("cli.accounts-outside", path=accounts)
    programme = read_programme(folder, accounts, project)
    listings = list(list_accounts(folder, accounts, project))
    strays = [item for item in listings if not item.account]
    readings = [
        read_account(folder, accounts, item, programme) for item in listings if item.account
    ]
    ids = programme.ids
    ids[Target.ACCOUNT] = {fold(item.id): item.id for item in readings}
    # The programme first: figures are judged by its fiscal year.
    if programme.document is not None:
        mentions = programme.document.mentions
        found = resolve(mentions, ids, programme.programme.language, programme.path, programme.path)
        programme.findings.extend(found)
    finish_programme(programme)
    for item in readings:
        resolve_account(item, programme, ids)
    return _loaded(project, accounts, programme, readings, strays)


def load_programme(project: Path, accounts: str = "accounts") -> str | None:
    """Give the language a project's files are written in; None where there is no programme."""
    folder = project / accounts
    if not any((folder / name).exists() for name in PROGRAMME_FILES):
        return None
    return read_programme(folder, accounts).programme.language


def _loaded(
    project: Path,
    accounts: str,
    programme: ProgrammeReading,
    readings: list[AccountReading],
    strays: list[AccountListing],
) -> LoadedPortfolio:
    changes = last_changes(project, accounts)
    built = []
    left_out = []
    for item in readings:
        days = [changes[path] for path in _paths(item) if path in changes]
        account = None if item.broken else build_account(item, max(days, default=None))
        if account is None:
            left_out.append(LeftOut(id=item.id, name=item.name, path=item.path))
        else:
            built.append(account)
    everything = [*programme.findings, *(found for item in strays for found in item.findings)]
    for item in readings:
        everything.extend(replace(found, subject=item.id) for found in item.findings)
    return LoadedPortfolio(
        project=project,
        portfolio=Portfolio(
            programme=programme.programme,
            accounts=tuple(sorted(built, key=lambda item: (fold(item.name), item.id))),
            left_out=tuple(left_out),
        ),
        findings=tuple(sorted(dict.fromkeys(everything))),
        places=_places(programme, readings),
        assets=tuple(
            Asset(item.id, f"{accounts}/{name}")
            for item in (*strays, *(reading.listing for reading in readings))
            for name in item.assets
        ),
        files=dict(_roles(readings)),
        usable=programme.usable,
    )


def _paths(reading: AccountReading) -> list[str]:
    listing: AccountListing = reading.listing
    names = [
        listing.account,
        listing.objectives,
        listing.figures,
        listing.receivables,
        *listing.reviews,
        *listing.meetings,
    ]
    return [f"{reading.folder}/{name}" for name in names if name]


def _places(programme: ProgrammeReading, readings: list[AccountReading]) -> dict[str, Places]:
    places = {}
    if programme.document is not None and programme.document.spots is not None:
        places[""] = Places(programme.document.spots)
    for item in readings:
        if item.document.spots is not None:
            places[item.id] = Places(item.document.spots)
    return places


def _roles(readings: list[AccountReading]) -> list[tuple[str, FileRole]]:
    roles = []
    for item in readings:
        roles.append((item.path, FileRole(item.id, "account")))
        if item.listing.objectives:
            path = f"{item.folder}/{item.listing.objectives}"
            roles.append((path, FileRole(item.id, "objectives")))
        for review in item.reviews:
            quarter = review.values.get("quarter")
            key = quarter.id if quarter is not None else ""
            roles.append((review.path, FileRole(item.id, "review", key)))
        for meeting in item.meetings:
            roles.append((meeting.path, FileRole(item.id, "meeting", meeting_slug(meeting.path))))
    return roles
