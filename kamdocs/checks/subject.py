"""What a rule about a plan looks at: one account, its level, its figures and a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel.numbers import format_decimal, format_percent

from kamdocs.metrics.measures import AccountMeasures
from kamdocs.model.account import Account
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme import Programme, Tier


@dataclass(frozen=True)
class Hit:
    """A rule broken: the path of the value in the account, and what the message names."""

    path: tuple[str | int, ...]
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AccountCheck:
    """One account as the rules see it; its measures are computed only when a rule asks."""

    measures: AccountMeasures

    @property
    def account(self) -> Account:
        """The account."""
        return self.measures.scope.account

    @property
    def programme(self) -> Programme:
        """The programme the account belongs to."""
        return self.measures.scope.programme

    @property
    def as_of(self) -> date:
        """The day that counts as today."""
        return self.measures.scope.as_of

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar of the programme."""
        return self.programme.calendar

    @cached_property
    def tier(self) -> Tier | None:
        """The level of the account; None where it has none."""
        return next((tier for tier in self.programme.tiers if tier.id == self.account.tier), None)

    @property
    def is_top(self) -> bool:
        """Tell whether the account is of the programme's top level."""
        return self.tier is not None and self.tier is self.programme.tiers[0]

    def number(self, value: Decimal) -> str:
        """Write a number as the programme's files write it."""
        return format_decimal(value, locale=self._locale)

    def percent(self, value: Decimal) -> str:
        """Write a fraction as a percentage."""
        return format_percent(value, format="#,##0.#%", locale=self._locale)

    @property
    def _locale(self) -> str:
        return self.programme.language.replace("-", "_")


Finder = Callable[[AccountCheck], Iterator[Hit]]
"""Gives every place at which one rule is broken in an account."""
