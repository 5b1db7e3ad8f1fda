"""Tables of the account plan about people: the client's, ours, and what they need."""

from __future__ import annotations

from kamdocs.metrics.contact import last_contact
from kamdocs.model.account import Account, Need, Unit
from kamdocs.model.people import Stakeholder, TeamMember
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, column, without_empty_columns
from kamdocs.render.views.parts import Cell, Status, Table, Tone


class PeopleTables:
    """Maker of the tables about people of one account."""

    def __init__(self, context: RenderContext, account: Account) -> None:
        self.context = context
        self.account = account
        self.cells = Cells(context, account.currency)
        self.words = context.words

    def stakeholders(self) -> Table:
        """List who decides, influences and supports, and when we last spoke."""
        rows = tuple(self._stakeholder(item) for item in self.account.stakeholders)
        columns = (
            column(self.context, Stakeholder, "name"),
            column(self.context, Stakeholder, "role"),
            column(self.context, Stakeholder, "unit"),
            column(self.context, Stakeholder, "posture"),
            column(self.context, Stakeholder, "influence", numeric=True),
            column(self.context, Stakeholder, "closeness"),
            column(self.context, Stakeholder, "our_contact"),
            column(self.context, Stakeholder, "last_contact", numeric=True),
        )
        return without_empty_columns(Table(self.words.text("site.stakeholders"), columns, rows))

    def _stakeholder(self, item: Stakeholder) -> tuple[Cell, ...]:
        cells = self.cells
        if item.to_identify:
            name = Cell(
                status=Status(Tone.WATCH, self.words.text("site.to-identify")), note=item.name or ""
            )
        else:
            where = [part for part in (item.title, item.department) if part]
            name = cells.text(item.name or item.id, note=", ".join(where))
        # Only the team knows all contacts; a day made of some of them would be wrong.
        met = last_contact(self.account, item, self.context.as_of)
        last = cells.day(met if self.context.for_team else None)
        if item.cadence_days:
            note = self.words.plural("site.every-days", item.cadence_days)
            last = Cell(last.text, sort=last.sort, missing=last.missing, note=note)
        return (
            name,
            cells.label(item.role),
            cells.text(self.context.unit(self.account, item.unit)),
            cells.label(item.posture),
            cells.number(item.influence),
            cells.label(item.closeness),
            cells.person(item.our_contact),
            last,
        )

    def team(self) -> Table:
        """List who of ours works for the account, and with what commitment."""
        cells = self.cells
        rows = tuple(
            (
                cells.text(self.context.person(item.person), self._department(item.person)),
                cells.text(item.role),
                cells.text(item.commitment),
                cells.number(item.escalation),
            )
            for item in self.account.team
        )
        columns = (
            column(self.context, TeamMember, "person"),
            column(self.context, TeamMember, "role"),
            column(self.context, TeamMember, "commitment", wide=True),
            column(self.context, TeamMember, "escalation", numeric=True),
        )
        return without_empty_columns(Table(self.words.text("site.team"), columns, rows))

    def _department(self, person: str) -> str:
        found = self.context.portfolio.people.get(person)
        if found is None or found.department is None:
            return ""
        return self.context.portfolio.department_names.get(found.department, "")

    def units(self) -> Table:
        """List the client's plants and branches."""
        cells = self.cells
        rows = tuple(
            (
                cells.text(item.name),
                cells.text(item.city),
                cells.text(item.state),
                cells.text(item.tax_id),
                cells.text(item.erp_code),
            )
            for item in self.account.units
        )
        columns = tuple(
            column(self.context, Unit, field)
            for field in ("name", "city", "state", "tax_id", "erp_code")
        )
        return without_empty_columns(Table(self.words.text("site.units"), columns, rows))

    def needs(self) -> Table:
        """List what the client needs, who asked, who answers."""
        cells = self.cells
        rows = tuple(
            (
                Cell(item.text),
                cells.text(self.context.stakeholder(self.account, item.stakeholder)),
                cells.person(item.owner),
                cells.day(item.due),
                self._met(item),
            )
            for item in self.account.needs
        )
        columns = (
            column(self.context, Need, "text", wide=True),
            column(self.context, Need, "stakeholder"),
            column(self.context, Need, "owner"),
            column(self.context, Need, "due", numeric=True),
            column(self.context, Need, "met"),
        )
        return without_empty_columns(Table(self.words.text("site.needs"), columns, rows))

    def _met(self, item: Need) -> Cell:
        if item.met is None:
            return self.cells.missing()
        if item.met:
            return self.cells.status(Tone.GOOD, "site.need.met")
        late = item.due is not None and item.due < self.context.as_of
        if late:
            return self.cells.status(Tone.RISK, "site.need.late")
        return self.cells.status(Tone.NONE, "site.need.open")
