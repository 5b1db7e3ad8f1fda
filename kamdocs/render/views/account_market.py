"""What stands around an account: SWOT, competitors, trends, ideas of the client, investments."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account
from kamdocs.model.commerce import Investment
from kamdocs.model.enums import Level, Quadrant
from kamdocs.model.vocabulary import value_label
from kamdocs.model.watch import Competitor, Note, SwotItem
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, column, without_empty_columns
from kamdocs.render.views.parts import Cell, Status, Table, Tone

_THREATS = {Level.HIGH: Tone.RISK, Level.MEDIUM: Tone.WATCH, Level.LOW: Tone.NONE}


@dataclass(frozen=True)
class SwotLine:
    """An item of a quadrant and the objective it leads to."""

    text: str
    impact: str
    objective: str
    href: str


@dataclass(frozen=True)
class SwotQuadrant:
    """A quadrant of the analysis: inside the relationship or outside it."""

    id: str
    title: str
    hint: str
    items: tuple[SwotLine, ...]


@dataclass(frozen=True)
class NoteLine:
    """A dated line of text with the person it came from."""

    text: str
    detail: str


@dataclass(frozen=True)
class AccountMarketView:
    """What the plan shows around the account; empty parts are left out."""

    swot: tuple[SwotQuadrant, ...]
    competitors: Table
    trends: tuple[NoteLine, ...]
    insights: tuple[NoteLine, ...]
    investments: Table

    @property
    def empty(self) -> bool:
        """Tell whether nothing was recorded around the account."""
        return not (
            self.swot
            or self.competitors.rows
            or self.trends
            or self.insights
            or self.investments.rows
        )


def account_market_view(
    context: RenderContext, standing: Standing, links: Links
) -> AccountMarketView:
    """Give what stands around an account."""
    account = standing.account
    return AccountMarketView(
        swot=_swot(context, account, links),
        competitors=_competitors(context, account),
        trends=_notes(context, account, account.trends),
        insights=_notes(context, account, account.product_insights),
        investments=_investments(context, account),
    )


def _swot(context: RenderContext, account: Account, links: Links) -> tuple[SwotQuadrant, ...]:
    if not account.swot:
        return ()
    words = context.words
    return tuple(
        SwotQuadrant(
            quadrant.value,
            words.text(f"site.swot.{quadrant}"),
            words.text(f"site.swot.{quadrant}.hint"),
            tuple(
                _swot_line(context, account, item, links)
                for item in sorted(account.swot, key=lambda item: -(item.impact or 0))
                if item.quadrant is quadrant
            ),
        )
        for quadrant in Quadrant
    )


def _swot_line(context: RenderContext, account: Account, item: SwotItem, links: Links) -> SwotLine:
    objective = next((o for o in account.objectives if o.id == item.objective), None)
    href = ""
    if objective is not None:
        page = context.addresses.objectives(account.id)
        href = links.to(page, f"kd-objective-{objective.id}")
    return SwotLine(
        item.text,
        context.words.text("site.swot.impact", impact=item.impact) if item.impact else "",
        objective.title if objective else "",
        href,
    )


def _competitors(context: RenderContext, account: Account) -> Table:
    cells = Cells(context)
    order = list(reversed(Level))
    found = sorted(
        account.competitors,
        key=lambda item: (order.index(item.threat) if item.threat else len(order), item.name),
    )
    rows = tuple(
        (
            Cell(item.name),
            cells.text(item.product),
            cells.text(item.position),
            cells.missing()
            if item.threat is None
            else Cell(
                status=Status(_THREATS[item.threat], value_label(item.threat, context.language))
            ),
        )
        for item in found
    )
    columns = (
        column(context, Competitor, "name"),
        column(context, Competitor, "product"),
        column(context, Competitor, "position", wide=True),
        column(context, Competitor, "threat"),
    )
    return without_empty_columns(Table(context.words.text("site.competitors"), columns, rows))


def _notes(
    context: RenderContext, account: Account, notes: tuple[Note, ...]
) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(
            note.text,
            " · ".join(
                part
                for part in (
                    context.stakeholder(account, note.stakeholder),
                    context.formats.day(note.date) if note.date else "",
                )
                if part
            ),
        )
        for note in notes
    )


def _investments(context: RenderContext, account: Account) -> Table:
    cells = Cells(context, account.currency)
    rows = tuple(
        (
            Cell(item.name),
            cells.text(context.formats.period(item.period) if item.period else None),
            cells.money(item.agreed),
            cells.money(item.paid),
            cells.text(item.counterpart),
        )
        for item in account.investments
    )
    columns = (
        column(context, Investment, "name", wide=True),
        column(context, Investment, "period"),
        column(context, Investment, "agreed", numeric=True),
        column(context, Investment, "paid", numeric=True),
        column(context, Investment, "counterpart", wide=True),
    )
    return without_empty_columns(Table(context.words.text("site.investments"), columns, rows))
