"""Data quality: what the files' findings are, account by account, and what each rule means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamdocs.checks.plan_rules import AppliesTo, PlanRule, active_rules
from kamdocs.checks.rules import all_rules
from kamdocs.model.portfolio import LeftOut
from kamdocs.model.programme_enums import RuleSeverity
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell, Column, Crumb, Status, Table, Tone
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words

TONES = {Severity.ERROR: Tone.RISK, Severity.WARNING: Tone.WATCH, Severity.INFO: Tone.NONE}
"""How each severity is shown."""


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

    findings: tuple[FindingLine, ...]
    summary: str
    ages: Table
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
        _quoted(message),
        _quoted(hint),
    )


def _quoted(text: str) -> str:
    """Put quotes where a terminal's text marks what is typed with backticks."""
    return re.sub(r"`([^`]*)`", r"“\1”", text)


def quality_view(context: RenderContext, links: Links, rules: tuple[str, ...]) -> QualityView:
    """Give what the page of data quality shows; `rules` are the ids of all rules."""
    words = context.words
    findings = context.findings
    summary = (
        words.plural("site.quality.count", len(findings))
        if findings
        else words.text("site.quality.clean")
    )
    return QualityView(
        tuple(finding_line(context, finding) for finding in findings),
        summary,
        _ages(context, links),
        Table(
            words.text("site.quality.rules"),
            (
                Column(words.text("site.column.rule")),
                Column(words.text("site.column.severity")),
                Column(words.text("site.column.profile")),
                Column(words.text("site.column.applies-to")),
                Column(words.text("site.column.meaning"), wide=True),
            ),
            tuple(_rule_row(context, rule) for rule in rules),
            sortable=True,
        ),
    )


def _rule_row(context: RenderContext, name: str) -> tuple[Cell, ...]:
    """Give a rule: how grave it is today, in which profile it is on, for which accounts."""
    words = context.words
    rule = all_rules()[name]
    settings = context.portfolio.programme.rules
    severity: str = rule.severity.value
    if rule.severity is not Severity.ERROR and name in settings.severity:
        severity = settings.severity[name].value
    profile, applies = "always", AppliesTo.EVERY
    if isinstance(rule, PlanRule):
        profile, applies = rule.profile.value, rule.applies_to
        if name not in active_rules(settings):
            severity = RuleSeverity.OFF.value
    return (
        Cell(name),
        Cell(words.text(f"site.rule.severity.{severity}")),
        Cell(words.text(f"site.rule.profile.{profile}")),
        Cell(words.text(f"site.rule.applies.{applies}")),
        Cell(_quoted(words.text(f"findings.{name}.doc"))),
    )


def _ages(context: RenderContext, links: Links) -> Table:
    words = context.words
    ordered = sorted(
        context.standing.standings,
        key=lambda item: (item.age_days is not None, -(item.age_days or 0), item.account.name),
    )
    rows = []
    for item in ordered:
        age = Cell(words.text("site.missing"), missing=True)
        if item.age_days is not None:
            age = Cell(words.plural("site.days", item.age_days), sort=str(item.age_days))
        href = links.to(context.addresses.account(item.account.id))
        owner = context.person(item.account.owner) or words.text("site.no-owner")
        rows.append((Cell(item.account.name, href=href), Cell(owner), age))
    return Table(
        words.text("site.quality.ages"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.column.owner")),
            Column(words.text("site.column.plan-age"), numeric=True),
        ),
        tuple(rows),
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
