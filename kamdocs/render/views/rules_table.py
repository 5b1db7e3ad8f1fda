"""The rules of `check` as a table: how grave each is today, in which profile, for whom, why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kamdocs.checks.plan_rules import AppliesTo, PlanRule, active_rules
from kamdocs.checks.rules import all_rules
from kamdocs.model.programme_enums import RuleSeverity
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell, Column, Table
from kamdocs.source.finding import Severity


def rules_table(context: RenderContext, rules: Iterable[str]) -> Table:
    """Give a row a rule, with the programme's own settings taken into account."""
    words = context.words
    return Table(
        words.text("site.quality.rules"),
        (
            Column(words.text("site.column.rule")),
            Column(words.text("site.column.severity")),
            Column(words.text("site.column.profile")),
            Column(words.text("site.column.applies-to")),
            Column(words.text("site.column.meaning"), wide=True),
        ),
        tuple(_row(context, rule) for rule in rules),
        sortable=True,
    )


def quoted(text: str) -> str:
    """Put quotes where a terminal's text marks what is typed with backticks."""
    return re.sub(r"`([^`]*)`", r"“\1”", text)


def _row(context: RenderContext, name: str) -> tuple[Cell, ...]:
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
        Cell(quoted(words.text(f"findings.{name}.doc"))),
    )
