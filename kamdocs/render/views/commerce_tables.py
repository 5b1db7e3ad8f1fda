"""Tables of the account plan about trade: opportunities, contracts, prices, terms."""

from __future__ import annotations

from kamdocs.metrics.contract_dates import decision_day
from kamdocs.model.account import Account
from kamdocs.model.commerce import Contract, Opportunity, PriceAdjustment, Terms
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, column, without_empty_columns
from kamdocs.render.views.parts import Cell, Column, Fact, Table


class CommerceTables:
    """Maker of the tables about trade of one account."""

    def __init__(self, context: RenderContext, account: Account) -> None:
        self.context = context
        self.account = account
        self.cells = Cells(context, account.currency)
        self.words = context.words

    def opportunities(self) -> Table:
        """List business that may be won, with stage, value and next step."""
        rows = tuple(self._opportunity(item) for item in self.account.opportunities)
        columns = (
            column(self.context, Opportunity, "name", wide=True),
            column(self.context, Opportunity, "kind"),
            column(self.context, Opportunity, "stage"),
            column(self.context, Opportunity, "annual_value", numeric=True),
            column(self.context, Opportunity, "probability", numeric=True),
            column(self.context, Opportunity, "category"),
            column(self.context, Opportunity, "close_date", numeric=True),
            column(self.context, Opportunity, "supply_start", numeric=True),
            column(self.context, Opportunity, "next_step", wide=True),
        )
        return without_empty_columns(Table(self.words.text("site.opportunities"), columns, rows))

    def _opportunity(self, item: Opportunity) -> tuple[Cell, ...]:
        cells = self.cells
        where = [
            self.context.unit(self.account, item.unit),
            self.context.offering(item.offering),
        ]
        supply = cells.day(item.supply_start)
        if item.ramp_months:
            note = self.words.plural("site.ramp-months", item.ramp_months)
            supply = Cell(supply.text, sort=supply.sort, missing=supply.missing, note=note)
        value = cells.money(item.annual_value if item.annual_value is not None else item.amount)
        return (
            Cell(item.name, note=" · ".join(part for part in where if part)),
            cells.label(item.kind),
            cells.text(self.context.stage_name(item.stage)),
            value,
            cells.share(item.probability),
            cells.label(item.category),
            cells.day(item.close_date),
            supply,
            cells.text(item.next_step or item.loss_reason),
        )

    def contracts(self) -> Table:
        """List contracts with the day by which to decide."""
        cells = self.cells
        rows = tuple(
            (
                Cell(item.name),
                cells.money(item.value),
                cells.day(item.start),
                cells.day(item.end),
                cells.label(item.renewal),
                cells.label(item.index),
                cells.day(decision_day(item)),
            )
            for item in self.account.contracts
        )
        columns = (
            column(self.context, Contract, "name", wide=True),
            column(self.context, Contract, "value", numeric=True),
            column(self.context, Contract, "start", numeric=True),
            column(self.context, Contract, "end", numeric=True),
            column(self.context, Contract, "renewal"),
            column(self.context, Contract, "index"),
            Column(self.words.text("site.column.decide-by"), numeric=True),
        )
        return without_empty_columns(Table(self.words.text("site.contracts"), columns, rows))

    def price_adjustments(self) -> Table:
        """List price adjustments asked for and granted."""
        cells = self.cells
        rows = tuple(
            (
                cells.day(item.base_date),
                cells.text(self.context.offering(item.offering)),
                cells.label(item.index),
                cells.share(item.requested),
                cells.share(item.granted),
                cells.day(item.effective),
            )
            for item in self.account.price_adjustments
        )
        fields = ("base_date", "offering", "index", "requested", "granted", "effective")
        numeric = ("base_date", "requested", "granted", "effective")
        columns = tuple(
            column(self.context, PriceAdjustment, field, numeric=field in numeric)
            for field in fields
        )
        return without_empty_columns(
            Table(self.words.text("site.price-adjustments"), columns, rows)
        )

    def terms(self) -> tuple[Fact, ...]:
        """List commercial terms as labels and values."""
        terms = self.account.terms
        language = self.context.language
        cells = self.cells
        payment = None
        if terms.payment_days is not None:
            payment = self.words.plural("site.days", terms.payment_days)
        blocked = None if terms.blocked is None else cells.yes_no(terms.blocked).text
        limit, used = cells.money(terms.credit_limit), cells.money(terms.credit_used)
        candidates = {
            "payment_days": payment,
            "freight": value_label(terms.freight, language) if terms.freight else None,
            "price_list": terms.price_list,
            "rebate": terms.rebate,
            "credit_limit": None if limit.missing else limit.text,
            "credit_used": None if used.missing else used.text,
            "blocked": blocked,
        }
        return tuple(
            Fact(key_label(Terms, field, language), value)
            for field, value in candidates.items()
            if value
        )
