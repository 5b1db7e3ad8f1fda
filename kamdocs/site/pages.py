"""Report pages as MkDocs' pages: their HTML is handed over, Python-Markdown never sees it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kamdocs.messages import Messages
from kamdocs.render.site_page import SiteAsset, SitePage, TocEntry

CONTENT_ID = "kd-content"
"""Where the skip link leads; `theme/report.html` gives it to the page's main part."""

log = get_plugin_logger(__name__)

_ID = re.compile(r'\sid="([^"]+)"')


class ReportPage(Page):
    """A page whose HTML, title and table of contents come from a SitePage."""

    def __init__(
        self, site_page: SitePage, file: File, config: MkDocsConfig, messages: Messages
    ) -> None:
        super().__init__(escape(site_page.nav_title or site_page.title), file, config)
        self.site_page = site_page
        self.messages = messages

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata the theme reads; there is no Markdown."""
        self.markdown = ""
        self.meta = {
            # The theme prints both as they are, and a client may be called anything.
            "title": escape(self.site_page.title),
            "description": escape(self.site_page.description),
            "template": "report.html",
            "hide": ["navigation", "toc", "path"] if self.site_page.wide else ["path"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Ask for the HTML and note what other pages can link to in it."""
        try:
            self.content = self.site_page.body()
        except Exception as error:
            log.debug("%s", self.file.dest_uri, exc_info=error)
            reason = f"{type(error).__name__}: {error}"
            raise PluginError(
                self.messages.text("build.page-failed", page=self.file.dest_uri, reason=reason)
            ) from error
        self.toc = table_of_contents(self.site_page)
        self.present_anchor_ids = {CONTENT_ID, *_ID.findall(self.content)}


def table_of_contents(page: SitePage) -> TableOfContents:
    """Give a page's headings as MkDocs' tree, under one entry for the page itself.

    That entry is what Material's skip link leads to; its lists show the entries below.
    """
    top = AnchorLink(escape(page.title), CONTENT_ID, level=1)
    open_links = [top]
    for entry in page.toc:
        while open_links[-1].level >= max(entry.level, 2):
            open_links.pop()
        link = _anchor_link(entry)
        open_links[-1].children.append(link)
        open_links.append(link)
    return TableOfContents([top])


def add_pages(
    pages: Iterable[SitePage], files: Files, config: MkDocsConfig, messages: Messages
) -> list[tuple[str | None, File]]:
    """Add a file and page for each SitePage and give section and file of the navigation.

    A hand-written page at the same address stays in its place, in the navigation too.
    """
    written = {_address(file): file for file in files.documentation_pages()}
    in_navigation: list[tuple[str | None, File]] = []
    for page in pages:
        file = written.get(page.address)
        if file is None:
            file = _report_file(page, config)
            ReportPage(page, file, config, messages)
            files.append(file)
        else:
            log.info(messages.text("build.page-by-hand", file=file.src_uri, title=page.title))
            _move(file, f"{page.address}index.html")
        if page.nav_title is not None:
            in_navigation.append((page.nav_section, file))
    return in_navigation


def add_assets(assets: Iterable[SiteAsset], files: Files, config: MkDocsConfig) -> None:
    """Add the files that lie beside prose, unless a hand-written one has the address."""
    for asset in assets:
        if files.get_file_from_path(asset.address) is None:
            files.append(
                File.generated(
                    config,
                    asset.address,
                    abs_src_path=str(asset.path),
                    inclusion=InclusionLevel.INCLUDED,
                )
            )


def add_data(contents: Mapping[str, str | bytes], files: Files, config: MkDocsConfig) -> None:
    """Add data files that were made, unless a hand-written one has the address."""
    for address, content in contents.items():
        if files.get_file_from_path(address) is None:
            files.append(
                File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED)
            )


def _report_file(page: SitePage, config: MkDocsConfig) -> File:
    in_navigation = page.nav_title is not None
    file = File.generated(
        config,
        f"{page.address}index.md",
        content="",
        inclusion=InclusionLevel.INCLUDED if in_navigation else InclusionLevel.NOT_IN_NAV,
    )
    if page.source is not None:
        file.edit_uri = _from_docs_dir(config, page.source)
    return file


def _from_docs_dir(config: MkDocsConfig, project_path: str) -> str:
    """Give a path of the project as seen from `docs_dir`, where `edit_uri` points."""
    project = Path(config.config_file_path).resolve().parent
    target = os.path.relpath(project / project_path, Path(config.docs_dir).resolve())
    return target.replace(os.sep, "/")


def _address(file: File) -> str:
    """Give the address of a hand-written page, the same with and without directory addresses."""
    stem = file.dest_uri.removesuffix(".html")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def _move(file: File, dest_uri: str) -> None:
    """Put a hand-written page where links to the page it stands in for lead."""
    file.dest_uri = dest_uri
    for derived in ("url", "abs_dest_path"):
        file.__dict__.pop(derived, None)


def _anchor_link(entry: TocEntry) -> AnchorLink:
    return AnchorLink(escape(entry.title), entry.id, max(entry.level, 2))
