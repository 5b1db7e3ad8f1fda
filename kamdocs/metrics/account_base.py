"""Selection score, tier and lifecycle of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.scope import AccountScope


@dataclass(frozen=True)
class AccountBase:
    """Selection score, tier and lifecycle of one account."""

    scope: AccountScope
