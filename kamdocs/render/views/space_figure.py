"""The white space of an account as a grid of its units and offerings."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.white_space import Cell
from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.enums import CellState, Supplier
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.charts.space_grid import GridCell, GridRow, SpaceGrid, draw_space_grid
from kamdocs.render.context import RenderContext


def space_figure(context: RenderContext, growth: AccountGrowth) -> Markup | None:
    """Give the grid; None for an account without cells."""
    if not growth.cells:
        return None
    words = context.words
    offerings = _offerings(context, growth)
    units = _units(growth)
    states = {cell.state for cell in growth.cells}
    label = key_label(WhiteSpaceCell, "unit", context.language)
    return draw_space_grid(
        SpaceGrid(
            id="kd-space",
            title=space_finding(context, growth),
            description=words.text(
                "site.growth.grid.description",
                units=len(units),
                offerings=context.formats.names([context.offering(item) for item in offerings]),
            ),
            note=words.text("site.growth.grid.note"),
            corner=label,
            columns=tuple(context.offering(item) for item in offerings),
            total_head=words.text("site.growth.column.to-win"),
            rows=tuple(_row(context, growth, unit, offerings) for unit in units),
            foot=_foot(context, growth, offerings) if len(units) > 1 else None,
            blank=words.text("site.missing"),
            key=tuple(
                (state.value, value_label(state, context.language))
                for state in CellState
                if state in states
            ),
        )
    )


def space_finding(context: RenderContext, growth: AccountGrowth) -> str:
    """Say how much there is to win, and where most of it lies."""
    words, space = context.words, growth.space
    currency = growth.scope.account.currency
    if space.value is None:
        return words.text("site.growth.grid.no-potential")
    if not space.value:
        return words.text("site.growth.grid.nothing-left")
    best = max(space.cells, key=lambda cell: cell.headroom or Decimal(0))
    return words.text(
        "site.growth.grid.title",
        amount=context.formats.short_money(space.value, currency),
        place=cell_place(context, best),
        part=context.formats.short_money(best.headroom or Decimal(0), currency),
    )


def cell_place(context: RenderContext, cell: Cell) -> str:
    """Give offering and unit of a cell."""
    account = context.portfolio.by_id[cell.account]
    parts = (context.offering(cell.record.offering), context.unit(account, cell.record.unit))
    return ", ".join(part for part in parts if part)


def supplier_name(context: RenderContext, cell: Cell) -> str:
    """Say who supplies a cell today; empty where nobody wrote it down."""
    record = cell.record
    if record.competitor or record.supplied_by in (None, Supplier.US):
        return record.competitor or ""
    return value_label(record.supplied_by, context.language)


def supplier_text(context: RenderContext, cell: Cell) -> str:
    """Say who supplies a cell today and until when; empty where nobody knows."""
    name, until = supplier_name(context, cell), cell.record.contract_end
    if not name or until is None:
        return name
    return context.words.text("site.growth.until", name=name, month=context.formats.month(until))


def _offerings(context: RenderContext, growth: AccountGrowth) -> list[str]:
    used = dict.fromkeys(cell.record.offering for cell in growth.cells)
    order = [item.id for item in context.portfolio.programme.offerings if item.id in used]
    return [*order, *(item for item in used if item not in order)]


def _units(growth: AccountGrowth) -> list[str | None]:
    used = dict.fromkeys(cell.record.unit for cell in growth.cells)
    order: list[str | None] = [unit.id for unit in growth.scope.account.units if unit.id in used]
    return [*order, *(unit for unit in used if unit not in order)]


def _row(
    context: RenderContext, growth: AccountGrowth, unit: str | None, offerings: list[str]
) -> GridRow:
    account = growth.scope.account
    own = {cell.record.offering: cell for cell in growth.cells if cell.record.unit == unit}
    city = next((item.city for item in account.units if item.id == unit), None)
    name = context.unit(account, unit) or context.words.text("site.growth.whole-account")
    cells = (own.get(offering) for offering in offerings)
    return GridRow(
        name=name,
        note=city if city and city not in name else "",
        cells=tuple(None if cell is None else _cell(context, growth, cell) for cell in cells),
        total=_to_win(context, growth, list(own.values())),
    )


def _foot(context: RenderContext, growth: AccountGrowth, offerings: list[str]) -> GridRow:
    columns = [
        [cell for cell in growth.cells if cell.record.offering == offering]
        for offering in offerings
    ]
    return GridRow(
        name=context.words.text("site.growth.column.to-win"),
        cells=tuple(GridCell("sum", "", _to_win(context, growth, cells)) for cells in columns),
        total=_to_win(context, growth, list(growth.cells)),
    )


def _to_win(context: RenderContext, growth: AccountGrowth, cells: list[Cell]) -> str:
    known = [cell.headroom for cell in cells if cell.headroom is not None]
    if not known:
        return ""
    return context.formats.short_money(sum(known, Decimal(0)), growth.scope.account.currency)


def _cell(context: RenderContext, growth: AccountGrowth, cell: Cell) -> GridCell:
    word = value_label(cell.state, context.language)
    if cell.state is CellState.NOT_ELIGIBLE:
        return GridCell(cell.state.value, word)
    if cell.state is CellState.OWNED:
        return _owned(context, growth, cell, word)
    details = [text for text in (supplier_text(context, cell),) if text]
    amount = context.words.text("site.growth.no-potential")
    if cell.headroom is not None:
        amount = context.formats.short_money(cell.headroom, growth.scope.account.currency)
    return GridCell(cell.state.value, word, amount, tuple(details))


def _owned(context: RenderContext, growth: AccountGrowth, cell: Cell, word: str) -> GridCell:
    words, currency = context.words, growth.scope.account.currency
    short = context.formats.short_money
    potential, revenue = cell.record.potential, cell.revenue
    details = []
    filled = 0
    if potential is None:
        details.append(words.text("site.growth.no-potential"))
    else:
        key = "site.growth.all-of-potential" if cell.headroom == 0 else "site.growth.of-potential"
        details.append(words.text(key, amount=short(potential, currency)))
        if revenue is not None and revenue > 0 and potential > 0:
            filled = min(10, max(1, int(revenue * 10 / potential + Decimal("0.5"))))
    if cell.negotiated:
        amount = short(cell.negotiated, currency)
        details.append(words.text("site.growth.in-negotiation", amount=amount))
    amount = words.text("site.missing") if revenue is None else short(revenue, currency)
    return GridCell(cell.state.value, word, amount, tuple(details), filled)
