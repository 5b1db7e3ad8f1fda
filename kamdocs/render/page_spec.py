"""What a page is before it is made: address, title, template, view, and who may see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import Links

TEAM_ONLY = (Visibility.TEAM,)
"""Audiences of a page that shows what only the commercial team may see."""

TEAM_AND_COMPANY = (Visibility.TEAM, Visibility.COMPANY)
"""Audiences of a page that has something for everybody in the company."""

CLIENT_ONLY = (Visibility.CLIENT,)
"""Audiences of a page of the site that is made for one client."""


class Section(StrEnum):
    """Parts of the constant navigation, in its order; catalogs name them `site.section.<id>`."""

    HOME = "home"
    PORTFOLIO = "portfolio"
    GROWTH = "growth"
    WORK = "work"
    CARE = "care"
    PROGRAMME = "programme"


@dataclass(frozen=True)
class PageSpec:
    """A page to be made.

    `view` makes the one object the template gets, as `page`. A page with a `section` stands in
    the constant navigation under `nav_title`.
    """

    address: str
    title: str
    template: str
    view: Callable[[Links], object]
    section: Section | None = None
    nav_title: str = ""
    source: str | None = None
    description: str = ""
    audiences: tuple[Visibility, ...] = TEAM_ONLY
