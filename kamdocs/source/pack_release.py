"""Packs that were released to a client: who, what and when, in files beside the account."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from kamdocs.source.kept_records import KeptRecords, number_in

FORMAT = "kamdocs-pack-release-1"
"""Tells a release from any other JSON file."""


@dataclass(frozen=True)
class PackRelease:
    """One release of a pack.

    Its moment is that of the real clock, for it is a record of an act; the day of its figures
    stands beside it.
    """

    kind: str
    quarter: str | None
    meeting: str | None
    language: str
    person: str
    """Id of who released it."""

    released_at: datetime
    as_of: date
    pdf_sha256: str
    pdf_name: str
    snapshot: str = field(compare=False, repr=False, default="null")
    """What the client could see, as JSON."""

    path: str = field(compare=False, default="")

    def text(self) -> str:
        """Give the file's text."""
        values = {
            "format": FORMAT,
            "kind": self.kind,
            "quarter": self.quarter,
            "meeting": self.meeting,
            "language": self.language,
            "person": self.person,
            "released_at": self.released_at.isoformat(timespec="seconds"),
            "as_of": self.as_of.isoformat(),
            "pdf_name": self.pdf_name,
            "pdf_sha256": self.pdf_sha256,
        }
        head = json.dumps(values, ensure_ascii=False, indent=2).removesuffix("\n}")
        return f'{head},\n  "snapshot": {self.snapshot.strip()}\n}}\n'


def parse_release(text: str, path: str = "") -> PackRelease | None:
    """Give the release that a file's text tells; None for anything else."""
    try:
        values = json.loads(text)
        if not isinstance(values, dict) or values["format"] != FORMAT:
            return None
        moment = datetime.fromisoformat(values["released_at"])
        if moment.tzinfo is None:
            return None
        return PackRelease(
            kind=str(values["kind"]),
            quarter=_optional(values["quarter"]),
            meeting=_optional(values["meeting"]),
            language=str(values["language"]),
            person=str(values["person"]),
            released_at=moment,
            as_of=date.fromisoformat(values["as_of"]),
            pdf_sha256=str(values["pdf_sha256"]),
            pdf_name=str(values["pdf_name"]),
            snapshot=json.dumps(values["snapshot"], ensure_ascii=False),
            path=path,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


@dataclass(frozen=True)
class Releases(KeptRecords):
    """The release files of all accounts."""

    def of(self, account_id: str) -> tuple[PackRelease, ...]:
        """Give the releases of an account, the oldest first; files that are none are passed by."""
        found = (self._read(path) for path in self.paths.get(account_id, ()))
        known = [item for item in found if item is not None]
        return tuple(sorted(known, key=lambda item: (item.released_at, number_in(item.path))))

    def last(self, account_id: str, kind: str | None = None) -> PackRelease | None:
        """Give the newest release of an account, of one kind of pack where it is named."""
        fitting = (item for item in reversed(self.of(account_id)) if kind in (None, item.kind))
        return next(fitting, None)

    def _read(self, path: str) -> PackRelease | None:
        text = self._text(path)
        return None if text is None else parse_release(text, path)


def _optional(value: object) -> str | None:
    return None if value is None else str(value)
