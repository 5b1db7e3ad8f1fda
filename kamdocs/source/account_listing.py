"""Which files make up which account: names in both languages, strays said, nothing outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kamdocs.source.beside_files import (
    APPROVALS,
    RELEASES,
    KeptKind,
    is_kept,
    is_logo,
    kind_of_file,
    kind_of_folder,
    owner_of_file,
)
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.programme_reading import PROGRAMME_FILES
from kamdocs.source.project_paths import (
    copied_from,
    entries,
    id_like,
    is_folder,
    leads_outside,
    printable,
)
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.rules import finding
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
_TEXT_TYPES = frozenset({".md", ".markdown", ".csv", ".yml", ".yaml"})
"""Files somebody may believe to be read."""

_FOLDERS = tuple(f"{name}/" for name in (*REVIEW_FOLDERS, *MEETING_FOLDERS))
_NOT_ACCOUNTS = ("readme", "leiame", "leia_me")


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
    logo: str = ""
    releases: list[str] = field(default_factory=list)
    approvals: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def kept(self, kind: KeptKind) -> list[str]:
        """Give the list of the files of one kind of kept record."""
        return self.approvals if kind is APPROVALS else self.releases


def list_accounts(accounts: Path, folder: str, root: Path) -> Iterator[AccountListing]:
    """Give the accounts of a folder in order of name; links that lead out of `root` are errors.

    What belongs to no account comes as a listing without id and account file.
    """
    lister = _Lister(accounts, folder, root)
    taken: dict[str, str] = {}
    names = lister.entries(accounts, lister.loose)
    beside = _beside_accounts(names)
    kept = {path for paths in beside.values() for path in paths}
    for entry in names:
        if entry.name in PROGRAMME_FILES or entry in kept or lister.stray(entry):
            continue
        listing = lister.listing(entry)
        other = taken.setdefault(fold(listing.id), entry.name)
        if other != entry.name:
            place = lister.place(entry)
            found = reading_finding("duplicate-account", place, id=listing.id, other=other)
            listing.findings.append(found)
            listing.id = _free_id(listing.id, taken)
            taken[fold(listing.id)] = entry.name
        for path in beside.get(entry, ()):
            lister.beside(path, listing)
        yield listing
    yield lister.loose


def _beside_accounts(found: list[Path]) -> dict[Path, list[Path]]:
    """Give logos and kept records beside accounts of one file, by the file they belong to."""
    single = {path.stem: path for path in found if path.suffix.lower() == ".md"}
    beside: dict[Path, list[Path]] = {}
    for path in found:
        owner = single.get(owner_of_file(path.name))
        if owner is not None:
            beside.setdefault(owner, []).append(path)
    return beside


def _free_id(wanted: str, taken: dict[str, str]) -> str:
    number = 2
    while fold(f"{wanted}-{number}") in taken:
        number += 1
    return f"{wanted}-{number}"


class _Lister:
    """Looks through the accounts folder once."""

    def __init__(self, accounts: Path, folder: str, root: Path) -> None:
        self.loose = AccountListing("")
        self._accounts = accounts
        self._folder = folder
        self._root = root

    def name(self, path: Path) -> str:
        """Give a path's name under the accounts folder."""
        return printable(path.relative_to(self._accounts).as_posix())

    def place(self, path: Path) -> Place:
        """Give the place that stands for a whole file or folder."""
        return Place(f"{self._folder}/{self.name(path)}")

    def entries(self, folder: Path, listing: AccountListing) -> list[Path]:
        """Give what may be read of a folder; say what leads outside."""
        try:
            found = list(entries(folder))
        except OSError:
            listing.findings.append(finding("unreadable-file", self.place(folder)))
            return []
        kept = []
        for path in found:
            if printable(path.name) != path.name:
                listing.findings.append(finding("unreadable-file", self.place(path)))
            elif leads_outside(path, self._root):
                self._say(listing, "outside-project", path)
            else:
                kept.append(path)
        return kept

    def stray(self, entry: Path) -> bool:
        """Tell whether an entry of the accounts folder is no account, and say so where needed."""
        if is_folder(entry):
            return False
        suffix = entry.suffix.lower()
        if suffix in ASSET_TYPES:
            self.loose.assets.append(entry.name)
        elif suffix == ".md" and fold(entry.stem) not in _NOT_ACCOUNTS:
            original = copied_from(entry.name, self._others(entry))
            if original is None:
                return False
            self._say(self.loose, "copy-beside", entry, other=original)
        elif suffix in _TEXT_TYPES and suffix != ".md":
            self._say(self.loose, "unknown-file", entry, known="programa.yml")
        return True

    def _others(self, entry: Path) -> Iterator[str]:
        for other in sorted(self._accounts.glob("*.md")):
            if other != entry:
                yield other.name

    def beside(self, path: Path, listing: AccountListing) -> None:
        """Note a logo or a kept record of an account."""
        if is_kept(path.name):
            listing.kept(kind_of_file(path.name) or RELEASES).append(self.name(path))
        elif not listing.logo:
            listing.logo = self.name(path)

    def listing(self, entry: Path) -> AccountListing:
        """Give the files of the account that is a folder or a single file."""
        if is_folder(entry):
            listing = AccountListing(entry.name)
            self._list_folder(entry, listing)
        else:
            listing = AccountListing(entry.stem, account=entry.name)
        parsed = parse_id(listing.id)
        if isinstance(parsed, str):
            return listing
        suggestion = id_like(listing.id) or "conta"
        if parsed.rule == "reserved-id":
            listing.findings.append(parsed.at(self.place(entry)))
            suggestion = f"{suggestion}-1"
        else:
            self._say(listing, "bad-account-name", entry, suggestion=suggestion)
        listing.id = suggestion
        return listing

    def _list_folder(self, folder: Path, listing: AccountListing) -> None:
        for child in self.entries(folder, listing):
            if not is_folder(child):
                self._list_file(child, listing)
            elif fold(child.name) in REVIEW_FOLDERS:
                self._list_records(child, listing, listing.reviews)
            elif fold(child.name) in MEETING_FOLDERS:
                self._list_records(child, listing, listing.meetings)
            elif kind := kind_of_folder(child.name):
                self._list_kept(child, listing, kind)
            else:
                self._list_other(child, listing)
        if not listing.account:
            wanted = f"{self._folder}/{folder.name}/{ACCOUNT_NAMES[0]}"
            found = reading_finding("folder-without-account", self.place(folder), file=wanted)
            listing.findings.append(found)

    def _list_kept(self, folder: Path, listing: AccountListing, kind: KeptKind) -> None:
        """List the records that commands left; papers that lie there too are nobody's asset."""
        for child in self.entries(folder, listing):
            if is_folder(child):
                self._list_other(child, listing)
            elif is_kept(child.name):
                listing.kept(kind).append(self.name(child))
            elif child.suffix.lower() != ".pdf":
                self._list_rest(child, listing, _FOLDERS)

    def _list_file(self, child: Path, listing: AccountListing) -> None:
        if is_logo(child.name):
            self.beside(child, listing)
            return
        plain = f"{fold(child.stem)}{child.suffix.lower()}"
        for role, names in _SINGLE.items():
            if plain in names:
                other = getattr(listing, role)
                if other:
                    self._say(listing, "file-twice", child, other=other)
                else:
                    setattr(listing, role, self.name(child))
                return
        original = copied_from(child.name, _KNOWN)
        if original is not None:
            self._say(listing, "copy-beside", child, other=original)
        else:
            self._list_rest(child, listing, _KNOWN)

    def _list_records(self, folder: Path, listing: AccountListing, found: list[str]) -> None:
        """List the reviews or meetings of an account; copies of one are no second one."""
        children = self.entries(folder, listing)
        names = [child.name for child in children]
        for child in children:
            if is_folder(child):
                self._list_other(child, listing)
            elif child.suffix.lower() != ".md":
                self._list_rest(child, listing, ("*.md",))
            elif original := copied_from(
                child.name, [name for name in names if name != child.name]
            ):
                self._say(listing, "copy-beside", child, other=original)
            elif fold(child.stem) not in _NOT_ACCOUNTS:
                found.append(self.name(child))

    def _list_other(self, folder: Path, listing: AccountListing) -> None:
        """List a folder of pictures, and those in it; texts in them are not read."""
        pending = [folder]
        while pending:
            inner = pending.pop()
            if inner.is_symlink():  # one that leads in a circle would never end
                self._say(listing, "unknown-file", inner, known=", ".join(_FOLDERS))
                continue
            for child in self.entries(inner, listing):
                if is_folder(child):
                    pending.append(child)
                else:
                    self._list_rest(child, listing, _FOLDERS)

    def _list_rest(self, child: Path, listing: AccountListing, known: tuple[str, ...]) -> None:
        suffix = child.suffix.lower()
        if suffix in ASSET_TYPES:
            listing.assets.append(self.name(child))
        elif suffix in _TEXT_TYPES and fold(child.stem) not in _NOT_ACCOUNTS:
            self._say(listing, "unknown-file", child, known=near_or_all(child.name, known))

    def _say(self, listing: AccountListing, rule: str, path: Path, **params: str) -> None:
        found = reading_finding(rule, self.place(path), name=path.name, **params)
        listing.findings.append(found)
