"""Names for references: a workbook shows people, offerings and contacts by name, files by id.

A record is shown by its name where the name is its alone, else by its id; both are understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from kamdocs.interchange.written_form import side
from kamdocs.messages import LANGUAGES
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.kinds import Target
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.model.vocabulary import value_label
from kamdocs.source.folding import fold
from kamdocs.source.word_table import value_table

OF_ACCOUNT = frozenset({Target.UNIT, Target.STAKEHOLDER, Target.OBJECTIVE, Target.OPPORTUNITY})
"""What is named within one account; the same id may mean another record in the next."""

Named = Iterable[tuple[str, str]]
"""Ids and names of records."""


class Names:
    """Ids and names of the records of one kind."""

    def __init__(self, items: Named) -> None:
        named = [(item_id, name.strip()) for item_id, name in items]
        self._ids = {fold(item_id): item_id for item_id, _ in named}
        counts = Counter(fold(name) for _, name in named)
        self._by_name = {
            fold(name): item_id
            for item_id, name in named
            # A name of signs only folds to nothing, as a blank cell does.
            if fold(name)
            and counts[fold(name)] == 1
            and self._ids.get(fold(name), item_id) == item_id
        }
        self._shown = {
            item_id: name if self._is_clear(item_id, name) else item_id for item_id, name in named
        }

    def _is_clear(self, item_id: str, name: str) -> bool:
        """Tell whether a name means one record and can stand in a list of several."""
        return self._by_name.get(fold(name)) == item_id and ";" not in name and "\n" not in name

    def shown(self, item_id: str) -> str:
        """Give what a cell shows for an id."""
        return self._shown.get(item_id, item_id)

    def find(self, text: str) -> str | None:
        """Give the id that an id or a name means."""
        word = fold(text)
        return self._ids.get(word) or self._by_name.get(word)

    def written(self, item_id: str, language: str) -> str:  # noqa: ARG002 - others have words
        """Give an id as files of a language write it."""
        return item_id

    def all_shown(self) -> tuple[str, ...]:
        """Give what cells show, for a list to choose from."""
        return tuple(self._shown.values())


class _Worded(Names):
    """Names of a kind whose built-in records have words in every language."""

    def __init__(self, items: Named, built_in: type[StrEnum], language: str) -> None:
        own = list(items)
        super().__init__(own or [(item.value, value_label(item, language)) for item in built_in])
        self._built_in = built_in
        self._words = not own

    def find(self, text: str) -> str | None:
        found = super().find(text)
        return found if found is not None else self._worded(text)

    def written(self, item_id: str, language: str) -> str:
        if self._words and item_id in set(self._built_in):
            return value_table(self._built_in).word(item_id, side(language))
        return item_id

    def _worded(self, text: str) -> str | None:
        name = find_choice(self._built_in, text)
        return None if name is None else self._ids.get(fold(name))


class _Kpis(_Worded):
    """The built-in KPIs and those of the programme, which may name a built-in one anew."""

    def __init__(self, items: Named, language: str) -> None:
        own = dict(items)
        built_in = {item.value: value_label(item, language) for item in BuiltInKpi}
        super().__init__(({**built_in, **own}).items(), BuiltInKpi, language)
        self._words = True


def find_choice(values: type[StrEnum], text: str) -> StrEnum | None:
    """Give the value of a closed list that a label or a word of any language means."""
    word = fold(text)
    for value in values:
        if any(fold(value_label(value, language)) == word for language in LANGUAGES):
            return value
    found = value_table(values).find(text)
    return None if found is None else values(found)


class Directory:
    """Names of everything a workbook can refer to."""

    def __init__(
        self, of_all: Mapping[Target, Names], of_account: Mapping[tuple[Target, str], Names]
    ) -> None:
        self._of_all = of_all
        self._of_account = of_account

    def names(self, target: Target, account: str = "") -> Names:
        """Give the names of a kind, within an account where it is of an account."""
        if target in OF_ACCOUNT:
            return self._of_account.get((target, account), _NOBODY)
        return self._of_all.get(target, _NOBODY)

    def shown(self, target: Target, item_id: str, account: str = "") -> str:
        """Give what a cell shows for an id."""
        return self.names(target, account).shown(item_id)

    def written(self, target: Target, item_id: str, language: str) -> str:
        """Give an id as files of a language write it: a built-in one in their words."""
        return (
            self._of_all[target].written(item_id, language) if target in self._of_all else item_id
        )

    def find(self, target: Target, text: str, account: str = "") -> str | None:
        """Give the id that a cell's text means; None where it means nothing known."""
        return self.names(target, account).find(text)


_NOBODY = Names(())


def portfolio_directory(portfolio: Portfolio, language: str) -> Directory:
    """Give the names of a portfolio's records."""
    accounts = Names((item.id, item.name) for item in portfolio.accounts)
    of_account = {
        (target, account.id): names
        for account in portfolio.accounts
        for target, names in account_names(account).items()
    }
    of_all = {**programme_names(portfolio.programme, language), Target.ACCOUNT: accounts}
    return Directory(of_all, of_account)


def programme_names(programme: Programme, language: str) -> dict[Target, Names]:
    """Give the names of what a programme lists."""
    stages = [(item.id, item.name) for item in programme.stages]
    return {
        Target.PERSON: Names((item.id, item.name) for item in programme.people),
        Target.DEPARTMENT: Names((item.id, item.name) for item in programme.departments),
        Target.TERRITORY: Names((item.id, item.name) for item in programme.territories),
        Target.TIER: Names((item.id, item.name) for item in programme.tiers),
        Target.OFFERING: Names((item.id, item.name) for item in programme.offerings),
        Target.KPI: _Kpis([(item.id, item.name) for item in programme.kpis], language),
        Target.STAGE: _Worded(stages, StageKind, language),
    }


def account_names(account: Account) -> dict[Target, Names]:
    """Give the names of what an account lists."""
    return {
        Target.UNIT: Names((item.id, item.name) for item in account.units),
        Target.STAKEHOLDER: Names(
            (item.id, item.name or item.title or item.id) for item in account.stakeholders
        ),
        Target.OBJECTIVE: Names((item.id, item.title) for item in account.objectives),
        Target.OPPORTUNITY: Names((item.id, item.name) for item in account.opportunities),
    }
