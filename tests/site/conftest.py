"""A project with made-up site contents, so that only the MkDocs boundary is under test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from kamdocs.render.site_page import SiteAsset, SiteContents, SitePage, TocEntry
from kamdocs.site.build import BuildResult, build_site
from kamdocs.site.config import site_day, site_language
from kamdocs.site.reading import SiteReading
from kamdocs.source.finding import Finding


def report(address: str, title: str, *, nav: bool = False, body: str = "", **more: Any) -> SitePage:
    """Give a page with one heading and one paragraph."""
    html = f'<h1 id="topo">{title}</h1><p>{body or title}</p>'
    nav_title = title if nav else None
    return SitePage(address, title, lambda: html, nav_title=nav_title, **more)


PAGES = (
    report("", "Início", nav=True, body='Veja as <a href="contas/">contas</a>.'),
    report("contas/", "Contas", nav=True, body="Doze contratos em andamento."),
    report(
        "contas/vereda/",
        "Vereda Alimentos",
        body='<span id="metas">Metas</span> de laminados',
        source="accounts/vereda/conta.md",
        description="Plano da Vereda",
        toc=(TocEntry("metas", "Metas & prazos", 2), TocEntry("sub", "Sub", 3)),
    ),
    report("contas/luz/", "Padaria Luz"),
)


@dataclass
class Project:
    """A folder with mkdocs.yml, and what reading its accounts is made to give."""

    folder: Path
    pages: tuple[SitePage, ...] = PAGES
    assets: tuple[SiteAsset, ...] = ()
    findings: tuple[Finding, ...] = ()
    options: dict[str, Any] = field(default_factory=lambda: {"as_of": "2026-10-15"})
    config: dict[str, Any] = field(default_factory=dict)
    seen: list[Any] = field(default_factory=list)

    @property
    def site(self) -> Path:
        """Where the site is written."""
        return self.folder / "site"

    def write(self, path: str, text: str) -> Path:
        """Write a file of the project."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def configure(self) -> Path:
        """Write mkdocs.yml."""
        settings = {
            "site_name": "Contas-chave",
            "docs_dir": "pages",
            "theme": {"name": "material"},
            "plugins": ["search", {"kamdocs": self.options}],
            **self.config,
        }
        return self.write("mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True))

    def build(self, **arguments: Any) -> BuildResult:
        """Build the site."""
        return build_site(config_file=self.configure(), **arguments)

    def html(self, path: str = "index.html") -> str:
        """Give a page of the built site."""
        return (self.site / path).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Give a project with one hand-written page and made-up accounts."""
    project = Project(tmp_path / "kam")
    project.write("pages/manual.md", "# Manual\n\n[A Vereda](contas/vereda/index.md#metas)\n")
    project.write("accounts/vereda/conta.md", "---\nnome: Vereda\n---\n")

    def read_site(config: Any, options: Any) -> SiteReading:
        language = site_language(options, "pt-BR")
        contents = SiteContents(project.pages, project.assets, language)
        project.seen.append((config, options))
        return SiteReading(contents, project.findings, site_day(options))

    monkeypatch.setattr("kamdocs.site.plugin.read_site", read_site)
    return project
