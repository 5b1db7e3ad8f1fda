"""Plans that somebody approved: who, when and what, in files beside the account."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from kamdocs.source.kept_records import KeptRecords, number_in

FORMAT = "kamdocs-plan-approval-1"
"""Tells an approval from any other JSON file."""


@dataclass(frozen=True)
class PlanApproval:
    """One approval of an account's plan.

    `day` is that of the approval; the moment of the real clock is kept beside it, for this is a
    record of an act.
    """

    person: str
    """Id of who approved."""

    day: date
    recorded_at: datetime
    fingerprint: str
    """SHA-256 of the plan's content."""

    content: str = field(compare=False, repr=False, default="null")
    """The plan's content at that time, as JSON."""

    path: str = field(compare=False, default="")

    def text(self) -> str:
        """Give the file's text."""
        values = {
            "format": FORMAT,
            "person": self.person,
            "day": self.day.isoformat(),
            "recorded_at": self.recorded_at.isoformat(timespec="seconds"),
            "fingerprint": self.fingerprint,
        }
        head = json.dumps(values, ensure_ascii=False, indent=2).removesuffix("\n}")
        content = self.content.strip().replace("\n", "\n  ")
        return f'{head},\n  "content": {content}\n}}\n'


def parse_approval(text: str, path: str = "") -> PlanApproval | None:
    """Give the approval that a file's text tells; None for anything else."""
    try:
        values = json.loads(text)
        if not isinstance(values, dict) or values["format"] != FORMAT:
            return None
        moment = datetime.fromisoformat(values["recorded_at"])
        if moment.tzinfo is None or not isinstance(values["content"], dict):
            return None
        return PlanApproval(
            person=str(values["person"]),
            day=date.fromisoformat(values["day"]),
            recorded_at=moment,
            fingerprint=str(values["fingerprint"]),
            content=json.dumps(values["content"], ensure_ascii=False),
            path=path,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


@dataclass(frozen=True)
class Approvals(KeptRecords):
    """The approvals of all accounts."""

    _read: dict[str, PlanApproval | None] = field(default_factory=dict, compare=False, repr=False)

    def of(self, account_id: str) -> tuple[PlanApproval, ...]:
        """Give the approvals of an account, the oldest first; files that are none are left out."""
        found = (self._approval(path) for path in self.paths.get(account_id, ()))
        known = [item for item in found if item is not None]
        return tuple(
            sorted(known, key=lambda item: (item.day, item.recorded_at, number_in(item.path)))
        )

    def last(self, account_id: str) -> PlanApproval | None:
        """Give the newest approval of an account; None where nobody approved its plan."""
        return next(reversed(self.of(account_id)), None)

    def unread(self, account_id: str) -> tuple[str, ...]:
        """Give the paths of the files of an account that are no whole approvals."""
        return tuple(
            path for path in self.paths.get(account_id, ()) if self._approval(path) is None
        )

    def _approval(self, path: str) -> PlanApproval | None:
        if path not in self._read:
            text = self._text(path)
            self._read[path] = None if text is None else parse_approval(text, path)
        return self._read[path]
