"""What a site is made of, before any engine carries it: pages, files beside them, a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kamdocs.metrics.measures import PortfolioMeasures
from kamdocs.render.context import RenderContext


@dataclass(frozen=True)
class TocEntry:
    """A heading of a page that its table of contents names."""

    id: str
    title: str
    level: int
    """2 for a heading below the page's own title."""


@dataclass(frozen=True)
class SitePage:
    """One page of the site: where it stands, what it is called, how its HTML is made."""

    address: str
    """Folder of the page from the site's root: `""` for home, else ASCII that ends with `/`."""

    title: str

    body: Callable[[], str]
    """Makes the page's HTML, when it is asked for."""

    description: str = ""

    nav_title: str | None = None
    """Its name in the constant navigation, in page order; None for pages outside (accounts)."""

    nav_section: str | None = None
    """The part of the navigation it stands in; None for one beside the parts."""

    source: str | None = None
    """The account file it came from, relative to the project, with `/`."""

    toc: tuple[TocEntry, ...] = ()

    wide: bool = True
    """A report page: the theme hides its side columns and gives the width to the content."""


@dataclass(frozen=True)
class SiteAsset:
    """A file that goes into the site as it is, such as an image beside prose."""

    address: str
    path: Path


@dataclass(frozen=True)
class SiteContents:
    """All pages and files of one site."""

    pages: tuple[SitePage, ...]
    assets: tuple[SiteAsset, ...]
    language: str
    """`pt-BR`, `pt-PT` or `en`."""

    title: str = ""
    """What the site is called where its audience decides it; empty for the project's own name."""

    measures: PortfolioMeasures | None = None
    """The figures the pages show, for whoever writes them in another form."""

    context: RenderContext | None = None
    """What the pages were made with, for files that tell the same in another form."""
