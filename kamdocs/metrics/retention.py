"""NRR and GRR: what is left of the revenue of a year before, with and without expansion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.comparison import Comparison


@dataclass(frozen=True)
class Retention:
    """Revenue of the same periods a year before, of accounts that had any, and its fate."""

    start: Decimal
    expansion: Decimal
    contraction: Decimal
    churn: Decimal
    accounts: int
    churned: int

    @property
    def nrr(self) -> Decimal:
        """(start + expansion − contraction − churn) ÷ start. Source: kam-domain §3."""
        return (self.start + self.expansion - self.contraction - self.churn) / self.start

    @property
    def grr(self) -> Decimal:
        """(start − contraction − churn) ÷ start, never above 100%. Source: kam-domain §3."""
        return (self.start - self.contraction - self.churn) / self.start


def retention(comparisons: Iterable[Comparison | None]) -> Retention | None:
    """Follow the accounts that had revenue a year before; None where none had.

    The comparisons begin with the first purchase (`existing_with_year_before`).

    An account that bought nothing is churn, one that bought less contraction, one that bought
    more expansion. Returns above purchases count as churn of the whole: nobody loses more than
    the start.
    """
    cohort = [item for item in comparisons if item is not None and item.base > 0]
    if not cohort:
        return None
    zero = Decimal(0)
    gone = [item for item in cohort if item.current <= 0]
    kept = [item for item in cohort if item.current > 0]
    return Retention(
        start=sum((item.base for item in cohort), zero),
        expansion=sum((max(zero, item.current - item.base) for item in kept), zero),
        contraction=sum((max(zero, item.base - item.current) for item in kept), zero),
        churn=sum((item.base for item in gone), zero),
        accounts=len(cohort),
        churned=len(gone),
    )
