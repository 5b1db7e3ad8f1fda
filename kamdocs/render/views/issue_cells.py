"""Cells of an issue that several pages show: age, service level, cause, owner."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.issues import IssueStanding
from kamdocs.model.enums import IssueSeverity
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Status, Tone

_SEVERITIES = {
    IssueSeverity.CRITICAL: Tone.RISK,
    IssueSeverity.HIGH: Tone.RISK,
    IssueSeverity.MEDIUM: Tone.WATCH,
    IssueSeverity.LOW: Tone.NONE,
}

_ORDER = {severity: str(index) for index, severity in enumerate(IssueSeverity)}


@dataclass(frozen=True)
class IssueCells:
    """Maker of the cells of an issue."""

    context: RenderContext

    def title(self, item: IssueStanding) -> Cell:
        """Give the title with the unit it happened in."""
        account = self.context.portfolio.by_id[item.account]
        return Cell(item.issue.title, note=self.context.unit(account, item.issue.unit))

    def account(self, item: IssueStanding, links: Links) -> Cell:
        """Give the account, leading to its plan."""
        account = self.context.portfolio.by_id[item.account]
        return Cell(account.name, href=links.to(self.context.addresses.account(account.id)))

    def severity(self, item: IssueStanding) -> Cell:
        """Give the severity by shape and word, sorted by gravity."""
        severity = item.issue.severity
        if severity is None:
            return Cells(self.context).missing()
        label = value_label(severity, self.context.language)
        return Cell(status=Status(_SEVERITIES[severity], label), sort=_ORDER[severity])

    def level(self, item: IssueStanding) -> Cell:
        """Give how an issue stands against its service level: days over or days left."""
        words = self.context.words
        over = item.days_over
        if over is None or item.level is None:
            return Cells(self.context).missing()
        note = words.plural("site.issues.level", item.level)
        if not item.is_open:
            tone = Tone.GOOD if over <= 0 else Tone.RISK
            text = words.plural("site.solved-in", item.days or 0)
            return Cell(status=Status(tone, text), note=note, sort=str(over))
        if over > 0:
            text = words.plural("site.issues.over", over)
            return Cell(status=Status(Tone.RISK, text), note=note, sort=str(over))
        text = words.plural("site.issues.left", -over) if over else words.text("site.issues.today")
        tone = Tone.WATCH if -over <= item.level // 4 else Tone.GOOD
        return Cell(status=Status(tone, text), note=note, sort=str(over))

    def age(self, item: IssueStanding) -> Cell:
        """Give how long it is open, and since when."""
        if item.days is None or item.issue.opened is None:
            return Cells(self.context).missing()
        return Cell(
            self.context.words.plural("site.days", item.days),
            note=self.context.formats.day(item.issue.opened),
            sort=str(item.days),
        )

    def cause_and_action(self, item: IssueStanding) -> Cell:
        """Give what is done, with the cause below it."""
        cause = item.issue.cause or ""
        if cause:
            cause = self.context.words.text("site.issues.cause", cause=cause)
        if not item.issue.action:
            return Cell(cause) if cause else Cells(self.context).missing()
        return Cell(item.issue.action, note=cause)

    def owner(self, item: IssueStanding) -> Cell:
        """Give who solves it, and to whom it was escalated."""
        note = ""
        if item.issue.escalated_to:
            name = self.context.person(item.issue.escalated_to)
            note = self.context.words.text("site.issues.escalated", name=name)
        owner = self.context.person(item.issue.owner)
        return (
            Cell(owner, note=note)
            if owner
            else Cell(self.context.words.text("site.no-owner"), note=note, missing=not note)
        )

    def due(self, item: IssueStanding) -> Cell:
        """Give the promised day, said to be past where it is."""
        due = item.issue.due
        if due is None:
            return Cells(self.context).missing()
        if item.is_open and due < self.context.as_of:
            late = self.context.words.plural("site.days-late", (self.context.as_of - due).days)
            text = self.context.formats.day(due)
            return Cell(text, note=f"■ {late}", sort=due.isoformat(), tone=Tone.RISK)
        return Cells(self.context).day(due)
