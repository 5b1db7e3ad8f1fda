"""Which files make up which account: names in both languages, strays said, nothing outside."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.word_text import parse_id

ACCOUNT_NAMES = ("conta.md", "account.md")
OBJECTIVE_NAMES = ("objetivos.md", "objectives.md")
FIGURE_NAMES = ("numeros.csv", "figures.csv")
RECEIVABLE_NAMES = ("titulos.csv", "receivables.csv")
REVIEW_FOLDERS = ("revisoes", "reviews")
MEETING_FOLDERS = ("reunioes", "meetings")
ASSET_TYPES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf"})
"""Files that may be copied to the site beside prose; SVG may hold scripts and is not one."""

_SINGLE = {
    "account": ACCOUNT_NAMES,
    "objectives": OBJECTIVE_NAMES,
    "figures": FIGURE_NAMES,
    "receivables": RECEIVABLE_NAMES,
}
_KNOWN = tuple(name for names in _SINGLE.values() for name in names)


@dataclass(slots=True)
class AccountListing:
    """The files of one account, by what they are, as names under the accounts folder."""

    id: str
    account: str = ""
    objectives: str = ""
    figures: str = ""
    receivables: str = ""
    reviews: list[str] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def list_accounts(accounts: Path, folder: str, skip: str) -> Iterator[AccountListing]:
    """Give the accounts of a folder in order of id; `skip` is the name of the programme file."""
    taken: dict[str, str] = {}
    for entry in sorted(accounts.iterdir(), key=lambda path: path.name):
        if entry.name == skip or entry.name[0] in "._~":
            continue
        listing = _listing(accounts, entry, folder)
        if listing is None:
            continue
        other = taken.setdefault(fold(listing.id), entry.name)
        if other != entry.name:
            place = Place(f"{folder}/{entry.name}")
            found = reading_finding("duplicate-account", place, id=listing.id, other=other)
            listing.findings.append(found)
        yield listing


def _listing(accounts: Path, entry: Path, folder: str) -> AccountListing | None:
    name = entry.name
    path = f"{folder}/{name}"
    if _outside(entry, accounts):
        found = reading_finding("outside-project", Place(path), name=name)
        return AccountListing(_safe_id(entry.stem), findings=[found])
    if entry.is_dir():
        listing = AccountListing(name)
        _list_folder(accounts, entry, folder, listing)
        if not listing.account and not listing.findings:
            return None
    elif entry.suffix.lower() == ".md":
        listing = AccountListing(entry.stem, account=name)
    else:
        return _stray(entry, path)
    _check_name(listing, path)
    return listing


def _stray(entry: Path, path: str) -> AccountListing | None:
    """Say a file that is no account; it belongs to none, so it is told by an empty listing."""
    found = reading_finding("unknown-file", Place(path), name=entry.name, known="programa.yml")
    return AccountListing("", findings=[found])


def _check_name(listing: AccountListing, path: str) -> None:
    parsed = parse_id(listing.id)
    if isinstance(parsed, str):
        return
    place = Place(path)
    suggestion = _safe_id(listing.id) or "conta"
    if parsed.rule == "reserved-id":
        listing.findings.append(parsed.at(place))
    else:
        found = reading_finding(
            "bad-account-name", place, name=listing.id, suggestion=suggestion
        )
        listing.findings.append(found)
    listing.id = suggestion


def _list_folder(accounts: Path, entry: Path, folder: str, listing: AccountListing) -> None:
    for child in sorted(entry.iterdir(), key=lambda path: path.name):
        name = f"{entry.name}/{child.name}"
        if child.name[0] in "._~":
            continue
        if _outside(child, accounts):
            place = Place(f"{folder}/{name}")
            listing.findings.append(reading_finding("outside-project", place, name=child.name))
        elif child.is_dir():
            _list_records(accounts, child, folder, name, listing)
        else:
            _list_file(child, folder, name, listing)
    if not listing.account:
        files = f"{folder}/{entry.name}/conta.md"
        place = Place(f"{folder}/{entry.name}")
        listing.findings.append(reading_finding("folder-without-account", place, file=files))


def _list_records(
    accounts: Path, child: Path, folder: str, name: str, listing: AccountListing
) -> None:
    found = fold(child.name)
    target = None
    if found in REVIEW_FOLDERS:
        target = listing.reviews
    elif found in MEETING_FOLDERS:
        target = listing.meetings
    for path in sorted(child.rglob("*"), key=lambda path: path.as_posix()):
        inner = f"{name}/{path.relative_to(child).as_posix()}"
        if path.is_dir() or path.name[0] in "._~":
            continue
        place = Place(f"{folder}/{inner}")
        if _outside(path, accounts):
            listing.findings.append(reading_finding("outside-project", place, name=path.name))
        elif path.suffix.lower() in ASSET_TYPES:
            listing.assets.append(inner)
        elif target is not None and path.suffix.lower() == ".md":
            target.append(inner)
        else:
            known = ", ".join((*REVIEW_FOLDERS, *MEETING_FOLDERS))
            found_file = reading_finding("unknown-file", place, name=inner, known=known)
            listing.findings.append(found_file)


def _list_file(child: Path, folder: str, name: str, listing: AccountListing) -> None:
    lowered = unicodedata.normalize("NFC", child.name).lower()
    place = Place(f"{folder}/{name}")
    for role, names in _SINGLE.items():
        if lowered in names:
            other = getattr(listing, role)
            if other:
                found = reading_finding("file-twice", place, name=child.name, other=other)
                listing.findings.append(found)
            else:
                setattr(listing, role, name)
            return
    if child.suffix.lower() in ASSET_TYPES:
        listing.assets.append(name)
        return
    copied = next((known for known in _KNOWN if _is_copy(lowered, known)), None)
    if copied is not None:
        found = reading_finding("copy-beside", place, name=child.name, other=copied)
    else:
        known = near_or_all(child.name, _KNOWN)
        found = reading_finding("unknown-file", place, name=child.name, known=known)
    listing.findings.append(found)


def _is_copy(name: str, known: str) -> bool:
    """Tell a copy that OneDrive or a person made: `conta-PC-de-Ana.md`, `conta (1).md`."""
    stem, suffix = os.path.splitext(known)  # noqa: PTH122 - a name, not a path
    return re.match(rf"{stem}[ \-_(].*{re.escape(suffix)}\Z", name) is not None


def _outside(path: Path, accounts: Path) -> bool:
    """Tell whether a link leads out of the accounts folder."""
    if not path.is_symlink():
        return False
    return not path.resolve().is_relative_to(accounts.resolve())


def _safe_id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
