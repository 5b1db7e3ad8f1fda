"""All accounts of a programme, and look-ups by id."""

from __future__ import annotations

from functools import cached_property

from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.model.programme import Person, Programme, Territory, Tier
from kamdocs.model.record import Record


class LeftOut(Record):
    """An account that could not be read and so is left out of every total.

    `visibility` is `team` as well where nobody can tell who may see the account.
    """

    id: str
    name: str
    path: str
    visibility: Visibility | None = None


class Portfolio(Record):
    """The programme, its accounts in order of name, and those left out."""

    programme: Programme
    accounts: tuple[Account, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def people(self) -> dict[str, Person]:
        """People of our side by id."""
        return {person.id: person for person in self.programme.people}

    @cached_property
    def tiers(self) -> dict[str, Tier]:
        """Tiers by id."""
        return {tier.id: tier for tier in self.programme.tiers}

    @cached_property
    def territories(self) -> dict[str, Territory]:
        """Territories by id."""
        return {territory.id: territory for territory in self.programme.territories}

    @cached_property
    def offering_names(self) -> dict[str, str]:
        """Names of offerings by id."""
        return {offering.id: offering.name for offering in self.programme.offerings}

    @cached_property
    def department_names(self) -> dict[str, str]:
        """Names of departments by id."""
        return {department.id: department.name for department in self.programme.departments}

    @cached_property
    def by_id(self) -> dict[str, Account]:
        """Accounts by id."""
        return {account.id: account for account in self.accounts}
