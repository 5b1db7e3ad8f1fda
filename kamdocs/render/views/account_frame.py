"""The head that all pages of an account share."""

from __future__ import annotations

from kamdocs.metrics.attention import Grade
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account
from kamdocs.model.enums import AccountStatus, PlanKind
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.health_words import health_status
from kamdocs.render.views.parts import AccountFrame, Crumb, Status, Tab, Tone


def account_frame(
    context: RenderContext,
    standing: Standing,
    links: Links,
    tab: str,
    title: str = "",
    source: str = "",
) -> AccountFrame:
    """Give the head of an account's page; `tab` is the entry of the local menu it belongs to.

    `source` is the file of a page that has one of its own, such as a review.
    """
    account = standing.account
    words = context.words
    addresses = context.addresses
    entries = {
        "plan": addresses.account(account.id),
        "objectives": addresses.objectives(account.id),
        "reviews": addresses.reviews(account.id),
        "meetings": addresses.meetings(account.id),
        "briefing": addresses.briefing(account.id),
        "material": addresses.material(account.id),
        "history": addresses.history(account.id),
    }
    if not context.for_team:
        # Other audiences have these pages only where something on them is marked for them.
        entries = {key: entries[key] for key in entries if _has_page(account, key)}
    crumbs = [
        Crumb(words.text("site.portfolio"), links.to(addresses.home)),
        Crumb(words.text("site.accounts"), links.to(addresses.accounts)),
    ]
    if links.address != addresses.account(account.id):
        crumbs.append(Crumb(account.name, links.to(addresses.account(account.id))))
    if title and tab != "plan" and links.address != entries[tab]:
        crumbs.append(Crumb(words.text(f"site.tab.{tab}"), links.to(entries[tab])))
    path = (source or _source_path(standing, tab)) if context.for_team else ""
    return AccountFrame(
        name=account.name,
        crumbs=tuple(crumbs),
        chips=_chips(context, standing),
        labels=_labels(context, standing),
        meta=_meta(context, standing),
        tabs=tuple(
            Tab(words.text(f"site.tab.{key}"), links.to(address), key == tab)
            for key, address in entries.items()
        ),
        source_path=path,
        source_href=context.source_href(path),
        sources=_sources(context, standing),
        title=title,
        pack_href=_pack_href(context, account.id, links) if tab == "plan" else "",
    )


def _pack_href(context: RenderContext, account_id: str, links: Links) -> str:
    address = context.options.packs.get(account_id)
    return links.to_file(address) if address else ""


def _has_page(account: Account, tab: str) -> bool:
    listed: dict[str, tuple[object, ...]] = {
        "reviews": account.reviews,
        "meetings": account.meetings,
        "briefing": (),
        "material": (),
        "history": (),
    }
    return bool(listed.get(tab, True))


def _source_path(standing: Standing, tab: str) -> str:
    account = standing.account
    if tab == "objectives" and account.objectives_path:
        return account.objectives_path
    return account.path


def _labels(context: RenderContext, standing: Standing) -> tuple[str, ...]:
    account = standing.account
    labels = []
    if account.tier:
        tier = context.portfolio.tiers.get(account.tier)
        labels.append(tier.name if tier else account.tier)
    if account.lifecycle:
        labels.append(value_label(account.lifecycle, context.language))
    if account.plan.kind and account.plan.kind is not PlanKind.RECOVERY:
        kind = value_label(account.plan.kind, context.language)
        labels.append(context.words.text("site.plan-of", kind=kind.lower()))
    return tuple(labels)


def _chips(context: RenderContext, standing: Standing) -> tuple[Status, ...]:
    account = standing.account
    chips = []
    if account.plan.kind is PlanKind.RECOVERY:
        chips.append(Status(Tone.WATCH, context.words.text("site.in-recovery")))
    if account.status in (AccountStatus.AT_RISK, AccountStatus.ARCHIVED):
        tone = Tone.RISK if account.status is AccountStatus.AT_RISK else Tone.NONE
        chips.append(Status(tone, value_label(account.status, context.language)))
    if context.for_team and standing.measures.health.health.value is not None:
        health = health_status(context, standing.measures.health)
        word = context.words.text("site.health.chip", health=health.word.lower())
        chips.append(Status(health.tone, word))
    urgent = sum(item.grade is Grade.RISK for item in standing.attention)
    if urgent:
        chips.append(Status(Tone.RISK, context.words.plural("site.urgent", urgent)))
    elif standing.attention:
        count = len(standing.attention)
        chips.append(Status(Tone.WATCH, context.words.plural("site.to-watch", count)))
    return tuple(chips)


def _meta(context: RenderContext, standing: Standing) -> tuple[str, ...]:
    account = standing.account
    words = context.words
    parts = [
        context.person(account.owner) or words.text("site.no-owner"),
    ]
    if account.sponsor:
        parts.append(words.text("site.sponsor", name=_with_title(context, account.sponsor)))
    if account.customer_since:
        years = (context.as_of - account.customer_since).days // 365
        if years:
            parts.append(words.plural("site.customer-years", years))
        else:
            since = context.formats.day(account.customer_since)
            parts.append(words.text("site.customer-since", date=since))
    if context.for_team:
        parts.append(_age(context, standing))
    return tuple(parts)


def _with_title(context: RenderContext, person: str) -> str:
    found = context.portfolio.people.get(person)
    name = context.person(person)
    return f"{name} ({found.title})" if found is not None and found.title else name


def _age(context: RenderContext, standing: Standing) -> str:
    words = context.words
    if standing.age_days is None or standing.account.changed is None:
        return words.text("site.plan-age-unknown")
    if standing.age_days <= 0:
        return words.text("site.plan-changed-today")
    return words.plural("site.plan-changed", standing.age_days)


def _sources(context: RenderContext, standing: Standing) -> str:
    """Say where the figures come from, their basis and how old they are."""
    words = context.words
    rows = standing.account.figures
    if not rows:
        return words.text("site.sources.none") if context.for_team else ""
    parts = []
    calendar = context.portfolio.programme.calendar
    days = [calendar.last_day(row.period) for row in rows if row.actual is not None]
    through = max((day for day in days if day <= context.as_of), default=None)
    if through:
        parts.append(words.text("site.sources.through", date=context.formats.day(through)))
    basis = context.portfolio.programme.revenue_basis
    if basis:
        parts.append(words.text("site.sources.basis", basis=basis))
    named = sorted({row.source for row in rows if row.source})
    path = standing.account.figures_path
    if named:
        parts.append(words.text("site.sources.from", source=", ".join(named)))
    elif path:
        parts.append(words.text("site.sources.file", path=path))
    extracted = [row.extracted_on for row in rows if row.extracted_on]
    if extracted:
        newest = context.formats.day(max(extracted))
        parts.append(words.text("site.sources.extracted", date=newest))
    return " · ".join(parts)
