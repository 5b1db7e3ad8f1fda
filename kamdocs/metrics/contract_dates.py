"""The days on which a contract asks for a decision."""

from __future__ import annotations

from datetime import date, timedelta

from kamdocs.model.commerce import Contract
from kamdocs.model.enums import ContractStatus


def notice_day(contract: Contract) -> date | None:
    """Give the last day to give notice: end − notice days; None without both."""
    if contract.end is None or contract.notice_days is None:
        return None
    return contract.end - timedelta(days=contract.notice_days)


def decision_day(contract: Contract) -> date | None:
    """Give the day by which to decide: the notice day, else the end."""
    return notice_day(contract) or contract.end


def is_running(contract: Contract, as_of: date) -> bool:
    """Tell whether a contract is active and not past its end on a day."""
    past = contract.end is not None and contract.end < as_of
    return contract.status is ContractStatus.ACTIVE and not past
