"""All pages of a site from a portfolio, each made only when it is asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment

from kamdocs.messages import messages_for
from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.enums import Visibility
from kamdocs.model.period import Period
from kamdocs.render.account_pages import account_pages, left_out_page
from kamdocs.render.addresses import Addresses, addresses_for
from kamdocs.render.admonitions import KINDS
from kamdocs.render.client_pages import client_site_pages, client_site_title
from kamdocs.render.context import RenderContext
from kamdocs.render.environment import template_environment
from kamdocs.render.options import RenderOptions
from kamdocs.render.page_spec import PageSpec, Section
from kamdocs.render.plan_history.site_history import SiteHistory
from kamdocs.render.portfolio_pages import portfolio_pages
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.site_page import SiteAsset, SiteContents, SitePage
from kamdocs.source.finding import Finding
from kamdocs.source.folder import FileRole, LoadedPortfolio

__all__ = ["RenderOptions", "render_context", "site_contents"]


def render_context(
    loaded: LoadedPortfolio, options: RenderOptions, findings: tuple[Finding, ...] = ()
) -> RenderContext:
    """Give what every page is made with; no figure is computed twice in it."""
    words = messages_for(options.language)
    return RenderContext(
        portfolio=loaded.portfolio,
        standing=portfolio_standing(loaded.portfolio, options.as_of, options.window),
        findings=findings or loaded.findings,
        options=options,
        prose=ProseWriter(
            _targets(loaded, addresses_for(options.language)),
            {mark: words.text(f"site.mark.{mark}") for mark in ("client", "company")},
            {kind: words.text(f"prose.admonition.{kind}") for kind in KINDS},
            for_client=options.audience is Visibility.CLIENT,
        ),
        releases=loaded.releases,
        approvals=loaded.approvals,
    )


def site_contents(
    loaded: LoadedPortfolio,
    options: RenderOptions,
    findings: tuple[Finding, ...] = (),
    history: SiteHistory | None = None,
) -> SiteContents:
    """Give the pages and files of the site.

    `findings` are all that the checks found, `history` what changed in the plans over time.
    """
    context = render_context(loaded, options, findings)
    if history is not None:
        context = replace(context, history=history)
    specs = tuple(_specs(context))
    for spec in specs:
        if spec.section not in (None, Section.HOME):
            context.sections.setdefault(spec.section, []).append((spec.nav_title, spec.address))
    environment = template_environment(options.templates, context.words, for_team=context.for_team)
    return SiteContents(
        pages=tuple(_page(context, environment, spec) for spec in specs),
        assets=tuple(
            SiteAsset(
                _asset_address(context.addresses, asset.account_id, asset.path),
                loaded.project / asset.path,
            )
            for asset in loaded.assets
        ),
        language=options.language,
        title=client_site_title(context) if options.audience is Visibility.CLIENT else "",
        measures=context.measures,
        context=context,
    )


def _targets(loaded: LoadedPortfolio, addresses: Addresses) -> ProseTargets:
    """Say which page each account file became, so that links in prose lead there."""
    return ProseTargets(
        pages={path: _role_address(addresses, role) for path, role in loaded.files.items()},
        files={
            asset.path: _asset_address(addresses, asset.account_id, asset.path)
            for asset in loaded.assets
        },
    )


def _role_address(addresses: Addresses, role: FileRole) -> str:
    if role.role == "objectives":
        return addresses.objectives(role.account_id)
    if role.role == "review":
        year, found, index = role.key.partition("-q")
        if not found:
            return addresses.reviews(role.account_id)
        return addresses.review(role.account_id, Period.quarter(int(year), int(index)))
    if role.role == "meeting":
        return addresses.meeting(role.account_id, role.key)
    return addresses.account(role.account_id)


def _asset_address(addresses: Addresses, account: str, path: str) -> str:
    """Give a file's address: where it lies beside its account, below the account's pages."""
    inner = path.split("/")[2:] if account else path.split("/")[1:]
    base = addresses.account(account) if account else addresses.accounts
    return base + posixpath.join(*(inner or [posixpath.basename(path)]))


def _specs(context: RenderContext) -> Iterator[PageSpec]:
    """Give every page: the portfolio's first, then each account's; for a client its own alone."""
    if context.options.audience is Visibility.CLIENT:
        yield from client_site_pages(context)
        return
    yield from portfolio_pages(context)
    for standing in context.standing.standings:
        yield from account_pages(context, standing)
    for item in context.portfolio.left_out:
        yield left_out_page(context, item)


def _page(context: RenderContext, environment: Environment, spec: PageSpec) -> SitePage:
    def body() -> str:
        links = context.links(spec.address)
        return environment.get_template(spec.template).render(page=spec.view(links))

    return SitePage(
        address=spec.address,
        title=spec.title,
        body=body,
        description=spec.description,
        nav_title=spec.nav_title or None,
        nav_section=_section(context, spec),
        source=(spec.source or None) if context.for_team else None,
    )


def _section(context: RenderContext, spec: PageSpec) -> str | None:
    """Name the part of the navigation a page stands in; home stands in none."""
    if spec.section in (None, Section.HOME):
        return None
    return context.words.text(f"site.section.{spec.section}")
