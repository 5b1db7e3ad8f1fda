"""The record that a change is about, found again in its portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.record import Record
from kamdocs.review.change import Subject


@dataclass(frozen=True)
class Shown:
    """A portfolio that values are named by: the one a side of a change stands in."""

    portfolio: Portfolio

    def account(self, subject: Subject) -> Account | None:
        """Give the account of a subject; None for the programme's."""
        return self.portfolio.by_id.get(subject.account)

    def record(self, subject: Subject) -> Record | None:
        """Give the record itself; None where the path leads nowhere."""
        value: Any = self.account(subject) if subject.account else self.portfolio.programme
        try:
            for step in subject.path:
                value = value[step] if isinstance(step, int) else getattr(value, step)
        except (AttributeError, IndexError, TypeError):
            return None
        return value if isinstance(value, Record) else None

    def currency(self, subject: Subject) -> str:
        """Give the currency of the account's money."""
        account = self.account(subject)
        own = account.currency if account else None
        return own or self.portfolio.programme.currency
