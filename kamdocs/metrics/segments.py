"""Segments of the market: the accounts in each, their figures, and what was noted on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.portfolio_revenue import PortfolioRevenue
from kamdocs.metrics.programme_pays import GroupFigures, group_figures
from kamdocs.model.account import Account
from kamdocs.model.enums import Level
from kamdocs.model.watch import Competitor, Note
from kamdocs.source.folding import fold


@dataclass(frozen=True)
class Rival:
    """A competitor in a segment, and the accounts in which it was noted."""

    name: str
    seen: tuple[tuple[Account, Competitor], ...]

    @property
    def threat(self) -> Level | None:
        """The gravest threat noted in any account."""
        order = list(Level)
        known = [item.threat for _, item in self.seen if item.threat is not None]
        return max(known, key=order.index, default=None)


@dataclass(frozen=True)
class Segment:
    """A segment with its accounts, largest first."""

    name: str
    accounts: tuple[AccountRevenue, ...]
    figures: GroupFigures
    share: Decimal | None
    trends: tuple[tuple[Account, Note], ...]
    rivals: tuple[Rival, ...]

    @property
    def other_currency(self) -> int:
        """How many of its accounts are in no sum."""
        return sum(not item.scope.in_programme_currency for item in self.accounts)


def segment_names(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Give the names of all segments, each by its commonest spelling, in alphabetical order."""
    spelled: dict[str, Counter[str]] = {}
    for account in accounts:
        if account.segment:
            spelled.setdefault(_key(account.segment), Counter())[account.segment] += 1
    return tuple(sorted((_commonest(names) for names in spelled.values()), key=fold))


def _commonest(names: Counter[str]) -> str:
    return max(names, key=lambda name: (names[name], name))


def segments(revenue: PortfolioRevenue) -> tuple[Segment, ...]:
    """Give the segments by revenue, the largest first; accounts without one are in none."""
    groups: dict[str, list[AccountRevenue]] = {}
    for item in revenue.accounts.values():
        if item.scope.account.segment:
            groups.setdefault(_key(item.scope.account.segment), []).append(item)
    found = [_segment(own, revenue) for own in groups.values()]
    return tuple(
        sorted(found, key=lambda item: (-(item.figures.revenue or Decimal(0)), fold(item.name)))
    )


def _key(name: str) -> str:
    """Give the form in which two spellings of a segment are one, as they are in its address."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def _segment(own: list[AccountRevenue], revenue: PortfolioRevenue) -> Segment:
    spelled = Counter(item.scope.account.segment or "" for item in own)
    ordered = sorted(
        own, key=lambda item: (-(item.revenue.value or Decimal(0)), item.scope.account.name)
    )
    figures = group_figures(item for item in ordered if item.scope.in_programme_currency)
    total = revenue.revenue.value
    known = figures.revenue is not None and total is not None and total > 0
    return Segment(
        _commonest(spelled),
        tuple(ordered),
        figures,
        figures.revenue / total if known and figures.revenue is not None and total else None,
        _trends(ordered),
        _rivals(ordered),
    )


def _trends(own: list[AccountRevenue]) -> tuple[tuple[Account, Note], ...]:
    """Give what was noted of the market, the newest first and what has no day last."""
    noted = [(item.scope.account, note) for item in own for note in item.scope.account.trends]
    noted.sort(key=lambda pair: pair[1].date or date.min, reverse=True)
    return tuple(noted)


def _rivals(own: list[AccountRevenue]) -> tuple[Rival, ...]:
    seen: dict[str, list[tuple[Account, Competitor]]] = {}
    for item in own:
        for competitor in item.scope.account.competitors:
            seen.setdefault(fold(competitor.name), []).append((item.scope.account, competitor))
    rivals = [Rival(pairs[0][1].name, tuple(pairs)) for pairs in seen.values()]
    return tuple(sorted(rivals, key=lambda rival: (-len(rival.seen), fold(rival.name))))
