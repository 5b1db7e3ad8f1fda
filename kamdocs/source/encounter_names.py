"""What the file names of reviews and meetings say: a quarter, a day, an address."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from kamdocs.model.period import Granularity, Period
from kamdocs.source.date_text import parse_date, parse_period
from kamdocs.source.documents import Document
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.reading_rules import reading_finding


def name_reviews(reviews: list[Document]) -> None:
    """Take a review's quarter from its key or its file's name, once per quarter."""
    taken: dict[Period, str] = {}
    for review in reviews:
        named = parse_period(Path(review.path).stem)
        named_quarter = named if isinstance(named, Period) else None
        if "quarter" not in review.values and named_quarter is not None:
            review.values["quarter"] = named_quarter
            review.findings = [item for item in review.findings if not _lacks(item, "quarter")]
        quarter = review.values.get("quarter")
        if not isinstance(quarter, Period):
            continue
        place = review.place_of("quarter")
        if quarter.granularity is not Granularity.QUARTER:
            review.findings.append(reading_finding("review-not-quarter", place, text=quarter.id))
        elif quarter in taken:
            review.findings.append(
                reading_finding("review-twice", place, quarter=quarter.id, other=taken[quarter])
            )
        elif named_quarter is not None and named_quarter != quarter:
            name = Path(review.path).name
            review.findings.append(
                reading_finding("review-file-name", place, name=name, quarter=quarter.id)
            )
        taken.setdefault(quarter, review.path)


def name_meetings(meetings: list[Document]) -> None:
    """Take a meeting's address from its file's name, once, and compare the date in it."""
    taken: dict[str, str] = {}
    for meeting in meetings:
        slug = meeting_slug(meeting.path)
        name = Path(meeting.path).name
        place = meeting.place_of("date")
        if slug in taken:
            meeting.findings.append(
                reading_finding("meeting-twice", place, slug=slug, other=taken[slug])
            )
        taken.setdefault(slug, name)
        named = parse_date(name[:10])
        if "date" not in meeting.values and isinstance(named, date):
            meeting.values["date"] = named
            meeting.findings = [item for item in meeting.findings if not _lacks(item, "date")]
        day = meeting.values.get("date")
        if isinstance(day, date) and isinstance(named, date) and named != day:
            meeting.findings.append(
                reading_finding("meeting-file-name", place, name=name, date=day.isoformat())
            )


def _lacks(item: Finding, field: str) -> bool:
    """Tell whether a finding is that a key is missing which the file's name can tell."""
    words = {"quarter": ("trimestre", "quarter"), "date": ("data", "date")}
    return item.rule == "missing-key" and fold(item.params["key"]) in words[field]


def meeting_slug(path: str) -> str:
    """Give the part of a meeting's address, from its file's name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(Path(path).stem)).strip("-") or "reuniao"
