"""Which record a row of a workbook is: its account, its id, and the names others know it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.interchange.slug import slug
from kamdocs.interchange.workbook.content import SheetRow, WorkbookContent
from kamdocs.interchange.workbook.directory import Directory, Names, programme_names
from kamdocs.interchange.workbook.sheets import BY_KEY
from kamdocs.model.kinds import Target
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Kpi, Programme, Stage
from kamdocs.source.folding import fold
from kamdocs.source.word_text import parse_id

_OF_PROGRAMME = {
    "people": Target.PERSON,
    "offerings": Target.OFFERING,
    "departments": Target.DEPARTMENT,
    "territories": Target.TERRITORY,
    "tiers": Target.TIER,
    "kpis": Target.KPI,
    "stages": Target.STAGE,
}
_WORDED = ("kpis", "stages")
"""Lists whose built-in records have words of their own."""

_OF_ACCOUNT = {
    "units": Target.UNIT,
    "stakeholders": Target.STAKEHOLDER,
    "objectives": Target.OBJECTIVE,
    "opportunities": Target.OPPORTUNITY,
}
_NAMING = ("name", "title")
"""Fields that an id is made of, in this order."""

RowPlace = tuple[str, int]
"""Sheet and number of a row."""


class Identities:
    """Ids of all rows, as written or made of names, and what every name means.

    `known` is the portfolio a workbook goes to, where there is one: its names stay known.
    """

    def __init__(self, content: WorkbookContent, language: str, known: Portfolio | None) -> None:
        self._content = content
        self._known = known or Portfolio(programme=Programme(name="-"))
        self._ids: dict[RowPlace, str] = {}
        self._accounts = self._account_names()
        self.directory = self._directory(language)

    def id_of(self, row: SheetRow) -> str:
        """Give the id of a row's record; empty for one that has none and needs none."""
        return self._ids.get((row.head.sheet.key, row.number), "")

    def account_of(self, row: SheetRow) -> str | None:
        """Give the id of the account a row belongs to; None where its name means none."""
        if row.head.sheet.key == "accounts":
            return self.id_of(row)
        return self._accounts.find(row.text("account"))

    def _account_names(self) -> Names:
        old = {item.id: item.name for item in self._known.accounts}
        new = dict(self._named("accounts", self._content.rows("accounts"), set(old)))
        return Names({**old, **new}.items())

    def _directory(self, language: str) -> Directory:
        programme = self._known.programme
        of_all = {
            **programme_names(programme, language),
            **{
                target: Names([*_listed(programme, key), *self._new(key, programme)])
                for key, target in _OF_PROGRAMME.items()
                if key not in _WORDED
            },
            Target.ACCOUNT: self._accounts,
        }
        kpis = (Kpi(id=item, name=name) for item, name in self._new("kpis", programme))
        stages = (Stage(id=item, name=name) for item, name in self._new("stages", programme))
        whole = programme.model_copy(
            update={
                "kpis": (*programme.kpis, *kpis),
                "stages": (*programme.stages, *stages),
            }
        )
        worded = programme_names(whole, language)
        of_all |= {_OF_PROGRAMME[key]: worded[_OF_PROGRAMME[key]] for key in _WORDED}
        return Directory(of_all, dict(self._of_account()))

    def _new(self, key: str, programme: Programme) -> list[tuple[str, str]]:
        """Give the records of a programme's list that the workbook adds."""
        old = {item for item, _ in _listed(programme, key)}
        named = self._named(key, self._content.rows(key), old)
        return [(item, name) for item, name in named if item not in old]

    def _of_account(self) -> Iterator[tuple[tuple[Target, str], Names]]:
        by_account: dict[tuple[str, str], list[SheetRow]] = {}
        for key in _OF_ACCOUNT:
            for row in self._content.rows(key):
                account = self.account_of(row)
                if account:
                    by_account.setdefault((key, account), []).append(row)
        known = {account.id: account for account in self._known.accounts}
        ids = {account for _, account in by_account} | set(known)
        for account in sorted(ids):
            for key, target in _OF_ACCOUNT.items():
                old = _listed(known.get(account), key)
                rows = by_account.get((key, account), [])
                new = dict(self._named(key, rows, {item for item, _ in old}))
                yield (target, account), Names({**dict(old), **new}.items())

    def _named(
        self, key: str, rows: list[SheetRow] | tuple[SheetRow, ...], taken: set[str]
    ) -> Iterator[tuple[str, str]]:
        """Give ids and names of rows; an id that is blank is made of the name."""
        used = {fold(row.text("id")) for row in rows if row.text("id")} | {fold(i) for i in taken}
        for row in rows:
            name = next((row.text(item) for item in _NAMING if row.text(item)), "")
            own = _clean(row.text("id")) or _free(slug(name), used)
            used.add(fold(own))
            self._ids[key, row.number] = own
            yield own, name or own


def _clean(text: str) -> str:
    """Give an id as typed, or what it most likely was to be: `Ana Souza` → `ana-souza`."""
    return text if not text or isinstance(parse_id(text), str) else slug(text)


def _free(wanted: str, used: set[str]) -> str:
    if not wanted:
        return ""
    number = 1
    found = wanted
    while fold(found) in used:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _listed(holder: object, key: str) -> list[tuple[str, str]]:
    """Give ids and names of a list of the programme or an account."""
    records = getattr(holder, BY_KEY[key].path[0], ()) if holder is not None else ()
    return [
        (item.id, next((str(v) for n in _NAMING if (v := getattr(item, n, None))), item.id))
        for item in records
    ]


TARGETS: Mapping[str, Target] = {**_OF_PROGRAMME, **_OF_ACCOUNT}
"""What the names of a sheet are the names of."""
