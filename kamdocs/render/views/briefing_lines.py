"""What a line of a briefing is: short, with its status, and a link to the whole."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.render.views.parts import Status, Tone

TEXT_LIMIT, DETAIL_LIMIT = 110, 90
"""Characters of a line and of its detail: a briefing has one sheet of paper."""

PLAIN = Status(Tone.NONE, "")
"""The status of a line that has none to tell."""


@dataclass(frozen=True)
class BriefLine:
    """A sentence with what belongs to it; the status' word is empty where there is none."""

    text: str
    detail: str = ""
    status: Status = PLAIN
    href: str = ""


@dataclass(frozen=True)
class BriefList:
    """A heading over lines; `more` says how many are left out."""

    heading: str
    lines: tuple[BriefLine, ...]
    more: str = ""
    none: str = ""
    """What to say where there is nothing."""


def briefly(text: str, limit: int = TEXT_LIMIT) -> str:
    """Cut a text at a word, so that a line of it is left."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return text[: cut if cut > limit // 2 else limit].rstrip(" ,.;:·-–—(/") + "…"


def brief_line(
    text: str, *details: str | None, status: Status = PLAIN, href: str = ""
) -> BriefLine:
    """Give a line that is short enough, its details joined."""
    joined = " · ".join(part for part in details if part)
    return BriefLine(briefly(text), briefly(joined, DETAIL_LIMIT), status, href)
