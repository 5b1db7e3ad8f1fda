"""Wallet, white space, pipeline, forecast of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.scope import AccountScope


@dataclass(frozen=True)
class AccountGrowth:
    """Wallet, white space, pipeline, forecast of one account."""

    scope: AccountScope
