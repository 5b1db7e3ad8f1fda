"""Tables of the account plan about what to watch: risks, issues, receivables."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.metrics.issues import is_open as still_open
from kamdocs.metrics.receivables import days_overdue, is_open
from kamdocs.model.account import Account
from kamdocs.model.enums import IssueSeverity, RiskStatus
from kamdocs.model.figures import Receivable
from kamdocs.model.vocabulary import value_label
from kamdocs.model.watch import Issue, Risk
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, column, without_empty_columns
from kamdocs.render.views.parts import Cell, Column, Status, Table, Tone

_SEVERITY_TONES = {
    IssueSeverity.CRITICAL: Tone.RISK,
    IssueSeverity.HIGH: Tone.RISK,
    IssueSeverity.MEDIUM: Tone.WATCH,
    IssueSeverity.LOW: Tone.NONE,
}


PAID_SHOWN = 12
"""Paid invoices listed on the plan."""


class WatchTables:
    """Maker of the tables about what to watch in one account."""

    def __init__(self, context: RenderContext, account: Account) -> None:
        self.context = context
        self.account = account
        self.cells = Cells(context, account.currency)
        self.words = context.words

    def risks(self) -> Table:
        """List risks by impact × likelihood, gravest first."""
        rows = sorted(self.account.risks, key=_risk_order)
        columns = (
            column(self.context, Risk, "title", wide=True),
            Column(self.words.text("site.column.risk-score"), numeric=True),
            column(self.context, Risk, "revenue_at_risk", numeric=True),
            column(self.context, Risk, "mitigation", wide=True),
            column(self.context, Risk, "owner"),
            column(self.context, Risk, "status"),
        )
        return without_empty_columns(
            Table(self.words.text("site.risks"), columns, tuple(self._risk(item) for item in rows))
        )

    def _risk(self, item: Risk) -> tuple[Cell, ...]:
        cells = self.cells
        score = cells.missing()
        if item.impact is not None and item.likelihood is not None:
            score = Cell(
                str(item.impact * item.likelihood),
                note=f"{item.impact} × {item.likelihood}",
                sort=str(item.impact * item.likelihood),
            )
        closed = item.status in (RiskStatus.CLOSED_RESOLVED, RiskStatus.CLOSED_LOST)
        tone = Tone.NONE if closed else Tone.WATCH
        status = Status(tone, value_label(item.status, self.context.language))
        return (
            Cell(item.title, note=" · ".join(item.reasons)),
            score,
            cells.money(item.revenue_at_risk),
            cells.text(item.mitigation),
            cells.person(item.owner),
            Cell(status=status),
        )

    def issues(self) -> Table:
        """List issues with age, cause and action; open ones first, oldest first."""
        as_of = self.context.as_of
        rows = sorted(
            self.account.issues,
            key=lambda item: (not still_open(item, as_of), item.opened or as_of),
        )
        columns = (
            column(self.context, Issue, "title", wide=True),
            column(self.context, Issue, "severity"),
            column(self.context, Issue, "opened", numeric=True),
            Column(self.words.text("site.column.age"), numeric=True),
            column(self.context, Issue, "cause", wide=True),
            column(self.context, Issue, "action", wide=True),
            column(self.context, Issue, "owner"),
            column(self.context, Issue, "due", numeric=True),
        )
        return without_empty_columns(
            Table(
                self.words.text("site.issues"), columns, tuple(self._issue(item) for item in rows)
            )
        )

    def _issue(self, item: Issue) -> tuple[Cell, ...]:
        cells = self.cells
        kind = value_label(item.kind, self.context.language) if item.kind else ""
        unit = self.context.unit(self.account, item.unit)
        severity = cells.missing()
        if item.severity is not None:
            waits = still_open(item, self.context.as_of)
            tone = _SEVERITY_TONES[item.severity] if waits else Tone.NONE
            severity = Cell(status=Status(tone, value_label(item.severity, self.context.language)))
        return (
            Cell(item.title, note=" · ".join(part for part in (kind, unit) if part)),
            severity,
            cells.day(item.opened),
            self._age(item),
            cells.text(item.cause),
            cells.text(item.action),
            cells.person(item.owner),
            cells.day(item.due),
        )

    def _age(self, item: Issue) -> Cell:
        if item.opened is None:
            return self.cells.missing()
        if item.closed is not None and not still_open(item, self.context.as_of):
            days = (item.closed - item.opened).days
            return Cell(self.words.plural("site.solved-in", days), sort=str(days))
        days = (self.context.as_of - item.opened).days
        return Cell(self.words.plural("site.days", days), sort=str(days))

    def receivables(self) -> Table:
        """List open invoices, the longest due first; paid ones are counted in the note."""
        rows = sorted(self._open(), key=lambda row: (row.due or self.context.as_of, row.number))
        paid = len(self.account.receivables) - len(rows)
        cells = self.cells
        columns = (
            column(self.context, Receivable, "number"),
            column(self.context, Receivable, "issued", numeric=True),
            column(self.context, Receivable, "due", numeric=True),
            column(self.context, Receivable, "amount", numeric=True),
            Column(self.words.text("site.column.status")),
        )
        table_rows = tuple(
            (
                Cell(row.number, note=self._instalment(row)),
                cells.day(row.issued),
                cells.day(row.due),
                cells.money(row.amount),
                self._receivable_status(row),
            )
            for row in rows
        )
        note = self.words.plural("site.receivables-paid", paid) if paid else ""
        return Table(self.words.text("site.receivables"), columns, table_rows, note=note)

    def paid_receivables(self) -> Table:
        """List the invoices paid last, newest first, with how late they were paid."""
        paid = [row for row in self.account.receivables if self._paid(row)]
        paid.sort(key=lambda row: (row.paid_on or self.context.as_of, row.number), reverse=True)
        cells = self.cells
        columns = (
            column(self.context, Receivable, "number"),
            column(self.context, Receivable, "due", numeric=True),
            column(self.context, Receivable, "paid_on", numeric=True),
            column(self.context, Receivable, "amount", numeric=True),
        )
        rows = tuple(
            (
                Cell(row.number, note=self._instalment(row)),
                cells.day(row.due),
                cells.day(row.paid_on),
                cells.money(row.amount),
            )
            for row in paid[:PAID_SHOWN]
        )
        return Table(self.words.text("site.receivables-last-paid"), columns, rows)

    def _paid(self, row: Receivable) -> bool:
        return row.paid_on is not None and row.paid_on <= self.context.as_of

    def _open(self) -> Iterator[Receivable]:
        return (row for row in self.account.receivables if is_open(row, self.context.as_of))

    def _instalment(self, row: Receivable) -> str:
        if not row.instalment:
            return ""
        return self.words.text("site.instalment", number=row.instalment)

    def _receivable_status(self, row: Receivable) -> Cell:
        days = days_overdue(row, self.context.as_of)
        if row.disputed:
            return self.cells.status(Tone.WATCH, "site.receivable.disputed")
        if days:
            return Cell(
                status=Status(Tone.RISK, self.words.plural("site.receivable.overdue", days))
            )
        return self.cells.status(Tone.NONE, "site.receivable.open")


def _risk_order(item: Risk) -> tuple[bool, int, str]:
    closed = item.status in (RiskStatus.CLOSED_RESOLVED, RiskStatus.CLOSED_LOST)
    return (closed, -(item.impact or 0) * (item.likelihood or 0), item.title)
