"""Opportunities as rows of tables, with overdue closes told by shape and word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kamdocs.metrics.deals import Deal, DealState
from kamdocs.model.commerce import Opportunity
from kamdocs.model.enums import ForecastCategory
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, column
from kamdocs.render.views.parts import Cell, Column, Status, Table, Tone


@dataclass(frozen=True)
class DealCells:
    """Maker of cells of opportunities; links lead to the account's own list."""

    context: RenderContext
    links: Links

    def name(self, deal: Deal) -> Cell:
        """Give the opportunity with its unit and offering."""
        account = self.context.portfolio.by_id[deal.account]
        item = deal.opportunity
        where = (self.context.unit(account, item.unit), self.context.offering(item.offering))
        return Cell(item.name, note=" · ".join(part for part in where if part))

    def short_name(self, deal: Deal) -> Cell:
        """Give the opportunity with its offering."""
        item = deal.opportunity
        return Cell(item.name, note=self.context.offering(item.offering))

    def account(self, deal: Deal) -> Cell:
        """Give the account, linked to its opportunities."""
        account = self.context.portfolio.by_id[deal.account]
        href = self.links.to(self.context.addresses.account(account.id), "kd-opportunities")
        return Cell(account.name, href=href)

    def owner(self, deal: Deal) -> Cell:
        """Give who answers for it: its owner, else the account's."""
        account = self.context.portfolio.by_id[deal.account]
        return Cells(self.context).person(deal.opportunity.owner or account.owner)

    def stage(self, deal: Deal) -> Cell:
        """Give the stage, sorted in the order of the programme."""
        programme = self.context.portfolio.programme
        order = [stage.id for stage in programme.stages]
        stage = deal.opportunity.stage
        if stage is None:
            return Cells(self.context).missing()
        place = order.index(stage) if stage in order else len(order)
        return Cell(self.context.stage_name(stage), sort=f"{place:02d}")

    def category(self, deal: Deal) -> Cell:
        """Give the forecast category, the surest first."""
        place = list(ForecastCategory).index(deal.category)
        return Cell(value_label(deal.category, self.context.language), sort=str(place))

    def value(self, deal: Deal) -> Cell:
        """Give the value of a year, or of a one-off deal, which is said."""
        if deal.value is None:
            return Cells(self.context).missing()
        once = deal.opportunity.annual_value is None
        note = self.context.words.text("site.growth.one-off") if once else ""
        return self.amount(deal, deal.value, note)

    def weighted(self, deal: Deal) -> Cell:
        """Give value × probability, with the probability below it."""
        if deal.weighted is None or deal.probability is None:
            return Cells(self.context).missing()
        chance = self.context.formats.percent(deal.probability, 0)
        return self.amount(deal, deal.weighted, chance)

    def weighted_of(self, deal: Deal) -> Cell:
        """Give value × probability, with both below it."""
        if deal.weighted is None or deal.probability is None or deal.value is None:
            return self.value(deal)
        words, formats = self.context.words, self.context.formats
        once = deal.opportunity.annual_value is None
        note = words.text(
            "site.growth.chance-of-one-off" if once else "site.growth.chance-of",
            chance=formats.percent(deal.probability, 0),
            value=formats.short_money(
                deal.value, self.context.portfolio.by_id[deal.account].currency
            ),
        )
        return self.amount(deal, deal.weighted, note)

    def amount(self, deal: Deal, value: Decimal, note: str = "") -> Cell:
        """Give an amount in the currency of the account."""
        currency = self.context.portfolio.by_id[deal.account].currency
        return Cell(self.context.formats.short_money(value, currency), sort=str(value), note=note)

    def close(self, deal: Deal) -> Cell:
        """Give the day of the decision; one that has passed is said to be overdue."""
        day = deal.opportunity.close_date
        if day is None:
            return Cells(self.context).missing()
        text = self.context.formats.day(day)
        if not deal.is_overdue(self.context.as_of):
            return Cell(text, sort=day.isoformat())
        word = self.context.words.text("site.growth.close-overdue", date=text)
        return Cell(word, status=Status(Tone.RISK, word), sort=day.isoformat())

    def close_and_supply(self, deal: Deal) -> Cell:
        """Give the day of the decision, with the start of supply below it."""
        cell, start = self.close(deal), deal.opportunity.supply_start
        if start is None:
            return cell
        day = self.context.formats.day(start)
        return replace(cell, note=self.context.words.text("site.growth.supplies-from", date=day))

    def supply(self, deal: Deal) -> Cell:
        """Give the start of supply with its ramp."""
        item = deal.opportunity
        if item.supply_start is None:
            return Cells(self.context).missing()
        text, sort = self.context.formats.day(item.supply_start), item.supply_start.isoformat()
        ramp = ""
        if item.ramp_months:
            ramp = self.context.words.plural("site.ramp-months", item.ramp_months)
        return Cell(text, sort=sort, note=ramp)

    def next_step(self, deal: Deal) -> Cell:
        """Give the next step."""
        return Cells(self.context).text(deal.opportunity.next_step)


def decided_table(
    context: RenderContext, links: Links, deals: Iterable[Deal], state: DealState
) -> Table:
    """List the opportunities won, or lost with the reason, the newest first."""
    cells = DealCells(context, links)
    found = [deal for deal in deals if deal.state is state]
    lost = state is DealState.LOST
    columns = (
        column(context, Opportunity, "name", wide=True),
        Column(context.words.text("site.column.account")),
        Column(context.words.text("site.growth.column.value"), numeric=True),
        Column(context.words.text("site.growth.column.decided"), numeric=True),
        column(context, Opportunity, "loss_reason" if lost else "supply_start", wide=lost),
    )
    rows = tuple(
        (
            cells.name(deal),
            cells.account(deal),
            cells.value(deal),
            Cells(context).day(deal.opportunity.close_date),
            Cells(context).text(deal.opportunity.loss_reason) if lost else cells.supply(deal),
        )
        for deal in found
    )
    return Table(context.words.text(f"site.growth.{state}"), columns, rows)
