"""People, contacts, engagement and voice of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.scope import AccountScope


@dataclass(frozen=True)
class AccountRelationship:
    """People, contacts, engagement and voice of one account."""

    scope: AccountScope
