"""What each unit of a client buys, from us and in all, and what it could buy from us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kamdocs.metrics.books import LATE_START_MONTHS, Ledger
from kamdocs.metrics.deals import Deal, DealState
from kamdocs.metrics.months import YEAR, months_of, within
from kamdocs.model.account import Account
from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.enums import BuiltInKpi, CellState, OpportunityKind, Supplier
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar


@dataclass(frozen=True)
class Cell:
    """One unit × offering with the figures that count.

    `revenue` is what it bought from us in the last twelve months, as typed, else as `computed`
    from the figures table; a cell that others supply has none. `deals` are the open
    opportunities for it, `negotiated` the part of its headroom that they are worth.
    """

    account: str
    record: WhiteSpaceCell
    state: CellState
    revenue: Decimal | None
    computed: Decimal | None
    deals: tuple[Deal, ...] = ()
    negotiated: Decimal = Decimal(0)

    @property
    def eligible(self) -> bool:
        """Tell whether we could sell here at all."""
        return self.state is not CellState.NOT_ELIGIBLE

    @property
    def headroom(self) -> Decimal | None:
        """What is still to be won: max(0, potential − our revenue)."""
        if not self.eligible or self.record.potential is None or self.revenue is None:
            return None
        return max(Decimal(0), self.record.potential - self.revenue)

    @property
    def differs(self) -> Decimal | None:
        """Typed revenue less the computed one; None unless both are known."""
        if self.record.our_revenue is None or self.computed is None:
            return None
        return self.record.our_revenue - self.computed


@dataclass(frozen=True)
class WhiteSpace:
    """Cells added up, each eligible one once.

    `value` is Σ max(0, potential − our revenue), owned cells and cells in negotiation included;
    `negotiated` the part of it tied to open opportunities, which the pipeline counts and which
    therefore must not be added to it again. `spend` and `spend_revenue` cover the cells whose
    total spend and revenue are both known. Source: kam-domain §3, vocabulary.
    """

    cells: tuple[Cell, ...]
    value: Decimal | None
    negotiated: Decimal
    eligible: int
    owned: int
    unknown: int
    spend: Decimal | None
    spend_revenue: Decimal | None

    @property
    def untouched(self) -> Decimal | None:
        """The part of the value that no open opportunity works on."""
        return None if self.value is None else self.value - self.negotiated

    @property
    def penetration(self) -> Decimal | None:
        """Owned ÷ eligible cells; None without any."""
        return Decimal(self.owned) / self.eligible if self.eligible else None

    @property
    def wallet_share(self) -> Decimal | None:
        """Our revenue ÷ what the client spends in all; None without a positive spend."""
        if self.spend is None or self.spend_revenue is None or self.spend <= 0:
            return None
        return self.spend_revenue / self.spend


def cells_of(
    account: Account,
    calendar: FiscalCalendar,
    year: int,
    ledger: Ledger,
    deals: Iterable[Deal],
) -> tuple[Cell, ...]:
    """Give the cells of an account that count in a fiscal year.

    Revenue is computed over the last twelve closed months, where the ledger tells all of them;
    fewer say only that something is bought from us.
    """
    rows = _rows(account, calendar, last_twelve(ledger.told))
    whole = _tells_twelve(ledger)
    found = [deal for deal in deals if deal.state is DealState.OPEN]
    cells = [_cell(account, item, rows, whole, found) for item in counted_cells(account, year)]
    return _with_negotiated(cells, found)


def _with_negotiated(cells: list[Cell], deals: list[Deal]) -> tuple[Cell, ...]:
    """Share the value of each opportunity out to its cells, so that no value counts twice.

    No cell takes more than its headroom; an opportunity without a value takes all of it.
    """
    left = [cell.headroom or Decimal(0) for cell in cells]
    for deal in deals:
        value = deal.value
        for place, cell in enumerate(cells):
            if deal in cell.deals:
                taken = left[place] if value is None else min(left[place], value)
                left[place] -= taken
                value = None if value is None else value - taken
    return tuple(
        replace(cell, negotiated=(cell.headroom or Decimal(0)) - room)
        for cell, room in zip(cells, left, strict=True)
    )


def last_twelve(told: range | None) -> range | None:
    """Give the last twelve months for which revenue is known."""
    return None if told is None else range(told.stop - YEAR, told.stop)


def white_space_of(cells: Iterable[Cell]) -> WhiteSpace:
    """Add cells up."""
    found = tuple(cells)
    eligible = [cell for cell in found if cell.eligible]
    known = [(cell, cell.headroom) for cell in eligible if cell.headroom is not None]
    bought = [
        (cell.record.total_spend, cell.revenue)
        for cell in eligible
        if cell.record.total_spend is not None and cell.revenue is not None
    ]
    return WhiteSpace(
        cells=found,
        value=sum((room for _, room in known), Decimal(0)) if known else None,
        negotiated=sum((cell.negotiated for cell in eligible), Decimal(0)),
        eligible=len(eligible),
        owned=sum(cell.state is CellState.OWNED for cell in eligible),
        unknown=len(eligible) - len(known),
        spend=sum((spend for spend, _ in bought), Decimal(0)) if bought else None,
        spend_revenue=sum((ours for _, ours in bought), Decimal(0)) if bought else None,
    )


def _tells_twelve(ledger: Ledger) -> bool:
    """Tell whether the last twelve months are known, or all since the account became a client."""
    months = last_twelve(ledger.told)
    if ledger.told is None or months is None:
        return False
    begun = max(months.start, ledger.told.start - LATE_START_MONTHS)
    new = ledger.since is not None and ledger.since >= begun
    return new or ledger.told.start <= months.start


def counted_cells(account: Account, year: int) -> tuple[WhiteSpaceCell, ...]:
    """Give the cells as recorded that count in a fiscal year, so that nothing counts twice.

    Of a cell typed for several years the newest not after `year` counts. A cell of the whole
    account gives way to those of its units, unless the offering is not for any of these.
    """
    chosen = _one_a_place(account, year)
    parted = {
        cell.offering
        for cell in chosen
        if cell.unit is not None and cell.state is not CellState.NOT_ELIGIBLE
    }
    return tuple(cell for cell in chosen if cell.unit is not None or cell.offering not in parted)


def wholes_beside_parts(account: Account, year: int) -> tuple[WhiteSpaceCell, ...]:
    """Give the cells of the whole account that give way to those of its units."""
    counted = counted_cells(account, year)
    return tuple(
        cell for cell in _one_a_place(account, year) if all(cell is not other for other in counted)
    )


def _one_a_place(account: Account, year: int) -> list[WhiteSpaceCell]:
    """Give one cell for each unit and offering."""
    chosen: dict[tuple[str | None, str], WhiteSpaceCell] = {}

    def preference(cell: WhiteSpaceCell) -> tuple[bool, int]:
        typed = year if cell.year is None else cell.year
        return (typed <= year, typed if typed <= year else -typed)

    for cell in account.white_space:
        place = (cell.unit, cell.offering)
        kept = chosen.get(place)
        if kept is None or preference(cell) > preference(kept):
            chosen[place] = cell
    return list(chosen.values())


def _rows(
    account: Account, calendar: FiscalCalendar, last_months: range | None
) -> tuple[Figure, ...]:
    if last_months is None:
        return ()
    return tuple(
        row
        for row in account.figures
        if row.kpi == BuiltInKpi.REVENUE
        and row.actual is not None
        and within(months_of(row.period, calendar), last_months)
    )


def _cell(
    account: Account,
    record: WhiteSpaceCell,
    rows: tuple[Figure, ...],
    whole: bool,
    deals: list[Deal],
) -> Cell:
    sold = _computed(record, rows)
    state = record.state or _state(record, sold)
    computed = sold if whole else None
    revenue = record.our_revenue if record.our_revenue is not None else computed
    if revenue is None and state in (CellState.GAP, CellState.IN_PIPELINE):
        # Nothing is bought from us where somebody else, or nobody, supplies.
        revenue = Decimal(0)
    tied = tuple(deal for deal in deals if _is_for(deal, record))
    return Cell(account.id, record, state, revenue, computed, tied)


def _is_for(deal: Deal, record: WhiteSpaceCell) -> bool:
    """Tell whether an opportunity is for a cell: named in it, or of its unit and offering.

    A renewal wins nothing that is not sold already.
    """
    item = deal.opportunity
    if record.opportunity is not None and item.id == record.opportunity:
        return True
    same_place = item.offering == record.offering and record.unit in (None, item.unit)
    return same_place and item.kind is not OpportunityKind.RENEWAL


def _computed(record: WhiteSpaceCell, rows: tuple[Figure, ...]) -> Decimal | None:
    """Add up the rows of a cell; zero where others of the account are told apart as finely."""
    told_apart = [row for row in rows if row.offering is not None]
    if record.unit is not None:
        told_apart = [row for row in told_apart if row.unit is not None]
    if not told_apart:
        return None
    own = [
        row.actual
        for row in told_apart
        if row.offering == record.offering and record.unit in (None, row.unit)
    ]
    return sum((value for value in own if value is not None), Decimal(0))


def _state(record: WhiteSpaceCell, computed: Decimal | None) -> CellState:
    """Give the state that the other fields of a cell say."""
    ours = record.our_revenue if record.our_revenue is not None else computed
    if record.supplied_by is Supplier.US or (ours is not None and ours > 0):
        return CellState.OWNED
    return CellState.GAP if record.opportunity is None else CellState.IN_PIPELINE
