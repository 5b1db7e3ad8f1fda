"""The account that a new objective, review or meeting is for, and how its files are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.written_form import side
from kamdocs.messages import Messages, messages_for
from kamdocs.metrics.promises import Promise, account_promises, distinct_promises
from kamdocs.model.account import Account
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.resources import STARTERS
from kamdocs.source.account_listing import ACCOUNT_NAMES
from kamdocs.source.folder import load_portfolio
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all

_PLACE = re.compile(r"\$([A-Z]+)")
_COMMENT_COLUMN = 34

MOST_SHOWN = 6
"""Accounts named to who wrote a part of a name."""


@dataclass(frozen=True)
class AccountTarget:
    """An account of a project; `account` is None while its files have errors."""

    project: Path
    id: str
    path: Path
    portfolio: Portfolio
    account: Account | None
    as_of: date

    @property
    def language(self) -> str:
        """The language the project's files are written in."""
        return self.portfolio.programme.language

    @property
    def side(self) -> str:
        """The half of the vocabulary that the files use: `pt` or `en`."""
        return side(self.language)

    @property
    def words(self) -> Messages:
        """The words of the files' language."""
        return messages_for(self.language)

    @property
    def owner(self) -> str | None:
        """Who of ours answers for the account."""
        return self.account.owner if self.account else None

    @property
    def folder(self) -> Path:
        """The account's own folder; raises UserError for an account of one file."""
        if fold(self.path.stem) + self.path.suffix.lower() not in ACCOUNT_NAMES:
            name = ACCOUNT_NAMES[self.side == "en"]
            wanted = (self.path.parent / self.path.stem / name).relative_to(self.project)
            raise UserError("new.single-file", path=self.shown(self.path), wanted=wanted.as_posix())
        return self.path.parent

    def shown(self, path: Path) -> str:
        """Give a path as messages name it."""
        return path.relative_to(self.project).as_posix()

    def subfolder(self, names: tuple[str, str]) -> Path:
        """Give a folder by its Portuguese and English name: the one that is there, else ours."""
        for child in sorted(self.folder.iterdir()):
            if child.is_dir() and fold(child.name) in names:
                return child
        return self.folder / names[self.side == "en"]

    def person(self, person: str | None) -> str:
        """Give the name of somebody of ours."""
        found = self.portfolio.people.get(person or "")
        return found.name if found else person or ""

    def stakeholder(self, stakeholder: str | None) -> str:
        """Give the name of somebody of the client."""
        people = self.account.stakeholders if self.account else ()
        found = next((item for item in people if item.id == stakeholder), None)
        return (found.name or found.id) if found else stakeholder or ""

    def open_promises(self) -> tuple[Promise, ...]:
        """Give what either side still owes, the oldest day first, undated last."""
        promises = distinct_promises(account_promises(self.account)) if self.account else ()
        still = [item for item in promises if not item.is_settled(self.as_of)]
        return tuple(sorted(still, key=lambda item: (item.due or date.max, item.text)))

    def filled(self, starter: str, values: Mapping[str, str]) -> str:
        """Give the text of a starter with its places filled, all of them at once."""
        text = (STARTERS / self.language / "records" / starter).read_text(encoding="utf-8")
        return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def find_account(project: Path, wanted: str, as_of: date) -> AccountTarget:
    """Find an account by id or name; raises UserError with the nearest ids for an unknown one."""
    loaded = load_portfolio(project)
    portfolio = loaded.portfolio
    known: dict[str, Account | LeftOut] = {item.id: item for item in portfolio.left_out}
    known.update(portfolio.by_id)
    for item in known.values():
        if fold(wanted) in (fold(item.id), fold(item.name)):
            account = portfolio.by_id.get(item.id)
            return AccountTarget(project, item.id, project / item.path, portfolio, account, as_of)
    part = fold(wanted)
    within = [key for key, item in known.items() if part in f"{fold(key)} {fold(item.name)}"]
    shown = ", ".join(within[:MOST_SHOWN]) if part and within else near_or_all(wanted, known)
    raise UserError("new.unknown-account", text=wanted, known=shown)


def with_comment(line: str, comment: str) -> str:
    """Give a line with a comment behind it, the comments of a list below each other."""
    plain = "".join(sign if sign.isprintable() else " " for sign in comment)
    return f"{line.ljust(_COMMENT_COLUMN - 1)} # {plain}" if plain else line
