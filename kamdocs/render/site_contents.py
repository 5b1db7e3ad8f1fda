"""All pages of a site from a portfolio, each made only when it is asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from kamdocs.checks.rules import all_rules
from kamdocs.messages import messages_for
from kamdocs.metrics.standing import Standing, portfolio_standing
from kamdocs.model.period import Period
from kamdocs.render.addresses import Addresses, Links, addresses_for
from kamdocs.render.context import RenderContext
from kamdocs.render.environment import template_environment
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.site_page import SiteAsset, SiteContents, SitePage
from kamdocs.render.views.meetings import meeting_title, meeting_view, meetings_view
from kamdocs.render.views.objectives import objectives_view
from kamdocs.render.views.plan import plan_view
from kamdocs.render.views.portfolio import accounts_view, home_view
from kamdocs.render.views.quality import left_out_view, quality_view
from kamdocs.render.views.reviews import review_title, review_view, reviews_view
from kamdocs.source.finding import Finding
from kamdocs.source.folder import FileRole, LoadedPortfolio

__all__ = ["RenderOptions", "site_contents"]


def site_contents(
    loaded: LoadedPortfolio, options: RenderOptions, findings: tuple[Finding, ...] = ()
) -> SiteContents:
    """Give the pages and files of the site; `findings` are all that the checks found."""
    words = messages_for(options.language)
    context = RenderContext(
        portfolio=loaded.portfolio,
        standing=portfolio_standing(loaded.portfolio, options.as_of),
        findings=findings or loaded.findings,
        options=options,
        prose=ProseWriter(
            _targets(loaded, addresses_for(options.language)),
            {mark: words.text(f"site.mark.{mark}") for mark in ("client", "company")},
        ),
    )
    maker = _PageMaker(context, template_environment(options.templates, words))
    return SiteContents(
        pages=tuple(maker.pages()),
        assets=tuple(
            SiteAsset(
                _asset_address(context.addresses, asset.account_id, asset.path),
                loaded.project / asset.path,
            )
            for asset in loaded.assets
        ),
        language=options.language,
        programme_name=loaded.portfolio.programme.name,
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


@dataclass(frozen=True)
class _PageMaker:
    """Pairs every page with its template and view."""

    context: RenderContext
    environment: Environment

    def pages(self) -> Iterator[SitePage]:
        """Give every page: the portfolio's first, then each account's."""
        words = self.context.words
        addresses = self.context.addresses
        yield self._page(
            addresses.home,
            words.text("site.nav.home"),
            "portfolio/home.html",
            lambda links: home_view(self.context, links),
            nav_title=words.text("site.nav.home"),
        )
        yield self._page(
            addresses.accounts,
            words.text("site.accounts"),
            "portfolio/accounts.html",
            lambda links: accounts_view(self.context, links),
            nav_title=words.text("site.accounts"),
        )
        yield self._page(
            addresses.quality,
            words.text("site.nav.quality"),
            "portfolio/quality.html",
            lambda links: quality_view(self.context, links, tuple(all_rules())),
            nav_title=words.text("site.nav.quality"),
        )
        for standing in self.context.standing.standings:
            yield from self._account_pages(standing)
        for item in self.context.portfolio.left_out:
            yield self._page(
                addresses.account(item.id),
                item.name,
                "account/left_out.html",
                partial(left_out_view, self.context, item),
                source=item.path,
            )

    def _account_pages(self, standing: Standing) -> Iterator[SitePage]:
        context = self.context
        account = standing.account
        addresses = context.addresses
        yield self._page(
            addresses.account(account.id),
            account.name,
            "account/plan.html",
            partial(plan_view, context, standing),
            source=account.path,
            description=account.why_key or "",
        )
        lists: tuple[tuple[str, str, str, Callable[..., object]], ...] = (
            ("objectives", addresses.objectives(account.id), "objectives.html", objectives_view),
            ("reviews", addresses.reviews(account.id), "reviews.html", reviews_view),
            ("meetings", addresses.meetings(account.id), "meetings.html", meetings_view),
        )
        for tab, address, template, view in lists:
            title = context.words.text(f"site.tab.{tab}")
            yield self._page(
                address,
                f"{title} · {account.name}",
                f"account/{template}",
                partial(view, context, standing),
                source=account.path,
            )
        for review in account.reviews:
            yield self._page(
                addresses.review(account.id, review.review.quarter),
                f"{review_title(context, review.review)} · {account.name}",
                "quarterly_review/review.html",
                partial(review_view, context, standing, review),
                source=review.path,
            )
        for meeting in account.meetings:
            yield self._page(
                addresses.meeting(account.id, meeting.slug),
                f"{meeting_title(context, meeting.meeting)} · {account.name}",
                "meeting/meeting.html",
                partial(meeting_view, context, standing, meeting),
                source=meeting.path,
            )

    def _page(
        self,
        address: str,
        title: str,
        template: str,
        view: Callable[[Links], object],
        *,
        nav_title: str | None = None,
        source: str | None = None,
        description: str = "",
    ) -> SitePage:
        def body() -> str:
            links = self.context.links(address)
            return self.environment.get_template(template).render(page=view(links))

        return SitePage(
            address=address,
            title=title,
            body=body,
            description=description,
            nav_title=nav_title,
            source=source,
        )
