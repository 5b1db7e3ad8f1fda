"""What somebody answers for who approves a plan, and whether that changed afterwards.

Content are the aims: the plan, the definitions of its objectives, the joint plan, what we agreed
to invest, and the strategy that people wrote. How far things are, whom we know, what was said and
sold, figures and the pipeline move every week and undo no approval.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from kamdocs.errors import UserError
from kamdocs.model.account import Account, Plan, Prose
from kamdocs.model.commerce import Investment
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.model.work import JointPlan, JointTask, Milestone, Objective, PlannedValue
from kamdocs.review.snapshot import account_snapshot_text, exact_number, read_snapshot
from kamdocs.source.plan_approval import Approvals, PlanApproval

CONTENT: dict[type[Record], tuple[str, ...]] = {
    Account: ("plan", "objectives", "joint_plan", "investments", "prose", "objectives_prose"),
    Plan: (
        *("start", "end", "kind", "vision", "customer_priorities", "challenges"),
        *("revenue_target", "margin_target"),
    ),
    Objective: (
        *("title", "side", "kind", "nature", "kpi", "unit", "offering", "start_value", "target"),
        *("planned", "measure", "direction", "start", "due", "priority", "weight", "owner"),
    ),
    PlannedValue: ("period", "value"),
    JointPlan: ("goal", "target_date", "milestones", "tasks"),
    Milestone: ("title", "due"),
    JointTask: ("title", "owner_us", "owner_client", "due"),
    Investment: ("name", "agreed", "counterpart", "period"),
    Prose: ("text",),
}
"""Fields that an approval is about; a field that is not named here never undoes one."""

_IDENTITY: dict[type[Record], tuple[str, ...]] = {
    Account: ("id", "name"),
    Objective: ("id",),
}
"""Fields that are kept to tell records apart, and are no content."""

_EMPTY: dict[type[Record], dict[str, Any]] = {
    Account: {"path": ""},
    Prose: {"path": "", "line": 1},
}
"""Values of fields that a record needs and that are no content."""

_WORD = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)*%?|\w+")
"""What counts in a text: words and numbers; punctuation and layout do not."""

_AnyRecord = TypeVar("_AnyRecord", bound=Record)


def approved_content(account: Account) -> Account:
    """Give an account with nothing but what an approver answers for."""
    return _kept(account)


def fingerprint(account: Account) -> str:
    """Give the SHA-256 of an account's approved content.

    Order in lists, ids, empty fields, and in texts case, accents, punctuation and layout do not
    count; nor does any field that a later version adds to a record.
    """
    text = json.dumps(_essence(account), ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8")).hexdigest()


def content_text(account: Account) -> str:
    """Give the content of an account as the JSON that an approval keeps."""
    return account_snapshot_text(approved_content(account))


@dataclass(frozen=True)
class ApprovalState:
    """The last approval of an account's plan, and the plan as it is now."""

    approval: PlanApproval
    account: Account

    @property
    def now(self) -> Account:
        """The content of the plan now."""
        return approved_content(self.account)

    @cached_property
    def then(self) -> Account | None:
        """The content that was approved; None where the file does not hold it whole."""
        try:
            accounts = read_snapshot(self.approval.content, self.approval.path).accounts
        except UserError:
            return None
        return approved_content(accounts[0]) if len(accounts) == 1 else None

    @cached_property
    def is_changed(self) -> bool:
        """Tell whether the plan is another one now.

        A fingerprint that another version took in another way is taken anew from the content.
        """
        now = fingerprint(self.account)
        if now == self.approval.fingerprint:
            return False
        return self.then is None or fingerprint(self.then) != now


def approval_state(account: Account, approvals: Approvals) -> ApprovalState | None:
    """Give how the last approval of an account stands; None where nobody approved its plan."""
    last = approvals.last(account.id)
    return None if last is None else ApprovalState(last, account)


def _kept(record: _AnyRecord) -> _AnyRecord:
    kind = type(record)
    content, named = CONTENT[kind], _IDENTITY.get(kind, ())
    update: dict[str, Any] = dict(_EMPTY.get(kind, {}))
    for name, field in kind.model_fields.items():
        if name in content:
            update[name] = _kept_value(getattr(record, name))
        elif name not in named and name not in update:
            update[name] = field.get_default(call_default_factory=True)
    return record.model_copy(update=update)


def _kept_value(value: Any) -> Any:
    if isinstance(value, Record):
        return _kept(value)
    if isinstance(value, tuple):
        return tuple(map(_kept_value, value))
    return value


def _essence(value: Any) -> Any:
    """Give what counts of a value as plain JSON; None for what is empty."""
    if isinstance(value, Record):
        return dict(_essences(value)) or None
    if isinstance(value, tuple):
        found = [item for item in map(_essence, value) if item is not None]
        return sorted(found, key=lambda item: json.dumps(item, sort_keys=True)) or None
    if isinstance(value, Period):
        return value.id
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return exact_number(value)
    if isinstance(value, date):
        return value.isoformat()
    return _words(value) or None if isinstance(value, str) else value


def _essences(record: Record) -> Iterator[tuple[str, Any]]:
    kind = next(known for known in type(record).__mro__ if known in CONTENT)
    for name in CONTENT[kind]:
        found = _essence(getattr(record, name))
        if found is not None:
            yield name, found


def _words(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(plain))
