"""Data quality: what the files' findings are, account by account, and what each rule means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.model.portfolio import LeftOut
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.completeness import completeness_table
from kamdocs.render.views.parts import (
    Crumb,
    Filters,
    Headline,
    PageHead,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.rules_table import quoted, rules_table
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words

TONES = {Severity.ERROR: Tone.RISK, Severity.WARNING: Tone.WATCH, Severity.INFO: Tone.NONE}
"""How each severity is shown."""


FINDINGS_SHOWN = 100
"""Findings listed, errors first; `kamdocs check` lists all."""


@dataclass(frozen=True)
class FindingLine:
    """A finding in words, with where and what to do."""

    status: Status
    place: str
    href: str
    rule: str
    text: str
    hint: str


@dataclass(frozen=True)
class QualityView:
    """What the page of data quality shows."""

    head: PageHead
    findings: tuple[FindingLine, ...]
    more_findings: str
    plans: Table
    filters: Filters
    rules: Table


@dataclass(frozen=True)
class LeftOutView:
    """What the page of an account that could not be read shows."""

    name: str
    crumbs: tuple[Crumb, ...]
    notice: str
    findings: tuple[FindingLine, ...]


def finding_line(context: RenderContext, finding: Finding) -> FindingLine:
    """Give a finding in the site's language."""
    words = context.words
    message, hint = finding_words(finding, words)
    return FindingLine(
        Status(TONES[finding.severity], words.text(f"site.severity.{finding.severity}")),
        str(finding.place),
        context.source_href(finding.place.path),
        finding.rule,
        quoted(message),
        quoted(hint),
    )


def quality_view(context: RenderContext, links: Links, rules: tuple[str, ...]) -> QualityView:
    """Give what the page of data quality shows; `rules` are the ids of all rules."""
    words = context.words
    findings = sorted(context.findings, key=lambda item: list(Severity).index(item.severity))
    more = len(findings) - FINDINGS_SHOWN
    table = completeness_table(context, links)
    return QualityView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.quality"),
            _answer(context),
            headlines=_headlines(context),
        ),
        findings=tuple(finding_line(context, finding) for finding in findings[:FINDINGS_SHOWN]),
        more_findings=words.plural("site.quality.more", more) if more > 0 else "",
        plans=table,
        filters=Filters(
            "kd-completeness",
            (words.text("site.column.owner"),),
        ),
        rules=rules_table(context, rules),
    )


def _answer(context: RenderContext) -> str:
    words = context.words
    accounts = context.measures.health.accounts
    if not accounts:
        return words.text("site.quality.clean")
    stale = [item for item in accounts.values() if item.stale]
    whole = context.measures.health.completeness.value
    thinnest = min(
        accounts.items(), key=lambda pair: (pair[1].completeness.value or Decimal(0), pair[0])
    )
    params = {
        "share": "" if whole is None else context.formats.percent(whole, 0),
        "account": context.portfolio.by_id[thinnest[0]].name,
        "least": context.formats.percent(thinnest[1].completeness.value or Decimal(0), 0),
    }
    if not stale:
        return words.text("site.quality.answer.fresh", **params)
    return words.plural("site.quality.answer", len(stale), **params)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words = context.words
    health = context.measures.health
    accounts = health.accounts.values()
    counts = Counter(finding.severity for finding in context.findings)
    undated = sum(item.freshness.value is None for item in accounts)
    return (
        measure_headline(
            context,
            health.completeness,
            note=words.plural("site.quality.of-plans", len(health.accounts)),
        ),
        Headline(
            words.text("site.quality.headline.stale"),
            str(sum(item.stale is True for item in accounts)),
            words.plural("site.quality.headline.undated", undated),
        ),
        *(
            Headline(
                words.text(f"site.quality.headline.{severity}"),
                str(counts[severity]),
                words.text(f"site.quality.headline.{severity}-note"),
                href="#kd-findings" if counts[severity] else "",
            )
            for severity in Severity
        ),
    )


def left_out_view(context: RenderContext, item: LeftOut, links: Links) -> LeftOutView:
    """Give what the page of an account left out shows: why, with each finding's place."""
    words = context.words
    own = [finding for finding in context.findings if finding.subject == item.id]
    return LeftOutView(
        item.name,
        (
            Crumb(words.text("site.portfolio"), links.to(context.addresses.home)),
            Crumb(words.text("site.accounts"), links.to(context.addresses.accounts)),
        ),
        words.text("site.left-out-page" if context.for_team else "audience.left-out"),
        tuple(finding_line(context, finding) for finding in own),
    )
